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
