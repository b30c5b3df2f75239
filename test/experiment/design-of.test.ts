import { describe, expect, it } from "vitest";
import { cells, designOf, loadScenario } from "../../src/experiment/mod.ts";
import { fixture } from "./fixture.ts";

const { scenario } = await loadScenario(fixture("walk"));

describe("designOf", () => {
  it("is the preset where nothing else is chosen", () => {
    const design = designOf(scenario, { preset: "paper" });
    expect(design.seeds).toBe(20);
    expect(design.sweep).toEqual({ steps: [100, 200, 400] });
    expect(design.parameters).toEqual({ steps: 200, width: 1, failAt: -1 });
    expect(cells(design)).toHaveLength(3 * 3 * 20);
  });

  it("lets what is set take the place of what the preset sweeps, and the other way round", () => {
    expect(designOf(scenario, { preset: "paper", set: { steps: 50 } }).sweep).toEqual({});
    const swept = designOf(scenario, { set: { width: 2 }, sweep: { width: [1, 3] } });
    expect(swept.sweep).toEqual({ width: [1, 3] });
  });

  it("lists cells with points outermost, then levels, then replications", () => {
    const design = designOf(scenario, { sweep: { steps: [10, 20] }, seeds: 2 });
    const order = cells(design).map(({ parameters, levels, replication }) =>
      `${parameters.steps} ${levels.drift} ${replication}`
    );
    expect(order.slice(0, 4)).toEqual(["10 none 0", "10 none 1", "10 small 0", "10 small 1"]);
    expect(order[6]).toBe("20 none 0");
  });

  it("runs the levels that are named, in their order, the first being the baseline", () => {
    expect(designOf(scenario, { levels: { drift: ["large", "none"] } }).levels)
      .toEqual({ drift: ["large", "none"] });
  });

  it("keeps all but the factors that vary at their first level", () => {
    expect(cells(designOf(scenario, { vary: ["drift"], seeds: 2 }))).toHaveLength(6);
    expect(cells({ ...designOf(scenario, { seeds: 2 }), vary: [] })).toHaveLength(2);
  });

  it("refuses what the scenario does not know, with the nearest name and all of them", () => {
    const refused: [Parameters<typeof designOf>[1], string][] = [
      [
        { preset: "papper" },
        'scenario "walk" has no preset "papper"; did you mean paper? Known: quick',
      ],
      [
        { set: { step: 3 } },
        'no parameter "step"; did you mean steps? Known: steps, width, failAt',
      ],
      [{ sweep: { depth: [1] } }, 'no parameter "depth". Known: steps, width, failAt'],
      [{ sweep: { steps: [] } }, "sweep of steps must name at least one value"],
      [{ levels: { drifts: ["none"] } }, 'no factor "drifts"; did you mean drift?'],
      [{ levels: { drift: ["non"] } }, 'no level of drift "non"; did you mean none?'],
      [{ levels: { drift: [] } }, 'factor "drift": name at least one level'],
      [{ vary: ["speed"] }, 'no factor "speed". Known: drift'],
      [{ seeds: 1 }, "seeds must be a whole number >= 2, got 1"],
      [{ seeds: 3, antithetic: true }, "seeds must be even, got 3"],
      [{ seed: "" }, "seed must be some text"],
      [{ set: { steps: -2 } }, 'scenario "walk" refuses steps = -2'],
      [{ sweep: { width: [1, -1] } }, 'scenario "walk" refuses width = -1'],
    ];
    for (const [choices, reason] of refused) {
      expect(() => designOf(scenario, choices), reason).toThrow(reason);
    }
  });
});
