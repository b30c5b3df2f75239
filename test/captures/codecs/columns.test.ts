import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnCodecs, decodeColumn, encodeColumn } from "../../../src/captures/codecs/column.ts";
import { decimalVarint } from "../../../src/captures/codecs/decimal.ts";
import { deltaOfDeltaVarint, deltaVarint } from "../../../src/captures/codecs/delta.ts";
import { gorilla } from "../../../src/captures/codecs/gorilla.ts";
import { gorillaTimes } from "../../../src/captures/codecs/gorilla-times.ts";
import { CaptureError } from "../../../src/captures/model/error.ts";
import { Random } from "../../../src/random/mod.ts";

const columns = fc.oneof(
  fc.array(fc.double()), // with −0, infinities, NaN, subnormals
  fc.array(fc.maxSafeInteger()),
  fc.array(fc.integer({ min: 0, max: 1 })),
  fc.array(fc.integer({ min: 0, max: 5_000_000 })).map((ns) => ns.map((n) => n / 1e6)),
  fc.array(fc.integer({ min: 0, max: 5_000_000 })).map((ns) => ns.map((n) => n / 1e6 * 0x100000)),
  fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 })),
).map((values) => Float64Array.from(values));

/** Equal to the bit, but for the payload of NaNs. */
function expectSame(read: Float64Array, written: Float64Array): void {
  expect(read.length).toBe(written.length);
  expect(read.findIndex((value, i) => !Object.is(value, written[i]))).toBe(-1);
}

for (const codec of columnCodecs) {
  describe(`codec ${codec.name}`, () => {
    it("gives back to the bit whatever it accepts", () => {
      fc.assert(
        fc.property(columns, (values) => {
          if (codec.accepts(values)) expectSame(codec.decode(codec.encode(values)), values);
        }),
        { numRuns: 300 },
      );
    });

    it("gives back an empty column and a column of one", () => {
      for (const values of [new Float64Array(0), Float64Array.of(42)]) {
        expect(codec.accepts(values)).toBe(true);
        expectSame(codec.decode(codec.encode(values)), values);
      }
    });

    it("refuses 2000 damaged codes by a CaptureError with an offset, or reads some numbers", () => {
      const random = Random.named(`fuzz/${codec.name}`);
      const whole = codec.encode(Float64Array.from({ length: 50 }, () => random.integer(1e6)));
      for (let i = 0; i < 2000; i++) {
        const bytes = whole.slice(0, random.bernoulli(0.5) ? whole.length : random.integer(60));
        for (let k = random.integer(4); k > 0 && bytes.length > 0; k--) {
          bytes[random.integer(bytes.length)] = random.integer(256);
        }
        try {
          expect(codec.decode(bytes).length).toBeLessThanOrEqual(8 * 1032 * bytes.length);
        } catch (error) {
          expect(error).toBeInstanceOf(CaptureError);
          expect((error as CaptureError).place.offset).toBeGreaterThanOrEqual(0);
        }
      }
    });
  });
}

describe("encodeColumn", () => {
  it("gives back every column of doubles, by a code no larger than Gorilla's", () => {
    fc.assert(fc.property(columns, (values) => {
      const bytes = encodeColumn(values);
      expect(bytes.length).toBeLessThanOrEqual(gorilla.encode(values).length + 1);
      expectSame(decodeColumn(bytes), values);
    }));
  });

  it("refuses a code that it does not know", () => {
    expect(() => decodeColumn(Uint8Array.of(99))).toThrow("column, byte 0: code 99 is not known");
    expect(() => decodeColumn(new Uint8Array(0))).toThrow("code undefined is not known");
  });
});

describe("gorilla", () => {
  // Pelkonen et al. 2015, figure 2: a value equal to the one before costs a single bit; a first
  // differing one 2 + 5 + 6 bits and its block. 12 → 24 differs in bits 51 to 52 alone.
  it("takes 64 bits for the first value, 1 for a repetition, 13 + 1 for 12 → 24", () => {
    const bits = (...values: number[]) =>
      8 * (gorilla.encode(Float64Array.from(values)).length - 1);
    expect(bits(12)).toBe(64);
    expect(bits(12, 12, 12, 12, 12, 12, 12, 12, 12)).toBe(64 + 8);
    expect(bits(12, 24, 24, 24)).toBe(64 + 16); // 14 for the block of one bit, 2 repetitions
  });

  it("needs at most 77 bits a value", () => {
    fc.assert(fc.property(fc.array(fc.double()), (values) => {
      const bits = 8 * (gorilla.encode(Float64Array.from(values)).length - 2);
      expect(bits).toBeLessThanOrEqual(77 * values.length + 8);
    }));
  });
});

describe("gorilla-times", () => {
  // Pelkonen et al. 2015, section 4.1.1: 1, 9, 12, 16 bits; then here 37 and 69
  it("takes 1, 9, 12, 16, 37 or 69 bits by the size of the change", () => {
    const bitsOfChange = (change: number) => {
      const times = [0, 0, 0, 0, 0, 0, 0]; // 7 bits
      return 8 * (gorillaTimes.encode(Float64Array.of(...times, change)).length - 1) - 7;
    };
    const withinAByte = (bits: number) => Math.ceil((bits + 7) / 8) * 8 - 7;
    const cases = [[0, 1], [64, 9], [-63, 9], [256, 12], [2048, 16], [2049, 37], [1e12, 69]];
    for (const [change, bits] of cases) expect(bitsOfChange(change)).toBe(withinAByte(bits));
  });
});

describe("delta codes", () => {
  it("take one byte for each small step, and for each step of an even clock", () => {
    const clock = Float64Array.from({ length: 100 }, (_, i) => 1e6 * i);
    expect(deltaOfDeltaVarint.encode(clock).length).toBe(1 + 1 + 3 + 98 + 0);
    expect(deltaVarint.encode(clock).length).toBe(1 + 1 + 99 * 3);
  });

  it("leave −0 and numbers beyond 2⁵¹ to other codes", () => {
    expect(deltaVarint.accepts(Float64Array.of(0, -0))).toBe(false);
    expect(deltaVarint.accepts(Float64Array.of(2 ** 52))).toBe(false);
    expect(decimalVarint.accepts(Float64Array.of(Math.PI))).toBe(false);
  });
});
