/**
 * Ten services, one of them slow: balancers and retry policies side by side.
 *
 * A shop: a gateway calls others, which call others, two to four deep, fanning out. Works vary as a real
 * web server's did; search and profiles are cached; one of the four search instances runs at half speed
 * without failing, as grey failures do.
 *
 * Question   What helps against a slow instance: a better balancer, time-outs, retries, or hedges?
 * Expected   Balancers that look at the load keep requests from it: they help at no cost. Hedges that are
 *            called off when one has answered cut what is left of the tail by a fifth to a third, for
 *            1 % more work. Time-outs alone turn slow answers into failures; retries without a budget turn
 *            those into load, and in some replications into an outage.
 * Source     Dean and Barroso, "The Tail at Scale", CACM 56(2), 2013; Mitzenmacher 2001 for the best of
 *            two; Huang et al., "Gray Failure", HotOS 2017.
 */
import { z } from "zod";
import { hold, Simulation } from "../src/des/mod.ts";
import { scenario } from "../src/experiment/mod.ts";
import {
  type BalancerFactory,
  cached,
  call,
  type CallOptions,
  leastLoad,
  lru,
  Node,
  parallel,
  powerOfD,
  randomChoice,
  roundRobin,
  serviceGraph,
  type Span,
  type Stage,
  Tracer,
  work,
  worksOfCapture,
} from "../src/fleet/mod.ts";
import { poissonProcess, zipf } from "../src/random/mod.ts";
import { HdrHistogram } from "../src/stats/mod.ts";

const timeout = 0.06; // s, some five times the mean answer of the slowest leaf
const budget = { ratio: 0.1 };

