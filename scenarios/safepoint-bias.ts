/**
 * Which method is hot: profilers that see a program at its yield points only, and one that sees it
 * anywhere.
 *
 * A server loop of seven methods with known costs is sampled by five profilers. Four get a stack only
 * where the compiler put a yield point: at method entries, exits, loop back edges or allocations. Then
 * the hottest method is made slower by known amounts, and each is asked by how much.
 *
 * Question   Do profilers agree on the hottest method, and does any of them notice when it gets slower?
 * Expected   Four layouts name four different methods, none the true one; the slope of reported
 *            against injected time is 0 for them and 1 for the profiler that sees anywhere.
 * Source     Mytkowicz, Diwan, Hauswirth and Sweeney, "Evaluating the accuracy of Java profilers", PLDI
 *            2010: four profilers that disagree, and a causality test that only their fifth passes.
 */
import { z } from "zod";
import { type FigureRow, type Results, scenario } from "../src/experiment/mod.ts";
import {
  anywhereProfiler,
  causalityTest,
  demoServer,
  methodCourse,
  profileError,
  stackProfilers,
  turnLength,
} from "../src/profiling/mod.ts";
import { meanInterval } from "../src/stats/mod.ts";

const course = methodCourse(demoServer);
const truth = anywhereProfiler.expected(course);
const hottest = course.methods[truth.indexOf(Math.max(...truth))];

export default scenario({
  name: "safepoint-bias",
  title: "Which method is hot: profilers that see yield points only",
  question: "Do profilers agree on the hottest method, and do they notice when it gets slower?",
  references: [
    "Mytkowicz, Diwan, Hauswirth and Sweeney, Evaluating the accuracy of Java profilers, PLDI 2010",
    "Burchell and Marr, Towards realistic results for instrumentation-based profilers, 2023",
  ],
  parameters: z.strictObject({
    samples: z.int().positive().default(5000).describe("samples of a profile"),
    work: z.number().positive().default(0.1).meta({ unit: "s" })
      .describe("most work put into the hottest method, in each turn of 0.1 s"),
    steps: z.int().min(2).max(100).default(6).describe("amounts of work, from none to the most"),
  }),
  factors: { profiler: stackProfilers },
  measures: {
    error: { unit: "1", better: "lower", meaning: "share of the profile on wrong methods" },
    slope: { unit: "1", better: "neither", meaning: "reported over injected time, hottest method" },
    right: {
      unit: "1",
      better: "higher",
      meaning: "share of profiles that name the hottest method",
    },
  },
  presets: {
    quick: { seeds: 20 },
    paper: { seeds: 100, parameters: { samples: 50_000, steps: 11 } },
  },
  theory(_, { profiler }) {
    const chosen = stackProfilers[profiler as keyof typeof stackProfilers];
    const shares = chosen.expected(course);
    return {
      slope: causalityTest(demoServer, hottest, chosen, [0, 0.1]).slope,
      right: course.methods[shares.indexOf(Math.max(...shares))] === hottest ? 1 : 0,
    };
  },

  run({ parameters: { samples, work, steps }, levels: { profiler }, random, record }) {
    const instants = random.stream("instants");
    const due = (length: number) =>
      Float64Array.from({ length: samples }, () => instants.uniform() * length);
    const profile = profiler.profile(course, due(turnLength(course)));
    const amounts = Array.from({ length: steps }, (_, k) => work * k / (steps - 1));
    const test = causalityTest(demoServer, hottest, profiler, amounts, due);

    record("profile", { method: course.methods, share: profile.map((n) => n / samples) });
    record("causality", { injected: test.injected, reported: test.reported });
    return {
      error: profileError(profile, truth),
      slope: test.slope,
      right: course.methods[profile.indexOf(Math.max(...profile))] === hottest ? 1 : 0,
    };
  },

  figures: {
    profiles: {
      title: "Four layouts of yield points name four hottest methods",
      caption:
        "Share of the samples that each method gets, by where the profiler sees stacks: mean over " +
        "replications. The first row is the truth but for chance; the others charge the time up to a " +
        "yield point to the method that holds it.",
      width: "page",
      plot({ results, style }) {
        const profilers = [...results.design.levels.profiler];
        const cells = profilers.flatMap((profiler) =>
          course.methods.map((method) => ({
            x: method,
            y: profiler,
            value: mean(shares(results, profiler, method)),
          }))
        );
        return {
          x: { label: "method", domain: [...course.methods] },
          y: { label: "stacks are seen at", domain: profilers },
          marks: style.heatMap(cells, { label: "share of the samples", unit: "1" }),
        };
      },
    },
    causality: {
      title: "Only the profiler that sees anywhere notices the slower method",
      caption:
        "Time a turn that each profiler reports for the method that is truly the hottest, against " +
        "the work put into it; bands are 95 % t intervals over replications. A profile that can be " +
        "acted upon has slope 1.",
      plot({ results, style }) {
        const rows = causalityRows(results);
        return {
          x: style.axis("work put into the method, a turn", "s", rows.map(({ x }) => Number(x))),
          y: style.axis("time reported for it, a turn", "s", rows.map(({ high }) => high), {
            zero: true,
          }),
          marks: style.lines(rows),
        };
      },
    },
  },
});

/** The share of a method in every replication's profile. */
function shares(results: Results, profiler: string, method: string): number[] {
  return results.table("profile")
    .filter(({ observation }) => observation.cell.levels.profiler === profiler)
    .map(({ columns }) => Number(columns.share[course.methods.indexOf(method)]));
}

function causalityRows(results: Results): FigureRow[] {
  const tables = results.table("causality");
  return results.design.levels.profiler.flatMap((level) => {
    const own = tables.filter(({ observation }) => observation.cell.levels.profiler === level);
    const injected = (own[0]?.columns.injected ?? []) as ArrayLike<number>; // the same in all
    return Array.from(injected, (x, k) => {
      const { value, low, high, n } = meanInterval(
        own.map(({ columns }) => Number(columns.reported[k])),
      );
      return { x, y: value, low, high, level, n, unit: "s" };
    });
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
