/**
 * The fleet: places, links, nodes and users, simulated from event to event.
 *
 * - **Network** (`network/`): links whose bandwidth flows share max-min fairly, with propagation and
 *   loss; links with a queue; what a radio gives at a distance and what contention leaves of it; delays
 *   over wide areas.
 * - **Topology** (`topology/`): devices, sites, zones, regions and clouds; ways of least latency; the
 *   builders `threeTier`, `multiRegion`, `fatTree`, `sitesFromCapture`.
 * - **Nodes** (`node/`): cores under processor sharing or a run queue, DVFS with governors, power,
 *   battery, heat with throttling; programs replayed from captures, whose counters are exact at any
 *   instant: the truth that profilers are held against.
 * - **Users** (`mobility/`): random waypoint, Gauss-Markov, Manhattan grid, Lévy walk and recorded
 *   tracks, all in their stationary state from the start; the instants at which the nearest site
 *   changes; prediction of the next one.
 * - **Where users are served** (`user/`): hand-off of the radio, break before make or make before break;
 *   migration of a session's state, cold, pre-copy or post-copy, over the network; policies of site
 *   choice, which see the truth or what a profiler makes of it.
 * - **Services** (`service/`): graphs of services that call one another, from a description; load
 *   balancers, time-outs, retries with a budget, hedges, circuit breakers, rate limits, caches,
 *   autoscaling, rolling and canary deployments; traces of requests as OTLP/JSON.
 * - **Work** (`work/`): tasks with the phases, counters and stacks of a capture; works and arrivals in
 *   the manner of one.
 * - **Crowds** (`crowd/`): users and tasks in mass, as columns of numbers: 10⁵ users with 10³ sites and
 *   7·10⁷ tasks in an hour, exact to rounding against processes on nodes.
 * - **Placement** (`placement/`): hosts, virtual machines and jobs by the ten thousand; first, best,
 *   worst, next and random fit of cores, memory and bandwidth.
 * - **Faults** (`fault/`): crashes, lost zones and regions, slow nodes, hogs, bad links, partitions and
 *   clocks that err; when they come (`renewing`, `arriving`, `scheduled`, `commonCause`); planned chaos
 *   experiments with hypothesis, abort and verdict.
 * - **Compatibility** (`edgecloudsim/`): profile `edgecloudsim-4.0`, what EdgeCloudSim 4.0 computes for
 *   its `sample_app1`, its errors behind flags.
 * - **Accounts** (`account/`): latencies and deadlines, availability, emissions, bytes, cost, fairness,
 *   utilisation, all in bounded memory.
 *
 * Nothing is polled. Rates are constant between events, so bytes, energy, temperature, charge and
 * counters are integrals in closed form at whatever instant they are read.
 *
 * A hundred users walk over three sites. Each sends 1 MB to the nearest one every 10 s and has it
 * worked on there:
 *
 * ```ts
 * import { hold, Simulation } from "wagonwheel/des";
 * import { Attachment, linearPower, Movement, Network, Node, randomWaypoint } from "wagonwheel/fleet";
 * import { SiteIndex, threeTier, wire } from "wagonwheel/fleet";
 * import { Random } from "wagonwheel/random";
 * import { Moments } from "wagonwheel/stats";
 *
 * const random = Random.named("fleet/example"), simulation = new Simulation({ random });
 * const topology = threeTier({ sites: 3 }), network = new Network(simulation);
 * const { route } = wire(topology, network), sites = topology.ofKind("site");
 * const power = linearPower({ idle: 60, busy: 150 }); // W
 * const nodes = sites.map(({ name }) => new Node(simulation, { name, cores: 4, power }));
 * const cells = sites.map(() => network.link({ bandwidth: 25e6, latency: 0.005 })); // bytes/s, s
 *
 * const walk = randomWaypoint({ width: 2000, height: 1000, speed: [1, 15], pause: [0, 60] });
 * const movement = new Movement(simulation, walk, 100, random.stream("users"));
 * const places = new SiteIndex([300, 1000, 1700].map((x) => ({ x, y: 500 })));
 * let changes = 0;
 * const { nearest } = new Attachment(simulation, movement, places, () => changes++);
 *
 * const latency = new Moments(), works = random.stream("works");
 * function* user(id: number) {
 *   yield hold(0.1 * id);
 *   for (;;) {
 *     const begin = simulation.now, site = nearest[id];
 *     yield* network.transfer([cells[site]], 1e6);
 *     yield* nodes[site].execute(0.2 * works.exponential()); // s of work
 *     latency.add(simulation.now - begin);
 *     yield hold(10);
 *   }
 * }
 * for (let id = 0; id < 100; id++) simulation.spawn(user(id));
 * simulation.run({ until: 600 });
 * console.log(`${latency.mean.toFixed(3)} s over ${latency.count} tasks`); // 0.256 s over 5851 tasks
 * const kilojoules = nodes.reduce((sum, { energy }) => sum + energy, 0) / 1000;
 * console.log(`${kilojoules.toFixed(1)} kJ, ${changes} changes of site`); // 134.8 kJ, 299 changes of site
 * console.log(route(sites[0], topology.named("cloud")).map(({ latency }) => latency).join(" + ")); // 0.005 + 0.05
 * ```
 *
 * @module
 */
