import { Level, type LevelOptions, type Simulation } from "../../des/mod.ts";
import type { Node } from "../node/node.ts";

/**
 * Busy cores by all cores over simulated time: mean, variance and extremes, each value weighted with the
 * time for which it held. `{ series }` also keeps its course, in bounded memory.
 */
export function utilisation(
  simulation: Simulation,
  node: Node,
  options: Omit<LevelOptions, "initial"> = {},
): Level {
  const level = new Level(simulation, { ...options, initial: node.utilisation });
  node.watch(() => {
    if (node.utilisation !== level.value) level.set(node.utilisation);
  });
  return level;
}
