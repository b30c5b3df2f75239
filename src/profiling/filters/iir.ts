/**
 * IIR low-pass of Butterworth: flat in the pass band, a few multiplications, and a phase that is not
 * linear.
 *
 *     |H(f)|² = 1 / (1 + (tan(πf/fₛ)/tan(πf_c/fₛ))²ⁿ)
 *
 * in n/2 sections of order two; the tangents are the bilinear transform's. Down by 3 dB at f_c and by 6n
 * dB for each octave above.
 *
 * Source: Butterworth, Experimental Wireless 7:536–541, 1930; Oppenheim and Schafer, Discrete-Time
 * Signal Processing, 3rd edition, §7.2. Designed by fili.
 */
/// <reference types="./fili.d.ts" />
import fili from "fili";
import type { LowPass, Section } from "./low-pass.ts";
import { portableCoefficient } from "./portable-coefficient.ts";

export interface IirOptions {
  /** fₛ: samples per second. */
  readonly rate: number;
  /** f_c: where power is halved, Hz. */
  readonly cutoff: number;
  /** n: even, from 2 to 24; 8 unless told. */
  readonly order?: number;
}

/** Throws a RangeError unless 0 < cutoff < rate / 2 and the order is even and in range. */
export function iirLowPass({ rate, cutoff, order = 8 }: IirOptions): LowPass {
  if (!(cutoff > 0 && cutoff < rate / 2 && rate < Infinity)) {
    throw new RangeError(
      `iirLowPass: cutoff must be above 0 and below rate/2 = ${rate / 2} Hz, got ${cutoff}`,
    );
  }
  if (!(Number.isInteger(order / 2) && order >= 2 && order <= 24)) {
    throw new RangeError(`iirLowPass: order must be even and from 2 to 24, got ${order}`);
  }
  const sections = new fili.CalcCascades().lowpass({
    order: order / 2,
    characteristic: "butterworth",
    Fs: rate,
    Fc: cutoff,
    preGain: false,
  }).map(({ a, b, k }): Section => {
    const [a1, a2] = a.map(portableCoefficient);
    const b0 = k * (1 + a1 + a2) / 4; // (1 + z⁻¹)² with a gain of 1 at 0
    if (!(Math.abs(b0 - k * b[0]) < 1e-6)) throw new Error("iirLowPass: not a low-pass section");
    return [b0, 2 * b0, b0, a1, a2];
  });
  return { kind: "iir", sections };
}
