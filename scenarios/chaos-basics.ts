/**
 * Chaos basics: what breaks a small service, and what each protection is good for.
 *
 * Web and data servers stand in three zones and balance round robin. A planned experiment watches the
 * share of requests answered in time, lets something go wrong for a while, and heals it. Works are those
 * of a real web server, and every node runs a batch program replayed from a capture beside them.
 *
 * Question   Which faults do health checks, retries and spare nodes protect from?
 * Expected   Health checks that ask the machine find crashes and lost zones, within their interval, and
 *            nothing that only seems up: a slow node, bad links, a partition. Time-outs and retries help
 *            against all of them, for the price of a time-out, and leave some 13 % of the requests late
 *            where a third of the attempts must fail. At this load spare nodes buy little for two fifths more
 *            energy.
 * Source     Basiri et al., "Chaos Engineering", IEEE Software 33(3), 2016; Huang et al., "Gray Failure",
 *            HotOS 2017.
 */
import { z } from "zod";
import { hold, Simulation } from "../src/des/mod.ts";
import { scenario } from "../src/experiment/mod.ts";
import {
  call,
  type CallOptions,
  chaosExperiment,
  crash,
  degradedLinks,
  Emissions,
  type Fault,
  healthCheck,
  outage,
  partition,
  programOf,
  roundRobin,
  Served,
  serviceGraph,
  slowNode,
  together,
  work,
  worksOfCapture,
} from "../src/fleet/mod.ts";
import { poissonProcess } from "../src/random/mod.ts";
import { sine } from "../src/signals/mod.ts";
import { figures } from "./chaos-basics/figures.ts";
import { buildWorld, type World } from "./chaos-basics/world.ts";

interface Protection {
  readonly perZone: number;
  readonly isChecked: boolean;
  readonly calls: CallOptions;
}

// A user's attempt leaves room for one more within the deadline, a web server's within the user's.
const retried: CallOptions = {
  timeout: 0.5, // s
  isCancelling: true,
  retry: { attempts: 3, budget: { ratio: 0.5, burst: 50 } },
};
const zone = ({ topology }: World) => topology.named("region-zone-0");

