/**
 * A network of links whose bandwidth flows share.
 *
 * A transfer of b bytes over a route sends at its max-min fair share x(t) of the links, all of them
 * at once (a fluid: no packets), and arrives one propagation delay after its last byte has left:
 *
 *     ∫ x(t) dt = b  at the end of sending,     arrival = end + Σ latency
 *
 * Shares change only when a flow begins or ends or a link changes, and then only for flows that are
 * connected with it through shared links. So there are no events but the earliest end and the
 * arrivals, and nothing is polled; the cost of a change is that of one filling (max-min.ts) of the
 * flows connected.
 *
 * Loss. A reliable flow over lossy links sends no faster than congestion control lets it:
 *
 *     x ≤ (segment / RTT) · √(3/2) / √p,     p = 1 − Π (1 − loss),     RTT = 2 Σ latency
 *
 * The retransmitted share p of the bytes is not counted, so the model is for p ≪ 1.
 *
 * Model: flow-level simulation as in SimGrid (Velho et al., ACM Trans. Modeling and Computer
 * Simulation 23(4):23, 2013). Loss: Mathis, Semke, Mahdavi & Ott, Computer Communication Review
 * 27(3):67–82, 1997, equation 3 (every segment acknowledged).
 */
import type { Simulation } from "../../des/mod.ts";
import { nonNegative, positive } from "../parameter.ts";
import { Flow } from "./flow.ts";
import { FlowHeap } from "./flow-heap.ts";
import { Link, type LinkOptions } from "./link.ts";
import { checkedLinkImpairment, type LinkImpairment } from "./link-impairment.ts";
import { shareMaxMin } from "./max-min.ts";

export interface NetworkOptions {
  /** Bytes of a segment, for the limit by loss; 1460 by default, that of Ethernet. */
  readonly segment?: number;
}

export class Network {
  #simulation: Simulation;
  #segment: number;
  #ends = new FlowHeap();
  #alarm = -1;
  #order = 0;
  #epoch = 0;
  #links: Link[] = []; // of the component at work
  #flows: Flow[] = [];

  /** Throws a RangeError for a segment that is not above 0 bytes. */
  constructor(simulation: Simulation, options: NetworkOptions = {}) {
    this.#simulation = simulation;
    this.#segment = positive("Network", "segment", options.segment ?? 1460);
  }

  link(options: LinkOptions): Link {
    return new Link(options);
  }

  /**
   * Waits until `bytes` have arrived over the links: `yield* network.transfer(route, 1e6)`.
   *
   * @param usage for each link what a byte uses of it, 1 by default; see max-min.ts
   */
  transfer(route: readonly Link[], bytes: number, usage: readonly number[] | null = null): Flow {
    nonNegative("Network.transfer", "bytes", bytes);
    if (usage !== null && usage.length !== route.length) {
      throw new RangeError(
        `Network.transfer: usage must have one number for each link, got ${usage.length} for ${route.length}`,
      );
    }
    usage?.forEach((a) => positive("Network.transfer", "usage", a));
    return new Flow(this, route, bytes, usage);
  }

  /** Changes a link under the flows on it; 0 stops them until it has bandwidth again. */
  setBandwidth(link: Link, bandwidth: number | ((flows: number) => number)): void {
    link.bandwidth = bandwidth;
    this.#shareAnew([link]);
  }

  /**
   * Something is wrong with the links until the function returned is called; impairments add up. Bytes
   * that have left arrive as they would have. Throws a RangeError for an impairment out of range.
   */
  impair(links: readonly Link[], impairment: LinkImpairment): () => void {
    const one = checkedLinkImpairment("Network.impair", impairment);
    for (const link of links) link.impairments = [...link.impairments, one];
    this.#shareAnew(links);
    return () => {
      for (const link of links) {
        link.impairments = link.impairments.filter((other) => other !== one);
      }
      this.#shareAnew(links);
    };
  }

  /** Bytes that the link has carried up to this instant. */
  carried(link: Link): number {
    for (const flow of link.flows) this.#advance(flow);
    return link.carried;
  }

  /** For flows: begins to send. */
  enter(flow: Flow): void {
    const { hops } = flow;
    flow.order = ++this.#order;
    flow.updated = this.#simulation.now;
    if (hops.length === 0 || flow.bytes === 0) return flow.propagate(latencyOf(hops));
    for (let h = 0; h < hops.length; h++) flow.places[h] = hops[h].flows.push(flow) - 1;
    this.#shareAnew(hops);
  }

