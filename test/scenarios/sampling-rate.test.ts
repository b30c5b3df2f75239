import { describe, expect, it } from "vitest";
import {
  independentErrors,
  publishedMeans,
  rates,
} from "../../scenarios/sampling-rate/power-readings.ts";
import study from "../../scenarios/sampling-rate.ts";
import { type Capture, findCapture, openCapture, publicCapture } from "../../src/captures/mod.ts";
import { observedLoad } from "../../src/profiling/mod.ts";
import { Moments } from "../../src/stats/mod.ts";
import { captureFile } from "../captures/files.ts";
import { oneCell } from "./one-cell.ts";

const stream = "haswell-power-stream", sleep = "haswell-power-idle";
const path = (name: string) => captureFile(publicCapture(name).file);
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

describe.skipIf(path(sleep) === null)(
  "the scenario sampling-rate on the 10 kHz power traces",
  () => {
    it.each([stream, sleep] as const)(
      "%s: the nine published means, to all digits",
      async (name) => {
        const means = [];
        for (const rate of rates) {
          const { tables } = await cell(path(name)!, rate, "systematic", 1);
          means.push((tables.readings.mean[0] as number).toFixed(6));
        }
        expect(means).toEqual(publishedMeans[name]);
      },
    );

    it.each(independentErrors)(
      "%s at %i Hz: errs by the shares of the mean that an independent program finds, within a fifth",
      async (name, rate, percents) => {
        for (const [i, plan] of ["systematic", "one per stratum", "uniform"].entries()) {
          if (percents[i] === null) continue;
          const percent = Number(percents[i]);
          const { measures } = await cell(path(name)!, rate, plan, rate < 50 ? 1000 : 100);
          expect(Math.abs(100 * measures.error / percent - 1)).toBeLessThan(0.2);
        }
      },
    );

    it.each([[1, 0.877], [10, 0.256]])(
      "stream at %i Hz: strata that leave out the rest of the run err by %f % of the mean, within an eighth",
      async (rate, percent) => {
        const { signal, duration, readings } = observedLoad(await openCapture(path(stream)!));
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
        const { tables } = await cell(path(sleep)!, rate, "systematic", 1);
        expect(tables.combs.pValue[0]).toBeGreaterThan(0.1);
      }
    });

    it("sleep: at 2, 3 and 4 Hz the comb is the largest of all beside it, the least p there is", async () => {
      for (const rate of [2, 3, 4]) {
        const { combs } = (await cell(path(sleep)!, rate, "systematic", 1)).tables;
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
