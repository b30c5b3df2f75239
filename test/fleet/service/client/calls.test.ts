import { describe, expect, it } from "vitest";
import { hold, Simulation } from "../../../../src/des/mod.ts";
import {
  type BalancerFactory,
  call,
  type CallOptions,
  fail,
  Node,
  type Outcome,
  parallel,
  randomChoice,
  roundRobin,
  type ServiceDescription,
  serviceGraph,
  tell,
  work,
} from "../../../../src/fleet/mod.ts";
import { constant, exponential } from "../../../../src/random/mod.ts";

const takes = (seconds: number) => work(constant({ value: seconds }));

/** One service on one node that takes each request for 1 s, and who calls it at the given instants. */
function calls(
  options: CallOptions,
  instants: readonly number[],
  limits: Partial<ServiceDescription> = {},
) {
  const simulation = new Simulation();
  const node = new Node(simulation, { discipline: "queue" });
  const description = { nodes: [node], does: [takes(1)], balancer: roundRobin(), ...limits };
  const graph = serviceGraph(simulation, { it: description }, simulation.random, {
    users: options,
  });
  const ends: { outcome: Outcome; at: number }[] = [];
  for (const instant of instants) {
    simulation.spawn(function* () {
      yield hold(instant);
      const outcome = yield* graph.request("it");
      ends.push({ outcome, at: simulation.now });
    });
  }
  simulation.run();
  return { ends, graph, node };
}
const outcomes = (run: ReturnType<typeof calls>) => run.ends.map(({ outcome }) => outcome);

describe("a call", () => {
  it("with a time-out gives up, and the server goes on for nobody", () => {
    const { ends, node } = calls({ timeout: 0.25 }, [0]);
    expect(ends).toEqual([{ outcome: "timeout", at: 0.25 }]);
    expect(node.busyTime).toBe(1);
  });

  it("with one hedge makes two attempts, whenever it begins and however that rounds", () => {
    const instants = Array.from({ length: 2000 }, (_, k) => k / 7 + 0.1 * k);
    const { graph } = calls({ timeout: 0.3, hedge: { after: 0.1 } }, instants);
    expect(graph.named("it").instances[0].record.failures.count).toBe(2 * instants.length);
  });

  it("that is called off at its time-out frees the server", () => {
    const { node } = calls({ timeout: 0.25, isCancelling: true }, [0]);
    expect(node.busyTime).toBe(0.25);
  });

  it("with three attempts tries three times", () => {
    const { ends, node } = calls({ timeout: 0.25, retry: { attempts: 3 } }, [0]);
    expect(ends).toEqual([{ outcome: "timeout", at: 0.75 }]);
    expect(node.busyTime).toBe(3);
  });

  it("waits before a retry, at most base · 2^(k − 1)", () => {
    const { ends } = calls({ timeout: 0.25, retry: { attempts: 2, base: 8 } }, [0]);
    expect(ends[0].at).toBeGreaterThan(0.5);
    expect(ends[0].at).toBeLessThan(8.5);
  });

  it("is hedged after a while: the first answer counts", () => {
    const simulation = new Simulation();
    const slow = new Node(simulation, { frequencies: [1e8], nominal: 1e9 });
    const nodes = [slow, new Node(simulation)];
    const users = { hedge: { after: 2 } };
    const it = { nodes, does: [takes(1)], balancer: roundRobin() };
    const graph = serviceGraph(simulation, { it }, simulation.random, { users });
    let end = NaN;
    simulation.spawn(function* () {
      expect(yield* graph.request("it")).toBe(null);
      end = simulation.now;
    });
    simulation.run();
    expect(end).toBe(3); // 2 s of waiting for the slow one, 1 s at the other; 10 s without a hedge
  });

  it("with one connection waits for its turn, also where the server has room", () => {
    const does = [work(constant({ value: 1 }))], simulation = new Simulation();
    const nodes = [new Node(simulation, { cores: 4 })], users = { connections: 1 };
    const graph = serviceGraph(simulation, { it: { nodes, does } }, simulation.random, { users });
    for (let i = 0; i < 3; i++) simulation.spawn(() => graph.request("it"));
    simulation.run();
    expect(simulation.now).toBe(3);
  });

  it("with a bulkhead of two fails the third at once", () => {
    const { ends } = calls({ bulkhead: 2 }, [0, 0, 0]);
    expect(ends[0]).toEqual({ outcome: "no connection", at: 0 });
    expect(ends.slice(1).map(({ outcome }) => outcome)).toEqual([null, null]);
  });

  it("finds a full line, and who waited too long is turned away", () => {
    expect(outcomes(calls({}, [0, 0, 0], { threads: 1, line: 1 }))).toEqual([
      "overload",
      null,
      null,
    ]);
    const impatient = calls({}, [0, 0, 0], { threads: 1, patience: 1.5 });
    expect(outcomes(impatient)).toEqual([null, null, "overload"]);
  });

  it("above the rate limit is turned away: a burst of two, then one a second", () => {
    const limits = { rateLimit: { rate: 1, burst: 2 } };
    const run = calls({}, [0, 0, 0, 1, 1], limits);
    expect(outcomes(run).filter((outcome) => outcome === "overload")).toHaveLength(2);
  });

  it("where no instance is up says so", () => {
    expect(outcomes(calls({}, [0], { instances: 0 }))).toEqual(["no instance"]);
  });

  it("refuses options out of range, naming the service", () => {
    expect(() => calls({ timeout: 0 }, [0])).toThrow('call to "it": timeout must be > 0');
    expect(() => calls({ retry: { attempts: 0 } }, [0])).toThrow("retry: attempts must be");
    expect(() => calls({}, [0], { threads: 0 })).toThrow('service "it": threads must be');
  });
});

