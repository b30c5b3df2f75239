/**
 * Bytes that grow while they are written, and bytes that are read with every length checked.
 *
 * A varint holds 7 bits a byte, the lowest first, and the eighth says that more follow (LEB128, as
 * in Protocol Buffers). Signed numbers are zig-zagged before: 0, −1, 1, −2, … become 0, 1, 2, 3, …,
 * so that small ones of either sign stay short.
 */
import { CaptureError } from "../model/error.ts";

/** Beyond ±this, a zig-zagged number would not be a whole double any more. */
export const largestSigned = 0xfffffffffffff; // 2⁵² − 1

export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = value;
  }

  /** A whole number in [0, 2⁵³). */
  varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  /** A whole number in [−(2⁵² − 1), 2⁵² − 1]. */
  signed(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  append(bytes: Uint8Array): void {
    this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** What was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #grow(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const longer = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + more));
    longer.set(this.#bytes);
    this.#bytes = longer;
  }
}

/** Throws a CaptureError, with the byte offset, for whatever does not end or fit. */
export class ByteReader {
  readonly name: string;
  #bytes: Uint8Array;
  #at = 0;

  /** @param name of the code, for messages */
  constructor(name: string, bytes: Uint8Array) {
    this.name = name;
    this.#bytes = bytes;
  }

  /** Bytes not yet read. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    if (this.left === 0) throw this.error("ends within a value");
    return this.#bytes[this.#at++];
  }

  varint(): number {
    let value = 0;
    for (let scale = 1;; scale *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (value > Number.MAX_SAFE_INTEGER) throw this.error("number above 2⁵³ − 1");
      if (byte < 0x80) return value;
      if (scale > 0x20000000000000) throw this.error("number of more than 8 bytes");
    }
  }

  signed(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value - 1) / 2 - 1;
  }

  /** How many values follow, of which the bytes left can hold at most `perByte` each. */
  count(perByte: number): number {
    const count = this.varint();
    if (count > perByte * this.left) {
      throw this.error(`tells of ${count} values, but only ${this.left} bytes follow`);
    }
    return count;
  }

  take(length: number): Uint8Array {
    if (length > this.left) {
      throw this.error(`tells of ${length} bytes, but only ${this.left} follow`);
    }
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  /** Nothing may be left. */
  end(): void {
    if (this.left > 0) throw this.error(`${this.left} bytes are left over`);
  }

  error(reason: string): CaptureError {
    return new CaptureError(`${this.name} code`, { offset: this.#at }, reason);
  }
}
