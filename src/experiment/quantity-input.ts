/**
 * Text to numbers in SI units: `20ms`, `5e3`, `10 kHz`, `2 GiB`, `50%`, `1/5 s`.
 *
 * A plain number is in the parameter's own unit. A numeral with a known unit is rounded once, so `20ms`
 * is 0.02 to the last bit; whatever else is an expression of mathjs, which is imported only then.
 */
import { declaredUnit } from "./declared-unit.ts";
import { expressionOf } from "./expression.ts";
import { isSameUnit, unitText } from "./unit-algebra.ts";
import { unitNamed } from "./unit-table.ts";
import { inUnit, takesPrefix } from "./units.ts";

const numeralAndUnit = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(.*)$/is;

/**
 * The value in that unit: SI, `1` for a share, empty for a count. Throws a RangeError that names the
 * parameter, the text and what is allowed, where the text is no number, its unit is not known or of
 * another kind, or something stands behind it.
 */
export async function quantityInput(
  parameter: string,
  text: string,
  unit = "",
): Promise<number> {
  const subject = `parameter "${parameter}"`;
  const fault = (reason: string) =>
    new RangeError(`${subject}: "${text}" ${reason}; give ${allowedText(unit)}`);
  const trimmed = text.trim();
  const [, numeral, written] = numeralAndUnit.exec(trimmed) ?? [];
  const quick = numeral === undefined ? null : inUnit(numeral, written, unit);
  const value = quick ?? await compound(subject, trimmed, unit, fault);
  if (!Number.isFinite(value)) throw fault("is not a finite number");
  return value;
}

async function compound(
  subject: string,
  text: string,
  unit: string,
  fault: (reason: string) => RangeError,
): Promise<number> {
  if (!/\d/.test(text)) throw fault("is not a number");
  const math = await import("mathjs");
  const declared = declaredUnit(subject, unit, math);
  const read = () => {
    try {
      return expressionOf(text, {
        subject,
        kind: "units",
        variables: {},
        unit: (name) =>
          unitNamed(name, math) ??
            (Object.hasOwn(declared.unit.base, name) ? declaredUnit(subject, name, math) : null),
      }, math);
    } catch (error) {
      const { message } = error as Error;
      throw fault(
        `cannot be read (${message.replace(`${subject}, `, "").replace(`${subject}: `, "")})`,
      );
    }
  };
  const quantity = read();
  if (!isSameUnit(quantity.unit, declared.unit)) {
    const own = unitText(quantity.unit);
    throw fault(own === "1" ? "has no unit" : `is in ${own}, which is another kind of quantity`);
  }
  return quantity.evaluate({}) / declared.factor;
}

function allowedText(unit: string): string {
  if (unit === "") return "a plain number, such as 5e3";
  if (unit === "1") return "a share or ratio, such as 0.5 or 50%";
  const example = takesPrefix(unit) ? `5m${unit}` : unit === "1/s" ? "5kHz" : `5 ${unit}`;
  return `a number in ${unit}, or one with a unit of that kind, such as ${
    unit.startsWith("B") ? `2Mi${unit}` : example
  }`;
}