export default scenario({
  name: "service-graph",
  title: "Ten services, one of them slow: balancers and retries side by side",
  question: "What helps against a slow instance: a better balancer, time-outs, retries, or hedges?",
  references: [
    "Dean and Barroso, The Tail at Scale, Communications of the ACM 56(2):74–80, 2013",
    "Mitzenmacher, IEEE Trans. Parallel and Distributed Systems 12(10):1094–1104, 2001",
    "Huang et al., Gray Failure: The Achilles' Heel of Cloud-Scale Systems, HotOS 2017",
  ],
  parameters: z.strictObject({
    rate: z.number().positive().default(200).meta({ unit: "1/s" })
      .describe("requests of users per second"),
    slow: z.number().positive().max(1).default(0.5).meta({ unit: "1" })
      .describe("speed of the slow search instance by that of the others"),
    items: z.int().min(2).default(10_000).describe("items that users ask for, by Zipf's law"),
    cache: z.int().positive().default(500).describe("items that a cache holds"),
    duration: z.number().positive().default(15).meta({ unit: "s" })
      .describe("simulated time observed; a fifth as much goes before as warm-up"),
  }),
  captures: { work: "web-server" },
  factors: {
    calls: {
      "wait": {},
      "time-outs": { timeout },
      "retries": { timeout, retry: { attempts: 3 } },
      "budgeted retries": { timeout, retry: { attempts: 3, budget } },
      "hedges": { hedge: { after: 0.04 }, isCancelling: true },
    } satisfies Record<string, CallOptions>,
    balancer: {
      "round robin": roundRobin(),
      "random": randomChoice(),
      "best of 2": powerOfD(2),
      "least loaded": leastLoad(),
    } satisfies Record<string, BalancerFactory>,
  },
  measures: {
    latencyP99: {
      unit: "s",
      better: "lower",
      meaning: "latency that 99 % of the answers keep below",
    },
    latencyP50: { unit: "s", better: "lower", meaning: "median latency of the answers" },
    failed: { unit: "1", better: "lower", meaning: "share of the requests that fail" },
    work: { unit: "s", better: "lower", meaning: "processor time that a request takes" },
  },
  presets: {
    quick: { seeds: 6, parameters: { duration: 6 } },
    paper: { seeds: 30, parameters: { duration: 60 } },
  },

  run({ parameters, levels: { calls, balancer }, random, captures, record, progress }) {
    const { rate, slow, items, cache, duration } = parameters;
    const simulation = new Simulation({ random });
    const takes = (mean: number) => work(worksOfCapture(captures.work, { mean }));
    const ask = (name: string) => call(name, calls);
    const description = (does: Stage[], slowest = 1) => ({
      nodes: [slowest, 1, 1, 1].map((speed) => (
        new Node(simulation, { frequencies: [speed * 1e9], nominal: 1e9, discipline: "queue" })
      )),
      does,
      balancer,
    });
    const tracer = new Tracer({ share: 0.05 });
    const graph = serviceGraph(
      simulation,
      {
        gateway: description([
          takes(0.001),
          ask("auth"),
          parallel(call("catalogue"), call("cart"), call("recommend")),
        ]),
        auth: description([takes(0.001)]),
        catalogue: description([takes(0.002), parallel(ask("search"), ask("pricing"))]),
        search: description([cached(lru(cache), takes(0.012))], slow),
        pricing: description([takes(0.002)]),
        cart: description([takes(0.002), ask("inventory")]),
        inventory: description([takes(0.003)]),
        recommend: description([takes(0.004), parallel(ask("profile"), ask("reviews"))]),
        profile: description([cached(lru(cache), takes(0.005))]),
        reviews: description([takes(0.003)]),
      },
      random,
      { carry: () => lightly(), tracer },
    );

    const latency = new HdrHistogram({ unit: 1e-5 });
    const popularity = zipf({ items, exponent: 0.9 }), keys = random.stream("keys");
    const warmup = 0.2 * duration;
    let asked = 0, failed = 0;
    function* user(key: number) {
      const begin = simulation.now;
      const outcome = yield* graph.request("gateway", { key });
      if (begin < warmup) return;
      asked++;
      if (outcome === null) latency.add(simulation.now - begin);
      else failed++;
    }
    simulation.spawn(function* () {
      const arrivals = poissonProcess({ rate }).start(random.stream("arrivals"));
      for (;;) {
        yield hold(arrivals.next() - simulation.now);
        simulation.spawn(user(popularity.draw(keys)));
      }
    });
    const busyTime = () =>
      [...graph.services.values()].flatMap(({ instances }) => instances)
        .reduce((sum, { node }) => sum + node.busyTime, 0);
    simulation.run({ until: warmup });
    progress(1 / 6);
    const before = busyTime();
    simulation.run({ until: warmup + duration });
    record("trace", slowestTrace(tracer.spans));
    return {
      latencyP99: latency.quantile(0.99),
      latencyP50: latency.quantile(0.5),
      failed: failed / asked,
      work: (busyTime() - before) / (rate * duration),
    };
  },

  figures: {
    latency: {
      title: "A balancer that looks at the load does most of it; hedges do the rest",
      caption:
        "Latency that 99 % of the answers keep below, by what callers do and how instances are chosen. " +
        "One of four search instances runs at half speed. Answers only: what timed out is in the other " +
        "figure. Bars are 95 % t intervals.",
      plot({ rows, style }) {
        const across = rows("latencyP99", { x: "balancer" });
        return {
          x: { label: null },
          y: style.measureAxis("latencyP99", across, { zero: true }),
          marks: style.points(across),
        };
      },
    },
    failures: {
      title: "Retries without a budget can turn a slow instance into an outage",
      caption:
        "Share of the requests that fail, by what callers do and how instances are chosen. Wide bars: in " +
        "some replications the retries' own load keeps the slow instance from ever recovering. Bars " +
        "are 95 % t intervals.",
      plot({ rows, style }) {
        const across = rows("failed", { x: "balancer" });
        return {
          x: { label: null },
          y: style.measureAxis("failed", across, { zero: true }),
          marks: style.points(across),
        };
      },
    },
    trace: {
      title: "Where the slowest request spent its time",
      caption:
        "The slowest traced request of the first replication, callers waiting and balancing by turns: a " +
        "bar for each attempt, from the call to the answer, in the order in which they began.",
      plot({ results, Plot, style }) {
        const [first] = results.table("trace");
        const { service, start, end, depth } = first.columns;
        const bars = Array.from(service as string[], (name, i) => ({
          y: `${i + 1}`,
          name: `${"  ".repeat((depth as Float64Array)[i])}${name}`,
          start: (start as Float64Array)[i],
          end: (end as Float64Array)[i],
        }));
        return {
          x: style.axis("time since the request", "s", bars.map(({ end }) => end), { zero: true }),
          y: { label: null, domain: bars.map(({ y }) => y), axis: null },
          marks: [
            Plot.barX(bars, { x1: "start", x2: "end", y: "y", fill: style.color("wait") }),
            Plot.text(bars, { x: () => 0, y: "y", text: "name", dx: -4, textAnchor: "end" }),
          ],
        };
      },
    },
  },
});

/** A network in one building. */
function* lightly() {
  yield hold(0.0002); // s
}

/** The attempts of the traced request that took longest: times since its beginning, s, and depths. */
function slowestTrace(spans: readonly Span[]) {
  const roots = spans.filter(({ parent, end }) => parent === 0 && !Number.isNaN(end));
  const slowest = roots.reduce((a, b) => b.end - b.start > a.end - a.start ? b : a);
  const own = spans.filter(({ trace, end }) => trace === slowest.trace && !Number.isNaN(end));
  const byId = new Map(own.map((span) => [span.id, span]));
  const depth = (span: Span): number => {
    const parent = byId.get(span.parent);
    return parent === undefined ? 0 : depth(parent) + (span.kind === "client" ? 1 : 0);
  };
  const attempts = own.filter(({ kind }) => kind === "client");
  return {
    service: attempts.map(({ service }) => service),
    start: Float64Array.from(attempts, ({ start }) => start - slowest.start),
    end: Float64Array.from(attempts, ({ end }) => end - slowest.start),
    depth: Float64Array.from(attempts, depth),
  };
}
