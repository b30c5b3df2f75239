/**
 * Which site is nearest: sites in a grid of square cells, about one site a cell.
 *
 * Rings of cells about the place are searched until no farther ring can hold a nearer site, which
 * takes a few cells whatever the number of sites. Of sites at one distance the one with the lower
 * number is nearest.
 *
 * Method: Bentley, Weide & Yao, ACM Trans. Mathematical Software 6(4):563–580, 1980.
 */
import type { PlanePosition } from "../topology/position.ts";

export class SiteIndex {
  readonly x: Float64Array;
  readonly y: Float64Array;
  #left: number;
  #bottom: number;
  #size: number; // of a cell, m
  #columns: number;
  #rows: number;
  #first: Int32Array; // in #sites, for each cell and one past the last
  #sites: Int32Array;

  /** Throws a RangeError where there is no site or a position is not finite. */
  constructor(positions: readonly PlanePosition[]) {
    const n = positions.length;
    if (n === 0) throw new RangeError("SiteIndex: needs at least 1 site, got 0");
    this.x = Float64Array.from(positions, ({ x }) => x);
    this.y = Float64Array.from(positions, ({ y }) => y);
    let left = Infinity, right = -Infinity, bottom = Infinity, top = -Infinity;
    for (let s = 0; s < n; s++) {
      if (!Number.isFinite(this.x[s] + this.y[s])) {
        throw new RangeError(
          `SiteIndex: positions must be finite, got ${this.x[s]}, ${this.y[s]} for site ${s}`,
        );
      }
      [left, right] = [Math.min(left, this.x[s]), Math.max(right, this.x[s])];
      [bottom, top] = [Math.min(bottom, this.y[s]), Math.max(top, this.y[s])];
    }
    const extent = Math.max(right - left, top - bottom);
    const area = Math.max((right - left) * (top - bottom), extent * extent / n);
    this.#size = Math.max(Math.sqrt(area / n), 1e-6); // whatever lies within 1 μm shares a cell
    [this.#left, this.#bottom] = [left, bottom];
    this.#columns = Math.floor((right - left) / this.#size) + 1;
    this.#rows = Math.floor((top - bottom) / this.#size) + 1;
    this.#first = new Int32Array(this.#columns * this.#rows + 1);
    this.#sites = new Int32Array(n);
    for (let s = 0; s < n; s++) this.#first[this.#cellOf(s) + 1]++;
    for (let c = 1; c < this.#first.length; c++) this.#first[c] += this.#first[c - 1];
    const filled = this.#first.slice();
    for (let s = 0; s < n; s++) this.#sites[filled[this.#cellOf(s)]++] = s;
  }

  /** About how far sites lie apart, m: the side of a cell. */
  get spacing(): number {
    return this.#size;
  }

  /** The number of the site that is nearest to a place, in or out of the sites' rectangle. */
  nearest(x: number, y: number): number {
    const column = this.#columnOf(x), row = this.#rowOf(y);
    const rings = Math.max(this.#columns, this.#rows);
    let best = -1, least = Infinity; // square of the distance, m²
    for (let ring = 0; ring <= rings; ring++) {
      const bound = (ring - 1) * this.#size; // no site of this ring is nearer
      if (ring > 1 && bound * bound > least) break;
      for (let r = Math.max(0, row - ring); r <= Math.min(this.#rows - 1, row + ring); r++) {
        const isEnd = r === row - ring || r === row + ring;
        const step = isEnd || ring === 0 ? 1 : 2 * ring;
        for (let c = column - ring; c <= column + ring; c += step) {
          if (c < 0 || c >= this.#columns) continue;
          const cell = r * this.#columns + c;
          for (let k = this.#first[cell]; k < this.#first[cell + 1]; k++) {
            const site = this.#sites[k];
            const dx = this.x[site] - x, dy = this.y[site] - y;
            const d = dx * dx + dy * dy;
            if (d < least || (d === least && site < best)) [best, least] = [site, d];
          }
        }
      }
    }
    return best;
  }

  #cellOf(site: number): number {
    return this.#rowOf(this.y[site]) * this.#columns + this.#columnOf(this.x[site]);
  }

  #columnOf(x: number): number {
    const column = Math.floor((x - this.#left) / this.#size);
    return Math.min(this.#columns - 1, Math.max(0, column));
  }

  #rowOf(y: number): number {
    const row = Math.floor((y - this.#bottom) / this.#size);
    return Math.min(this.#rows - 1, Math.max(0, row));
  }
}
