import { Simulation } from "../../../src/des/mod.ts";
import { Movement } from "../../../src/fleet/mobility/movement.ts";
import type { MobilityModel } from "../../../src/fleet/mobility/walkers.ts";
import { Random } from "../../../src/random/mod.ts";
import { chiSquareGoodnessOfFit } from "../../../src/stats/mod.ts";

/** Users after `time` s of a model. */
export function walked(model: MobilityModel, users: number, time: number, seed: string) {
  const simulation = new Simulation();
  const movement = new Movement(simulation, model, users, Random.named(seed));
  simulation.run({ until: time });
  const all = Array.from({ length: users }, (_, i) => i);
  return {
    simulation,
    movement,
    x: all.map((i) => movement.x(i)),
    y: all.map((i) => movement.y(i)),
    speed: all.map((i) => movement.speed(i)),
  };
}

/** How many of the places lie in each of n × n equal parts of the rectangle. */
export function counts(
  { width, height }: Pick<MobilityModel, "width" | "height">,
  x: readonly number[],
  y: readonly number[],
  n: number,
): Float64Array {
  const parts = new Float64Array(n * n);
  const part = (at: number, extent: number) =>
    Math.min(n - 1, Math.max(0, Math.floor(at / extent * n)));
  x.forEach((xi, i) => parts[n * part(y[i], height) + part(xi, width)]++);
  return parts;
}

/** p-value of the hypothesis that places are uniform. */
export function uniformity(
  model: MobilityModel,
  x: readonly number[],
  y: readonly number[],
): number {
  const observed = counts(model, x, y, 6);
  return chiSquareGoodnessOfFit(observed, observed.map(() => x.length / 36)).pValue;
}
