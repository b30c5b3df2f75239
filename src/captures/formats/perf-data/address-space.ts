/**
 * Which file an address belongs to: the maps of one process, or of the kernel. A later map covers
 * what it overlaps of earlier ones, as in the process itself.
 *
 * Addresses are signed (see Cursor.address), so a kernel's come before a process's.
 */
import type { StackTable } from "../../model/stacks.ts";
import { addressName } from "../address-name.ts";

interface Mapping {
  readonly start: number;
  /** Past the last byte. */
  end: number;
  /** What to add to an address to have its place in the file. */
  readonly shift: number;
  readonly module: string;
  /** Frames of addresses that were seen. */
  readonly frames: Map<number, number>;
}

export class AddressSpace {
  /** By rising start, without overlap. */
  #maps: Mapping[] = [];

  /** A copy for a process that was forked. */
  clone(): AddressSpace {
    const copy = new AddressSpace();
    copy.#maps = this.#maps.map((map) => ({ ...map }));
    return copy;
  }

  /**
   * Maps `length` bytes from `start` on.
   *
   * @param fileOffset where in the file they begin, bytes
   */
  map(start: number, length: number, fileOffset: number, module: string): void {
    // perf notes the kernel before 3.x as one map from 0 up to somewhere below 2⁶⁴
    const wraps = start >= 0 && start + length > 0x7fffffffffffffff;
    const from = wraps ? -0x8000000000000000 : start;
    const end = wraps ? start + length - 0x10000000000000000 : start + length;
    if (!(end > from)) return;
    const first = this.#firstEndingAfter(from);
    let past = first;
    while (past < this.#maps.length && this.#maps[past].start < end) past += 1;
    const kept: Mapping[] = [];
    const covered = this.#maps.slice(first, past);
    if (covered.length > 0 && covered[0].start < from) kept.push({ ...covered[0], end: from });
    kept.push({ start: from, end, shift: fileOffset - start, module, frames: new Map() });
    const last = covered.at(-1);
    if (last !== undefined && last.end > end) kept.push({ ...last, start: end });
    this.#maps.splice(first, past - first, ...kept);
  }

  /** The frame of an address, named by module and place in it; null where nothing is mapped. */
  frame(address: number, stacks: StackTable): number | null {
    const map = this.#maps[this.#firstEndingAfter(address)];
    if (map === undefined || address < map.start) return null;
    let frame = map.frames.get(address);
    if (frame === undefined) {
      frame = stacks.frame(addressName(map.module, address + map.shift), map.module);
      map.frames.set(address, frame);
    }
    return frame;
  }

  #firstEndingAfter(address: number): number {
    let low = 0, high = this.#maps.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#maps[middle].end <= address) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
