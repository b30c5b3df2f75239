import { type Simulation, Wait } from "../../des/mod.ts";
import type { Link } from "./link.ts";
import type { SharingFlow } from "./max-min.ts";
import type { Network } from "./network.ts";

/** Bytes on their way over a route; made by `Network.transfer`. */
export class Flow extends Wait<void> implements SharingFlow {
  readonly hops: readonly Link[];
  readonly usage: readonly number[] | null;
  readonly bytes: number;
  /** For the network: what it can take at most, has, and has still to send since `updated`. */
  limit = Infinity;
  rate = 0;
  left: number;
  updated = 0; // s
  /** When the last byte leaves at the present rate, s, and where it stands in the heap of ends. */
  end = Infinity;
  place = -1;
  order = 0;
  seen = 0;
  /** Where it stands among the flows of each hop. */
  readonly places: Int32Array;
  #network: Network;
  #simulation: Simulation | null = null;
  #arrival = -1;

  constructor(
    network: Network,
    hops: readonly Link[],
    bytes: number,
    usage: readonly number[] | null,
  ) {
    super();
    this.#network = network;
    this.hops = hops;
    this.usage = usage;
    this.bytes = bytes;
    this.left = bytes;
    this.places = new Int32Array(hops.length);
  }

  protected begin(simulation: Simulation): void {
    this.#simulation = simulation;
    this.#network.enter(this);
  }

  protected withdraw(): void {
    if (this.#arrival < 0) this.#network.abandon(this);
    else this.#simulation?.clearAlarm(this.#arrival);
  }

  /** For the network: the last byte has left and arrives after the latency of the route. */
  propagate(latency: number): void {
    if (latency === 0) this.fulfil();
    else this.#arrival = this.#simulation!.setAlarm(latency, this);
  }

  ring(): void {
    this.fulfil();
  }

  describe(): string {
    const route = this.hops.map(({ name }) => name).join(", ");
    return `a transfer of ${this.bytes} B over ${route || "no link"}`;
  }
}
