/**
 * A link that sends one message after the other, with a buffer that can overflow.
 *
 *     departureᵢ = max(now, departureᵢ₋₁) + bytes/bandwidth,     arrival = departure + latency
 *
 * A message is dropped where K are in the link already, the one being sent among them, and is lost
 * on the way with probability `loss`. Since the order never changes, the delay is known when a
 * message is sent: a message costs no event but the one in which its sender waits for it, and K
 * numbers tell how many are in the link. For long transfers that share a link evenly see network.ts.
 *
 * Recurrence: Lindley, Proc. Cambridge Philosophical Society 48(2):277–289, 1952. With Poisson
 * arrivals and exponential sizes it is M/M/1/K.
 */
import type { Simulation } from "../../des/mod.ts";
import type { Random } from "../../random/mod.ts";
import { nonNegative, positive, wholeNumber, within } from "../parameter.ts";

export interface QueueingLinkOptions {
  /** Bytes per second. */
  readonly bandwidth: number;
  /** Propagation delay, s; 0 by default. */
  readonly latency?: number;
  /** K: messages in the link at most; Infinity by default. */
  readonly buffer?: number;
  /** Share of messages lost on the way; 0 by default. */
  readonly loss?: number;
}

export class QueueingLink {
  /** Messages and bytes that were sent on, and messages dropped for want of buffer or lost. */
  sent = 0;
  bytes = 0;
  dropped = 0;
  lost = 0;
  #simulation: Simulation;
  #bandwidth: number;
  #latency: number;
  #loss: number;
  #departures: Float64Array | null = null; // of the last K messages, a ring
  #last = -Infinity; // the last departure, s

  /** Throws a RangeError for options out of range. */
  constructor(simulation: Simulation, options: QueueingLinkOptions) {
    const { bandwidth, latency = 0, buffer = Infinity, loss = 0 } = options;
    this.#simulation = simulation;
    this.#bandwidth = positive("QueueingLink", "bandwidth", bandwidth);
    this.#latency = nonNegative("QueueingLink", "latency", latency);
    this.#loss = within("QueueingLink", "loss", loss, 0, 1);
    if (buffer === Infinity) return;
    wholeNumber("QueueingLink", "buffer", buffer, 1);
    this.#departures = new Float64Array(buffer).fill(-Infinity);
  }

  /** Bytes that wait or are being sent, at this instant. */
  get backlog(): number {
    return Math.max(0, this.#last - this.#simulation.now) * this.#bandwidth;
  }

  /** Sends a message; returns the seconds until it arrives, Infinity where it never does. */
  send(bytes: number, random: Random): number {
    nonNegative("QueueingLink.send", "bytes", bytes);
    const { now } = this.#simulation, departures = this.#departures;
    const place = departures === null ? 0 : this.sent % departures.length;
    if (departures !== null && departures[place] > now) { // K sends ago, and not gone
      this.dropped++;
      return Infinity;
    }
    this.#last = Math.max(now, this.#last) + bytes / this.#bandwidth;
    if (departures !== null) departures[place] = this.#last;
    this.sent++;
    this.bytes += bytes;
    if (this.#loss > 0 && random.uniform() < this.#loss) {
      this.lost++;
      return Infinity;
    }
    return this.#last - now + this.#latency;
  }
}
