import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  parameterInput,
  parameterPaths,
  parameterUnit,
} from "../../src/experiment/parameter-input.ts";
import { quantityInput } from "../../src/experiment/quantity-input.ts";
import { inUnit, inWords } from "../../src/experiment/units.ts";

describe("a quantity as people write it", () => {
  const read = (text: string, unit: string) => quantityInput("delay", text, unit);

  it("is exact for numerals with a prefix: 20ms is 0.02", async () => {
    expect(await read("20ms", "s")).toBe(0.02);
    expect(await read("20 ms", "s")).toBe(0.02);
    expect(await read("3 us", "s")).toBe(3e-6);
    expect(await read("3µs", "s")).toBe(3e-6);
    expect(await read("5e3", "")).toBe(5000);
    expect(await read("10 kHz", "1/s")).toBe(10_000);
    expect(await read("10 kHz", "Hz")).toBe(10_000);
    expect(await read("100/s", "1/s")).toBe(100);
    expect(await read("2 GiB", "B")).toBe(2147483648);
    expect(await read("10 Mbit/s", "B/s")).toBe(1.25e6);
    expect(await read("50%", "1")).toBe(0.5);
    expect(await read("1.5 min", "s")).toBe(90);
    expect(await read("250 g", "kg")).toBe(0.25);
    expect(await read("-.5e-1 kWh", "J")).toBe(-180_000);
  });

  it("is in the parameter's own unit where it is a plain number", async () => {
    expect(await read("20", "s")).toBe(20);
    expect(await read("1e-3", "B/s")).toBe(0.001);
  });

  it("may be an expression over units", async () => {
    expect(await read("1/5 s", "s")).toBe(0.2);
    expect(await read("2*3 s + 500 ms", "s")).toBe(6.5);
    expect(await read("36 km/h", "m/s")).toBeCloseTo(10, 14);
    expect(await read("3 requests/min", "requests/s")).toBeCloseTo(0.05, 15);
  });

  it("names the parameter, the text and what is allowed where it is refused", async () => {
    const allowed = "give a number in s, or one with a unit of that kind, such as 5ms";
    await expect(read("20 J", "s")).rejects.toThrow(
      `parameter "delay": "20 J" is in J, which is another kind of quantity; ${allowed}`,
    );
    await expect(read("20 parsnips", "s")).rejects.toThrow(
      `"20 parsnips" cannot be read (column 4: "parsnips" is no known unit); ${allowed}`,
    );
    await expect(read("20ms junk", "s")).rejects.toThrow('column 6: "junk" is no known unit');
    await expect(read("soon", "s")).rejects.toThrow(`"soon" is not a number; ${allowed}`);
    await expect(read("", "s")).rejects.toThrow("is not a number");
    await expect(read("1e400", "s")).rejects.toThrow("is not a finite number");
    await expect(read("5 s", "")).rejects.toThrow("give a plain number, such as 5e3");
    await expect(read("5 constructor", "s")).rejects.toThrow("is no known unit");
    await expect(read("20 degC", "K")).rejects.toThrow("is no known unit");
  });
});

describe("a number in words", () => {
  it("has the prefix that leaves 1 to 1000 before it", () => {
    expect(inWords(0.02, "s")).toBe("20 ms");
    expect(inWords(90, "s")).toBe("90 s");
    expect(inWords(10_000, "Hz")).toBe("10 kHz");
    expect(inWords(100, "1/s")).toBe("100/s");
    expect(inWords(-2.5e-7, "m")).toBe("-250 nm");
    expect(inWords(123456789.123, "B/s")).toBe("123.456789123 MB/s");
    expect(inWords(0.5, "1")).toBe("0.5");
    expect(inWords(5, "kg")).toBe("5 kg");
    expect(inWords(1e-30, "J")).toBe("1e-30 J");
  });

  it("reads back to the same number, to the last bit", () => {
    const unit = fc.constantFrom("s", "J", "Hz", "1/s", "B", "B/s", "m", "kg", "1", "", "W");
    const value = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(fc.property(value, unit, (x, unit) => {
      const [, numeral, written] = /^(\S*\d)\s*(\D*)$/.exec(inWords(x, unit)) ?? [];
      expect(inUnit(numeral, written, unit)).toBe(x + 0);
    }));
  });
});

describe("a parameter as people write it", () => {
  const schema = z.strictObject({
    delay: z.number().positive().default(1).meta({ unit: "s" }),
    users: z.int().positive().default(200),
    policy: z.enum(["near", "far"]).default("near"),
    handoff: z.strictObject({ delay: z.number().meta({ unit: "s" }).optional() }).prefault({}),
    periods: z.array(z.number().meta({ unit: "s" })).default([1]),
    window: z.union([z.literal("auto"), z.number().meta({ unit: "s" })]).default("auto"),
    limit: z.number().nullable().default(null),
    range: z.tuple([z.number(), z.number()]).default([0, 1]),
    traced: z.boolean().default(false),
    label: z.string().min(2).default("none"),
  });
  const read = (path: string, text: string) => parameterInput(schema, path, text);

  it("becomes what its type wants", async () => {
    expect(await read("delay", "20ms")).toBe(0.02);
    expect(await read("users", "5e3")).toBe(5000);
    expect(await read("policy", "far")).toBe("far");
    expect(await read("handoff.delay", "3us")).toBe(3e-6);
    expect(await read("periods", "1ms, 2ms")).toEqual([0.001, 0.002]);
    expect(await read("periods", "")).toEqual([]);
    expect(await read("window", "auto")).toBe("auto");
    expect(await read("window", "5 ms")).toBe(0.005);
    expect(await read("limit", "null")).toBeNull();
    expect(await read("range", "1, 2")).toEqual([1, 2]);
    expect(await read("traced", "true")).toBe(true);
    expect(await read("label", "20ms")).toBe("20ms");
  });

  it("is refused with its name, the text and what is allowed", async () => {
    await expect(read("delay", "-1")).rejects.toThrow(
      'parameter "delay": "-1" is not allowed: Too small: expected number to be >0',
    );
    await expect(read("users", "1.5")).rejects.toThrow("expected int");
    await expect(read("policy", "farr")).rejects.toThrow(
      'parameter "policy": must be one of near, far (did you mean "far"?), got "farr"',
    );
    await expect(read("traced", "yes")).rejects.toThrow('must be true or false, got "yes"');
    await expect(read("range", "1")).rejects.toThrow("must be 2 values with commas between");
    await expect(read("handoff", "3")).rejects.toThrow("set part by part, as in handoff.delay=…");
    await expect(read("window", "soon")).rejects.toThrow('"soon" is not a number');
    await expect(read("dely", "1")).rejects.toThrow('did you mean "delay"?');
  });

  it("is found by its dotted path, with its unit", () => {
    expect(parameterPaths(schema)).toContain("handoff.delay");
    expect(parameterUnit(schema, "handoff.delay")).toBe("s");
    expect(parameterUnit(schema, "periods")).toBe("s");
    expect(parameterUnit(schema, "users")).toBe("");
  });
});
