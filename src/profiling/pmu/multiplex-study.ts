/**
 * What multiplexing does to the counts of a capture: the errors of totals and of a ratio when its
 * events share the counters in G groups, against the log in which each was counted all the time.
 *
 * The rule: G groups take the counters in turn, one an interval of the log, and each fills them. The
 * events of the log are dealt to the groups one by one; the numerator of the ratio comes first and the
 * denominator second, so they lie in neighbouring groups and the numerator is looked at in the interval
 * before. What is left of a group counts something else. Each of the G starting phases is run once; an
 * error is |estimate/truth − 1|, or 1 where an event was never looked at or nothing to divide by was
 * seen; its mean and largest value are over the phases.
 *
 * In the grouped layout numerator and denominator are in one group, so their ratio is of the same
 * instants.
 */
import type { Random } from "../../random/mod.ts";
import { constant } from "../../signals/mod.ts";
import type { CountedEvent, EventGroup } from "./counters.ts";
import { type CountedCourse, countedCourse } from "./estimate/counted.ts";
import { type IntervalLog, intervalTotal } from "./interval-log.ts";
import { multiplex } from "./multiplex.ts";
import type { RotationScheduler } from "./rotation/scheduler.ts";

/** How the counters are shared out and the totals estimated. */
export interface MultiplexMethod {
  /** The scheduler that starts with the group of that number. */
  readonly scheduler: (first: number) => RotationScheduler;
  /** The total of a course. The exposure is the interval lengths, or the companion's counts. */
  readonly estimate: (course: CountedCourse, exposure: Float64Array) => number;
  /** Whether the denominator has a fixed counter, counts all the time and is the exposure of all others. */
  readonly hasCompanion: boolean;
}

export interface StudyOptions {
  readonly log: IntervalLog;
  /** G, a whole number ≥ 2. */
  readonly groups: number;
  readonly method: MultiplexMethod;
  /** Names of two events: instructions and cycles for IPC. */
  readonly ratio: readonly [numerator: string, denominator: string];
}

export interface StudyError {
  /** Mean over the starting phases, as a share of the truth. */
  readonly mean: number;
  /** The largest over the starting phases. */
  readonly worst: number;
}

export interface StudyResult {
  /** Of the total of each event, in the split layout. */
  readonly totals: Readonly<Record<string, StudyError>>;
  /** Of the ratio, numerator and denominator counted in different intervals. */
  readonly split: StudyError;
  /** Of the ratio, both counted in one group. */
  readonly grouped: StudyError;
}

/**
 * Throws a RangeError where G is not a whole number ≥ 2, the ratio names an event not in the log, or one
 * of which the log has counted none.
 */
export function multiplexStudy(options: StudyOptions, random: Random): StudyResult {
  const { log, groups: G, ratio: [numerator, denominator] } = options;
  if (!(Number.isInteger(G) && G >= 2 && G <= log.intervals)) {
    throw new RangeError(
      `multiplexStudy: groups must be a whole number in [2, ${log.intervals}], got ${G}`,
    );
  }
  const first = [numerator, denominator].map((name) => eventNamed(log, name));
  const others = log.events.filter((event) => !first.includes(event));
  const split = dealt([[first[0]], [first[1]], ...others.map((event) => [event])], G);
  const grouped = dealt([first, ...others.map((event) => [event])], G);
  const truth = (name: string) => intervalTotal(log, name);

  const errors: Record<string, number[]> = {};
  const splitErrors: number[] = [], groupedErrors: number[] = [];
  const trueRatio = ratioOf(truth, options.ratio);
  if (trueRatio === null || trueRatio === 0) {
    throw new RangeError(
      `multiplexStudy: the log must have counted some "${numerator}" and "${denominator}" for a ratio`,
    );
  }
  for (let phase = 0; phase < G; phase++) {
    const inPhase = random.stream(`phase/${phase}`);
    const totals = totalsOf(split, phase, options, inPhase);
    for (const { name } of log.events) {
      (errors[name] ??= []).push(relativeError(totals(name), truth(name)));
    }
    splitErrors.push(relativeError(ratioOf(totals, options.ratio), trueRatio));
    const together = totalsOf(grouped, phase, options, inPhase);
    groupedErrors.push(relativeError(ratioOf(together, options.ratio), trueRatio));
  }
  return {
    totals: Object.fromEntries(Object.entries(errors).map(([name, e]) => [name, summary(e)])),
    split: summary(splitErrors),
    grouped: summary(groupedErrors),
  };
}

