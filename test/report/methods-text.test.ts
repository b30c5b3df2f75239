import { describe, expect, it } from "vitest";
import { methodsText } from "../../src/report/methods-text.ts";
import { madeResults, type Making } from "../experiment/made-results.ts";

const run: Making["run"] = ({ levels, replication }) => ({
  wait: (levels.policy === "far" ? 3 : 2) + (replication % 3) / 9,
});
const levels = { policy: ["near", "far"], plan: ["fixed", "free"] };

function textOf(making: Partial<Making> = {}): string {
  const results = madeResults({ levels, run, ...making });
  return methodsText(results, results.compare()).join("\n");
}

describe("the methods text", () => {
  it("counts what was crossed, and how often it was replicated", () => {
    expect(textOf({ sweep: { users: [1, 2, 3] }, seeds: 4 })).toContain(
      "2 levels of policy, 2 levels of plan and 3 values of users were crossed, which gives 12 " +
        "combinations. Each was replicated 4 times, 48 simulations in all.",
    );
  });

  it("says what was held fixed", () => {
    const text = textOf({ vary: ["policy"] });
    expect(text).toContain("2 levels of policy were simulated. Held fixed: plan = fixed.");
  });

  it("names seed, common random numbers, intervals, tests and correction", () => {
    const text = textOf();
    for (
      const words of [
        "seed “1”",
        "common random numbers",
        "95 % intervals by Student’s t",
        "compared with near by paired t-tests",
        "Fieller",
        "Holm",
        "corrected p is below 0.05",
      ]
    ) expect(text).toContain(words);
  });

  it("tells of antithetic pairs only where there are some", () => {
    expect(textOf()).not.toContain("antithetic");
    expect(textOf({ antithetic: true, seeds: 6 })).toContain(
      "Replications came in antithetic pairs",
    );
  });

  it("tells of failures, interruption and budget", () => {
    const fails: Making["run"] = (cell) =>
      cell.replication === 1 && cell.levels.policy === "far" ? "lost" : run(cell);
    expect(textOf({ run: fails })).toContain("2 of 20 simulations failed and were left out");
    expect(textOf({ ending: { kind: "interrupted", remaining: 3 } })).toContain("interrupted");
    expect(textOf({ ending: { kind: "budget", remaining: 3, budget: "60 s" } }))
      .toContain("The budget of 60 s ended before all were run");
  });

  it("compares nothing where there is one level", () => {
    const text = textOf({ levels: { policy: ["near"] } });
    expect(text).not.toMatch(/compared|Holm/);
  });

  it("names captures with their checksums", () => {
    const results = madeResults({ levels, run });
    const captures = { program: { name: "sort", sha256: "ab12" } };
    const driven = Object.assign(results, { manifest: { ...results.manifest, captures } });
    expect(methodsText(driven, driven.compare()).join()).toContain(
      "driven by the capture sort as program (SHA-256 ab12).",
    );
  });
});