export default scenario({
  name: "chaos-basics",
  title: "Chaos basics: faults and protections side by side",
  question: "Which faults do health checks, retries and spare nodes protect from?",
  references: [
    "Basiri et al., Chaos Engineering, IEEE Software 33(3):35–41, 2016",
    "Huang et al., Gray Failure: The Achilles' Heel of Cloud-Scale Systems, HotOS 2017",
    "Beyer et al., Site Reliability Engineering, O'Reilly 2016, chapters 3 and 22",
  ],
  parameters: z.strictObject({
    rate: z.number().positive().default(30).meta({ unit: "1/s" })
      .describe("requests of users per second"),
    deadline: z.number().positive().default(2).meta({ unit: "s" })
      .describe("time in which a request must be answered"),
    duration: z.number().min(10).default(40).meta({ unit: "s" })
      .describe("how long the fault lasts; watched as long before and after"),
    carbon: z.number().positive().default(350).meta({ unit: "g/kWh" })
      .describe("mean CO2 of the grid, with a daily swing of a third"),
  }),
  captures: { work: "web-server", batch: "sqlite" },
  factors: {
    protection: {
      "none": { perZone: 2, isChecked: false, calls: {} },
      "health checks": { perZone: 2, isChecked: true, calls: {} },
      "and retries": { perZone: 2, isChecked: true, calls: retried },
      "and spare nodes": { perZone: 3, isChecked: true, calls: retried },
    } satisfies Record<string, Protection>,
    fault: {
      "no fault": () => together("nothing", []),
      "node crash": ({ all }) => crash(all[0]),
      "zone loss": (world) => outage(world, zone(world)),
      "slow node": ({ all }) => slowNode(all[0], 0.1),
      "bad links": ({ network, topology, wiring }) => {
        const isOf = ({ from }: { readonly from: number }) =>
          topology.places[from].name === "region-zone-0";
        const links = wiring.links.filter((_, i) => isOf(topology.connections[i])).flat();
        return degradedLinks(network, links, { latency: 0.2, loss: 0.3 });
      },
      "partition": (world) => partition(world, [zone(world)]),
    } satisfies Record<string, (world: World) => Fault>,
  },
  measures: {
    missed: {
      unit: "1",
      better: "lower",
      meaning: "share of requests during the fault that fail or are late",
    },
    availability: {
      unit: "1",
      better: "higher",
      meaning: "share of requests during the fault that are answered at last",
    },
    latencyP99: {
      unit: "s",
      better: "lower",
      meaning: "latency that 99 % of those answers keep below",
    },
    kept: {
      unit: "1",
      better: "higher",
      meaning: "share of experiments in which the steady state was kept",
    },
    energy: { unit: "J", better: "lower", meaning: "energy of all nodes over the experiment" },
    carbon: { unit: "g", better: "lower", meaning: "CO2 emitted for it" },
  },
  presets: {
    quick: { seeds: 4, parameters: { duration: 20 } },
    paper: { seeds: 30, parameters: { duration: 120 } },
  },
  cost: ({ rate, duration }) => rate * duration,

  run({ parameters, levels: { protection, fault }, random, captures, record }) {
    const { rate, deadline, duration, carbon } = parameters;
    const simulation = new Simulation({ random });
    const batch = programOf(captures.batch);
    const world = buildWorld(simulation, protection.perZone, batch, random);
    const description = { nodes: world.all, zones: world.zones, balancer: roundRobin() };
    const takes = (mean: number) => work(worksOfCapture(captures.work, { mean }));
    const calls: CallOptions = { ...protection.calls, bytes: [2e3, 2e4] };
    const graph = serviceGraph(
      simulation,
      {
        web: { ...description, does: [takes(0.04), call("data", calls)] },
        data: { ...description, does: [takes(0.12)] },
      },
      random,
      { carry: world.carry, users: { ...calls, timeout: calls.timeout && 1.8 * calls.timeout } },
    );
    if (protection.isChecked) {
      for (const service of graph.services.values()) {
        simulation.spawn(healthCheck(service, { interval: 1, misses: 2 }));
      }
    }
    const phase = random.stream("carbon").uniform(); // time of day
    const intensity = sine({ mean: carbon, amplitude: carbon / 3, period: 86_400, phase });
    const emissions = world.all.map((node) => new Emissions(simulation, node, intensity));

    // What is late is known at its deadline: waiting for the answer would hide it until it is over.
    const inTime = new Served(), during = new Served({ deadline });
    function* user() {
      const begin = simulation.now;
      const isDuring = begin >= 1.5 * duration && begin < 2.5 * duration;
      const late = simulation.after(deadline, () => inTime.add(deadline, false));
      const outcome = yield* graph.request("web");
      const latency = simulation.now - begin;
      if (late.isPending) inTime.add(latency, outcome === null);
      late.cancel();
      if (isDuring) during.add(latency, outcome === null);
    }
    simulation.spawn(function* () {
      const arrivals = poissonProcess({ rate }).start(random.stream("arrivals"));
      for (;;) {
        yield hold(arrivals.next() - simulation.now);
        simulation.spawn(user);
      }
    });
    simulation.run({ until: 0.5 * duration }); // warm-up
    const experiment = simulation.spawn(chaosExperiment(simulation, {
      hypothesis: {
        measure: "share of requests answered in time",
        better: "higher",
        tolerance: 0.05,
        read() {
          const share = inTime.count === 0 ? null : inTime.availability;
          inTime.reset();
          return share;
        },
      },
      fault: fault(world),
      interval: 2,
      before: duration,
      during: duration,
      after: duration,
    }));
    simulation.run({ until: 3.5 * duration });
    const { times, readings, isKept } = experiment.result;
    record("course", { time: times.map((t) => t - 1.5 * duration), share: [...readings] });
    return {
      missed: during.missed,
      availability: during.availability,
      latencyP99: during.latency.count === 0 ? 3.5 * duration : during.latencyQuantile(0.99),
      kept: Number(isKept),
      energy: world.all.reduce((sum, { energy }) => sum + energy, 0),
      carbon: emissions.reduce((sum, { grams }) => sum + grams, 0),
    };
  },
  figures,
});
