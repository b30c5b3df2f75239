/**
 * Derived objectives: a new measure from an expression over those of the scenario.
 *
 *     cost = latencyP95 / 1 s + 0.1 * energyPerTask / 1 J
 *
 * It is computed replication by replication from what was observed, so it is compared, paired and
 * ranked as any other. Stored observations stay as they are: the measure is added to the results in
 * hand. Known values (theory) are not carried over, since the mean of an expression is in general not
 * the expression of the means.
 */
import type { Observation } from "./observation.ts";
import { Results } from "./results.ts";
import type { Measure, Scenario } from "./scenario.ts";
import { declaredUnit } from "./declared-unit.ts";
import { expressionOf } from "./expression.ts";
import { unitText } from "./unit-algebra.ts";
import { unitNamed } from "./unit-table.ts";

export interface ObjectiveOptions {
  /**
   * Which direction is better; by default what the measures in it say, taken that they and all factors
   * are positive, and `neither` where they pull in different ways.
   */
  readonly better?: Measure["better"];
}

/** A measure that is computed from others. */
export interface Objective {
  readonly name: string;
  readonly measure: Measure;
  /** Its value from the measures of one cell, each in its unit. */
  evaluate(measures: Readonly<Record<string, number>>): number;
}

/**
 * Reads `NAME = expression`, or an expression, which then is its own name. Units are those of mathjs;
 * the value is in SI units, bytes for information. Throws a RangeError that says what is wrong and at
 * which column: an unknown name, with the nearest one; units that clash; operators and functions that
 * are not allowed (see expression.ts); a name that is taken.
 */
export async function objective(
  text: string,
  { measures }: { readonly measures: Readonly<Record<string, Measure>> },
  options: ObjectiveOptions = {},
): Promise<Objective> {
  const [, given, , body] = /^\s*(?:([A-Za-z_]\w*)\s*(=)(?!=))?\s*(.*?)\s*$/s.exec(text) ?? [];
  const name = given ?? body;
  if (body === "") {
    throw new RangeError(
      `objective "${text}": the expression is missing; write one over the measures ${
        Object.keys(measures).join(", ")
      }`,
    );
  }
  if (Object.hasOwn(measures, name)) {
    throw new RangeError(
      `objective "${text}": the scenario has a measure "${name}" already; give it another name, ` +
        `as in "total = ${body}"`,
    );
  }
  const math = await import("mathjs");
  const declared = Object.entries(measures).map(([name, { unit, better }]) => {
    const { unit: own, factor } = declaredUnit(`measure "${name}"`, unit, math);
    const goodness = better === "higher" ? 1 : better === "lower" ? -1 : NaN;
    return { name, unit: own, factor, goodness };
  });
  const nouns = new Set(declared.flatMap(({ unit }) => Object.keys(unit.base)));
  const expression = expressionOf(body, {
    subject: `objective "${body}"`,
    kind: "measures",
    variables: Object.fromEntries(declared.map((variable) => [variable.name, variable])),
    unit: (word) =>
      unitNamed(word, math) ??
        (nouns.has(word) ? declaredUnit(`objective "${body}"`, word, math) : null),
  }, math);
  const used = declared.filter(({ name }) => expression.names.includes(name));
  if (used.length === 0) {
    throw new RangeError(
      `objective "${text}": must name at least one of the measures ${
        Object.keys(measures).join(", ")
      }`,
    );
  }
  const { goodness } = expression;
  const direction = goodness > 0 ? "higher" : goodness < 0 ? "lower" : "neither";
  return {
    name,
    measure: {
      unit: unitText(expression.unit),
      better: options.better ?? direction,
      meaning: body,
    },
    evaluate: (values) =>
      expression.evaluate(
        Object.fromEntries(used.map(({ name, factor }) => [name, values[name] * factor])),
      ),
  };
}

/**
 * The results with the objective as one more measure, the last. Throws as {@link objective}, and where
 * a value is not finite, as after a division by 0.
 */
export async function withObjective(
  results: Results,
  text: string,
  options: ObjectiveOptions = {},
): Promise<Results> {
  const { scenario, design, manifest, all, ending } = results;
  const { name, measure, evaluate } = await objective(text, scenario, options);
  const withValue = (observation: Observation): Observation => {
    const { cell, measures, failure } = observation;
    if (failure !== null) return observation;
    const value = evaluate(measures);
    if (!Number.isFinite(value)) {
      throw new RangeError(
        `objective "${text}": must be finite, got ${value} in replication ${cell.replication} at ` +
          `${JSON.stringify(cell.levels)} from ${JSON.stringify(measures)}`,
      );
    }
    return { ...observation, measures: { ...measures, [name]: value } };
  };
  const wider: Scenario = { ...scenario, measures: { ...scenario.measures, [name]: measure } };
  return new Results(wider, design, manifest, all.map(withValue), ending);
}