describe("stages", () => {
  /** When a request to `shop` ends, and how. */
  function shop(
    does: ServiceDescription["does"],
    backend: ServiceDescription["does"] = [takes(1)],
  ) {
    const simulation = new Simulation();
    const node = () => new Node(simulation, { cores: 100 });
    const graph = serviceGraph(simulation, {
      shop: { nodes: [node()], does },
      cart: { nodes: [node()], does: backend },
    }, simulation.random);
    let end: [Outcome, number] | null = null;
    simulation.spawn(function* () {
      end = [yield* graph.request("shop"), simulation.now];
    });
    simulation.run();
    return { end, graph };
  }

  it("follow one another", () => {
    expect(shop([takes(1), call("cart"), takes(2)]).end).toEqual([null, 4]);
  });

  it("in parallel end with the last", () => {
    expect(shop([parallel(takes(3), [call("cart"), call("cart")])]).end).toEqual([null, 3]);
  });

  it("told to do something do not wait for it", () => {
    const { end, graph } = shop([tell("cart"), takes(0.5)]);
    expect(end).toEqual([null, 0.5]);
    expect(graph.named("cart").instances[0].record.stay.count).toBe(1);
  });

  it("behind a failure are not reached, and the caller sees an error", () => {
    expect(shop([call("cart"), takes(9)], [takes(1), fail(1)]).end).toEqual(["error", 1]);
  });
});

describe("a request", () => {
  it("has the same works whatever the balancer", () => {
    const busyTime = (balancer: BalancerFactory) => {
      const simulation = new Simulation();
      const nodes = [1, 2, 3].map(() => new Node(simulation));
      const does = [work(exponential({ mean: 1 }))];
      const graph = serviceGraph(simulation, { it: { nodes, does, balancer } }, simulation.random);
      for (let i = 0; i < 50; i++) simulation.spawn(() => graph.request("it"));
      simulation.run();
      return nodes.reduce((sum, node) => sum + node.busyTime, 0);
    };
    expect(busyTime(roundRobin())).toBeCloseTo(busyTime(randomChoice()), 9);
  });
});
