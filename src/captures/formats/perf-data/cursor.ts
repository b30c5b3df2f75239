/**
 * Reads little-endian fields one after another and never past an end: what a length or a count in
 * the file says is checked before it is followed.
 */
import type { CaptureBuilder } from "../../model/builder.ts";

const text = new TextDecoder();

export class Cursor {
  readonly bytes: Uint8Array;
  /** Byte offset of the next field. */
  at = 0;
  /** Byte offset past the last field that may be read. */
  end = 0;
  #view: DataView;
  #builder: CaptureBuilder;
  #start = 0;
  #what = "";

  constructor(bytes: Uint8Array, builder: CaptureBuilder) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#builder = builder;
  }

  /**
   * Goes to [at, end); `what` names it in messages. Throws a CaptureError where the file is
   * shorter.
   */
  enter(what: string, at: number, end: number): this {
    this.#what = what;
    this.#start = this.at = at;
    this.end = end;
    if (!(at <= end && end <= this.bytes.length)) {
      throw this.#builder.error(
        { offset: at },
        `${what} should reach from byte ${at} to byte ${end}, but the file ends at byte ` +
          `${this.bytes.length}: it is cut off or damaged`,
      );
    }
    return this;
  }

  get left(): number {
    return this.end - this.at;
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2), true);
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  /** A 64-bit count, exact below 2⁵³. */
  u64(): number {
    const at = this.#take(8);
    return this.#view.getUint32(at + 4, true) * 0x100000000 + this.#view.getUint32(at, true);
  }

  /**
   * A 64-bit address as a signed number, so that a kernel's addresses, which lie just below 2⁶⁴,
   * are exact too: they become small negative ones.
   */
  address(): number {
    const at = this.#take(8);
    return this.#view.getInt32(at + 4, true) * 0x100000000 + this.#view.getUint32(at, true);
  }

  skip(bytes: number): void {
    this.#take(bytes);
  }

  /** `count` entries of `size` bytes, checked to be there before anything is made of them. */
  entries(count: number, size: number, what: string): number {
    if (!(count * size <= this.left)) {
      throw this.#builder.error(
        { offset: this.at },
        `${this.#what} announces ${count} ${what} of ${size} bytes each, but ${this.left} bytes ` +
          "are left in it",
      );
    }
    return count;
  }

  /** Text up to its first NUL in the next `length` bytes. */
  text(length: number): string {
    const at = this.#take(length);
    const nul = this.bytes.subarray(at, at + length).indexOf(0);
    return text.decode(this.bytes.subarray(at, at + (nul < 0 ? length : nul)));
  }

  /** Text with its length in front, as in perf's header features. */
  string(): string {
    return this.text(this.entries(this.u32(), 1, "characters"));
  }

  #take(bytes: number): number {
    const { at } = this;
    if (bytes > this.end - at) {
      throw this.#builder.error(
        { offset: this.#start },
        `${this.#what} is ${
          this.end - this.#start
        } bytes long, too short for its contents: it needs ${bytes} more at byte ${at}`,
      );
    }
    this.at = at + bytes;
    return at;
  }
}
