import process from "node:process";
import { afterAll, describe, expect, it } from "vitest";
import { readers } from "../../src/captures/formats/index.ts";
import type { Capture } from "../../src/captures/model/capture.ts";
import { CaptureError } from "../../src/captures/model/error.ts";
import type { CaptureReader } from "../../src/captures/model/reader.ts";
import { readCapture } from "../../src/captures/open.ts";
import { Random } from "../../src/random/mod.ts";
import { mutate } from "./fuzz/mutate.ts";
import { seeds } from "./fuzz/seeds.ts";
import { watchdog } from "./fuzz/watchdog.ts";

/** `deno task fuzz` sets more cases for each reader; another seed may be set by hand. */
const { WAGONWHEEL_FUZZ_CASES, WAGONWHEEL_FUZZ_SEED = "fuzz/1" } = process.env;
const casesEach = Number(WAGONWHEEL_FUZZ_CASES ?? Math.max(10_000, 100_000 / readers.length));

/** What a capture may hold for each byte of its file: more is a small file that grows. */
const cellsPerByte = 256;

/** Parses in one to three pieces; null where it is refused. Throws whatever is no CaptureError. */
function parse(reader: CaptureReader, bytes: Uint8Array, random: Random): Capture | null {
  const cuts = [random.integer(bytes.length + 1), random.integer(bytes.length + 1)];
  const [a, b] = cuts.sort((x, y) => x - y);
  try {
    const parser = reader.start("fuzzed");
    for (const piece of [bytes.subarray(0, a), bytes.subarray(a, b), bytes.subarray(b)]) {
      if (piece.length > 0) parser.push(piece);
    }
    return parser.end();
  } catch (error) {
    if (error instanceof CaptureError) return null;
    throw error;
  }
}

function cells(
  { rows, columns: { extra, ...columns }, strings, stacks, quality }: Capture,
): number {
  const used = Object.values(columns).filter((column) => column !== undefined).length;
  return rows * (used + Object.keys(extra).length) + strings.length + stacks.size + quality.length;
}

/** Over all readers at least 100,000 in a run; about 50 µs each on one core of a 2020s server. */
describe("damaged captures", () => {
  const corpus = seeds();
  const all = corpus.map(({ bytes }) => bytes);
  const dog = watchdog();
  afterAll(() => dog[Symbol.dispose]());
  let number = 0;

  for (const reader of readers) {
    const own = corpus.filter(({ format }) => format === reader.format).map(({ bytes }) => bytes);

    it(`of ${reader.format} begin as files that are read`, () => {
      expect(own.length).toBeGreaterThan(0);
      const whole = corpus.filter(({ format, isHead }) => format === reader.format && !isHead);
      const refused = whole.filter(({ bytes }) =>
        parse(reader, bytes, Random.named("whole")) === null
      );
      expect(refused.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual([]);
    });

    it(`of ${reader.format} are read or refused by a CaptureError, ${casesEach} of them`, () => {
      const random = Random.named(`${WAGONWHEEL_FUZZ_SEED}/${reader.format}`);
      let refused = 0;
      for (let i = 0; i < casesEach; i++) {
        dog.alive(++number);
        const chance = random.stream(i);
        const seed = chance.bernoulli(0.9)
          ? own[chance.integer(own.length)]
          : all[chance.integer(all.length)];
        const bytes = mutate(seed, all[chance.integer(all.length)], chance);
        const name = `case ${chance.name}`;
        let capture: Capture | null;
        try {
          reader.recognises(bytes);
          capture = parse(reader, bytes, chance);
          if (i % 16 === 0) sniff(bytes);
        } catch (error) {
          throw new Error(`${name}: ${String((error as Error).stack)}`, { cause: error });
        }
        if (capture === null) refused += 1;
        else if (cells(capture) > cellsPerByte * bytes.length + 10_000) {
          expect.fail(`${name}: ${bytes.length} bytes became ${cells(capture)} cells`);
        }
      }
      expect(refused).toBeGreaterThan(0);
      expect(refused).toBeLessThan(casesEach);
    }, 3_600_000);
  }
});

/** By way of the content, as a user's file comes in. */
function sniff(bytes: Uint8Array): void {
  try {
    readCapture(bytes, "fuzzed");
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
  }
}
