/** The unit that a measure or parameter declares, as text, in base units. */
import { expressionOf } from "./expression.ts";
import { baseUnit, noUnit } from "./unit-algebra.ts";
import { type SizedUnit, unitNamed } from "./unit-table.ts";

/**
 * Reads `s`, `1/s`, `kg·m^2`, `request/s`, `1` or nothing; a word that is no unit counts things, and is
 * a unit of its own. Throws a RangeError in the subject's name for what is no product of units.
 */
export function declaredUnit(
  subject: string,
  text: string,
  math: typeof import("mathjs"),
): SizedUnit {
  if (text.trim() === "") return { unit: noUnit, factor: 1 };
  const { unit, evaluate } = expressionOf(text.replaceAll("·", "*"), {
    subject: `${subject}: unit "${text}"`,
    kind: "units",
    variables: {},
    unit: (name) => unitNamed(name, math) ?? { unit: baseUnit(name), factor: 1 },
  }, math);
  return { unit, factor: evaluate({}) };
}
