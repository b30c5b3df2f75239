import { nonNegative, within } from "../parameter.ts";

/**
 * What can be wrong with a link. Several add up:
 *
 *     latency + Σ latency,     loss 1 − (1 − loss) Π (1 − loss),     bandwidth · Π bandwidth
 */
export interface LinkImpairment {
  /** Added to the propagation delay, s; 0 unless told. */
  readonly latency?: number;
  /** Share of packets lost besides, in [0, 1); 0 unless told. */
  readonly loss?: number;
  /** Share of the bandwidth left, in [0, 1]; 1 unless told, 0 cuts the link: what is on it waits. */
  readonly bandwidth?: number;
}

/** Throws a RangeError for numbers out of range. */
export function checkedLinkImpairment(where: string, impairment: LinkImpairment): LinkImpairment {
  const { latency = 0, loss = 0, bandwidth = 1 } = impairment;
  nonNegative(where, "latency", latency);
  within(where, "loss", loss, 0, 1 - Number.EPSILON);
  within(where, "bandwidth", bandwidth, 0, 1);
  return { latency, loss, bandwidth };
}
