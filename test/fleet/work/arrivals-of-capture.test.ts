import { describe, expect, it } from "vitest";
import { readCapture } from "../../../src/captures/mod.ts";
import { arrivalsOfCapture } from "../../../src/fleet/mod.ts";
import { Random } from "../../../src/random/mod.ts";

const text = `TIMESTAMP,ContextTokens,GeneratedTokens
2023-11-16 18:00:10.000,1,1
2023-11-16 18:00:11.000,1,1
2023-11-16 18:00:14.000,1,1
2023-11-16 18:00:16.000,1,1
`;
const capture = readCapture(new TextEncoder().encode(text), "requests.csv");
const first = (n: number, speed = 1) => {
  const times = arrivalsOfCapture(capture, { speed }).start(Random.named("unused"));
  return Array.from({ length: n }, () => times.next());
};

describe("arrivals of a capture", () => {
  it("come when they came, from 0 on, and again a mean gap after the last", () => {
    expect(first(9)).toEqual([0, 1, 4, 6, 8, 9, 12, 14, 16]);
  });

  it("twice as fast come twice as fast", () => {
    expect(first(5, 2)).toEqual([0, 0.5, 2, 3, 4]);
    expect(arrivalsOfCapture(capture, { speed: 2 }).rate).toBe(1);
  });

  it("have the mean rate that they state", () => {
    expect(arrivalsOfCapture(capture).rate).toBe(4 / 8);
  });

  it("refuse a capture without them", () => {
    expect(() => arrivalsOfCapture(capture, { event: "pod" })).toThrow(
      'two instants of event "pod"',
    );
    expect(() => arrivalsOfCapture(capture, { speed: 0 })).toThrow("speed must be > 0");
  });
});
