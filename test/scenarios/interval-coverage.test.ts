import { describe, expect, it } from "vitest";
import study from "../../scenarios/interval-coverage.ts";
import { oneCell } from "./one-cell.ts";

async function coverage(
  method: string,
  law: string,
  parameters: { readonly n: number; readonly samples: number },
): Promise<number> {
  const { measures } = await oneCell(study, { parameters, levels: { method, law } });
  return measures.coverage;
}

/** Three standard errors of a share of ours and one of 400 samples by an independent program. */
const slack = (share: number, samples: number) =>
  3 * Math.sqrt(share * (1 - share) * (1 / 400 + 1 / samples));

describe("the scenario interval-coverage", () => {
  it.each([[20, 0.85], [50, 0.88], [200, 0.93]])(
    "normal, lognormal samples of %i: the coverage of %f that an independent program finds, within 3 standard errors",
    async (n, known) => {
      const ours = await coverage("normal", "lognormal", { n, samples: 5000 });
      expect(Math.abs(ours - known)).toBeLessThan(slack(known, 5000));
    },
  );

  it.each([[20, 0.84], [50, 0.88], [200, 0.93]])(
    "percentile bootstrap, lognormal samples of %i: its coverage of %f as well",
    async (n, known) => {
      const ours = await coverage("percentile bootstrap", "lognormal", { n, samples: 400 });
      expect(Math.abs(ours - known)).toBeLessThan(slack(known, 400));
    },
  );

  it("of 5,000 lognormal samples of 20, logarithms hold the mean in 93 to 97 %", async () => {
    const ours = await coverage("by logarithms", "lognormal", { n: 20, samples: 5000 });
    expect(Math.abs(ours - 0.95)).toBeLessThan(0.02);
  });

  it("Student's t is right on normal samples: 95 %, within 4 standard errors", async () => {
    const ours = await coverage("Student's t", "normal", { n: 20, samples: 5000 });
    expect(Math.abs(ours - 0.95)).toBeLessThan(4 * Math.sqrt(0.95 * 0.05 / 5000));
  });

  it("on correlated samples of 200 the normal interval fails and batch means hold 90 % at least", async () => {
    const parameters = { n: 200, samples: 2000 };
    expect(await coverage("normal", "correlated", parameters)).toBeLessThan(0.6);
    expect(await coverage("batch means", "correlated", parameters)).toBeGreaterThan(0.9);
  });
});
