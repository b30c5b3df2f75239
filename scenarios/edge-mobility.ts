/**
 * Edge mobility: users drive over edge sites, their sessions follow or stay, and whoever decides sees
 * the load of the sites as it is or as a profiler of ten samples a second shows it.
 *
 * Each user sends a frame ten times a second to its session; the work of a frame is what a recorded web
 * server took of a core in a tenth of a second. Users cross the middle, so the site there has almost
 * more work than it can do, while those in the corners idle. From site to site it is 10 ms.
 *
 * Question   Which policy of site choice is best, and what does it lose by seeing load in samples?
 * Expected   Sessions that follow the user spare the backhaul and crowd the middle; the least loaded of
 *            the three nearest sites costs backhaul and moves and cuts the tail. Frames and samples keep
 *            the same time, so a systematic profiler sees one phase of each site for as long as its users
 *            stay: whoever trusts it fills sites that only look idle. Samples at random are less wrong.
 * Came out   95 % of the frames within 58 ms under least-loaded, within 108 to 113 ms under the others,
 *            which do not differ: the middle site decides their tails. Seen in step least-loaded is
 *            within 95 ms, with twice the moves, and is separated from none of them; seen at random
 *            within 67 ms. The load as seen errs by 30 points in step and 12 at random. It all costs
 *            energy: a frame takes 8 % more where sessions follow the user than where they stay, 22 %
 *            more where they follow the load, 43 % more where they follow it in step.
 * Caution    Decisions at 5 s with a window of 1 s: all who see the same load go to the same site, and at
 *            1 s that herd makes least-loaded the worst of all. A counter of busy time read at 10 Hz
 *            would be exact; it is samples of a state that can be in step.
 * Source     Idle and busy power of iFogSim2's fog nodes, transport of PureEdgeSim 5.3; the others are
 *            ours, so that the middle site is at its limit.
 */
import { z } from "zod";
import { Simulation } from "../src/des/mod.ts";
import { scenario } from "../src/experiment/mod.ts";
import {
  hysteresis,
  leastLoaded,
  migrationMethods,
  nearest,
  neverMove,
  predictiveSite,
  type SitePolicyFactory,
} from "../src/fleet/mod.ts";
import { buildCity, watchWays } from "./edge-mobility/city.ts";
import { figures } from "./edge-mobility/figures.ts";
import { makeFrames } from "./edge-mobility/frames.ts";
import { moveSessions } from "./edge-mobility/moves.ts";
import { recordedWorks } from "./edge-mobility/recorded-works.ts";
import { compareSights, sightError, sights, truth } from "./edge-mobility/sight.ts";

const parameters = z.strictObject({
  users: z.int().positive().default(90).describe("users"),
  rows: z.int().min(2).default(3).describe("rows of sites, and columns"),
  spacing: z.number().positive().default(500).meta({ unit: "m" }).describe("between two sites"),
  cores: z.int().positive().default(2).describe("cores of a site"),
  period: z.number().positive().default(0.1).meta({ unit: "s" })
    .describe("between two frames of a user"),
  event: z.string().default("task-clock").describe("counter of CPU time in the capture"),
  frame: z.number().positive().default(10_000).meta({ unit: "B" }).describe("size of a frame"),
  deadline: z.number().positive().default(0.1).meta({ unit: "s" })
    .describe("after which a frame is missed"),
  migration: z.enum(["cold", "pre-copy", "post-copy"]).default("pre-copy")
    .describe("how a session is moved"),
  memory: z.number().nonnegative().default(100e6).meta({ unit: "B" }).describe("of a session"),
  dirtyRate: z.number().nonnegative().default(2e6).meta({ unit: "B/s" })
    .describe("what a session writes"),
  interval: z.number().positive().default(5).meta({ unit: "s" })
    .describe("between two decisions about a user"),
  window: z.number().positive().default(1).meta({ unit: "s" })
    .describe("over which load is seen"),
  candidates: z.int().positive().default(3)
    .describe("nearest sites of which the least loaded is taken"),
  gain: z.number().min(0).max(1).default(0.2).meta({ unit: "1" })
    .describe("of load that is worth a move to the least loaded"),
  margin: z.number().nonnegative().default(3).describe("of signal for hysteresis, dB"),
  timeToTrigger: z.number().nonnegative().default(0).meta({ unit: "s" })
    .describe("for which the margin must hold"),
  ahead: z.number().nonnegative().default(5).meta({ unit: "s" })
    .describe("how far the predictive policy looks"),
  warmUp: z.number().nonnegative().default(10).meta({ unit: "s" }).describe("thrown away"),
  duration: z.number().positive().default(30).meta({ unit: "s" }).describe("observed"),
});
type Policies = Record<string, (options: z.output<typeof parameters>) => SitePolicyFactory>;

