import { describe, expect, it } from "vitest";
import study from "../../scenarios/sampling-rate.ts";
import { type Capture, findCapture, openCapture } from "../../src/captures/mod.ts";
import { captureFile } from "../captures/files.ts";
import { oneCell } from "./one-cell.ts";

const path = (name: string) =>
  captureFile(
    "deater_rapl_validation/energy_validation/ddr3/haswell-i5/4gb_hynix/" +
      `${name}/10kHz/${name}_10000.raw.gz`,
  );
const opened = new Map<string, Promise<Capture>>();
async function cell(file: string, rate: number, plan: string, phases: number) {
  const capture = opened.get(file) ?? openCapture(file);
  opened.set(file, capture);
  return await oneCell(study, {
    parameters: { rate, phases },
    levels: { plan },
    captures: { program: await capture },
  });
}

// W: sampling_overhead/ddr3/haswell-i5 of deater/rapl_validation, as published
const rates = [10_000, 5000, 1000, 500, 100, 50, 10, 5, 1];
const published = {
  stream: "2.336672 2.336649 2.335929 2.335887 2.335280 2.335623 2.322438 2.302199 2.202405",
  sleep: "0.540319 0.540387 0.540384 0.540380 0.537832 0.536223 0.538959 0.545226 0.571062",
};

describe.skipIf(path("sleep") === null)(
  "the scenario sampling-rate on the 10 kHz power traces",
  () => {
    it.each(["stream", "sleep"] as const)(
      "%s: the nine published means, to all digits",
      async (name) => {
        const means = [];
        for (const rate of rates) {
          const { tables } = await cell(path(name)!, rate, "systematic", 1);
          means.push((tables.readings.mean[0] as number).toFixed(6));
        }
        expect(means.join(" ")).toBe(published[name]);
      },
    );

    // Root mean squared errors in % of the mean by an independent program, from all phases (systematic) or
    // 300 draws: known to 10 %. Ours are of 300 draws: ± 5 %. Strata at 10 Hz on stream are left out: its
    // 0.256 is without the last tenth of a second, in which the power falls, and ours is with it.
    it.each<["stream" | "sleep", string, number, number]>([
      ["stream", "systematic", 100, 0.067],
      ["stream", "systematic", 10, 0.298],
      ["stream", "one per stratum", 100, 0.083],
      ["stream", "uniform", 10, 0.352],
      ["stream", "uniform", 100, 0.115],
      ["sleep", "systematic", 10, 1.054],
      ["sleep", "one per stratum", 10, 0.845],
      ["sleep", "uniform", 10, 0.819],
      ["sleep", "systematic", 5, 1.423],
    ])(
      "%s, %s at %f Hz: errs by the known share of the mean, within a fifth (%f in a hundred)",
      async (name, plan, rate, percent) => {
        const { measures } = await cell(path(name)!, rate, plan, 300);
        expect(Math.abs(100 * measures.error / percent - 1)).toBeLessThan(0.2);
      },
    );

    it("sleep: refutes that the clock is in step with a kernel tick of 100, 250 or 1000 Hz: p > 0.05", async () => {
      for (const rate of [100, 250, 1000]) {
        const { tables } = await cell(path("sleep")!, rate, "systematic", 1);
        expect(tables.combs.pValue[0]).toBeGreaterThan(0.05);
      }
    });
  },
);

describe("the scenario sampling-rate on the bundled idle machine", () => {
  const idle = findCapture("idle");

  it("finds the clock in step at 10 and 20 Hz, half as wrong again as one sample per stratum", async () => {
    for (const rate of [10, 20]) {
      const clock = await cell(idle, rate, "systematic", 200);
      const random = await cell(idle, rate, "one per stratum", 200);
      expect(clock.measures.error).toBeGreaterThan(1.5 * random.measures.error);
      expect(clock.tables.combs.pValue[0]).toBeLessThan(0.05);
    }
  });

  it("errs by sd/√n with random instants, within 15 %", async () => {
    const { measures } = await cell(idle, 10, "uniform", 400);
    const { tables } = await cell(idle, 10, "systematic", 1);
    expect(Math.abs(measures.error / (tables.readings.chance[0] as number) - 1)).toBeLessThan(0.15);
  });
});
