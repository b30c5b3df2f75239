import { describe, expect, it } from "vitest";
import { type EventGroup, Placement, requireGroups } from "../../../src/profiling/pmu/counters.ts";
import { constant } from "../../../src/signals/mod.ts";

const group = (...names: string[]): EventGroup => ({
  events: names.map((name) => ({ name, signal: constant(1) })),
});
const bank = { programmable: 2, fixed: ["cycles", "instructions"] };

describe("the counters of a core", () => {
  it("hold a group whole or not at all", () => {
    const placement = new Placement(bank);
    placement.clear();
    expect(placement.place(group("loads"))).toBe(true);
    expect(placement.place(group("stores", "branches"))).toBe(false);
    expect(placement.place(group("stores"))).toBe(true);
  });

  it("give fixed counters to their own events, and programmable ones to the second that wants them", () => {
    const placement = new Placement(bank);
    placement.clear();
    expect(placement.place(group("cycles", "instructions", "loads", "stores"))).toBe(true);
    expect(placement.place(group("cycles"))).toBe(false);
    placement.clear();
    expect(placement.place(group("cycles"))).toBe(true);
    expect(placement.place(group("cycles", "loads"))).toBe(true);
  });

  it("refuse groups that could never be counted, and pinned ones that do not fit together", () => {
    expect(() => requireGroups("test", bank, [group("a", "b", "c")])).toThrow(
      "test: the group {a, b, c} needs more than 2 programmable counters",
    );
    const pinned = [group("a", "b"), group("c")].map((g) => ({ ...g, isPinned: true }));
    expect(() => requireGroups("test", bank, pinned)).toThrow("the pinned group {c} does not fit");
    expect(() => requireGroups("test", bank, [])).toThrow("groups must hold at least one");
    expect(() => requireGroups("test", bank, [group()])).toThrow("at least one event");
    expect(() => requireGroups("test", { programmable: 0.5 }, [group("a")])).toThrow("got 0.5");
  });
});
