/**
 * Small regressions: how many samples it takes to see one subroutine use 0.005 % more of the fleet.
 *
 * Samples before and after a change are compared by the two-sample test. Some changes are regressions;
 * others only look like one: they go away, or move cost from a neighbour.
 *
 * Question   How many samples does a shift of 5 · 10⁻⁵ need, and do filters keep false alarms out?
 * Expected   Samples grow about as p (1 − p): some 700 times as many at a share of 10 % as at 0.01 %. The
 *            simulated power is the closed form's. The filters remove what they are made for.
 * Source     FBDetect, SOSP 2024: regressions of 0.005 % are found in small subroutines.
 */
import { z } from "zod";
import { type Results, type RowOptions, scenario } from "../src/experiment/mod.ts";
import {
  type AlarmFilter,
  domainRose,
  isRegression,
  roughSamplesForShift,
  samplesForShift,
  shiftEvidence,
  shiftPower,
  stillThere,
} from "../src/profiling/mod.ts";

export default scenario({
  name: "small-regressions",
  title: "Small regressions: how many samples does 0.005 % need?",
  question:
    "How many samples does a shift of 0.005 % need, and which filters keep false alarms out?",
  references: [
    "FBDetect: catching tiny performance regressions at hyperscale, SOSP 2024",
    "Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd edition, Wiley 2003, §4.2",
  ],
  parameters: z.strictObject({
    share: z.number().gt(0).lt(0.5).default(0.001).meta({ unit: "1" })
      .describe("share of the subroutine before the change"),
    shift: z.number().positive().lt(0.5).default(5e-5).meta({ unit: "1" })
      .describe("absolute rise of the share"),
    effort: z.number().positive().default(1).meta({ unit: "1" })
      .describe("samples, as a multiple of those needed for a power of 0.8"),
    changes: z.int().positive().default(1000).meta({ unit: "" })
      .describe("changes of each kind simulated"),
  }),
  factors: {
    filters: {
      "none": [],
      "went away": [stillThere],
      "cost shift": [domainRose],
      "both": [stillThere, domainRose],
    } satisfies Record<string, readonly AlarmFilter[]>,
  },
  measures: {
    found: { unit: "1", better: "higher", meaning: "regressions found" },
    samples: { unit: "", better: "lower", meaning: "samples needed on each side, power 0.8" },
    transients: { unit: "1", better: "lower", meaning: "transients that raise an alarm" },
    moved: { unit: "1", better: "lower", meaning: "cost shifts that raise an alarm" },
    idle: { unit: "1", better: "lower", meaning: "alarms where nothing changed" },
  },
  presets: {
    quick: {
      seeds: 10,
      parameters: { changes: 300 },
      sweep: { share: [1e-4, 1e-3, 1e-2, 1e-1] },
    },
    paper: {
      seeds: 30,
      parameters: { changes: 2000 },
      sweep: { share: [1e-4, 1e-3, 1e-2, 1e-1] },
    },
  },

  theory({ share, shift, effort }, { filters }) {
    if (filters !== "none") return {};
    const samples = Math.round(effort * samplesForShift({ share, shift }));
    return {
      samples: roughSamplesForShift({ share, shift }),
      found: shiftPower({ share, shift, samples }),
      idle: shiftPower({ share, shift: 0, samples }),
    };
  },

  run({ parameters: { share, shift, effort, changes }, levels: { filters }, random }) {
    const needed = samplesForShift({ share, shift });
    const samples = Math.round(effort * needed);
    const alarms = (kind: "regression" | "transient" | "moved" | "none") => {
      const draw = random.stream(kind);
      const next = shiftEvidence({ kind, share, shift, samples });
      let count = 0;
      for (let i = 0; i < changes; i++) if (isRegression(next(draw), filters)) count++;
      return count / changes;
    };
    return {
      found: alarms("regression"),
      samples: needed,
      transients: alarms("transient"),
      moved: alarms("moved"),
      idle: alarms("none"),
    };
  },

  figures: {
    samples: {
      title: "Small subroutines show small regressions soonest",
      caption:
        "Samples on each side for a shift of 0.005 % of the fleet, one-sided level 0.001 and power 0.8, by " +
        "the closed form. Dashed: the rule of thumb 2 p (1 − p) (z + z′)² / δ², which is too low where the " +
        "shift is not small against the share.",
      plot({ results, rows, theory, style }) {
        const isSwept = "share" in results.design.sweep;
        const needed = rows("samples", isSwept ? { x: "share" } : {})
          .filter(({ level }) => level === results.design.levels.filters[0])
          .map((row) => ({ ...row, level: "closed form" }));
        const marks = isSwept ? [...style.lines(needed)] : [...style.points(needed)];
        const known = theory("samples", isSwept ? { x: "share" } : {});
        return {
          x: isSwept ? style.parameterAxis("share", needed, { log: true }) : { label: null },
          y: style.measureAxis("samples", needed, { log: true }),
          marks: [...marks, ...style.theory(known)],
        };
      },
    },
    alarms: {
      title: "Each filter removes the false alarms it is made for, and costs some power",
      caption:
        "Share of changes that raise an alarm: real regressions, shifts that go away, and costs moved " +
        "from a neighbour. Bands are 95 % t intervals; dashed: power in closed form, without filters.",
      width: "page",
      plot({ results, rows, theory, style }) {
        const options = acrossShares(results);
        const kinds = { found: "regressions", transients: "transients", moved: "cost shifts" };
        const alarms = Object.entries(kinds).flatMap(([measure, panel]) =>
          rows(measure, options).map((row) => ({ ...row, panel }))
        );
        const known = theory("found", options).map((row) => ({ ...row, panel: kinds.found }));
        const isSwept = "x" in options;
        return {
          x: isSwept ? style.parameterAxis("share", alarms, { log: true }) : { label: null },
          y: style.axis("changes that raise an alarm", "1", alarms.map(({ y }) => y), {
            zero: true,
          }),
          marks: [
            ...(isSwept ? style.lines(alarms) : style.points(alarms)),
            ...style.theory(known),
          ],
        };
      },
    },
  },
});

/** Shares on the x axis, where they varied. */
function acrossShares({ design }: Results): RowOptions {
  return "share" in design.sweep ? { x: "share" } : {};
}
