import { nonNegative, within } from "../parameter.ts";
import type { Flow } from "./flow.ts";
import type { LinkImpairment } from "./link-impairment.ts";
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

const sound: readonly LinkImpairment[] = [];

/** One direction of a connection; `Network.link` makes one. */
export class Link implements SharedLink {
  readonly name: string;
  readonly sharing: LinkSharing;
  /** For the network: the flows on it, what was carried, and the filling's state. */
  readonly flows: Flow[] = [];
  carried = 0;
  left = 0;
  load = 0;
  growing = 0;
  seen = 0;
  #bandwidth: number | ((flows: number) => number);
  #own: { readonly latency: number; readonly loss: number };
  #latency: number; // with all that is wrong
  #loss: number;
  #share = 1;
  #impairments: readonly LinkImpairment[] = sound;

  /** Throws a RangeError for a bandwidth or latency below 0, or a loss outside [0, 1). */
  constructor(options: LinkOptions) {
    const { name = "link", bandwidth, latency = 0, loss = 0, sharing = "rate" } = options;
    const where = `Link "${name}"`;
    this.name = name;
    this.#latency = nonNegative(where, "latency", latency);
    this.#loss = within(where, "loss", loss, 0, 1 - Number.EPSILON);
    this.#own = { latency, loss };
    this.sharing = sharing;
    this.#bandwidth = bandwidth;
    this.bandwidth = bandwidth;
  }

  /** Propagation delay at this instant, s. */
  get latency(): number {
    return this.#latency;
  }

  /** Share of packets lost at this instant. */
  get loss(): number {
    return this.#loss;
  }

  /** What is wrong with it. */
  get impairments(): readonly LinkImpairment[] {
    return this.#impairments;
  }

  /** For the network, which shares anew: see `Network.impair`. */
  set impairments(impairments: readonly LinkImpairment[]) {
    this.#impairments = impairments;
    let { latency, loss } = this.#own, share = 1;
    for (const one of impairments) {
      latency += one.latency ?? 0;
      loss = 1 - (1 - loss) * (1 - (one.loss ?? 0));
      share *= one.bandwidth ?? 1;
    }
    this.#latency = latency;
    this.#loss = loss;
    this.#share = share;
  }

  /** Of its own, whatever is wrong with it. */
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
    if (typeof bandwidth === "number") return bandwidth * this.#share;
    const n = this.flows.length;
    if (n === 0) return 0;
    return nonNegative(`Link "${this.name}"`, `bandwidth(${n})`, bandwidth(n)) * this.#share;
  }
}
