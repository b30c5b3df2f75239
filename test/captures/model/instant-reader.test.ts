import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InstantReader } from "../../../src/captures/model/instant-reader.ts";
import { instantOf } from "../../../src/captures/model/timestamp.ts";

const ends = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((n) => String(n).padStart(2, "0")),
  fc.constantFrom(
    "03.5",
    "03.979960",
    "03.9799600001",
    "03.",
    "03,5",
    "3",
    "03Z",
    "03+01:00",
    "xx",
  ),
  fc.string({ maxLength: 12 }),
);
const begins = fc.constantFrom(
  "2023-11-16 18:17:",
  "2023-11-16T18:18:",
  "2024-02-29 23:59:",
  "2024/02/01 09:30:",
  "2023-02-29 10:10:",
);

describe("times read one after another", () => {
  it("are those that each has by itself", () => {
    fc.assert(fc.property(fc.array(fc.tuple(begins, ends)), (parts) => {
      const reader = new InstantReader();
      const texts = parts.map(([begin, end]) => begin + end);
      expect(texts.map((text) => reader.read(text))).toEqual(texts.map(instantOf));
    }));
  });

  it("keep seven decimals within a minute", () => {
    const reader = new InstantReader();
    reader.read("2023-11-16 18:17:00");
    expect(reader.read("2023-11-16 18:17:03.9799600"))
      .toEqual({ seconds: 1_700_158_623, nanoseconds: 979_960_000 });
  });
});
