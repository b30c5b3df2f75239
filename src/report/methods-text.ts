/**
 * How a run was made and evaluated, in sentences that a paper can use; all of it from what was run.
 *
 * One sentence states one fact, so that what does not apply is left out without a trace.
 */
import {
  combinations,
  type Comparison,
  type Ending,
  libraryVersion,
  type Results,
} from "../experiment/mod.ts";

/** Paragraphs of plain text. */
export function methodsText(results: Results, comparison: Comparison): string[] {
  return [
    [...designSentences(results), ...randomSentences(results)],
    [...estimateSentences(results, comparison), ...comparisonSentences(comparison)],
    [...inputSentences(results), ...endingSentences(results)],
  ].map((sentences) => sentences.filter((sentence) => sentence !== "").join(" "))
    .filter((paragraph) => paragraph !== "");
}

function designSentences(results: Results): string[] {
  const { design, scenario, all } = results;
  const { levels, sweep, vary } = design;
  const varied = Object.entries(levels).filter(([factor, names]) =>
    names.length > 1 && (vary === null || vary.includes(factor))
  );
  const held = Object.entries(levels).filter(([factor]) =>
    !varied.some(([name]) => name === factor)
  );
  const axes = [
    ...varied.map(([factor, names]) => `${names.length} levels of ${factor}`),
    ...Object.entries(sweep).map(([path, values]) => `${values.length} values of ${path}`),
  ];
  const count = combinations(design).length;
  return [
    axes.length === 0
      ? `One configuration of ${scenario.name} was simulated.`
      : axes.length === 1
      ? `${capitalised(axes[0])} were simulated.`
      : `${capitalised(listed(axes))} were crossed, which gives ${count} combinations.`,
    held.length === 0
      ? ""
      : `Held fixed: ${held.map(([factor, names]) => `${factor} = ${names[0]}`).join(", ")}.`,
    `Each was replicated ${replications(results)} times, ${all.length} simulations in all.`,
  ];
}

/** How many replications each combination has: the design's, or what precision or budget made of it. */
function replications({ all, design }: Results): string {
  const counts = [
    ...Map.groupBy(all, ({ cell }) => JSON.stringify([cell.parameters, cell.levels]))
      .values(),
  ].map(({ length }) => length);
  const least = Math.min(...counts), most = Math.max(...counts);
  if (counts.length === 0) return String(design.seeds);
  return least === most ? String(most) : `${least} to ${most}`;
}

function randomSentences({ design }: Results): string[] {
  return [
    "All random numbers follow from the seed " +
    `“${design.seed}” and the names of their streams; replication r of every combination drew the ` +
    "same ones (common random numbers).",
    design.antithetic
      ? "Replications came in antithetic pairs, the second of which drew 1 − u where the first drew u; " +
        "each pair was averaged before anything was estimated from it."
      : "",
  ];
}

function estimateSentences({ design }: Results, { confidence }: Comparison): string[] {
  const unit = design.antithetic ? "pair means" : "replications";
  return [
    `Estimates are means over ${unit}, with ${
      percent(confidence)
    } intervals by Student’s t; n is the ` +
    `number of ${unit}.`,
    "The interval of a quantile is that of the mean of the replications’ own quantiles.",
  ];
}

function comparisonSentences({ blocks, baseline, confidence, factor }: Comparison): string[] {
  const results = blocks.flatMap(({ measures }) => Object.values(measures).flat());
  const differences = results.flatMap(({ difference }) => difference === null ? [] : [difference]);
  if (differences.length === 0) return [];
  const saved = differences.map(({ varianceSaved }) => varianceSaved.value)
    .filter(Number.isFinite).sort((a, b) => a - b);
  const middle = saved[Math.floor(saved.length / 2)];
  return [
    `Levels of ${factor} were compared with ${baseline} by paired t-tests over the replications that ` +
    "both have; relative differences have intervals by Fieller’s theorem.",
    "For each measure, p-values were corrected by Holm’s method over all its levels and settings; a " +
    `difference counts as separated where the corrected p is below ${
      Number((1 - confidence).toPrecision(3))
    }.`,
    results.some(({ rank }) => rank !== null)
      ? "Levels that are not separated from the best of their group share its rank."
      : "",
    saved.length === 0
      ? ""
      : middle > 0
      ? `Common random numbers took ${
        percent(middle)
      } off the variance of a difference (median of ` +
        `${saved.length} comparisons, ${percent(saved[0])} to ${percent(saved[saved.length - 1])}).`
      : "Common random numbers did not reduce the variance of the differences here " +
        `(median of ${saved.length} comparisons: ${percent(middle)}).`,
  ];
}

function inputSentences({ manifest, scenario }: Results): string[] {
  const captures = Object.entries(manifest.captures)
    .map(([role, { name, sha256 }]) => `${name} as ${role} (SHA-256 ${sha256})`);
  return [
    captures.length === 0
      ? ""
      : `The simulation was driven by ${captures.length === 1 ? "the capture" : "the captures"} ${
        listed(captures)
      }.`,
    `The scenario ${scenario.name} ran on Wagonwheel ${
      manifest.versions.wagonwheel ?? libraryVersion
    }${manifest.code === "" ? "" : `, code with the SHA-256 ${manifest.code}`}.`,
  ];
}

function endingSentences({ ending, failures, all }: Results): string[] {
  return [
    stoppedSentence(ending),
    failures.length === 0
      ? ""
      : `${failures.length} of ${all.length} simulations failed and were left ` +
        "out, each together with its partner in paired comparisons.",
  ];
}

function stoppedSentence(ending: Ending): string {
  switch (ending.kind) {
    case "complete":
      return "";
    case "interrupted":
      return "The run was interrupted: estimates are of the simulations that had finished.";
    case "precision":
      return "Replications were added until the interval of the main measure was within " +
        `±${percent(ending.wanted)} of its mean.`;
    case "budget":
      return ending.wanted === undefined
        ? `The budget of ${ending.budget} ended before all were run: estimates are of those that were.`
        : `Replications were added until the budget of ${ending.budget} ended, before the interval of ` +
          `the main measure was within ±${percent(ending.wanted)} of its mean.`;
  }
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(share > 0.99 ? 4 : 2))} %`.replace("-", "−");
}

function listed(items: readonly string[]): string {
  return items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
