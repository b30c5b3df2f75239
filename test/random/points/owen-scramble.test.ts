import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "../../../src/random/mod.ts";
import { owenScramble } from "../../../src/random/points/owen-scramble.ts";
import { chiSquare, uniformity } from "../goodness-of-fit.ts";

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

describe("owenScramble", () => {
  it("lets two words that first differ at bit k first differ at bit k afterwards", () => {
    fc.assert(fc.property(word, word, word, word, (x, y, key1, key2) => {
      const before = Math.clz32(x ^ y);
      const after = Math.clz32(owenScramble(x, key1, key2) ^ owenScramble(y, key1, key2));
      expect(after).toBe(before);
    }));
  });

  it("makes every word uniform, by chi-square of its highest, middle and lowest byte at 10⁵ keys", () => {
    const random = Random.named("owen/uniform");
    for (const shift of [24, 12, 0]) {
      const byte = (): number =>
        (owenScramble(0x12345678, random.int32(), random.int32()) >>> shift) & 0xff;
      expect(uniformity(byte, 256, 100_000)).toBeGreaterThan(1e-4);
    }
  });

  it("tosses the coins of neighbouring branches independently, by chi-square at 10⁵ keys", () => {
    // bit 6 of two words that part at bit 5, one hash below the root: four equally likely pairs
    const random = Random.named("owen/branches");
    const counts = new Float64Array(4);
    for (let i = 0; i < 100_000; i++) {
      const key1 = random.int32();
      const key2 = random.int32();
      const left = (owenScramble(0, key1, key2) >>> 25) & 1;
      const right = (owenScramble(1 << 26, key1, key2) >>> 25) & 1;
      counts[2 * left + right] += 1;
    }
    expect(chiSquare(counts, [0.25, 0.25, 0.25, 0.25], 100_000)).toBeGreaterThan(1e-4);
  });
});