export { Availability } from "./account/availability.ts";
export { bytesByLink, type LinkBytes } from "./account/bytes.ts";
export { type Cost, cost, type Prices, type Usage } from "./account/cost.ts";
export { Emissions } from "./account/emissions.ts";
export { jainIndex } from "./account/fairness.ts";
export { Served, type ServedOptions } from "./account/served.ts";
export { utilisation } from "./account/utilisation.ts";

export { Crowd, type CrowdOptions, type TaskEnd } from "./crowd/crowd.ts";
export { type JobEnd, SharedCores } from "./crowd/shared-cores.ts";

export { type EdgeArchitecture, edgeArchitectures } from "./edgecloudsim/architectures.ts";
export {
  edgeCloudSim,
  type EdgeCloudSimOptions,
  type EdgeCloudSimOutcome,
} from "./edgecloudsim/edge-cloud-sim.ts";
export { type EdgeCloudSimErrors, edgeCloudSimModels } from "./edgecloudsim/errors.ts";
export {
  type EdgeApplication,
  type EdgeMachines,
  edgeTaskRate,
  type EdgeWorld,
  sampleApp1,
} from "./edgecloudsim/sample-app1.ts";

export { arriving, type ArrivingOptions } from "./fault/arriving.ts";
export {
  chaosExperiment,
  type ChaosExperimentOptions,
  type ChaosVerdict,
  type Hypothesis,
} from "./fault/chaos-experiment.ts";
export { ClockError, type ClockFaultOptions } from "./fault/clock-error.ts";
export { commonCause, type CommonCauseOptions, upTogether } from "./fault/common-cause.ts";
export { hogCores, hogMemory } from "./fault/exhaustion.ts";
export { type Fault, type Heal, together } from "./fault/fault.ts";
export { degradedLinks } from "./fault/link-faults.ts";
export { crash, freeze, slowNode } from "./fault/node-faults.ts";
export { type Grounds, outage, partition } from "./fault/place-faults.ts";
export { renewing, type RenewingOptions } from "./fault/renewing.ts";
export { type FaultWindow, scheduled } from "./fault/scheduled.ts";

export { type Contention, dcf, type DcfOptions, secondsPerByte } from "./network/dcf.ts";
export type { Flow } from "./network/flow.ts";
export { Link, type LinkOptions, type LinkSharing } from "./network/link.ts";
export type { LinkImpairment } from "./network/link-impairment.ts";
export { type SharedLink, shareMaxMin, type SharingFlow } from "./network/max-min.ts";
export { Network, type NetworkOptions } from "./network/network.ts";
export { QueueingLink, type QueueingLinkOptions } from "./network/queueing-link.ts";
export {
  macroCellLoss,
  type MacroCellOptions,
  macroCellRate,
  type WlanOptions,
  wlanRate,
} from "./network/radio.ts";
export {
  lognormalFromQuantiles,
  type QuantilePair,
  speedInFibre,
  type WanLatency,
  wanLatency,
  type WanLatencyOptions,
} from "./network/wan-latency.ts";

