/**
 * Routes: the ways of least latency through a topology.
 *
 * Among equal latencies the one with fewer hops wins, then the one found first, so routes are a
 * function of the topology alone. The tree of all routes from a place is found at the first question
 * about it, in O(connections · log places), and kept; end places (devices) are never passed through.
 *
 * Method: Dijkstra, Numerische Mathematik 1:269–271, 1959.
 */
import type { Place, Topology } from "./topology.ts";

export interface Route {
  /** The places on the way, both ends included. */
  readonly places: readonly number[];
  /** For each hop the number of the connection, and whether it is used from `from` to `to`. */
  readonly connections: readonly number[];
  readonly isForward: readonly boolean[];
  /** s */
  readonly latency: number;
  /** The least bandwidth on the way, bytes/s; Infinity from a place to itself. */
  readonly bandwidth: number;
}

interface Tree {
  readonly latency: Float64Array;
  /** The connection by which each place is reached; −1 at the root and where there is no way. */
  readonly by: Int32Array;
}

export class Routes {
  #topology: Topology;
  #trees = new Map<number, Tree>();

  constructor(topology: Topology) {
    this.#topology = topology;
  }

  /** Latency of the route, s; Infinity where there is none. */
  latency(from: Place, to: Place): number {
    return this.#treeOf(from).latency[to.id];
  }

  /** Throws an Error where no way leads there. */
  route(from: Place, to: Place): Route {
    const { latency, by } = this.#treeOf(from);
    if (latency[to.id] === Infinity) {
      throw new Error(`Routes: no way leads from "${from.name}" to "${to.name}"`);
    }
    const places = [to.id], connections: number[] = [], isForward: boolean[] = [];
    let bandwidth = Infinity;
    for (let at = to.id; at !== from.id;) {
      const connection = this.#topology.connections[by[at]];
      connections.push(by[at]);
      isForward.push(connection.to === at);
      bandwidth = Math.min(bandwidth, connection.bandwidth);
      at = connection.to === at ? connection.from : connection.to;
      places.push(at);
    }
    return {
      places: places.reverse(),
      connections: connections.reverse(),
      isForward: isForward.reverse(),
      latency: latency[to.id],
      bandwidth,
    };
  }

  #treeOf(root: Place): Tree {
    let tree = this.#trees.get(root.id);
    if (tree === undefined) this.#trees.set(root.id, tree = shortest(this.#topology, root.id));
    return tree;
  }
}

function shortest({ places, connections, incident }: Topology, root: number): Tree {
  const latency = new Float64Array(places.length).fill(Infinity);
  const hops = new Int32Array(places.length);
  const by = new Int32Array(places.length).fill(-1);
  const isDone = new Uint8Array(places.length);
  const heap: number[] = []; // places by latency, then hops, then id
  const isBefore = (a: number, b: number) =>
    latency[a] < latency[b] ||
    (latency[a] === latency[b] && (hops[a] < hops[b] || (hops[a] === hops[b] && a < b)));
  const place = new Int32Array(places.length).fill(-1); // in the heap
  const put = (id: number, at: number) => {
    heap[at] = id;
    place[id] = at;
  };
  const rise = (id: number) => {
    let at = place[id];
    for (; at > 0 && isBefore(id, heap[(at - 1) >> 1]); at = (at - 1) >> 1) {
      put(heap[(at - 1) >> 1], at);
    }
    put(id, at);
  };
  const pop = (): number => {
    const first = heap[0], last = heap.pop()!;
    if (heap.length === 0) return first;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child++;
      if (!isBefore(heap[child], last)) break;
      put(heap[child], at);
      at = child;
    }
    put(last, at);
    return first;
  };
  latency[root] = 0;
  put(root, 0);
  while (heap.length > 0) {
    const at = pop();
    isDone[at] = 1;
    if (at !== root && places[at].kind === "device") continue;
    for (const number of incident[at]) {
      const connection = connections[number];
      const next = connection.from === at ? connection.to : connection.from;
      if (isDone[next] === 1) continue;
      const reached = latency[at] + connection.latency;
      const isNew = place[next] < 0;
      const isBetter = reached < latency[next] ||
        (reached === latency[next] && hops[at] + 1 < hops[next]);
      if (!isNew && !isBetter) continue;
      latency[next] = reached;
      hops[next] = hops[at] + 1;
      by[next] = number;
      if (isNew) put(next, heap.length);
      rise(next);
    }
  }
  return { latency, by };
}
