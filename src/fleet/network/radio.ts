/**
 * What a radio link carries at a distance.
 *
 *     SNR(d) = P + G − L(d) − N     dB,     N = −174 dBm/Hz + 10 lg B + F
 *
 * Cellular, macro cell at 2 GHz: the path loss and the link adaptation of 3GPP,
 *
 *     L(d) = 128.1 + 37.6 lg(d / 1 km),     rate = B · min(α log₂(1 + SNR), S_max);  0 below SNR_min
 *
 * WLAN: path loss by distance with free space up to 1 m, and the fastest of the rates of IEEE
 * 802.11a that the received power still allows,
 *
 *     L(d) = 20 lg(4π f / c) + 10 γ lg(d / 1 m)
 *
 * A cell gives each of its users an equal share of the time, so a link of 1 s/s whose bytes take 1/rate
 * seconds is the cell, and the users' distances at the start of a transfer set what they get:
 *
 *     const cell = network.link({ bandwidth: 1, sharing: "airtime" });
 *     network.transfer([cell, uplink], bytes, [1 / macroCellRate(distance), 1]);
 *
 * Shadowing and fast fading are left out: a user at d has the median.
 *
 * 3GPP TR 36.942, section 4.5.2 (macro cell, antenna 15 m above roofs) and annex A.2 (α = 0.6,
 * SNR_min = −10 dB, S_max = 4.4 bit/s/Hz downlink). IEEE 802.11-2012, table 18-14 (least receiver
 * sensitivity at 20 MHz). Path loss: Rappaport, Wireless Communications, 2nd ed., section 4.9.
 */
import { log10, log2, pow } from "../../math/mod.ts";
import { positive } from "../parameter.ts";

export interface MacroCellOptions {
  /** B: width of the channel, Hz; 10 MHz by default. */
  readonly width?: number;
  /** P + G: power sent with the gain of the antennas, dBm; 46 + 15 by default. */
  readonly power?: number;
  /** F: noise figure of the receiver, dB; 9 by default. */
  readonly noiseFigure?: number;
}

/** L(d): path loss in a macro cell at 2 GHz, dB, at a distance in m. */
export function macroCellLoss(distance: number): number {
  return 128.1 + 37.6 * log10(positive("macroCellLoss", "distance", distance) / 1000);
}

/** The rate in bytes/s at a distance in m, alone in the cell. */
export function macroCellRate(distance: number, options: MacroCellOptions = {}): number {
  const { width: B = 10e6, power = 61, noiseFigure: F = 9 } = options;
  positive("macroCellRate", "width", B);
  const snr = power - macroCellLoss(distance) - (-174 + 10 * log10(B) + F);
  if (snr < -10) return 0;
  return B * Math.min(0.6 * log2(1 + pow(10, snr / 10)), 4.4) / 8;
}

/** 802.11a: least received power, dBm, and rate, bit/s, fastest first. */
const wlanRates = [
  { sensitivity: -65, rate: 54e6 },
  { sensitivity: -66, rate: 48e6 },
  { sensitivity: -70, rate: 36e6 },
  { sensitivity: -74, rate: 24e6 },
  { sensitivity: -77, rate: 18e6 },
  { sensitivity: -79, rate: 12e6 },
  { sensitivity: -81, rate: 9e6 },
  { sensitivity: -82, rate: 6e6 },
] as const;

export interface WlanOptions {
  /** P + G, dBm; 20 by default. */
  readonly power?: number;
  /** f: carrier, Hz; 5.2 GHz by default. */
  readonly carrier?: number;
  /** γ: 2 in free space, 3 indoors by default. */
  readonly exponent?: number;
}

/** The rate of the symbols in bytes/s at a distance in m; 0 out of range. dcf.ts has the overhead. */
export function wlanRate(distance: number, options: WlanOptions = {}): number {
  const { power = 20, carrier: f = 5.2e9, exponent = 3 } = options;
  positive("wlanRate", "carrier", f);
  positive("wlanRate", "exponent", exponent);
  const d = Math.max(1, positive("wlanRate", "distance", distance));
  const pathLoss = 20 * log10(4 * Math.PI * f / 299_792_458) + 10 * exponent * log10(d);
  const received = power - pathLoss;
  return (wlanRates.find(({ sensitivity }) => received >= sensitivity)?.rate ?? 0) / 8;
}
