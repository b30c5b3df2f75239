/** Captures of all shapes for property tests: any text, any double, any set of columns. */
import fc from "fast-check";
import { CaptureBuilder, type Row } from "../../src/captures/model/builder.ts";
import type { Capture, EventKind, Severity } from "../../src/captures/model/capture.ts";
import { noStack } from "../../src/captures/model/stacks.ts";

export interface CaptureShape {
  /** Names of functions, events and commands. */
  readonly text?: fc.Arbitrary<string>;
  /** Values; times and other columns are any doubles. */
  readonly value?: fc.Arbitrary<number>;
  readonly kinds?: readonly EventKind[];
  readonly units?: readonly string[];
  /** Events at most. */
  readonly mostEvents?: number;
  /** Whether every row has a stack. */
  readonly isProfile?: boolean;
}

/** Any UTF-16 units, halves of surrogate pairs too. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 5 })
    .map((units) => String.fromCharCode(...units)),
);
const kinds: readonly EventKind[] = ["interval", "total", "sample", "gauge", "instant"];
const severities: readonly Severity[] = ["note", "warning", "error"];
const columns = [
  "duration",
  "node",
  "cpu",
  "pid",
  "tid",
  "command",
  "enabled",
  "running",
  "stack",
  "weight",
  "extra",
] as const;

/** Doubles of all kinds; often short decimals, as in real captures. */
const anyDouble = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.integer().map((nanoseconds) => nanoseconds / 1e9),
  fc.constantFrom(NaN, -0, Infinity, Number.MAX_VALUE, Number.MIN_VALUE),
);
const anyIndex = fc.integer({ min: -1, max: 0x7fffffff });

/** Captures of one to thirty rows. The same shape gives the same captures for a seed. */
export function arbitraryCapture(shape: CaptureShape = {}): fc.Arbitrary<Capture> {
  const { text = anyText, value = anyDouble, mostEvents = 4, isProfile = false } = shape;
  const row = fc.record({
    event: fc.nat(),
    time: anyDouble,
    value,
    duration: anyDouble,
    node: fc.option(text, { nil: undefined }),
    cpu: anyIndex,
    pid: anyIndex,
    tid: anyIndex,
    command: fc.option(text, { nil: undefined }),
    enabled: anyDouble,
    running: anyDouble,
    stack: fc.nat(),
    weight: anyDouble,
    extra: fc.dictionary(fc.constantFrom("latitude_deg", "size_B", "event"), anyDouble),
  });
  return fc.record({
    name: text,
    text: fc.record({ tool: anyText, command: anyText, date: anyText, licence: anyText }),
    events: fc.array(
      fc.record({
        name: text,
        kind: fc.constantFrom(...shape.kinds ?? kinds),
        unit: fc.constantFrom(...shape.units ?? ["", "s", "J", "B"]),
      }),
      { minLength: 1, maxLength: mostEvents },
    ),
    calls: fc.array(
      fc.record({
        caller: fc.nat(),
        name: text,
        module: text,
        file: text,
        line: fc.nat(),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    rows: fc.array(row, { minLength: 1, maxLength: 30 }),
    present: fc.subarray([...columns]),
    findings: fc.array(
      fc.record({ severity: fc.constantFrom(...severities), message: anyText, line: fc.nat() }),
      { maxLength: 3 },
    ),
  }).map(({ name, text, events, calls, rows, present, findings }) => {
    const builder = new CaptureBuilder(`/somewhere/${name}`, "arbitrary");
    builder.origin(text);
    const ids = events.map(({ name, kind, unit }) => builder.event(name, kind, unit));
    const stacks: number[] = [];
    for (const { caller, name, module, file, line } of calls) {
      const frame = builder.stacks.frame(name, module, file, line);
      // Some begin a stack, some go on with one that is there.
      const k = caller % (stacks.length + 1);
      stacks.push(builder.stacks.call(k === stacks.length ? noStack : stacks[k], frame));
    }
    const has = new Set<string>(isProfile ? [...present, "stack"] : present);
    for (const { event, time, value, node, command, stack, ...rest } of rows) {
      const row: Row = { event: ids[event % ids.length], time, value };
      for (const [name, value] of Object.entries(rest)) {
        if (has.has(name)) Object.assign(row, { [name]: value });
      }
      if (has.has("node") && node !== undefined) row.node = builder.string(node);
      if (has.has("command") && command !== undefined) row.command = builder.string(command);
      const at = stack % (stacks.length + (isProfile ? 0 : 1));
      if (has.has("stack") && at < stacks.length) row.stack = stacks[at];
      builder.add(row);
    }
    for (const { severity, message, line } of findings) {
      builder.find("arbitrary", severity, message, line === 0 ? {} : { place: { line } });
    }
    return builder.build();
  });
}

/** Letters, blanks and signs that every format keeps as they are. */
const plainText = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_:<>, .()é]{0,10}[A-Za-z0-9)]$/);

/**
 * Captures of one event whose every row has a stack, a plain name and an amount above 0, of a
 * millionth of the unit or a multiple of it, which all formats of profiles can hold.
 */
export const arbitraryProfile: fc.Arbitrary<Capture> = arbitraryCapture({
  text: plainText,
  value: fc.integer({ min: 1, max: 1e12 }).map((millionths) => millionths / 1e6),
  kinds: ["sample"],
  units: ["s"],
  mostEvents: 1,
  isProfile: true,
}).map((capture) => ({
  ...capture,
  columns: { ...capture.columns, weight: undefined },
}));