export default scenario({
  name: "edge-mobility",
  title: "Edge mobility: whether and where sessions follow their users",
  question: "Which policy of site choice is best, and what does it lose by seeing load in samples?",
  references: [
    "Clark, Fraser, Hand, Hansen, Jul, Limpach, Pratt and Warfield, Live migration of virtual " +
    "machines, NSDI 2005",
    "Mitzenmacher, How useful is old information?, IEEE Trans. Parallel and Distributed Systems " +
    "11(1):6–20, 2000",
  ],
  captures: { program: "web-server" },
  parameters,
  factors: {
    policy: {
      "never-move": () => neverMove,
      "nearest": () => nearest,
      "least-loaded": ({ candidates, gain: margin }) => (sites) =>
        leastLoaded(sites, { candidates, margin }),
      "hysteresis": ({ margin, timeToTrigger }) => (sites) =>
        hysteresis(sites, { margin, timeToTrigger }),
      "predictive": ({ ahead }) => (sites) => predictiveSite(sites, { ahead }),
    } satisfies Policies,
    sight: sights,
  },
  measures: {
    latencyP95: {
      unit: "s",
      better: "lower",
      meaning: "latency that 95 % of the frames keep below",
    },
    latencyMean: { unit: "s", better: "lower", meaning: "mean latency of a frame" },
    misses: { unit: "1", better: "lower", meaning: "share of the frames late or skipped" },
    energy: { unit: "J", better: "lower", meaning: "energy of sites and backhaul for a frame" },
    handoffs: { unit: "1/h", better: "lower", meaning: "moves of a user's session" },
    downtime: {
      unit: "1",
      better: "lower",
      meaning: "share of the time that a session stood still",
    },
    migrated: { unit: "B/s", better: "lower", meaning: "bytes sent to move a user's session" },
    loadError: {
      unit: "1",
      better: "lower",
      meaning: "root mean squared error of the load of a site as it was seen",
    },
  },
  presets: {
    quick: { seeds: 12 },
    paper: { seeds: 30, parameters: { duration: 300 }, sweep: { users: [40, 60, 80, 100] } },
  },
  cost: ({ users, duration, warmUp }) => users * (duration + warmUp),

  run({ parameters, levels: { policy, sight }, names, random, captures, record }) {
    const { users, period, window, warmUp, duration, dirtyRate } = parameters;
    const simulation = new Simulation({ random });
    const state = { bytes: parameters.memory, dirtyRate };
    const migration = migrationMethods[parameters.migration]();
    const city = buildCity(
      simulation,
      { ...parameters, state, migration },
      random.stream("mobility"),
    );
    const works = recordedWorks(captures.program, parameters.event, period);
    const frames = makeFrames(city, {
      ...parameters,
      works,
      bytes: parameters.frame,
    }, random.stream("frames"));
    const load = sight(simulation, city.nodes, window, random.stream("profiler"));
    const exact = truth(simulation, city.nodes, window, random);
    const looks = compareSights(simulation, load, exact, { from: warmUp, window });
    const moves = moveSessions(city, { ...parameters, policy: policy(parameters), load });
    const ways = names.policy === "nearest" && names.sight === "truth" ? watchWays(city, 12) : null;

    simulation.run({ until: warmUp });
    frames.reset();
    moves.reset();
    const energy = city.energy(), busy = city.nodes.map(({ busyTime }) => busyTime);
    simulation.run({ until: warmUp + duration });

    record("sites", {
      x: city.sites.x,
      y: city.sites.y,
      load: city.nodes.map((node, s) => (node.busyTime - busy[s]) / (node.cores * duration)),
    });
    if (names.policy === "least-loaded") {
      const middle = looks.seen.length >> 1;
      record("course", { time: looks.time, seen: looks.seen[middle], exact: looks.exact[middle] });
    }
    if (ways !== null) record("ways", { ...ways });
    const userTime = users * duration; // s
    return {
      latencyP95: frames.latencies.quantile(0.95),
      latencyMean: frames.latency.mean,
      misses: frames.missed / frames.made,
      energy: (city.energy() - energy) / frames.made,
      handoffs: 3600 * moves.moves / userTime,
      downtime: moves.downtime / userTime,
      migrated: moves.bytes / userTime,
      loadError: sightError(looks),
    };
  },
  figures,
});