export { FitTree } from "./placement/fit-tree.ts";
export { type Amounts, Hosts } from "./placement/hosts.ts";
export { bestFit } from "./placement/policies/best-fit.ts";
export { firstFit } from "./placement/policies/first-fit.ts";
export { placementPolicies } from "./placement/policies/index.ts";
export { nextFit } from "./placement/policies/next-fit.ts";
export type { PlacementPolicy, Placer } from "./placement/policies/placement-policy.ts";
export { randomFit } from "./placement/policies/random-fit.ts";
export { worstFit } from "./placement/policies/worst-fit.ts";
export { VirtualMachines, type VirtualMachinesOptions } from "./placement/virtual-machines.ts";

export { autoscaler, type AutoscalerOptions } from "./service/autoscaling/autoscaler.ts";
export { scalingPolicies } from "./service/autoscaling/index.ts";
export { predictive, type PredictiveOptions } from "./service/autoscaling/predictive.ts";
export type {
  ScalingPolicy,
  ScalingPolicyFactory,
  ServiceLoad,
} from "./service/autoscaling/scaling-policy.ts";
export {
  targetTracking,
  type TargetTrackingOptions,
} from "./service/autoscaling/target-tracking.ts";
export { threshold, type ThresholdOptions } from "./service/autoscaling/threshold.ts";
export type { Balancer, BalancerFactory, Candidate } from "./service/balancers/balancer.ts";
export {
  consistentHashing,
  type ConsistentHashingOptions,
} from "./service/balancers/consistent-hashing.ts";
export { balancers } from "./service/balancers/index.ts";
export { leastLoad } from "./service/balancers/least-load.ts";
export { locality } from "./service/balancers/locality.ts";
export { powerOfD, powerOfDTail } from "./service/balancers/power-of-d.ts";
export { randomChoice } from "./service/balancers/random-choice.ts";
export { roundRobin } from "./service/balancers/round-robin.ts";
export type { Cache, CacheFactory } from "./service/caches/cache.ts";
export { che, type CheHitRatio } from "./service/caches/che.ts";
export { caches } from "./service/caches/index.ts";
export { lfu } from "./service/caches/lfu.ts";
export { lru } from "./service/caches/lru.ts";
export { ttl, type TtlOptions } from "./service/caches/ttl.ts";
export type { CallOptions, HedgeOptions } from "./service/client/call-options.ts";
export type { Carry } from "./service/client/caller.ts";
export {
  CircuitBreaker,
  type CircuitBreakerOptions,
  type CircuitState,
} from "./service/client/circuit-breaker.ts";
export { Retries, type RetryBudgetOptions, type RetryOptions } from "./service/client/retry.ts";
export { canary, type CanaryOptions, type CanaryVerdict } from "./service/deployment/canary.ts";
export { rolling, type RollingOptions } from "./service/deployment/rolling.ts";
export { healthCheck, type HealthCheckOptions } from "./service/health-check.ts";
export type {
  Instance,
  InstanceLimits,
  InstanceRecord,
  InstanceState,
  Version,
} from "./service/instance.ts";
export { keyedUniform } from "./service/keyed-uniform.ts";
export type { Failure, Outcome, Request } from "./service/request.ts";
export {
  type RequestOptions,
  ServiceGraph,
  serviceGraph,
  type ServiceGraphOptions,
} from "./service/service-graph.ts";
export type { Service, ServiceDescription } from "./service/service.ts";
export { cached, call, either, fail, parallel, type Stage, tell, work } from "./service/stages.ts";
export { type RateLimitOptions, TokenBucket } from "./service/token-bucket.ts";
export { otlpJson } from "./service/tracing/otlp.ts";
export { type Span, type SpanKind, Tracer, type TracerOptions } from "./service/tracing/tracer.ts";

export { fatTree, type FatTreeOptions } from "./topology/fat-tree.ts";
export {
  centreOf,
  globePositions,
  sitesFromCapture,
  type SitesOptions,
} from "./topology/from-capture.ts";
export {
  multiRegion,
  type MultiRegionOptions,
  type RegionDescription,
} from "./topology/multi-region.ts";
export {
  earthRadius,
  type GlobePosition,
  haversine,
  type PlanePosition,
  tangentPlane,
} from "./topology/position.ts";
export { type Route, Routes } from "./topology/routes.ts";
export { threeTier, type ThreeTierOptions } from "./topology/three-tier.ts";
export {
  type Connection,
  type ConnectionOptions,
  type Place,
  type PlaceKind,
  Topology,
} from "./topology/topology.ts";
export { wire, type Wiring } from "./topology/wire.ts";

