/**
 * The product of signals, with an exact integral.
 *
 * Between two change points all factors but one are constant, so the integral is a sum of
 *
 *     (product of the stepped rates at tᵢ) · ∫ of the remaining factor from tᵢ to tᵢ₊₁
 *
 * Therefore at most one factor may be other than stepped: the product of two sines or two sloped
 * captures has no such form and is refused, not integrated numerically in silence. An integral
 * costs as many steps as the factors change in it.
 */
import { constant } from "./constant.ts";
import { requireInterval } from "./parameter.ts";
import type { Signal } from "./signal.ts";

/** Throws a RangeError where more than one factor is not stepped. */
export function product(...signals: readonly Signal[]): Signal {
  const smooth = signals.filter((signal) => !signal.isStepped);
  if (smooth.length > 1) {
    throw new RangeError(
      `product: at most one factor may vary between its change points, got ${smooth.length}: ` +
        "make piecewise-constant signals of the others",
    );
  }
  const stepped = signals.filter((signal) => signal.isStepped);
  const rest = smooth[0] ?? constant(1);
  const rateOfSteps = (t: number) => stepped.reduce((value, signal) => value * signal.at(t), 1);
  const nextStep = (t: number) =>
    stepped.reduce((next, signal) => Math.min(next, signal.nextChange(t)), Infinity);

  return {
    isStepped: smooth.length === 0,
    at: (t) => rateOfSteps(t) * rest.at(t),
    integral(from, to) {
      requireInterval("product", from, to);
      let total = 0, lost = 0; // by rounding: Kahan, Communications of the ACM 8(1):40, 1965
      for (let t = from; t < to;) {
        const end = Math.min(nextStep(t), to);
        const part = rateOfSteps(t) * rest.integral(t, end) - lost;
        const next = total + part;
        lost = (next - total) - part;
        total = next;
        t = end;
      }
      return total;
    },
    nextChange: (t) => Math.min(nextStep(t), rest.nextChange(t)),
  };
}
