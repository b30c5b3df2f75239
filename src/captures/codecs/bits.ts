/** Single bits packed into bytes, the highest bit first. */
import type { ByteReader, ByteWriter } from "./bytes.ts";

export class BitWriter {
  #bytes: ByteWriter;
  #pending = 0;
  #free = 8; // bits still free in the pending byte

  constructor(bytes: ByteWriter) {
    this.#bytes = bytes;
  }

  /** The lowest `count` bits of a value, 0 ≤ count ≤ 32. */
  write(value: number, count: number): void {
    let left = count;
    while (left > 0) {
      const taken = Math.min(this.#free, left);
      const bits = (value >>> (left - taken)) & ((1 << taken) - 1);
      this.#pending |= bits << (this.#free - taken);
      this.#free -= taken;
      left -= taken;
      if (this.#free === 0) this.#flush();
    }
  }

  /** Fills the last byte with zeros. */
  end(): void {
    if (this.#free < 8) this.#flush();
  }

  #flush(): void {
    this.#bytes.byte(this.#pending);
    this.#pending = 0;
    this.#free = 8;
  }
}

/** Throws a CaptureError where the bytes end. */
export class BitReader {
  #bytes: ByteReader;
  #byte = 0;
  #left = 0; // bits not yet read of the byte

  constructor(bytes: ByteReader) {
    this.#bytes = bytes;
  }

  /** The next `count` bits as a number in [0, 2³²), 0 ≤ count ≤ 32. */
  read(count: number): number {
    let value = 0, missing = count;
    while (missing > 0) {
      if (this.#left === 0) {
        this.#byte = this.#bytes.byte();
        this.#left = 8;
      }
      const taken = Math.min(this.#left, missing);
      value = (value << taken) | ((this.#byte >>> (this.#left - taken)) & ((1 << taken) - 1));
      this.#left -= taken;
      missing -= taken;
    }
    return value >>> 0;
  }

  /** Ones before the next zero, at most `most`; that zero is read too. */
  ones(most: number): number {
    let count = 0;
    while (count < most && this.read(1) === 1) count++;
    return count;
  }
}
