/**
 * Named, splittable random streams.
 *
 * A stream's numbers follow from its name alone: seedrandom (ARC4) turns the name into 96 bits of
 * state, and the generator sfc32 makes the numbers. Deriving a child only joins names, so it neither
 * reads nor moves the parent, and adding a consumer never shifts another one's numbers.
 *
 * sfc32's mean cycle length is about 2¹²⁷, so streams that start at random states do not meet in
 * practice; sfc32.ts has its source.
 */
import seedrandom from "seedrandom";
import { sfc32, sfc32State } from "./sfc32.ts";
import { standardExponential, standardNormal } from "./ziggurat.ts";

/** A stream of random numbers with a name; `Random.named` makes one, `stream` derives its children. */
export class Random {
  /** The path that names this stream: `seed/users/17/mobility`. */
  readonly name: string;
  // a typed array keeps all 32 bits of each word unboxed in V8
  readonly #state: Int32Array;
  // 0, or −1 in an antithetic twin: every bit drawn is flipped
  readonly #mask: number;

  private constructor(name: string, state: Int32Array, mask: number) {
    this.name = name;
    this.#state = state;
    this.#mask = mask;
  }

  /** The stream of that name. The same name gives the same numbers on every runtime. */
  static named(name: string): Random {
    if (typeof name !== "string" || name === "") {
      throw new TypeError(`Random.named: name must be a non-empty string, got ${String(name)}`);
    }
    return new Random(name, seeded(name), 0);
  }

  /** The child stream `name` of this one; `Random.named("a").stream("b")` is `Random.named("a/b")`. */
  stream(name: string | number): Random {
    if (name === "" || (typeof name !== "string" && !Number.isFinite(name))) {
      throw new TypeError(
        `Random.stream: name must be a non-empty string or a finite number, got ${String(name)}`,
      );
    }
    const path = `${this.name}/${name}`;
    return new Random(path, seeded(path), this.#mask);
  }

  /**
   * A twin that starts where this stream stands and draws 1 − 2⁻⁵³ − u wherever this one draws u:
   * antithetic variates for whatever is drawn by inversion (`distribution.quantile(u)`).
   * Children of the twin are twins of the children.
   */
  antithetic(): Random {
    return new Random(this.name, this.#state.slice(), ~this.#mask);
  }

  /** 32 random bits, as an integer in [0, 2³²). */
  uint32(): number {
    return this.int32() >>> 0;
  }

  /** 32 random bits, as an integer in [−2³¹, 2³¹). */
  int32(): number {
    return sfc32(this.#state) ^ this.#mask;
  }

  /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
  uniform(): number {
    const high = this.int32() >>> 5; // 27 bits
    const low = this.int32() >>> 6; // 26 bits
    return (high * 0x4000000 + low) * (1 / 0x20000000000000);
  }

  /** Uniform on (0, 1): the midpoints of the 2⁵² cells, so neither ln(u) nor ln(1 − u) is infinite. */
  openUniform(): number {
    const high = this.int32() >>> 6; // 26 bits
    const low = this.int32() >>> 6; // 26 bits
    return (high * 0x4000000 + low + 0.5) * (1 / 0x10000000000000);
  }

  /**
   * A whole number, uniform on {0, …, n − 1}, without bias: what falls in the incomplete last run of
   * n is drawn again. Uses 32 bits where n allows and 53 above.
   */
  integer(n: number): number {
    if (!(n >= 1 && n <= Number.MAX_SAFE_INTEGER) || !Number.isInteger(n)) {
      throw new RangeError(`Random.integer: n must be a whole number in [1, 2⁵³), got ${n}`);
    }
    const range = n <= 0x100000000 ? 0x100000000 : 0x20000000000000;
    const limit = range - (range % n); // the largest multiple of n that fits
    for (;;) {
      const x = range === 0x100000000 ? this.uint32() : this.uniform() * range;
      if (x < limit) return x % n;
    }
  }

  /** −1 or +1, each with probability ½. */
  sign(): -1 | 1 {
    return this.int32() < 0 ? -1 : 1;
  }

  /** True with probability p. */
  bernoulli(p: number): boolean {
    if (!(p >= 0 && p <= 1)) {
      throw new RangeError(`Random.bernoulli: p must be in [0, 1], got ${p}`);
    }
    return this.uniform() < p;
  }

  /** A draw from the standard normal law, mean 0 and variance 1. */
  normal(): number {
    return standardNormal(this);
  }

  /** A draw from the exponential law with mean 1. */
  exponential(): number {
    return standardExponential(this);
  }
}

/** The state of the stream of that name, before its first draw. */
function seeded(name: string): Int32Array {
  const seed = seedrandom(name);
  return sfc32State(seed.int32(), seed.int32(), seed.int32());
}
