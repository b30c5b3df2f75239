/**
 * Hosts as columns of numbers: what each has of cores, memory and bandwidth, and what of that is free.
 *
 * A demand fits a host where all three of its numbers are at most what is free. Taking and giving back
 * keep the free amounts exact as long as amounts are whole numbers below 2⁵³ (cores, bytes, bytes/s).
 */
import { nonNegative, wholeNumber } from "../parameter.ts";

/** Cores, bytes and bytes/s: what a host has, or what a virtual machine asks of it. */
export interface Amounts {
  readonly cores: number;
  /** Bytes; 0 unless told. */
  readonly memory?: number;
  /** Bytes/s; 0 unless told. */
  readonly bandwidth?: number;
}

export class Hosts {
  readonly count: number;
  /** What each host has; bytes, bytes/s. */
  readonly cores: Float64Array;
  readonly memory: Float64Array;
  readonly bandwidth: Float64Array;
  /** What of it is free. */
  readonly freeCores: Float64Array;
  readonly freeMemory: Float64Array;
  readonly freeBandwidth: Float64Array;

  /** One host for each entry. Throws a RangeError for amounts that are negative or not finite. */
  constructor(hosts: readonly Amounts[]) {
    this.count = wholeNumber("Hosts", "number of hosts", hosts.length, 1);
    const column = (what: keyof Amounts) =>
      Float64Array.from(hosts, (host) => nonNegative("Hosts", what, host[what] ?? 0));
    this.cores = column("cores");
    this.memory = column("memory");
    this.bandwidth = column("bandwidth");
    this.freeCores = this.cores.slice();
    this.freeMemory = this.memory.slice();
    this.freeBandwidth = this.bandwidth.slice();
  }

  /** Whether all three are free on a host. */
  fits(host: number, cores: number, memory: number, bandwidth: number): boolean {
    return cores <= this.freeCores[host] && memory <= this.freeMemory[host] &&
      bandwidth <= this.freeBandwidth[host];
  }

  /** Takes amounts of a host that fits them; negative amounts give back. */
  take(host: number, cores: number, memory: number, bandwidth: number): void {
    this.freeCores[host] -= cores;
    this.freeMemory[host] -= memory;
    this.freeBandwidth[host] -= bandwidth;
  }
}