export { Battery, type BatteryOptions } from "./node/battery.ts";
export { performance, powersave } from "./node/governors/fixed.ts";
export type { Governor, GovernorFactory, Load } from "./node/governors/governor.ts";
export { governors } from "./node/governors/index.ts";
export { ondemand, type OndemandOptions } from "./node/governors/ondemand.ts";
export { schedutil, type SchedutilOptions } from "./node/governors/schedutil.ts";
export { NodeDownError, type NodeImpairment } from "./node/impairment.ts";
export { memoryStretch, type MemoryUser } from "./node/memory-contention.ts";
export { Node, type TaskProgress } from "./node/node.ts";
export type { NodeDiscipline, NodeOptions } from "./node/node-options.ts";
export {
  cubicPower,
  type CubicPowerOptions,
  linearPower,
  type LinearPowerOptions,
  type PowerModel,
  tablePower,
  type TablePowerOptions,
} from "./node/power.ts";
export {
  Program,
  type ProgramDescription,
  programOf,
  type RecordedCounter,
} from "./node/program.ts";
export { Thermal, type ThermalOptions } from "./node/thermal.ts";

export { Attachment, type NearestChange } from "./mobility/attachment.ts";
export { gaussMarkov, type GaussMarkovOptions } from "./mobility/gauss-markov.ts";
export { levyWalk, type LevyWalkOptions } from "./mobility/levy-walk.ts";
export { type LinearPredictor, linearPredictor } from "./mobility/linear-predictor.ts";
export { manhattan, type ManhattanOptions } from "./mobility/manhattan.ts";
export {
  markovPredictor,
  type MarkovPredictorOptions,
  type Predictor,
} from "./mobility/markov-predictor.ts";
export { Movement } from "./mobility/movement.ts";
export { type PredictionAccuracy, predictionAccuracy } from "./mobility/prediction-accuracy.ts";
export { randomWaypoint, type RandomWaypointOptions } from "./mobility/random-waypoint.ts";
export { SiteIndex } from "./mobility/site-index.ts";
export { traceDriven, type Track, tracksOf, type TracksOptions } from "./mobility/tracks.ts";
export type { MobilityModel, Walkers } from "./mobility/walkers.ts";

export { Access } from "./user/access.ts";
export { breakBeforeMake, type BreakBeforeMakeOptions } from "./user/handoff/break-before-make.ts";
export type { HandOff, HandOffSteps } from "./user/handoff/hand-off.ts";
export { makeBeforeBreak, type MakeBeforeBreakOptions } from "./user/handoff/make-before-break.ts";
export { cold } from "./user/migration/cold.ts";
export { migrationMethods } from "./user/migration/index.ts";
export type {
  IdlePath,
  MigrationCost,
  MigrationMethod,
  Move,
  SessionState,
} from "./user/migration/migration.ts";
export { postCopy } from "./user/migration/post-copy.ts";
export { preCopy, type PreCopyOptions } from "./user/migration/pre-copy.ts";
export { habitual, type HabitualOptions } from "./user/policies/habitual.ts";
export { hysteresis, type HysteresisOptions } from "./user/policies/hysteresis.ts";
export { sitePolicies } from "./user/policies/index.ts";
export { leastLoaded, type LeastLoadedOptions } from "./user/policies/least-loaded.ts";
export { nearest } from "./user/policies/nearest.ts";
export { neverMove } from "./user/policies/never-move.ts";
export type { Policy, SitePolicy, SitePolicyFactory, SiteState } from "./user/policies/policy.ts";
export { predictiveSite, type PredictiveSiteOptions } from "./user/policies/predictive-site.ts";
export { Session, type SessionOptions } from "./user/session.ts";
export { chooseSites, type SiteChoiceOptions } from "./user/site-choice.ts";

export { arrivalsOfCapture, type ArrivalsOptions } from "./work/arrivals-of-capture.ts";
export { CapturedTask } from "./work/captured-task.ts";
export { worksOfCapture, type WorksOptions } from "./work/works-of-capture.ts";
