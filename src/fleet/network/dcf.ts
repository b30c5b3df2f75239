/**
 * Contention for a WLAN channel: what n stations that always have a frame to send get of the time.
 *
 *     τ = 2 / (1 + W + pW Σᵢ₌₀^{m−1} (2p)ⁱ),     p = 1 − (1 − τ)^{n−1}
 *     P_tr = 1 − (1 − τ)ⁿ,     P_s = n τ (1 − τ)^{n−1} / P_tr
 *     share = P_tr P_s T_s / [(1 − P_tr) σ + P_tr P_s T_s + P_tr (1 − P_s) T_c]
 *
 * τ is the probability that a station sends in a slot, p that its frame collides, W the least
 * contention window, m how often it doubles. `share` is the part of the time in frames that arrive.
 *
 * Each station wins equally often whatever its rate, so all have one throughput and a slow one slows
 * all (Heusse et al.): on a link of capacity `share` s/s a byte of a station uses
 * `secondsPerByte(rate)`, and max-min sharing does the rest:
 *
 *     const channel = network.link({ bandwidth: (n) => dcf(n).share });
 *     network.transfer([channel, uplink], bytes, [secondsPerByte(wlanRate(distance)), 1]);
 *
 * Model: Bianchi, IEEE J. Selected Areas in Communications 18(3):535–547, 2000, equations 7, 9, 10,
 * 11 and 13. Anomaly: Heusse, Rousseau, Berger-Sabbatel & Duda, INFOCOM 2003. Times: IEEE
 * 802.11-2012, clause 18 (OFDM at 20 MHz).
 */
import { pow } from "../../math/mod.ts";
import { positive, wholeNumber } from "../parameter.ts";

const slot = 9e-6; // σ, s
const sifs = 16e-6; // s
const difs = sifs + 2 * slot; // s
const preamble = 20e-6; // of every frame, s
const header = 36; // bytes of MAC header, LLC and check sum
const acknowledgement = preamble + 14 * 8 / 24e6; // s, at 24 Mbit/s

export interface DcfOptions {
  /** W: least contention window; 16 by default. */
  readonly window?: number;
  /** m: how often the window doubles; 6 by default. */
  readonly doublings?: number;
  /** Bytes of a frame's payload; 1500 by default. */
  readonly payload?: number;
  /** Rate of the symbols, bytes/s, that collisions are reckoned with; 54 Mbit/s by default. */
  readonly rate?: number;
}

export interface Contention {
  /** τ */
  readonly sends: number;
  /** p */
  readonly collides: number;
  /** Share of the time in frames that arrive, with their acknowledgements. */
  readonly share: number;
}

/** Throws a RangeError unless stations ≥ 1 is whole, and for options out of range. */
export function dcf(stations: number, options: DcfOptions = {}): Contention {
  const { window: W = 16, doublings: m = 6, payload = 1500, rate = 54e6 / 8 } = options;
  const n = wholeNumber("dcf", "stations", stations, 1);
  wholeNumber("dcf", "window", W, 1);
  wholeNumber("dcf", "doublings", m, 0);
  const tau = sendingProbability(n, W, m);
  const p = 1 - pow(1 - tau, n - 1);
  const Ptr = 1 - pow(1 - tau, n);
  const success = n * tau * pow(1 - tau, n - 1); // P_tr P_s
  const Ts = payload * secondsPerByte(rate, payload);
  const Tc = Ts - sifs - acknowledgement; // nobody acknowledges
  const arrived = success * Ts;
  const share = arrived / ((1 - Ptr) * slot + arrived + (Ptr - success) * Tc);
  return { sends: tau, collides: p, share };
}

/** T_s by payload: channel time of a byte that arrives, s, at a rate of symbols in bytes/s. */
export function secondsPerByte(rate: number, payload = 1500): number {
  positive("secondsPerByte", "rate", rate);
  positive("secondsPerByte", "payload", payload);
  return (difs + preamble + (header + payload) / rate + sifs + acknowledgement) / payload;
}

/** Solves the two equations for τ: the difference of their sides rises in τ. */
function sendingProbability(n: number, W: number, m: number): number {
  let low = 0, high = 1;
  while (low < (low + high) / 2 && (low + high) / 2 < high) {
    const tau = (low + high) / 2;
    const p = 1 - pow(1 - tau, n - 1);
    let doublings = 0;
    for (let i = 0, power = 1; i < m; i++, power *= 2 * p) doublings += power;
    if (tau < 2 / (1 + W + p * W * doublings)) low = tau;
    else high = tau;
  }
  return high;
}
