import { beforeAll, describe, expect, it } from "vitest";
import { independentErrors } from "../../scenarios/lockstep/independent-program.ts";
import study from "../../scenarios/lockstep.ts";
import { type Capture, findCapture, openCapture } from "../../src/captures/mod.ts";
import { apparentFrequency } from "../../src/profiling/mod.ts";
import { oneCell } from "./one-cell.ts";

let program: Capture;
beforeAll(async () => {
  program = await openCapture(findCapture("javascript-v8"));
});

async function cell(plan: string, load: string, rate: number, phases = 100) {
  const parameters = { rate, phases };
  return await oneCell(study, { parameters, levels: { plan, load }, captures: { program } });
}
const known = (plan: string, load: string, rate: number) =>
  study.theory!(study.parameters.parse({ rate }), { plan, load }).error!;

// By an independent program of 200 random phases: known to 5 %. At 1000 Hz a tenth of the phases have all of
// the error of the jittered plan, so there it is known to a quarter.
const plans = Object.keys(study.factors.plan);

describe("the scenario lockstep", () => {
  it.each(independentErrors)(
    "at $0 Hz: the known errors are those of an independent program, within 15 % and 0.015 points",
    (rate, row) => {
      row.map(Number).forEach((percent, i) => {
        const ours = 100 * known(plans[i], "100 Hz", rate);
        expect(Math.abs(ours - percent)).toBeLessThan(0.15 * percent + 0.015);
      });
    },
  );

  it.each([19, 99, 100, 200])(
    "at %i Hz: what 100 phases measure is what is known, within a quarter",
    async (rate) => {
      for (const plan of plans) {
        const { measures } = await cell(plan, "100 Hz", rate);
        const expected = known(plan, "100 Hz", rate);
        // a root mean square of 100 normal errors is known to 7 %
        expect(Math.abs(measures.error / expected - 1)).toBeLessThan(0.25);
      }
    },
  );

  it("with a period that has drifted by 0.02 % errs by 19 points after 30 s: six tenths of a beat", async () => {
    expect(known("systematic", "99.98 Hz", 100)).toBeCloseTo(0.187, 2);
    expect((await cell("systematic", "99.98 Hz", 100, 200)).measures.error).toBeCloseTo(0.187, 1);
  });

  it("charges an adversary nothing of the 90 % that it uses, by a clock, and the right share by Poisson", async () => {
    expect((await cell("systematic", "adversary", 100, 5)).measures.error).toBeCloseTo(0.9, 9);
    expect((await cell("one per stratum", "adversary", 100, 5)).measures.error).toBeCloseTo(
      0.374,
      1,
    );
    expect((await cell("poisson", "adversary", 100, 5)).measures.error).toBeLessThan(0.03);
  });

  it("turns the wheel on the folding line with a clock, and on the diagonal with Poisson instants", async () => {
    const even = (await cell("systematic", "tones", 100, 1)).tables.wheel;
    const random = (await cell("poisson", "tones", 100, 1)).tables.wheel;
    Array.from(even.true as Float64Array).forEach((f, i) => {
      expect(even.apparent[i]).toBeCloseTo(apparentFrequency(f, 100), 6);
      expect(Math.abs((random.apparent[i] as number) - f)).toBeLessThan(1); // a step of the search
    });
  });

  it("answers for a program: its error at 99 Hz, as its spectrum predicts it", async () => {
    const { measures, tables } = await cell("systematic", "program", 99, 200);
    const at = Array.from(tables.advice.rate as Float64Array).findIndex((rate) => rate >= 99);
    const predicted = tables.advice.systematic[at] as number; // the worst of clocks within 0.1 %
    expect(measures.relative).toBeGreaterThan(0.5 * predicted);
    expect(measures.relative).toBeLessThan(1.3 * predicted);
    expect(tables.observed.label[0]).toBe("time in mandelbrot");
    expect(measures.known).toBe(1); // a reading a millisecond
  });
});
