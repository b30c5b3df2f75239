/** Axes of figures: labels with units, ticks that can be read, logarithmic ones included. */
import type { ScaleOptions } from "@observablehq/plot";
import { type AxisOptions, type Scenario, takesPrefix } from "../experiment/mod.ts";
import { measureScale, scaled } from "./measure-scale.ts";
import { quantity } from "./quantity.ts";

const mostDecades = 7;

/** An axis for values in that unit; a common SI prefix stands in the label. */
export function axis(
  label: string,
  unit: string,
  values: readonly number[],
  options: AxisOptions = {},
): ScaleOptions {
  const { log = false, zero = false } = options;
  if (log) return logAxis(label, unit, values);
  const scale = measureScale({ unit, better: "neither", meaning: label }, values);
  return {
    label: withUnit(label, scale.unit),
    tickFormat: (value: number) => numberText(scaled(value, scale)),
    nice: true,
    zero,
  };
}

/** The axis of a parameter, which is categorical where its values are text. */
export function parameterAxis(
  scenario: Pick<Scenario, "parameters">,
  path: string,
  values: readonly (number | string)[],
  options: AxisOptions = {},
): ScaleOptions {
  const { description, unit } = parameterMeaning(scenario, path);
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length < values.length) return { label: description, type: "point", padding: 0.5 };
  return { ...axis(description, unit, numbers, options), nice: options.log ?? false };
}

/** Description and unit of a parameter as its schema has them; its path where it has none. */
export function parameterMeaning(
  scenario: Pick<Scenario, "parameters">,
  path: string,
): { readonly description: string; readonly unit: string } {
  // deno-lint-ignore no-explicit-any -- schemas of every kind are walked, by zod's own shape
  let schema: any = scenario.parameters;
  for (const key of path.split(".")) {
    while (schema !== undefined && schema.shape === undefined && schema.unwrap) {
      schema = schema.unwrap();
    }
    schema = schema?.shape?.[key];
  }
  const { description = path, unit = "" } = schema?.meta?.() ?? {};
  return { description, unit: unit === "1" ? "" : unit };
}

function logAxis(label: string, unit: string, values: readonly number[]): ScaleOptions {
  const finite = values.filter(Number.isFinite);
  const wrong = finite.find((value) => !(value > 0));
  if (wrong !== undefined) {
    throw new RangeError(
      `axis: a logarithmic axis needs values > 0, got ${wrong} on "${label}"; draw it linearly`,
    );
  }
  const hasPrefixes = takesPrefix(unit) || unit === "1";
  return {
    type: "log",
    label: hasPrefixes ? label : withUnit(label, unit),
    ticks: logTicks(Math.min(...finite), Math.max(...finite)),
    tickFormat: (value: number) => hasPrefixes ? quantity(value, unit) : powerText(value),
  };
}

/** Powers of ten, or 1, 2, 5 times them where there are few. */
function logTicks(least: number, most: number): number[] {
  const exponent = (value: number) => Number(value.toExponential().split("e")[1]);
  const from = exponent(least), to = exponent(most) + 1;
  const decades = Array.from({ length: to - from + 1 }, (_, k) => from + k);
  const step = Math.ceil(decades.length / mostDecades);
  const steps = to - from <= 2 ? [1, 2, 5] : [1];
  return decades.filter((_, k) => k % step === 0)
    .flatMap((power) => steps.map((factor) => Number(`${factor}e${power}`)))
    .filter((tick) => tick >= least * 0.999 && tick <= most * 1.001);
}

function withUnit(label: string, unit: string): string {
  return unit === "" ? label : `${label}, ${unit}`;
}

/** Up to six digits, with a true minus. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(6))).replace("-", "−");
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** `0.01`, `1000`, and powers of ten beyond: `10⁻⁶`. */
function powerText(value: number): string {
  if (value >= 1e-3 && value < 1e5) return numberText(value);
  const [digits, exponent] = value.toExponential().split("e");
  const power = exponent.replace("+", "").replace("-", "⁻")
    .replace(/\d/g, (digit) => superscripts[Number(digit)]);
  return digits === "1" ? `10${power}` : `${digits}·10${power}`;
}
