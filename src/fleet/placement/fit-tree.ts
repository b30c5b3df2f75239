/**
 * A tree over hosts that finds the first one that fits: each inner node holds the greatest free cores,
 * memory and bandwidth below it, so whole subtrees without room are passed over at once.
 *
 *     M(node) = max(M(left), M(right)) for each resource,     leaves: what is free on the host
 *
 * One resource alone: O(log n) for n hosts. With three, a subtree may have room for each of them on
 * different hosts and for all on none; then the search turns back. O(log n) as long as that is rare,
 * O(n) at worst. A change of one host costs O(log n), and ends early where a maximum stays what it was.
 *
 * First fit by a tree: Johnson, Journal of Computer and System Sciences 8(3):272–314, 1974.
 */
import type { Hosts } from "./hosts.ts";

export class FitTree {
  readonly hosts: Hosts;
  /** The leaf of host 0; a power of two. The root is node 1. */
  readonly leaves: number;
  /** Greatest free amount below each node. */
  readonly cores: Float64Array;
  readonly memory: Float64Array;
  readonly bandwidth: Float64Array;

  constructor(hosts: Hosts) {
    this.hosts = hosts;
    let leaves = 1;
    while (leaves < hosts.count) leaves *= 2;
    this.leaves = leaves;
    const column = (free: Float64Array) => {
      const tree = new Float64Array(2 * leaves).fill(-1); // where there is no host nothing fits
      tree.set(free, leaves);
      for (let k = leaves - 1; k >= 1; k--) tree[k] = Math.max(tree[2 * k], tree[2 * k + 1]);
      return tree;
    };
    this.cores = column(hosts.freeCores);
    this.memory = column(hosts.freeMemory);
    this.bandwidth = column(hosts.freeBandwidth);
  }

  /** What is free on a host has changed. */
  update(host: number): void {
    const { cores, memory, bandwidth, hosts } = this;
    let k = this.leaves + host;
    cores[k] = hosts.freeCores[host];
    memory[k] = hosts.freeMemory[host];
    bandwidth[k] = hosts.freeBandwidth[host];
    for (k >>= 1; k >= 1; k >>= 1) {
      const c = Math.max(cores[2 * k], cores[2 * k + 1]);
      const m = Math.max(memory[2 * k], memory[2 * k + 1]);
      const b = Math.max(bandwidth[2 * k], bandwidth[2 * k + 1]);
      if (c === cores[k] && m === memory[k] && b === bandwidth[k]) return;
      cores[k] = c;
      memory[k] = m;
      bandwidth[k] = b;
    }
  }

  /** Whether no resource rules out that something below a node fits; for a leaf, whether it fits. */
  mayFit(node: number, cores: number, memory: number, bandwidth: number): boolean {
    return cores <= this.cores[node] && memory <= this.memory[node] &&
      bandwidth <= this.bandwidth[node];
  }

  /** The first host from `from` on that fits; −1 where none does. */
  first(cores: number, memory: number, bandwidth: number, from = 0): number {
    if (from >= this.hosts.count) return -1;
    let node = this.leaves + from;
    for (;;) {
      if (this.mayFit(node, cores, memory, bandwidth)) {
        if (node >= this.leaves) return node - this.leaves;
        node *= 2; // look into it from the left
        continue;
      }
      // the next subtree to the right: up while we are a right child, then across
      while (node & 1) {
        node >>= 1;
        if (node <= 1) return -1;
      }
      node += 1;
    }
  }
}
