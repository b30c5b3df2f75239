import type { Flow } from "./flow.ts";

/** Flows by the time of their end, then by their order: a binary heap that knows each flow's place. */
export class FlowHeap {
  #flows: Flow[] = [];

  get head(): Flow | null {
    return this.#flows.length === 0 ? null : this.#flows[0];
  }

  /** Puts a flow where its end belongs: in, to another place, or out when the end is Infinity. */
  update(flow: Flow): void {
    if (flow.end === Infinity) return this.remove(flow);
    if (flow.place < 0) {
      flow.place = this.#flows.length;
      this.#flows.push(flow);
    }
    this.#settle(flow);
  }

  remove(flow: Flow): void {
    const { place } = flow;
    if (place < 0) return;
    flow.place = -1;
    const last = this.#flows.pop()!;
    if (last === flow) return;
    this.#flows[place] = last;
    last.place = place;
    this.#settle(last);
  }

  #settle(flow: Flow): void {
    const flows = this.#flows;
    let place = flow.place;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!isBefore(flow, flows[parent])) break;
      flows[place] = flows[parent];
      flows[place].place = place;
      place = parent;
    }
    for (;;) {
      let child = 2 * place + 1;
      if (child >= flows.length) break;
      if (child + 1 < flows.length && isBefore(flows[child + 1], flows[child])) child++;
      if (!isBefore(flows[child], flow)) break;
      flows[place] = flows[child];
      flows[place].place = place;
      place = child;
    }
    flows[place] = flow;
    flow.place = place;
  }
}

function isBefore(a: Flow, b: Flow): boolean {
  return a.end < b.end || (a.end === b.end && a.order < b.order);
}
