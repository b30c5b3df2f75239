import { describe, expect, it } from "vitest";
import { detectPhases, findCapture, openCapture } from "../../../src/captures/mod.ts";
import { Simulation } from "../../../src/des/mod.ts";
import { CapturedTask, Node } from "../../../src/fleet/mod.ts";

const description = detectPhases(await openCapture(findCapture("web-server")));
const event = "context-switches";
const recorded = description.phases.reduce(
  (sum, { duration, rates }) => sum + duration * rates[event],
  0,
);

/** Runs `tasks` of them at once on one core and looks at the first at the given times. */
function looks(tasks: number, times: readonly number[]) {
  const simulation = new Simulation();
  const node = new Node(simulation);
  const all = Array.from({ length: tasks }, () => new CapturedTask(description));
  for (const task of all) simulation.spawn(() => task.run(node));
  const seen = times.map((until) => {
    simulation.run({ until });
    return all[0].counted(event);
  });
  simulation.run();
  return { seen, all, end: simulation.now };
}

describe("a task made of a capture", () => {
  it("has several phases", () => {
    expect(description.phases.length).toBeGreaterThan(2);
  });

  it("has counted at its end what was recorded, alone or beside others", () => {
    for (const tasks of [1, 3]) {
      for (const task of looks(tasks, []).all) expect(task.counted(event)).toBeCloseTo(recorded, 6);
    }
  });

  it("takes its CPU time alone, and three at once take three times as long", () => {
    const one = looks(1, []), three = looks(3, []);
    expect(one.end).toBeCloseTo(one.all[0].work, 9);
    expect(three.end).toBeCloseTo(3 * one.end, 9);
  });

  it("counts a third as fast where three share a core, and never backwards", () => {
    const { end } = looks(1, []);
    const times = [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => share * end);
    const alone = looks(1, times).seen, shared = looks(3, times.map((t) => 3 * t)).seen;
    alone.forEach((count, i) => expect(shared[i]).toBeCloseTo(count, 6));
    expect([...alone].sort((a, b) => a - b)).toEqual(alone);
    expect(alone[0]).toBeGreaterThan(0);
  });

  it("is not disturbed by being looked at", () => {
    const { end } = looks(3, []);
    expect(looks(3, Array.from({ length: 50 }, (_, k) => k * end / 50)).end).toBe(end);
  });

  it("shows stacks of the phase under way by their shares, and none at its end", () => {
    const simulation = new Simulation(), node = new Node(simulation);
    const task = new CapturedTask(description);
    simulation.spawn(() => task.run(node));
    simulation.run({ until: 1e-6 });
    const { stackMix } = description.phases[0];
    expect(task.stack(0)).toBe(stackMix[0].stack);
    expect(task.stack(1 - 1e-12)).toBe(stackMix[stackMix.length - 1].stack);
    simulation.run();
    expect(task.isOver).toBe(true);
    expect(task.stack(0)).toBe(null);
  });

  it("names an event that was not recorded, and those that were", () => {
    expect(() => new CapturedTask(description).counted("cycles")).toThrow(
      /no event "cycles"; it has .*task-clock/,
    );
  });
});
