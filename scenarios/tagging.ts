/**
 * Who gets the sample: how wrong instruction profiles are under five ways to tag an instruction.
 *
 * Programs are drawn at random, as many for computing as for stalling and for flushing, and run on a
 * model of a core that runs out of order and commits in order. Every cycle's owner is known, so the
 * error of a profile is exact but for the chance of sampling.
 *
 * Question   How much of an instruction profile is on the wrong instruction?
 * Expected   About half of it by interrupt, dispatch tag or last commit; about a tenth by next commit;
 *            what chance leaves, 1 to 2 %, when samples follow time. The order of the first three and
 *            all sizes depend on the core model and on how long the chains of operations are.
 * Source     Gottschall, Eeckhout and Jahre, "TIP: Time-Proportional Instruction Profiling", MICRO 2021:
 *            61.8, 53.1, 55.4, 9.3 (most 21.0) and 1.6 % (most 5.0) on SPEC CPU2017 and PARSEC. Here, on
 *            the quick preset: 49, 51, 61, 12 (worst of three programs 17) and 1.8 %.
 */
import { z } from "zod";
import { type Results, scenario } from "../src/experiment/mod.ts";
import {
  profileError,
  programKinds,
  randomProgram,
  runCore,
  taggedProfile,
  taggingPolicies,
  timeProfile,
} from "../src/profiling/mod.ts";

/** Published mean errors. */
const published = [
  { policy: "software", error: 0.618 },
  { policy: "dispatched", error: 0.531 },
  { policy: "last committed", error: 0.554 },
  { policy: "next committed", error: 0.093 },
  { policy: "time-proportional", error: 0.016 },
];

export default scenario({
  name: "tagging",
  title: "Who gets the sample: instruction profiles under five ways to tag",
  question: "How much of an instruction profile is on the wrong instruction?",
  references: [
    "Gottschall, Eeckhout and Jahre, TIP: Time-Proportional Instruction Profiling, MICRO 2021",
    "Dean, Hicks, Waldspurger, Weihl and Chrysos, ProfileMe, MICRO 1997",
  ],
  parameters: z.strictObject({
    programs: z.int().positive().default(1).describe("programs of each kind in a replication"),
    instructions: z.int().min(10_000).default(500_000).describe("instructions that a program runs"),
    samples: z.int().positive().default(60_000).describe("samples of a profile"),
    reach: z.number().positive().default(2)
      .describe("mean distance in instructions to the one that makes an operand"),
    width: z.int().positive().default(4).describe("instructions committed a cycle at most"),
    window: z.int().positive().default(128).describe("instructions in the window"),
  }),
  factors: { policy: taggingPolicies },
  measures: {
    error: { unit: "1", better: "lower", meaning: "share of the profile on wrong instructions" },
    worst: { unit: "1", better: "lower", meaning: "the same in the worst program" },
  },
  presets: {
    quick: { seeds: 10 },
    paper: { seeds: 10, parameters: { programs: 9, instructions: 1_000_000 } },
  },
  cost: ({ programs, instructions }) => programs * instructions,

  run({ parameters, levels: { policy }, random, record, progress }) {
    const { programs, instructions, samples, reach, width, window } = parameters;
    const kinds = Object.values(programKinds)
      .flatMap((kind) => Array.from({ length: programs }, () => kind));
    const errors = kinds.map((kind, k) => {
      const own = random.stream(`program/${k}`);
      const program = randomProgram({ ...kind, reach }, own.stream("code"));
      const trace = runCore(program, instructions, { width, window }, own.stream("run"));
      const profile = taggedProfile(trace, policy, trace.cycles / samples, own.stream("samples"));
      progress((k + 1) / kinds.length);
      return profileError(profile, timeProfile(trace));
    });
    record("programs", { kind: kinds.map(({ name }) => name), error: errors });
    return {
      error: errors.reduce((a, b) => a + b, 0) / errors.length,
      worst: Math.max(...errors),
    };
  },

  figures: {
    error: {
      title: "Only samples that follow time land on the right instruction",
      caption:
        "Share of an instruction profile that is on the wrong instruction, mean over programs " +
        "drawn at random, with 95 % t intervals over replications. Dashes: what the TIP paper measured " +
        "on SPEC CPU2017 and PARSEC. Sizes depend on the core model.",
      plot({ results, rows, Plot, style }) {
        const errors = rows("error");
        const dash = { x: "error", y: "policy" } as const;
        return {
          x: style.measureAxis("error", errors, { zero: true }),
          y: { label: null, domain: policiesOf(results) },
          marks: [
            ...style.byLevel(errors),
            Plot.tickX(published, { ...dash, strokeDasharray: "3,2", insetTop: 6, insetBottom: 6 }),
            Plot.text(published.slice(0, 1), { ...dash, text: () => "published", dy: -17 }),
          ],
        };
      },
    },
    kinds: {
      title: "Stalls deceive the crude policies, grouped commits the fine ones",
      caption:
        "Share of the profile on wrong instructions by tagging policy and kind of program: mean " +
        "over all programs of the kind.",
      plot({ results, style }) {
        const cells = policiesOf(results).flatMap((policy) =>
          Object.keys(programKinds).map((kind) => ({
            x: kind,
            y: policy,
            value: meanWhere(results, policy, kind),
          }))
        );
        return {
          x: { label: "what the program does most", domain: Object.keys(programKinds) },
          y: { label: null, domain: policiesOf(results) },
          marks: style.heatMap(cells, { label: "share on wrong instructions", unit: "1" }),
        };
      },
    },
  },
});

/** The policies that were run, from the crudest to the finest. */
function policiesOf({ design }: Results): string[] {
  return [...design.levels.policy];
}

/** Mean error of all programs of a kind under a policy. */
function meanWhere(results: Results, policy: string, kind: string): number {
  const errors = results.table("programs")
    .filter(({ observation }) => observation.cell.levels.policy === policy)
    .flatMap(({ columns }) =>
      Array.from(columns.error as Float64Array).filter((_, k) => columns.kind[k] === kind)
    );
  return errors.reduce((a, b) => a + b, 0) / errors.length;
}
