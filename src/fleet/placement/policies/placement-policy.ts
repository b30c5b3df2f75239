import type { Random } from "../../../random/mod.ts";
import type { Hosts } from "../hosts.ts";

/** Chooses hosts for virtual machines, one at a time and for good. */
export interface PlacementPolicy {
  readonly name: string;
  start(hosts: Hosts, random: Random): Placer;
}

export interface Placer {
  /** A host that fits cores, bytes and bytes/s; −1 where none does. */
  choose(cores: number, memory: number, bandwidth: number): number;
  /** What is free on a host has changed. */
  update(host: number): void;
}
