/**
 * Manhattan grid: along streets, with a turn to choose at every crossing.
 *
 *     straight ½, left ¼, right ¼;  where a turn is missing its share goes to the other turn,
 *     and where straight is missing the two turns share it
 *
 * Each user keeps a speed of its own, V ~ U(v₀, v₁). With these rules as many ways lead into a street
 * as out of it (the chain on directed blocks is doubly stochastic), so in the stationary state users
 * are uniform on the streets, which is how they start.
 *
 * Bai, Sadagopan & Helmy, "IMPORTANT", INFOCOM 2003, section IV; turns as in ETSI TR 101 112, annex
 * B.1.6.2. The rule at the border is ours.
 */
import type { Random } from "../../random/mod.ts";
import { positive, wholeNumber } from "../parameter.ts";
import type { MobilityModel, Walkers } from "./walkers.ts";

export interface ManhattanOptions {
  /** Blocks east-west and north-south, ≥ 1 each. */
  readonly columns: number;
  readonly rows: number;
  /** Length of a block, m. */
  readonly block: number;
  /** v₀ and v₁, m/s; v₀ > 0. */
  readonly speed: readonly [number, number];
}

// east, north, west, south: a left turn is +1, a right turn −1
const eastward = [1, 0, -1, 0] as const;
const northward = [0, 1, 0, -1] as const;

/** Throws a RangeError for options out of range. */
export function manhattan(options: ManhattanOptions): MobilityModel {
  const where = "manhattan";
  const { speed: [v0, v1] } = options;
  const columns = wholeNumber(where, "columns", options.columns, 1);
  const rows = wholeNumber(where, "rows", options.rows, 1);
  const block = positive(where, "block", options.block);
  positive(where, "speed[0]", v0);
  if (!(v1 >= v0 && v1 < Infinity)) {
    throw new RangeError(`${where}: speed[1] must be ≥ speed[0] (${v0} m/s), got ${v1}`);
  }
  const horizontal = columns * (rows + 1), vertical = rows * (columns + 1); // blocks of streets

  /** From the crossing or the place on a street that x, y tell, `length` m ahead. */
  const drive = (w: Walkers, i: number, direction: number, length: number) => {
    const v = w.state[2 * i];
    w.state[2 * i + 1] = direction;
    w.vx[i] = v * eastward[direction];
    w.vy[i] = v * northward[direction];
    w.until[i] = w.since[i] + length / v;
  };
  const isOpen = (column: number, row: number, direction: number) => {
    const c = column + eastward[direction], r = row + northward[direction];
    return c >= 0 && c <= columns && r >= 0 && r <= rows;
  };
  const turn = (column: number, row: number, ahead: number, random: Random): number => {
    const left = (ahead + 1) % 4, right = (ahead + 3) % 4;
    const u = random.uniform();
    if (u < 0.5 && isOpen(column, row, ahead)) return ahead;
    const side = random.int32() < 0 ? left : right;
    return isOpen(column, row, side) ? side : (side + 2) % 4;
  };

  return {
    name: "Manhattan grid",
    width: columns * block,
    height: rows * block,
    stateSize: 2, // speed, direction
    start(w, i, random) {
      w.state[2 * i] = v0 + (v1 - v0) * random.uniform();
      const street = random.integer(horizontal + vertical);
      const isHorizontal = street < horizontal;
      const number = isHorizontal ? street : street - horizontal;
      const along = number % (isHorizontal ? columns : rows);
      const across = Math.floor(number / (isHorizontal ? columns : rows));
      const done = random.uniform();
      const direction = (isHorizontal ? 0 : 1) + (random.int32() < 0 ? 2 : 0);
      const place = block * (along + (direction < 2 ? done : 1 - done));
      w.x[i] = isHorizontal ? place : across * block;
      w.y[i] = isHorizontal ? across * block : place;
      drive(w, i, direction, block * (1 - done));
    },
    next(w, i, random) {
      const column = Math.round(w.x[i] / block), row = Math.round(w.y[i] / block);
      w.x[i] = column * block; // exactly, so that no rounding adds up
      w.y[i] = row * block;
      drive(w, i, turn(column, row, w.state[2 * i + 1], random), block);
    },
  };
}
