/** An event as a trace shows it. */
export interface TracedEvent {
  /** Simulated time, s. */
  readonly time: number;
  /** `process NAME`, `handler NAME` or `alarm`. */
  readonly what: string;
}

export type TraceListener = (event: TracedEvent) => void;

/**
 * Hash over the times, kinds and first arguments of all events, in order: two runs with the same
 * fingerprint took the same path. A test that holds a model to its fingerprint notices any change of
 * behaviour, wanted or not (an idea of OMNeT++'s).
 *
 * Hash: FNV-1a, 2 × 32 bits, over 32-bit words (Fowler, Noll & Vo; the second lane starts elsewhere).
 */
export class Fingerprint {
  #low = 0x811c9dc5 | 0;
  #high = 0x01234567;
  #double = new Float64Array(1);
  #words = new Int32Array(this.#double.buffer);

  add(time: number, kind: number, a: number): void {
    this.#double[0] = time;
    this.#mix(this.#words[0]);
    this.#mix(this.#words[1]);
    this.#mix(kind);
    this.#mix(a | 0);
  }

  /** Sixteen hexadecimal digits. */
  get text(): string {
    return hex(this.#high) + hex(this.#low);
  }

  #mix(word: number): void {
    this.#low = Math.imul(this.#low ^ word, 0x01000193);
    this.#low ^= this.#low >>> 15; // FNV alone never carries high bits down
    this.#high = Math.imul(this.#high ^ word, 0x01000193) ^ (this.#low >>> 7);
  }
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
