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
import { Cell } from "./cell.ts";

/** How far from the sites neighbours are told apart, in widths of their grid. */
const farAway = 1e4;

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
  #inCellsX: Float64Array; // positions in the order of #sites
  #inCellsY: Float64Array;
  #neighbours: (Int32Array | undefined)[];
  // of the search under way: fields, so that a search allocates nothing
  #best = -1;
  #least = Infinity; // square of the distance, m²

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
    this.#neighbours = new Array<undefined>(n).fill(undefined);
    this.#inCellsX = Float64Array.from(this.#sites, (s) => this.x[s]);
    this.#inCellsY = Float64Array.from(this.#sites, (s) => this.y[s]);
  }

  /** The number of the site that is nearest to a place, in or out of the sites' rectangle. */
  nearest(x: number, y: number): number {
    const column = this.#columnOf(x), row = this.#rowOf(y), size = this.#size;
    this.#best = -1;
    this.#least = Infinity;
    // the own cell and the eight about it, which hold most answers; rows too far off are passed over
    this.#searchRow(row, column - 1, column + 1, x, y);
    const slack = 1e-9 * size; // a site may stand beyond the edge of its cell, by rounding
    const below = Math.max(0, y - (this.#bottom + row * size) - slack);
    const above = Math.max(0, this.#bottom + (row + 1) * size - y - slack);
    if (below * below <= this.#least) this.#searchRow(row - 1, column - 1, column + 1, x, y);
    if (above * above <= this.#least) this.#searchRow(row + 1, column - 1, column + 1, x, y);
    const rings = Math.max(this.#columns, this.#rows);
    for (let ring = 2; ring <= rings; ring++) {
      const bound = (ring - 1) * size; // no site of this ring is nearer
      if (bound * bound > this.#least) break;
      this.#searchRow(row - ring, column - ring, column + ring, x, y);
      this.#searchRow(row + ring, column - ring, column + ring, x, y);
      for (let r = row - ring + 1; r < row + ring; r++) {
        this.#searchRow(r, column - ring, column - ring, x, y);
        this.#searchRow(r, column + ring, column + ring, x, y);
      }
    }
    return this.#best;
  }

  /**
   * The sites to which one can come straight from this one's places without passing a third's, in the
   * order of their numbers; a few, and what rounding leaves in doubt is among them. Found when first
   * asked for, and kept.
   */
  neighbours(site: number): Int32Array {
    return this.#neighbours[site] ??= this.#findNeighbours(site);
  }

  #findNeighbours(site: number): Int32Array {
    const { x, y } = this, ownX = x[site], ownY = y[site];
    const rings = Math.max(this.#columns, this.#rows), size = this.#size;
    const cell = new Cell(farAway * rings * size);
    const column = this.#columnOf(ownX), row = this.#rowOf(ownY);
    const near: number[] = [];
    for (let ring = 0; ring <= rings; ring++) {
      if ((ring - 1) * size > 2 * cell.radius) break; // farther sites cannot cut
      for (const other of this.#sitesOfRing(column, row, ring)) {
        const qx = x[other] - ownX, qy = y[other] - ownY;
        if ((qx === 0 && qy === 0) || !cell.touches(qx, qy)) continue;
        near.push(other);
        cell.cut(qx, qy);
      }
    }
    return Int32Array.from(near.filter((q) => cell.touches(x[q] - ownX, y[q] - ownY))).sort();
  }

  *#sitesOfRing(column: number, row: number, ring: number): Generator<number> {
    const lowest = Math.max(0, row - ring), highest = Math.min(this.#rows - 1, row + ring);
    for (let r = lowest; r <= highest; r++) {
      const isEnd = r === row - ring || r === row + ring;
      const step = isEnd || ring === 0 ? 1 : 2 * ring;
      for (let c = column - ring; c <= column + ring; c += step) {
        if (c < 0 || c >= this.#columns) continue;
        const k = r * this.#columns + c;
        yield* this.#sites.subarray(this.#first[k], this.#first[k + 1]);
      }
    }
  }

  /** Holds the sites of neighbouring cells of a row, which stand in one run, against the best so far. */
  #searchRow(row: number, from: number, to: number, x: number, y: number): void {
    const columns = this.#columns;
    if (row < 0 || row >= this.#rows || to < 0 || from >= columns) return;
    const firstCell = row * columns + Math.max(0, from);
    const lastCell = row * columns + Math.min(columns - 1, to);
    const inCellsX = this.#inCellsX, inCellsY = this.#inCellsY;
    const end = this.#first[lastCell + 1];
    let best = this.#best, least = this.#least;
    for (let k = this.#first[firstCell]; k < end; k++) {
      const dx = inCellsX[k] - x, dy = inCellsY[k] - y;
      const d = dx * dx + dy * dy;
      if (d > least) continue;
      const site = this.#sites[k];
      if (d === least && site > best) continue;
      best = site;
      least = d;
    }
    this.#best = best;
    this.#least = least;
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
