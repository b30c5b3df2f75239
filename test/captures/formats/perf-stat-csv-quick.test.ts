import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { perfStatCsv } from "../../../src/captures/formats/perf-stat-csv.ts";
import { readWith } from "./read-with.ts";

// With semicolons the same rows take the way of all dialects.
const read = (rows: readonly (readonly string[])[], separator: string, lineEnd = "\n") =>
  readWith(perfStatCsv, rows.map((row) => row.join(separator) + lineEnd).join(""));

const digits = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: least, maxLength: most });
const number = fc.oneof(
  digits(1, 20),
  fc.tuple(digits(1, 9), digits(1, 9)).map(([whole, decimals]) => `${whole}.${decimals}`),
);
const percent = fc.integer({ min: 0, max: 10_000 }).map((n) => (n / 100).toFixed(2));
const row = fc.tuple(
  fc.integer({ min: 1, max: 5 }).map((n) => `     ${n}.00${n}000001`),
  fc.oneof(number, fc.constantFrom("<not counted>", "<not supported>")),
  fc.constantFrom("", "msec", "Joules", "MiB", "%"),
  fc.constantFrom("cycles", "cpu/event=0x3c/u", "power/energy-ram/", "sched:sched_switch"),
  digits(1, 12),
  percent,
).chain((fields) =>
  fc.constantFrom([], ["", ""], ["4.030", "CPUs utilized"], ["4.63%"])
    .map((rest) => [...fields, ...rest])
);

describe("plain rows of perf stat -x,", () => {
  it("are read to the last bit as with any other separator", () => {
    fc.assert(fc.property(
      fc.array(row, { minLength: 1, maxLength: 20 }),
      fc.constantFrom("\n", "\r\n"),
      (rows, lineEnd) => {
        const { provenance: _, ...comma } = read(rows, ",", lineEnd);
        const { provenance: __, ...semicolon } = read(rows, ";", lineEnd);
        expect(comma).toEqual(semicolon);
      },
    ));
  });

  it("of which one is not plain leave the line numbers right", () => {
    const plain = ["     0.100000001", "5", "", "cycles", "100", "100.00"];
    expect(() => read([plain, plain, ["     0.100000001", "5", "", "cycles", "100", "x"]], ","))
      .toThrow(/:3: /);
  });

  it("of units and events that change within an interval are told apart", () => {
    const rows = ["msec,cpu-clock", ",cycles", "msec,cpu-clock", "Joules,power/energy-pkg/"].map(
      (middle) => ["     0.100000001", "5", ...middle.split(","), "100", "100.00"],
    );
    const { columns, events } = read(rows, ",");
    expect(Array.from(columns.event, (event) => events[event].name))
      .toEqual(["cpu-clock", "cycles", "cpu-clock", "power/energy-pkg/"]);
    expect([...columns.value]).toEqual([0.005, 5, 0.005, 5]);
  });
});
