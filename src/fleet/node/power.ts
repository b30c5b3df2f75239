/**
 * Power models: watts that a node draws at a utilisation u ∈ [0, 1] and a frequency f.
 *
 *     linear   P = P_idle + (P_max − P_idle) u                          at one frequency
 *     cubic    P = P_static + P_dynamic · u · (f/f₀)³                   voltage goes with frequency
 *     table    P = what was measured at utilisations u₀ < u₁ < …, straight lines between
 *
 * Dynamic power is C V² f; where V is about proportional to f, its cube. So halving the frequency
 * doubles the time and quarters the dynamic energy of a task, until static power outweighs it:
 *
 *     E(f) = W [P_static f₀/f + P_dynamic (f/f₀)²],     least at f/f₀ = ∛(P_static / 2P_dynamic)
 *
 * Linear: Fan, Weber & Barroso, ISCA 2007, section 3.2. Cubic: Chandrakasan, Sheng & Brodersen, IEEE
 * J. Solid-State Circuits 27(4):473–484, 1992. Table: the form of SPECpower_ssj2008 results.
 */
import { nonNegative, positive } from "../parameter.ts";

export interface PowerModel {
  readonly name: string;
  /** W, at utilisation u and frequency f in Hz. */
  watts(u: number, f: number): number;
}

export interface LinearPowerOptions {
  /** P_idle, W */
  readonly idle: number;
  /** P_max, W, ≥ idle */
  readonly busy: number;
}

/** Throws a RangeError unless 0 ≤ idle ≤ busy. */
export function linearPower({ idle, busy }: LinearPowerOptions): PowerModel {
  nonNegative("linearPower", "idle", idle);
  nonNegative("linearPower", "busy", busy);
  if (busy < idle) {
    throw new RangeError(`linearPower: busy must be ≥ idle (${idle} W), got ${busy}`);
  }
  return { name: "linear", watts: (u) => idle + (busy - idle) * u };
}

export interface CubicPowerOptions {
  /** P_static, W */
  readonly static: number;
  /** P_dynamic, W, at u = 1 and f₀ */
  readonly dynamic: number;
  /** f₀, Hz */
  readonly nominal: number;
}

/** Throws a RangeError for watts below 0 or a nominal frequency that is not above 0. */
export function cubicPower(options: CubicPowerOptions): PowerModel {
  const Ps = nonNegative("cubicPower", "static", options.static);
  const Pd = nonNegative("cubicPower", "dynamic", options.dynamic);
  const f0 = positive("cubicPower", "nominal", options.nominal);
  return {
    name: "cubic",
    watts(u, f) {
      const s = f / f0;
      return Ps + Pd * u * s * s * s;
    },
  };
}

export interface TablePowerOptions {
  /** Rising, from 0 to 1. */
  readonly utilisations: readonly number[];
  /** W, one for each. */
  readonly watts: readonly number[];
}

/** Throws a RangeError where the table does not rise from u = 0 to 1 or has another length of watts. */
export function tablePower({ utilisations, watts }: TablePowerOptions): PowerModel {
  const n = utilisations.length;
  const rises = utilisations.every((u, i) => i === 0 || u > utilisations[i - 1]);
  if (n < 2 || utilisations[0] !== 0 || utilisations[n - 1] !== 1 || !rises) {
    throw new RangeError(
      `tablePower: utilisations must rise from 0 to 1, got ${utilisations.join(", ")}`,
    );
  }
  if (watts.length !== n) {
    throw new RangeError(
      `tablePower: watts must be as many as utilisations (${n}), got ${watts.length}`,
    );
  }
  watts.forEach((w) => nonNegative("tablePower", "watts", w));
  return {
    name: "table",
    watts(u) {
      let i = 1;
      while (i < n - 1 && utilisations[i] < u) i++;
      const share = (u - utilisations[i - 1]) / (utilisations[i] - utilisations[i - 1]);
      return watts[i - 1] + share * (watts[i] - watts[i - 1]);
    },
  };
}
