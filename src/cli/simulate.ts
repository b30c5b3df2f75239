/** What all commands that simulate share: the progress bar, and Ctrl-C. */
import process from "node:process";
import {
  type Design,
  type LoadedScenario,
  type Results,
  runExperiment,
  type RunOptions,
} from "../experiment/mod.ts";
import { progressBar } from "../report/mod.ts";
import { Finding, Interrupted } from "./command.ts";

/**
 * Simulates under a progress bar; Ctrl-C ends it with what is finished, a second one at once.
 *
 * @param quiet shows no progress
 */
export async function simulate(
  loaded: LoadedScenario,
  design: Design,
  options: RunOptions,
  { quiet }: { readonly quiet: boolean },
): Promise<Results> {
  const stop = new AbortController();
  const interrupt = () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", interrupt);
  const bar = await progressBar({ quiet });
  try {
    return await runExperiment(loaded, design, {
      ...options,
      signal: stop.signal,
      onProgress: (progress) => bar.update(progress),
    });
  } finally {
    bar.close();
    process.off("SIGINT", interrupt);
    process.off("SIGTERM", interrupt);
  }
}

/**
 * Simulates as `simulate` does, for what needs every cell. Throws `Interrupted` on Ctrl-C, and a `Finding`
 * where a cell failed, having told which run and the first failure.
 *
 * @param what for whom it is simulated, in messages
 */
export async function simulateWhole(
  what: string,
  loaded: LoadedScenario,
  design: Design,
  options: RunOptions,
  display: { readonly quiet: boolean },
): Promise<Results> {
  const results = await simulate(loaded, design, options, display);
  const { ending, failures, all } = results;
  if (ending.kind === "interrupted") {
    throw new Interrupted(
      `${what}: interrupted; ${all.length} cells are kept, the same command goes on from there`,
    );
  }
  if (failures.length > 0) {
    console.error(
      `${what}: ${failures.length} of ${all.length} cells failed. ` +
        `The first failure:\n${failures[0].failure?.stack}`,
    );
    throw new Finding();
  }
  return results;
}
