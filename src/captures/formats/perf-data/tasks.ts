/**
 * The processes and threads of a recording: their names, and whose maps an address is looked up in.
 */
import type { CaptureBuilder } from "../../model/builder.ts";
import { hexAddress } from "../address-name.ts";
import { noStack } from "../../model/stacks.ts";
import { AddressSpace } from "./address-space.ts";
import type { Sample } from "./sample.ts";

/** The pid under which the kernel's maps are recorded, −1 as 32 bits. */
const kernelPid = 0xffffffff;
/** Entries of a call chain above this, −4095 as a signed number, are not addresses but markers. */
const lowestMarker = -4095;

export class Tasks {
  #builder: CaptureBuilder;
  #kernel = new AddressSpace();
  #spaces = new Map<number, AddressSpace>(); // by pid
  #names = new Map<number, number>(); // by tid, into the builder's strings
  #unmapped = new Map<number, number>(); // frames by address

  constructor(builder: CaptureBuilder) {
    this.#builder = builder;
    this.#names.set(0, builder.string("swapper")); // the kernel's idle task has no COMM record
  }

  name(tid: number, name: string): void {
    this.#names.set(tid, this.#builder.string(name));
  }

  /** A new thread has its parent's name; a new process also a copy of its maps. */
  fork(pid: number, parentPid: number, tid: number, parentTid: number): void {
    const name = this.#names.get(parentTid);
    if (name !== undefined) this.#names.set(tid, name);
    const space = this.#spaces.get(parentPid);
    if (pid !== parentPid && space !== undefined) this.#spaces.set(pid, space.clone());
  }

  map(pid: number, start: number, length: number, fileOffset: number, module: string): void {
    if (pid === kernelPid) {
      // for the kernel itself the offset is the address of the symbol that the name ends with:
      // `[kernel.kallsyms]_text`; the map's own start says little
      const origin = fileOffset === 0 ? start : fileOffset;
      return this.#kernel.map(start, length, start - origin, module.replace(/(?<=\])_.*$/, ""));
    }
    let space = this.#spaces.get(pid);
    if (space === undefined) this.#spaces.set(pid, space = new AddressSpace());
    space.map(start, length, fileOffset, module);
  }

  /** Into the builder's strings; −1 where no name was recorded. */
  command(tid: number): number {
    return this.#names.get(tid) ?? -1;
  }

  /** The stack of a sample: its call chain, or where none was recorded the one address it has. */
  stack(sample: Sample): number {
    const { chain, chainLength, ip } = sample;
    let stack = noStack;
    for (let i = chainLength - 1; i >= 0; i--) {
      if (chain[i] >= lowestMarker && chain[i] < 0) continue;
      stack = this.#builder.stacks.call(stack, this.#frame(sample.pid, chain[i]));
    }
    if (stack !== noStack || Number.isNaN(ip)) return stack;
    return this.#builder.stacks.call(noStack, this.#frame(sample.pid, ip));
  }

  #frame(pid: number, address: number): number {
    const { stacks } = this.#builder;
    const space = address < 0 ? this.#kernel : this.#spaces.get(pid);
    const mapped = space?.frame(address, stacks) ?? null;
    if (mapped !== null) return mapped;
    let frame = this.#unmapped.get(address);
    if (frame === undefined) {
      frame = stacks.frame(hexAddress(address));
      this.#unmapped.set(address, frame);
    }
    return frame;
  }
}
