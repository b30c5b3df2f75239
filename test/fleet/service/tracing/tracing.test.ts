import { describe, expect, it } from "vitest";
import { Simulation } from "../../../../src/des/mod.ts";
import {
  call,
  Node,
  otlpJson,
  parallel,
  serviceGraph,
  Tracer,
  work,
} from "../../../../src/fleet/mod.ts";
import { constant } from "../../../../src/random/mod.ts";

/** Requests to a shop that calls two services at once, one of which is slow and is tried twice. */
function traced(tracer: Tracer, requests = 1) {
  const simulation = new Simulation();
  const node = () => new Node(simulation, { cores: 100 });
  const takes = (seconds: number) => work(constant({ value: seconds }));
  const graph = serviceGraph(
    simulation,
    {
      shop: {
        nodes: [node()],
        does: [
          takes(1),
          parallel(call("cart"), call("ads", { timeout: 2, retry: { attempts: 2 } })),
        ],
      },
      cart: { nodes: [node()], does: [takes(0.5)] },
      ads: { nodes: [node()], does: [takes(5)] },
    },
    simulation.random,
    { tracer },
  );
  for (let i = 0; i < requests; i++) simulation.spawn(() => graph.request("shop"));
  simulation.run();
  return tracer;
}

describe("a trace", () => {
  const { spans } = traced(new Tracer());
  const of = (kind: string, service: string) =>
    spans.filter((span) => span.kind === kind && span.service === service);

  it("has a span at the caller and one at the instance for each attempt", () => {
    expect(spans.map(({ kind, service }) => `${kind} ${service}`).sort()).toEqual([
      ...["client ads", "client ads", "client cart", "client shop"],
      ...["server ads", "server ads", "server cart", "server shop"],
    ]);
  });

  it("links every span to its parent, and there is one root", () => {
    const ids = new Map(spans.map((span) => [span.id, span]));
    expect(spans.filter(({ parent }) => parent === 0)).toEqual(of("client", "shop"));
    for (const span of spans) {
      const parent = ids.get(span.parent);
      if (parent === undefined) continue;
      expect(parent.start).toBeLessThanOrEqual(span.start);
      expect([parent.kind, span.kind]).toEqual(
        span.kind === "server" ? ["client", "server"] : ["server", "client"],
      );
    }
  });

  it("times them: the second attempt begins when the first is given up", () => {
    expect(of("client", "ads").map(({ start }) => start)).toEqual([1, 3]);
    expect(of("server", "cart").map(({ start, end }) => [start, end])).toEqual([[1, 1.5]]);
    expect(of("server", "shop")[0]).toMatchObject({ end: 5, outcome: "error" });
  });

  it("is exported as OTLP/JSON: hexadecimal ids, nanoseconds, parents, status", () => {
    const { resourceSpans } = JSON.parse(otlpJson(spans));
    const all = resourceSpans.flatMap((resource: { scopeSpans: { spans: unknown[] }[] }) =>
      resource.scopeSpans.flatMap((scope) => scope.spans)
    );
    expect(all).toHaveLength(spans.length);
    expect(
      all.find(({ name, kind }: { name: string; kind: number }) => name === "cart" && kind === 2),
    )
      .toMatchObject({
        traceId: "0".repeat(31) + "1",
        spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
        parentSpanId: expect.stringMatching(/^[0-9a-f]{16}$/),
        startTimeUnixNano: "1000000000",
        endTimeUnixNano: "1500000000",
        status: { code: 1 },
      });
  });
});

describe("a tracer", () => {
  it("keeps a tenth of 2,000 requests, within 4 standard errors, each whole", () => {
    const { spans } = traced(new Tracer({ share: 0.1 }), 2000);
    const traces = Map.groupBy(spans, ({ trace }) => trace);
    expect(Math.abs(traces.size - 200)).toBeLessThan(4 * Math.sqrt(2000 * 0.1 * 0.9));
    expect([...traces.values()].every((trace) => trace.length === 8)).toBe(true);
  });

  it("holds no more spans than it may, and knows how many it dropped", () => {
    const tracer = traced(new Tracer({ most: 10 }), 3);
    expect(tracer.spans).toHaveLength(10);
    expect(tracer.dropped).toBeGreaterThan(0);
  });
});
