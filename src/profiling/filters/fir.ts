/**
 * FIR low-pass by Kaiser's window: linear phase, and as much attenuation as is asked for.
 *
 *     hᵢ = sin(2π f_c (i − M/2)/fₛ)/(π (i − M/2)) · I₀(β √(1 − (2i/M − 1)²))/I₀(β),    i = 0 … M
 *     M  = (A − 7.95)/(2.285 Δω),     Δω = 2π (stop − pass)/fₛ,     A in decibels
 *
 * Costs M + 1 multiplications a sample and half of M samples of delay; keeps shapes, unlike an IIR filter.
 *
 * Source: Kaiser, Proc. IEEE Int. Symposium on Circuits and Systems, 20–23, 1974. Designed by fili.
 */
/// <reference types="./fili.d.ts" />
import fili from "fili";
import { sum } from "../../math/mod.ts";
import type { LowPass } from "./low-pass.ts";
import { portableCoefficient } from "./portable-coefficient.ts";

export interface FirOptions {
  /** fₛ: samples per second. */
  readonly rate: number;
  /** Highest frequency to keep, Hz. */
  readonly pass: number;
  /** Lowest frequency to remove, Hz; half of the rate after decimation is usual. */
  readonly stop: number;
  /** A: how far down, dB, from 21 to 120; 80 unless told. */
  readonly attenuation?: number;
}

/** Throws a RangeError unless 0 < pass < stop ≤ rate / 2 and the attenuation is in range. */
export function firLowPass(options: FirOptions): LowPass {
  const { rate, pass, stop, attenuation: A = 80 } = options;
  if (!(pass > 0 && pass < stop && stop <= rate / 2 && rate < Infinity)) {
    throw new RangeError(
      `firLowPass: needs 0 < pass < stop ≤ rate/2 in Hz, got ${pass}, ${stop} and ${rate / 2}`,
    );
  }
  if (!(A >= 21 && A <= 120)) {
    throw new RangeError(`firLowPass: attenuation must be from 21 to 120 dB, got ${A}`);
  }
  const width = 2 * Math.PI * (stop - pass) / rate; // Δω
  const half = Math.ceil((A - 7.95) / (2.285 * width) / 2) + 1; // M/2
  const h = new fili.FirCoeffs().kbFilter({
    order: 2 * half + 1,
    Fs: rate,
    Fa: 0,
    Fb: (pass + stop) / 2,
    Att: A,
  });
  const total = sum(h); // the window leaves the gain at 0 a little off 1
  return { kind: "fir", taps: Float64Array.from(h, (x) => portableCoefficient(x / total)) };
}
