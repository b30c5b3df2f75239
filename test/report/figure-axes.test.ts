import type { ScaleOptions } from "@observablehq/plot";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { axis, parameterAxis, parameterMeaning } from "../../src/report/figure-axes.ts";
import { madeResults } from "../experiment/made-results.ts";

const ticks = ({ ticks, tickFormat }: ScaleOptions) =>
  (ticks as number[]).map((tick) => (tickFormat as (value: number) => string)(tick));

const { scenario: made } = madeResults({ run: () => ({ wait: 1 }) });
const scenario = {
  ...made,
  parameters: z.strictObject({
    handoff: z.strictObject({
      delay: z.number().default(0.02).meta({ unit: "s" }).describe("time that a handoff takes"),
    }).prefault({}),
    users: z.int().default(5),
  }),
};

describe("an axis", () => {
  it("has one prefix for all its values, in its label", () => {
    const { label, tickFormat } = axis("latency", "s", [0.002, 0.013]);
    expect(label).toBe("latency, ms");
    expect((tickFormat as (value: number) => string)(0.0125)).toBe("12.5");
  });

  it("shows shares in per cent, and negative numbers with a true minus", () => {
    const { label, tickFormat } = axis("error", "1", [-0.3, 0.1]);
    expect([label, (tickFormat as (value: number) => string)(-0.25)]).toEqual(["error, %", "−25"]);
  });

  it("has a prefix at every tick of a logarithm", () => {
    const options = axis("period", "s", [1e-3, 12], { log: true });
    expect(options.label).toBe("period");
    expect(ticks(options)).toEqual(["1 ms", "10 ms", "100 ms", "1 s", "10 s"]);
  });

  it("has powers of ten where no prefix is used, and 1, 2, 5 between few of them", () => {
    expect(ticks(axis("users", "", [10, 1e6], { log: true }))).toEqual(
      ["10", "100", "1000", "10000", "10⁵", "10⁶"],
    );
    expect(ticks(axis("users", "", [10, 99], { log: true }))).toEqual(["10", "20", "50"]);
  });

  it("takes no logarithm of 0", () => {
    expect(() => axis("error", "1", [0, 1], { log: true })).toThrow(
      'axis: a logarithmic axis needs values > 0, got 0 on "error"; draw it linearly',
    );
  });
});

describe("the axis of a parameter", () => {
  it("says what the parameter means, in its unit", () => {
    expect(parameterAxis(scenario, "handoff.delay", [0.01, 0.02]).label).toBe(
      "time that a handoff takes, ms",
    );
  });

  it("falls back on its path", () => {
    expect(parameterMeaning(scenario, "users")).toEqual({ description: "users", unit: "" });
  });
});