  /** For flows: leaves unfinished. */
  abandon(flow: Flow): void {
    this.#advance(flow);
    this.#leave(flow);
    this.#shareAnew(flow.hops);
  }

  /** The earliest flows have sent their last bytes. */
  ring(): void {
    this.#alarm = -1;
    const { now } = this.#simulation;
    const done: Flow[] = [];
    for (let flow = this.#ends.head; flow !== null && flow.end <= now; flow = this.#ends.head) {
      for (const link of flow.hops) link.carried += flow.left;
      flow.left = 0; // exactly, so that no rounding is carried on
      this.#leave(flow);
      done.push(flow);
    }
    this.#open();
    for (const { hops } of done) for (const link of hops) this.#reach(link);
    this.#share();
    for (const flow of done) flow.propagate(latencyOf(flow.hops));
  }

  /** Takes a flow off its links, which `#reach` must visit then. */
  #leave(flow: Flow): void {
    this.#ends.remove(flow);
    flow.hops.forEach((link, h) => {
      const last = link.flows.pop()!;
      const place = flow.places[h];
      if (last === flow && link.flows.length === place) return;
      link.flows[place] = last;
      last.places[hopAt(last, link, link.flows.length)] = place;
    });
  }

  #shareAnew(links: readonly Link[]): void {
    this.#open();
    for (const link of links) this.#reach(link);
    this.#share();
  }

  /** Begins a new component of links and flows that depend on each other. */
  #open(): void {
    this.#epoch++;
    this.#links.length = 0;
    this.#flows.length = 0;
  }

  /** Adds a link and all that is connected with it to the component. */
  #reach(first: Link): void {
    const epoch = this.#epoch, links = this.#links;
    if (first.seen === epoch) return;
    first.seen = epoch;
    let next = links.push(first) - 1;
    for (; next < links.length; next++) {
      for (const flow of links[next].flows) {
        if (flow.seen === epoch) continue;
        flow.seen = epoch;
        this.#flows.push(flow);
        for (const link of flow.hops) {
          if (link.seen === epoch) continue;
          link.seen = epoch;
          links.push(link);
        }
      }
    }
  }

  /** Gives the component its new shares and plans the earliest end. */
  #share(): void {
    const flows = this.#flows;
    for (const flow of flows) {
      this.#advance(flow);
      flow.limit = this.#limitOf(flow);
    }
    shareMaxMin(this.#links, flows);
    const { now } = this.#simulation;
    for (const flow of flows) {
      flow.end = flow.rate > 0 ? now + flow.left / flow.rate : Infinity;
      this.#ends.update(flow);
    }
    if (this.#alarm >= 0) this.#simulation.clearAlarm(this.#alarm);
    const next = this.#ends.head;
    this.#alarm = next === null ? -1 : this.#simulation.setAlarm(Math.max(0, next.end - now), this);
  }

  /** Brings what the flow has sent up to this instant. */
  #advance(flow: Flow): void {
    const { now } = this.#simulation;
    const sent = Math.min(flow.left, flow.rate * (now - flow.updated));
    flow.updated = now;
    if (!(sent > 0)) return;
    flow.left -= sent;
    for (const link of flow.hops) link.carried += sent;
  }

  #limitOf(flow: Flow): number {
    let limit = Infinity, kept = 1;
    for (let h = 0; h < flow.hops.length; h++) {
      const link = flow.hops[h];
      kept *= 1 - link.loss;
      if (link.sharing === "rate") continue;
      limit = Math.min(limit, link.capacity / (link.flows.length * (flow.usage?.[h] ?? 1)));
    }
    const roundTrip = kept === 1 ? 0 : 2 * latencyOf(flow.hops);
    if (roundTrip === 0) return limit;
    return Math.min(limit, this.#segment / roundTrip * Math.sqrt(1.5 / (1 - kept)));
  }
}

function latencyOf(hops: readonly Link[]): number {
  let latency = 0;
  for (const link of hops) latency += link.latency;
  return latency;
}

/** Which hop of the flow is the one that stands at `place` among the flows of `link`. */
function hopAt(flow: Flow, link: Link, place: number): number {
  return flow.hops.findIndex((hop, h) => hop === link && flow.places[h] === place);
}
