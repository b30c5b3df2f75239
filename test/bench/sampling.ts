/**
 * Cases of sampling: instants drawn by a plan and read from a signal of 10⁶ intervals, a second.
 *
 * The rival does the same in NumPy: an arange or a cumsum of exponentials for the instants, and
 * searchsorted for the intervals that they fall into.
 */
import { mkdirSync } from "node:fs";
import { pythonWith } from "./python.ts";
import { type Case, type Contest, run, runOurs } from "./turns.ts";

const folder = "runs/bench";
const here = "test/bench";

interface SamplingCase extends Case {
  readonly plan: string;
  readonly instants: number;
  /** What NumPy has an idiom for. */
  readonly rival: boolean;
}

/** @param scale share of the full work */
export function sampling(scale: number): Contest<SamplingCase> {
  mkdirSync(folder, { recursive: true });
  const { program, version } = pythonWith("NumPy", "numpy", folder);
  const cases = [
    ["systematic", 1e8, true],
    ["poisson", 3e7, true],
    ["one per stratum", 3e7, true],
    ["uniform random", 3e7, false],
    ["jittered", 3e7, false],
  ] as const;
  return {
    cases: cases.map(([plan, instants, rival]) => ({
      name: `${plan}, 10⁶ intervals`,
      unit: "M/s",
      plan,
      instants: instants * scale,
      rival,
      ...(rival ? { bar: 1 } : {}),
    })),
    about: { numpy: version },
    notes: [`rival: ${version}`],
    ours: ({ plan, instants }) => ({
      value: Number(runOurs(`${here}/measure-sampling.ts`, [plan, String(Math.round(instants))])),
    }),
    rival({ plan, instants, rival }) {
      if (!rival || program === null) return null;
      const args = [`${here}/rivals/numpy_sampling.py`, plan, String(Math.round(instants))];
      return { name: "NumPy", measure: () => Number(run(program, args)) };
    },
  };
}
