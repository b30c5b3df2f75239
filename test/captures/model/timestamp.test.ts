import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Instant,
  instantOf,
  isoDate,
  secondsBetween,
  SinceFirst,
} from "../../../src/captures/model/timestamp.ts";

describe("instantOf", () => {
  // seconds since 1970 by `date -u -d … +%s`
  it.each([
    ["2023-11-16 18:17:03.9799600", 1700158623, 979960000],
    ["2024/02/01 09:30:00.125", 1706779800, 125000000],
    ["2022-12-13T14:38:30Z", 1670942310, 0],
    ["2021.01.01 3:00:00 +0100", 1609466400, 0],
    ["2024-02-29 23:59", 1709251140, 0],
  ])("%s", (text, seconds, nanoseconds) => {
    expect(instantOf(text)).toEqual({ seconds, nanoseconds });
  });

  it.each(["", "2023-02-29 00:00:00", "2024-13-01 00:00:00", "2024-01-01 24:00:00", "45.0", "now"])(
    "takes %j for no time",
    (text) => expect(instantOf(text)).toBeNull(),
  );

  it("reads what isoDate writes, to the millisecond", () => {
    fc.assert(fc.property(fc.nat(0xffffffff), fc.nat(999), (seconds, milliseconds) => {
      const instant = { seconds, nanoseconds: 1e6 * milliseconds };
      expect(instantOf(isoDate(instant))).toEqual(instant);
    }));
  });
});

describe("time between instants", () => {
  it("is exact to the nanosecond", () => {
    const first = instantOf("2023-11-16 18:17:03.979960001") as Instant;
    const second = instantOf("2023-11-16 18:17:04.031960000") as Instant;
    expect([secondsBetween(first, second), secondsBetween(second, first)])
      .toEqual([0.051999999, -0.051999999]);
    expect(secondsBetween({ seconds: 0, nanoseconds: 0 }, { seconds: 1e9, nanoseconds: 5e8 }))
      .toBe(1000000000.5);
  });

  it("counts from the first", () => {
    const since = new SinceFirst();
    expect([10, 12.5, 9].map((s) => since.of({ seconds: s, nanoseconds: 0 }))).toEqual([
      0,
      2.5,
      -1,
    ]);
  });
});
