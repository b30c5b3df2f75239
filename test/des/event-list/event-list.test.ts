import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EventList, eventList, moveToHeap } from "../../../src/des/event-list/event-list.ts";
import { eventRecords, grow, none, stride } from "../../../src/des/event-list/records.ts";

interface Step {
  /** Events popped before the insertion. */
  readonly pops: number;
  /** Delays of the events then inserted, s. */
  readonly delays: readonly number[];
  /** Priority of those events. */
  readonly priority: number;
}

/** Runs the steps on a list and on a sorted array and returns both orders of removal. */
function removals(steps: readonly Step[], name: "ladder" | "heap"): [number[][], number[][]] {
  const records = eventRecords();
  const list: EventList = eventList(name, records);
  const sorted: [time: number, order: number][] = [];
  const ours: number[][] = [], theirs: number[][] = [];
  let now = 0, sequence = 0;
  const pop = () => {
    const time = list.peek();
    if (time === Infinity) return false;
    const slot = list.pop();
    ours.push([records.doubles[slot * stride], records.doubles[slot * stride + 1]]);
    records.words[slot * 2 * stride + 9] = records.free;
    records.free = slot;
    sorted.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    theirs.push(sorted.shift() ?? []);
    now = time;
    return true;
  };
  for (const { pops, delays, priority } of steps) {
    for (let i = 0; i < pops && pop(); i++);
    for (const delay of delays) {
      if (records.free === none) grow(records);
      const slot = records.free;
      records.free = records.words[slot * 2 * stride + 9];
      const order = priority * 2 ** 45 + sequence++;
      records.doubles[slot * stride] = now + delay;
      records.doubles[slot * stride + 1] = order;
      list.insert(slot);
      sorted.push([now + delay, order]);
    }
    expect(list.size).toBe(sorted.length);
  }
  while (pop());
  return [ours, theirs];
}

// Times that collide, times an ulp apart, and times over thirty orders of magnitude.
const delay = fc.oneof(
  fc.constantFrom(0, 0, 1, 1, 2, Number.EPSILON, Number.MIN_VALUE),
  fc.double({ min: 0, max: 10, noNaN: true }),
  fc.integer({ min: -50, max: 50 }).map((k) => 2 ** k),
);
const steps = fc.array(
  fc.record({
    pops: fc.nat(60),
    delays: fc.oneof(
      fc.array(delay, { maxLength: 80 }),
      fc.tuple(delay, fc.integer({ min: 1, max: 300 })).map(([d, n]) =>
        new Array<number>(n).fill(d)
      ),
    ),
    priority: fc.constantFrom(0, 0, 0, -1, 1),
  }),
  { maxLength: 25 },
);

describe("event lists", () => {
  for (const name of ["ladder", "heap"] as const) {
    it(`${name}: removes events as a sorted list does`, () => {
      fc.assert(
        fc.property(steps, (run) => {
          const [ours, theirs] = removals(run, name);
          expect(ours).toEqual(theirs);
        }),
        { numRuns: 300, seed: 1 },
      );
    });

    it(`${name}: keeps the order of 20,000 ties with others crowding in around them`, () => {
      const run: Step[] = [{
        pops: 0,
        delays: [1, 2, ...new Array<number>(20_000).fill(1.5)],
        priority: 0,
      }];
      for (let i = 0; i < 200; i++) {
        run.push({ pops: 50, delays: [0, 1e-9 * i, 1e-3, 0.5], priority: i % 3 - 1 });
      }
      const [ours, theirs] = removals(run, name);
      expect(ours).toEqual(theirs);
    });
  }

  it("gives every event to the heap in order when the ladder is left", () => {
    const records = eventRecords();
    const ladder = eventList("ladder", records);
    const times: number[] = [];
    for (let i = 0; i < 1000; i++) {
      if (records.free === none) grow(records);
      const slot = records.free;
      records.free = records.words[slot * 2 * stride + 9];
      records.doubles[slot * stride] = (i * 7919) % 1000;
      records.doubles[slot * stride + 1] = i;
      ladder.insert(slot);
    }
    const heap = moveToHeap(ladder, records);
    while (heap.peek() < Infinity) times.push(records.doubles[heap.pop() * stride]);
    expect(times).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  });

  it("refuses an unknown name", () => {
    expect(() => eventList("calendar" as never, eventRecords())).toThrow(
      'eventList must be "automatic", "ladder" or "heap", got "calendar"',
    );
  });
});
