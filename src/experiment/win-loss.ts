/**
 * Wins, losses and ties of levels against each other, over the settings of one or several runs.
 *
 * A level wins against another in a setting where the two are separated in its favour, and ties where
 * they are not: see separation.ts, with Holm's correction over all pairs in all settings of all runs.
 */
import type { Results } from "./results.ts";
import { factorOf } from "./compare.ts";
import { samplesOf } from "./samples.ts";
import { separations } from "./separation.ts";

export interface WinLossOptions {
  /** The factor whose levels meet; each run's first that varied by default. */
  readonly factor?: string;
  /** The measure that decides; each run's first by default. */
  readonly measure?: string;
  /** Confidence level of all separations together, 0.95 by default. */
  readonly level?: number;
}

export interface WinLoss {
  /** In the order of the first run that has them, then of the next. */
  readonly levels: readonly string[];
  /** wins[i][j]: settings in which level i is better than level j. Losses of i are wins[j][i]. */
  readonly wins: readonly (readonly number[])[];
  /** ties[i][j]: settings in which both were run and are not separated; 0 for i = j. */
  readonly ties: readonly (readonly number[])[];
}

/**
 * The matrix of levels over all settings of all runs. A pair of levels counts where both gave at least
 * 2 replications. Throws a RangeError for an unknown factor or measure, one of which neither direction
 * is better, and no run at all.
 */
export function winLoss(runs: readonly Results[], options: WinLossOptions = {}): WinLoss {
  const { level: confidence = 0.95 } = options;
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`winLoss: level must be in (0, 1), got ${confidence}`);
  }
  if (runs.length === 0) throw new RangeError("winLoss: needs at least 1 run, got none");
  const blocks = runs.flatMap((run) => {
    const measure = measureOf("winLoss", run, options.measure);
    const sign = run.scenario.measures[measure].better === "lower" ? -1 : 1;
    return samplesOf(run, factorOf("winLoss", run, options.factor)).map(({ levels }) => {
      const usable = levels.filter(({ count }) => count >= 2);
      return {
        sign,
        names: usable.map(({ level }) => level),
        samples: usable.map(({ measures }) => measures[measure]),
      };
    });
  });
  const orders = separations(blocks.map(({ samples }) => samples), confidence);
  const levels = [...new Set(blocks.flatMap(({ names }) => names))];
  const matrix = () => levels.map(() => levels.map(() => 0));
  const wins = matrix(), ties = matrix();
  blocks.forEach(({ names, sign }, b) => {
    for (let i = 0; i < names.length; i++) {
      for (let j = 0; j < names.length; j++) {
        if (i === j) continue;
        const order = sign * orders[b](i, j);
        const row = levels.indexOf(names[i]), column = levels.indexOf(names[j]);
        if (order > 0) wins[row][column] += 1;
        if (order === 0) ties[row][column] += 1;
      }
    }
  });
  return { levels, wins, ties };
}

/**
 * The measure asked for, else the first. Throws a RangeError in the caller's name where there is no
 * such measure or neither direction of it is better.
 */
export function measureOf(caller: string, { scenario }: Results, wanted?: string): string {
  const names = Object.keys(scenario.measures);
  const name = wanted ?? names[0];
  if (!names.includes(name)) {
    throw new RangeError(
      `${caller}: scenario "${scenario.name}" has the measures ${names.join(", ")}, got "${name}"`,
    );
  }
  if (scenario.measures[name].better === "neither") {
    throw new RangeError(
      `${caller}: measure "${name}" must be better lower or higher, and it is neither; ` +
        "name another measure",
    );
  }
  return name;
}