// what people divide by what, the first that a log has: instructions per cycle, misses per reference,
// migrations per switch, switches per second of running time
const usualRatios = [
  ["instructions", "cycles"],
  ["cache-misses", "cache-references"],
  ["cpu-migrations", "context-switches"],
  ["context-switches", "task-clock"],
] as const;

/**
 * The ratio that people ask for first: IPC where both are counted. Throws a RangeError where the log
 * has none of the usual ones.
 */
export function usualRatio({ events }: IntervalLog): readonly [string, string] {
  const names = events.map(({ name }) => name);
  const found = usualRatios.find((ratio) => ratio.every((name) => names.includes(name)));
  if (found !== undefined) return found;
  throw new RangeError(
    `usualRatio: the log has none of ${
      usualRatios.map((r) => r.join("/")).join(", ")
    }: name two of ` +
      names.join(", "),
  );
}

/** Estimates of totals by name; null for what was never looked at. */
type Totals = (name: string) => number | null;

/** Estimates by name, from one run that starts with group `phase`. */
function totalsOf(
  groups: readonly EventGroup[],
  phase: number,
  { log, method, ratio: [, denominator] }: StudyOptions,
  random: Random,
): Totals {
  const companion = method.hasCompanion ? eventNamed(log, denominator) : null;
  const counted = multiplex({
    counters: {
      programmable: groups[0].events.length,
      fixed: companion === null ? [] : [companion.name],
    },
    // what has a fixed counter is counted beside its group; its place there stays taken
    groups: companion === null ? groups : [{ events: [companion], isPinned: true }, ...groups],
    scheduler: method.scheduler(phase),
    interval: log.interval,
    from: 0,
    to: log.intervals * log.interval,
  }, random);
  return (name) => {
    const course = countedCourse(counted, counted.events.indexOf(name));
    if (course === null) return null;
    const exposure = companion === null || name === companion.name
      ? course.lengths
      : countedCourse(counted, counted.events.indexOf(companion.name))!.counts; // always counted
    return method.estimate(course, exposure);
  };
}

/** Of an estimate; 1 where there is none. */
function relativeError(estimate: number | null, truth: number): number {
  return estimate === null ? 1 : Math.abs(estimate / truth - 1);
}

/** Null where either was never looked at, or nothing of the denominator was seen. */
function ratioOf(totals: Totals, [numerator, denominator]: StudyOptions["ratio"]): number | null {
  const above = totals(numerator), below = totals(denominator);
  return above === null || below === null || below === 0 ? null : above / below;
}

/** The bundles dealt to G groups in turn, and each group filled up to the size of the largest. */
function dealt(bundles: readonly (readonly CountedEvent[])[], G: number): EventGroup[] {
  const groups = Array.from({ length: G }, (_, g) => bundles.filter((_, i) => i % G === g).flat());
  const size = Math.max(...groups.map((events) => events.length));
  const other: CountedEvent = { name: "something else", signal: constant(0) };
  return groups.map((events) => ({
    events: [...events, ...Array.from({ length: size - events.length }, () => other)],
  }));
}

function eventNamed({ events }: IntervalLog, name: string): CountedEvent {
  const event = events.find((known) => known.name === name);
  if (event !== undefined) return event;
  throw new RangeError(
    `multiplexStudy: no event "${name}" in the log, only ${events.map((e) => e.name).join(", ")}`,
  );
}

function summary(errors: readonly number[]): StudyError {
  return { mean: errors.reduce((a, b) => a + b, 0) / errors.length, worst: Math.max(...errors) };
}
