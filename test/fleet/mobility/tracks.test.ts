import { describe, expect, it } from "vitest";
import { openCapture } from "../../../src/captures/mod.ts";
import { traceDriven, tracksOf } from "../../../src/fleet/mobility/tracks.ts";
import { captureFile } from "../../captures/files.ts";
import { walked } from "./walk.ts";

const track = {
  name: "tram",
  times: Float64Array.of(10, 20, 40),
  x: Float64Array.of(0, 100, 100),
  y: Float64Array.of(5, 5, 45),
};
const taxis = captureFile("liikeuforever_CoST/data/WX_taxi_100k_with_id_downsample_10x.csv");

describe("a user on a track", () => {
  it("is where it was recorded, on straight lines between, and waits before and after", () => {
    const at = (time: number) => {
      const { x, y } = walked(traceDriven([track]), 1, time, "tracks");
      return [x[0], y[0]];
    };
    expect([0, 10, 15, 20, 30, 40, 1000].map(at)).toEqual([
      [0, 5],
      [0, 5],
      [50, 5],
      [100, 5],
      [100, 25],
      [100, 45],
      [100, 45],
    ]);
  });

  it.skipIf(taxis === null)(
    "is at every recorded place at its time: the taxis of Wuxi",
    async () => {
      const tracks = tracksOf(await openCapture(taxis!), { fromOwnStart: true });
      expect(tracks.length).toBeGreaterThan(5);
      for (const { times, x } of tracks) {
        expect(times[0]).toBe(0);
        expect(times).toHaveLength(x.length);
      }
      const longest = tracks.reduce((a, b) => b.times.length > a.times.length ? b : a);
      const middle = longest.times.length >> 1;
      const { x, y } = walked(traceDriven([longest]), 1, longest.times[middle], "taxi");
      expect(x[0]).toBeCloseTo(longest.x[middle], 6);
      expect(y[0]).toBeCloseTo(longest.y[middle], 6);
    },
  );

  it("is refused where its times do not rise", () => {
    expect(() => traceDriven([{ ...track, times: Float64Array.of(10, 10, 40) }])).toThrow(
      'times of track "tram" must be there and rise',
    );
  });
});
