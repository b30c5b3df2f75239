import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caches, che, lfu, lru, ttl } from "../../../../src/fleet/mod.ts";
import { Random, zipf } from "../../../../src/random/mod.ts";

const keysAsked = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 300 });

/** Asks, and takes in what was missing; whether each was there. */
function ask(
  cache: ReturnType<ReturnType<typeof lru>>,
  keys: readonly number[],
  gap = 1,
): boolean[] {
  return keys.map((key, i) => {
    const isHit = cache.get(key, i * gap);
    if (!isHit) cache.put(key, i * gap);
    return isHit;
  });
}

describe("every cache", () => {
  for (const [name, make] of Object.entries(caches)) {
    it(`${name}: never holds more than its capacity, and has what was just put`, () => {
      fc.assert(fc.property(keysAsked, fc.integer({ min: 1, max: 6 }), (keys, capacity) => {
        const cache = make(capacity)();
        return keys.every((key, i) => {
          if (!cache.get(key, i)) cache.put(key, i);
          return cache.size <= capacity && cache.get(key, i);
        });
      }));
    });

    it(`${name}: refuses a capacity of 0`, () => {
      expect(() => make(0)).toThrow(/capacity must be .*got 0/);
    });
  }
});

describe("LRU", () => {
  it("has exactly the keys of the last `capacity` different requests", () => {
    fc.assert(fc.property(keysAsked, fc.integer({ min: 1, max: 6 }), (keys, capacity) => {
      const hits = ask(lru(capacity)(), keys);
      return hits.every((isHit, i) => {
        const since = keys.lastIndexOf(keys[i], i - 1);
        const isRecent = i > 0 && since >= 0 && new Set(keys.slice(since + 1, i)).size < capacity;
        return isHit === isRecent;
      });
    }));
  });

  for (const [exponent, capacity] of [[0.8, 50], [0.8, 400], [1.2, 100]]) {
    it(`on 10,000 keys by Zipf ${exponent}, room for ${capacity}: Che's hit ratio within 0.005`, () => {
      const n = 10_000, requests = 400_000;
      const law = zipf({ items: n, exponent }),
        random = Random.named(`che/${exponent}/${capacity}`);
      const rates = Float64Array.from({ length: n }, (_, i) => Math.pow(i + 1, -exponent));
      const cache = lru(capacity)();
      let hits = 0;
      ask(cache, Array.from({ length: 20_000 }, () => law.draw(random)));
      for (let i = 0; i < requests; i++) {
        const key = law.draw(random);
        if (cache.get(key, i)) hits++;
        else cache.put(key, i);
      }
      // Four standard errors of the share and what the approximation may be off.
      const tolerance = 4 * Math.sqrt(0.25 / requests) + 0.002;
      expect(Math.abs(hits / requests - che(rates, capacity).hitRatio)).toBeLessThan(tolerance);
    });
  }
});

describe("LFU", () => {
  it("agrees with a search through all counts", () => {
    fc.assert(fc.property(keysAsked, fc.integer({ min: 1, max: 6 }), (keys, capacity) => {
      const held = new Map<number, { uses: number; used: number }>();
      const expected = keys.map((key, i) => {
        const entry = held.get(key);
        if (entry !== undefined) {
          held.set(key, { uses: entry.uses + 1, used: i });
          return true;
        }
        if (held.size === capacity) {
          const [rarest] = [...held].sort(([, a], [, b]) => a.uses - b.uses || a.used - b.used)[0];
          held.delete(rarest);
        }
        held.set(key, { uses: 1, used: i });
        return false;
      });
      expect(ask(lfu(capacity)(), keys)).toEqual(expected);
    }));
  });
});

describe("TTL", () => {
  for (const isRenewed of [false, true]) {
    it(`${isRenewed ? "renewed" : "not renewed"}: a key asked for at rate 2/s for 0.7 s hits as its closed form says`, () => {
      const rate = 2, lifetime = 0.7, requests = 100_000;
      const cache = ttl({ lifetime, isRenewed })(), random = Random.named("ttl");
      let now = 0, hits = 0;
      for (let i = 0; i < requests; i++) {
        now += random.exponential() / rate;
        if (cache.get(1, now)) hits++;
        else cache.put(1, now);
      }
      const expected = isRenewed
        ? 1 - Math.exp(-rate * lifetime)
        : rate * lifetime / (1 + rate * lifetime);
      expect(Math.abs(hits / requests - expected)).toBeLessThan(5 * Math.sqrt(0.25 / requests));
    });
  }
});

describe("Che's approximation", () => {
  it("fills the cache: the keys' shares add up to the capacity", () => {
    const rates = Float64Array.from({ length: 500 }, (_, i) => 1 / (i + 1));
    const { characteristicTime } = che(rates, 60);
    const held = rates.reduce((sum, rate) => sum + 1 - Math.exp(-rate * characteristicTime), 0);
    expect(held).toBeCloseTo(60, 9);
  });

  it("of equal rates gives the share that there is room for", () => {
    expect(che(new Float64Array(100).fill(3), 25).hitRatio).toBeCloseTo(0.25, 12);
  });

  it("refuses a capacity for which all keys have room", () => {
    expect(() => che([1, 2], 2)).toThrow("che: capacity must be in [1, 2), got 2");
  });
});
