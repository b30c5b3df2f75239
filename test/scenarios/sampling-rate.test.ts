import { describe, expect, it } from "vitest";
import study from "../../scenarios/sampling-rate.ts";
import { type Capture, findCapture, openCapture } from "../../src/captures/mod.ts";
import { observedLoad } from "../../src/profiling/mod.ts";
import { Moments } from "../../src/stats/mod.ts";
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

// Root mean squared errors in % of the mean by an independent program, of 300 draws: known to 10 %. Its
// strata of 1/rate leave out what is left of the run, 0.4 and 0.09 s on stream at 1 and 10 Hz, in which the
// power falls; ours fill the run, so these two are compared on their own.
const independent: ["stream" | "sleep", number, number, number | null, number][] = [
  ["stream", 5000, 0.0010, 0.0092, 0.0178],
  ["stream", 1000, 0.0291, 0.0253, 0.0410],
  ["stream", 100, 0.067, 0.083, 0.115],
  ["stream", 10, 0.298, null, 0.352],
  ["stream", 1, 1.112, null, 1.394],
  ["sleep", 1000, 0.048, 0.077, 0.090],
  ["sleep", 10, 1.054, 0.845, 0.819],
  ["sleep", 5, 1.423, 1.209, 1.215],
];

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

    it.each(independent)(
      "%s at %i Hz: errs by the shares of the mean that an independent program finds, within a fifth",
      async (name, rate, ...percents) => {
        for (const [i, plan] of ["systematic", "one per stratum", "uniform"].entries()) {
          const percent = percents[i];
          if (percent === null) continue;
          const { measures } = await cell(path(name)!, rate, plan, rate < 50 ? 1000 : 100);
          expect(Math.abs(100 * measures.error / percent - 1)).toBeLessThan(0.2);
        }
      },
    );

    it.each([[1, 0.877], [10, 0.256]])(
      "stream at %i Hz: strata that leave out the rest of the run err by %f % of the mean, within an eighth",
      async (rate, percent) => {
        const { signal, duration, readings } = observedLoad(await openCapture(path("stream")!));
        const width = 1 / rate, strata = Math.floor(rate * duration);
        const step = duration / readings;
        let squares = 0; // of single draws: the variance within each stratum
        for (let j = 0; j < strata; j++) {
          const within = new Moments();
          for (let t = j * width + step / 2; t < (j + 1) * width; t += step) {
            within.add(signal.at(t));
          }
          squares += within.variance;
        }
        const error = Math.sqrt(squares) / strata;
        const mean = signal.integral(0, duration) / duration;
        expect(Math.abs(100 * error / mean / percent - 1)).toBeLessThan(0.125);
      },
    );

    it("sleep: refutes that the clock is in step with a kernel tick of 100, 250 or 1000 Hz: p > 0.1", async () => {
      for (const rate of [100, 250, 1000]) {
        const { tables } = await cell(path("sleep")!, rate, "systematic", 1);
        expect(tables.combs.pValue[0]).toBeGreaterThan(0.1);
      }
    });

    it("sleep: at 2, 3 and 4 Hz the comb is the largest of all beside it, the least p there is", async () => {
      for (const rate of [2, 3, 4]) {
        const { combs } = (await cell(path("sleep")!, rate, "systematic", 1)).tables;
        expect(combs.pValue[0]).toBe(1 / (1 + (combs.combs[0] as number)));
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
