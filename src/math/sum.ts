/**
 * Compensated sums: what each addition rounds away is collected and added at the end.
 *
 *     t = s + x,     c ← c + (what s + x lost),     s ← t,     result s + c
 *
 * The error is below 2ε|Σx| + n²ε²Σ|x| with ε = 2⁻⁵³, where a plain loop has up to nε Σ|x|.
 *
 * Method: Neumaier, Zeitschrift für angewandte Mathematik und Mechanik 54(1):39–51, 1974
 *         (the improved Kahan-Babuška sum).
 */

/** A running sum. */
export interface CompensatedSum {
  /** Adds x. Allocates nothing. */
  add(x: number): void;
  /** The sum of all that was added; 0 of nothing. */
  value(): number;
}

/** A running sum that starts at 0. */
export function compensatedSum(): CompensatedSum {
  const state = new Float64Array(2); // s, c: a typed array keeps them unboxed
  return {
    add(x) {
      const s = state[0];
      const t = s + x;
      state[1] += lost(s, x, t);
      state[0] = t;
    },
    value: () => total(state[0], state[1]),
  };
}

/** The sum of the values; 0 of none. Infinities and NaN have the result of plain addition. */
export function sum(values: ArrayLike<number>): number {
  let s = 0, c = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    const t = s + x;
    c += lost(s, x, t);
    s = t;
  }
  return total(s, c);
}

/** s + x − t exactly, for t the rounded s + x. */
function lost(s: number, x: number, t: number): number {
  return Math.abs(s) >= Math.abs(x) ? s - t + x : x - t + s;
}

// When s is infinite c is NaN, and says nothing.
function total(s: number, c: number): number {
  return c === c ? s + c : s;
}
