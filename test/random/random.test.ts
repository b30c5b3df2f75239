import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "../../src/random/mod.ts";
import { chiSquare, kolmogorovSmirnov, moments, uniformity } from "./goodness-of-fit.ts";

const first = (random: Random, n = 8): number[] => Array.from({ length: n }, () => random.uint32());

describe("a named stream", () => {
  it("gives the same numbers for the same name", () => {
    expect(first(Random.named("seed/a"))).toEqual(first(Random.named("seed/a")));
  });

  it("gives other numbers for any other name", () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (a, b) => {
      fc.pre(a !== b);
      expect(first(Random.named(a))).not.toEqual(first(Random.named(b)));
    }));
  });

  it("refuses an empty name and what is no string", () => {
    expect(() => Random.named("")).toThrow("name must be a non-empty string, got ");
    // @ts-expect-error a number is no name
    expect(() => Random.named(7)).toThrow("name must be a non-empty string, got 7");
  });
});

describe("a child stream", () => {
  it("is the stream of the joined names", () => {
    const child = Random.named("seed").stream("users").stream(17);
    expect(child.name).toBe("seed/users/17");
    expect(first(child)).toEqual(first(Random.named("seed/users/17")));
  });

  it("does not move its parent", () => {
    const parent = Random.named("seed");
    parent.stream("child").uniform();
    expect(first(parent)).toEqual(first(Random.named("seed")));
  });

  it("depends neither on what its parent drew nor on the order in which children are derived", () => {
    fc.assert(
      fc.property(fc.nat(20), fc.uniqueArray(fc.nat(), { minLength: 2 }), (drawn, names) => {
        const parent = Random.named("seed");
        first(parent, drawn);
        const there = names.map((name) => first(parent.stream(name)));
        const back = names.toReversed().map((name) => first(parent.stream(name))).toReversed();
        expect(there).toEqual(back);
      }),
    );
  });

  it("refuses a name that is empty or no finite number", () => {
    const parent = Random.named("seed");
    expect(() => parent.stream("")).toThrow("Random.stream: name must be");
    expect(() => parent.stream(NaN)).toThrow("got NaN");
  });
});

describe("an antithetic twin", () => {
  it("draws 1 − 2⁻⁵³ − u for each u of its stream", () => {
    const random = Random.named("seed");
    random.uniform();
    const twin = random.antithetic();
    for (let i = 0; i < 1000; i++) {
      expect(random.uniform() + twin.uniform()).toBe(1 - Number.EPSILON / 2);
    }
  });

  it("draws 1 − u where the ends are open", () => {
    const random = Random.named("seed");
    const twin = random.antithetic();
    for (let i = 0; i < 1000; i++) expect(random.openUniform() + twin.openUniform()).toBe(1);
  });

  it("has children that are twins of the children", () => {
    const child = Random.named("seed").stream("a");
    const twin = Random.named("seed").antithetic().stream("a");
    expect(child.uniform() + twin.uniform()).toBe(1 - Number.EPSILON / 2);
  });

  it("of a twin is the stream again", () => {
    const random = Random.named("seed");
    expect(first(random.antithetic().antithetic())).toEqual(first(random));
  });
});

describe("the bits of a stream", () => {
  const n = 1_000_000;

  it("are uniform in the highest byte, by chi-square at 10⁶", () => {
    const random = Random.named("bits/high");
    expect(uniformity(() => random.uint32() >>> 24, 256, n)).toBeGreaterThan(1e-4);
  });

  it("are uniform in the lowest byte, by chi-square at 10⁶", () => {
    const random = Random.named("bits/low");
    expect(uniformity(() => random.int32() & 0xff, 256, n)).toBeGreaterThan(1e-4);
  });

  it("make pairs of successive numbers uniform on 32 × 32 cells: the serial test, at 10⁶ pairs", () => {
    const random = Random.named("bits/serial");
    const draw = (): number =>
      32 * Math.floor(32 * random.uniform()) + Math.floor(32 * random.uniform());
    expect(uniformity(draw, 1024, n)).toBeGreaterThan(1e-4);
  });

  it("make uniform numbers that pass Kolmogorov-Smirnov at 10⁶", () => {
    const random = Random.named("bits/uniform");
    const u = Float64Array.from({ length: n }, () => random.uniform());
    expect(kolmogorovSmirnov(u, (x) => x)).toBeGreaterThan(1e-4);
  });

  it("reach the 53rd bit of uniform numbers", () => {
    const random = Random.named("bits/53");
    const odd = (): number => (random.uniform() * 2 ** 53) % 2;
    expect(uniformity(odd, 2, n)).toBeGreaterThan(1e-4);
  });
});

describe("Random.integer", () => {
  it("is uniform on {0, …, n − 1}, by chi-square at 10⁵ draws", () => {
    const random = Random.named("integer");
    for (const n of [2, 3, 10, 1000]) {
      expect(uniformity(() => random.integer(n), n, 100_000)).toBeGreaterThan(1e-4);
    }
  });

  it("is unbiased where n does not divide 2³²", () => {
    // without rejection the lower half of {0, …, 3·2³⁰ − 1} would get 2/3 of the draws
    const random = Random.named("integer/biased");
    const half = 1.5 * 2 ** 30;
    expect(uniformity(() => (random.integer(2 * half) < half ? 0 : 1), 2, 100_000))
      .toBeGreaterThan(1e-4);
  });

  it("is uniform above 2³²", () => {
    const random = Random.named("integer/wide");
    const n = 3 * 2 ** 50;
    const tenth = (): number => Math.floor(10 * (random.integer(n) / n));
    expect(uniformity(tenth, 10, 100_000)).toBeGreaterThan(1e-4);
  });

  it("refuses what is no whole number in [1, 2⁵³)", () => {
    const random = Random.named("seed");
    for (const n of [0, -1, 1.5, NaN, Infinity, 2 ** 53]) {
      expect(() => random.integer(n)).toThrow(`Random.integer: n must be a whole number`);
    }
  });
});

describe("Random.sign and Random.bernoulli", () => {
  const n = 100_000;

  it("give −1 and +1 equally often, within 5 standard errors", () => {
    const random = Random.named("sign");
    const { mean } = moments(Float64Array.from({ length: n }, () => random.sign()));
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(n));
  });

  it("give true with probability p", () => {
    const random = Random.named("bernoulli");
    const counts = [0, 0];
    for (let i = 0; i < n; i++) counts[random.bernoulli(0.2) ? 0 : 1] += 1;
    expect(chiSquare(counts, [0.2, 0.8], n)).toBeGreaterThan(1e-4);
    expect(random.bernoulli(0)).toBe(false);
    expect(random.bernoulli(1)).toBe(true);
  });

  it("refuse a probability outside [0, 1]", () => {
    expect(() => Random.named("a").bernoulli(1.5)).toThrow("p must be in [0, 1], got 1.5");
  });
});
