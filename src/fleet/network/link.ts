import { nonNegative, within } from "../parameter.ts";
import type { Flow } from "./flow.ts";
import type { SharedLink } from "./max-min.ts";

/**
 * How flows share a link.
 *
 * - `rate`: max-min fairly; what one flow cannot use, because it is held up elsewhere, the others get
 * - `airtime`: each of n flows has 1/n of the time and no more, as under a round-robin scheduler
 */
export type LinkSharing = "rate" | "airtime";

export interface LinkOptions {
  readonly name?: string;
  /**
   * Bytes per second, or airtime (1 s/s) where flows tell the seconds that a byte takes; a function
   * of the number of flows where they contend.
   */
  readonly bandwidth: number | ((flows: number) => number);
  /** Propagation delay, s; 0 by default. */
  readonly latency?: number;
  /** Share of packets lost, in [0, 1); 0 by default. See network.ts for what it does. */
  readonly loss?: number;
  /** "rate" by default. */
  readonly sharing?: LinkSharing;
}

/** One direction of a connection; `Network.link` makes one. */
export class Link implements SharedLink {
  readonly name: string;
  readonly latency: number;
  readonly loss: number;
  readonly sharing: LinkSharing;
  /** For the network: the flows on it, what was carried, and the filling's state. */
  readonly flows: Flow[] = [];
  carried = 0;
  left = 0;
  load = 0;
  growing = 0;
  seen = 0;
  #bandwidth: number | ((flows: number) => number);

  /** Throws a RangeError for a bandwidth or latency below 0, or a loss outside [0, 1). */
  constructor(options: LinkOptions) {
    const { name = "link", bandwidth, latency = 0, loss = 0, sharing = "rate" } = options;
    const where = `Link "${name}"`;
    this.name = name;
    this.latency = nonNegative(where, "latency", latency);
    this.loss = within(where, "loss", loss, 0, 1 - Number.EPSILON);
    this.sharing = sharing;
    this.#bandwidth = bandwidth;
    this.bandwidth = bandwidth;
  }

  get bandwidth(): number | ((flows: number) => number) {
    return this.#bandwidth;
  }

  /** For the network, which shares anew: see `Network.setBandwidth`. */
  set bandwidth(bandwidth: number | ((flows: number) => number)) {
    if (typeof bandwidth === "number") nonNegative(`Link "${this.name}"`, "bandwidth", bandwidth);
    this.#bandwidth = bandwidth;
  }

  /** What it has to give per second to the flows that are on it now. */
  get capacity(): number {
    const bandwidth = this.#bandwidth;
    if (typeof bandwidth === "number") return bandwidth;
    const n = this.flows.length;
    return n === 0 ? 0 : nonNegative(`Link "${this.name}"`, `bandwidth(${n})`, bandwidth(n));
  }
}
