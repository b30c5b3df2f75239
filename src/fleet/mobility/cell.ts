/**
 * The cell of a site: the places to which it is the nearest one, as a convex polygon about the site
 * that bisectors cut smaller and smaller.
 *
 *     f(v) = |q|² − 2 v·q     < 0 where place v is nearer to a site at q than to this one, at 0
 *
 * f is linear, so a site at q is a neighbour where f ≤ 0 at some corner, and no site farther away than
 * twice the farthest corner is one. What rounding leaves in doubt counts as a neighbour: one too many
 * is asked in vain, one too few would be missed.
 *
 * Method: Sutherland & Hodgman, Communications of the ACM 17(1):32–42, 1974, for the clipping.
 */
/** In doubt: bisectors that pass a corner by so much of its distance, or of the first square's side. */
const tolerance = 1e-9, farTolerance = 1e-12;

export class Cell {
  #x: number[]; // corners about the site, m
  #y: number[];
  #slack: number; // m

  /** The square of that half side, m. */
  constructor(half: number) {
    this.#x = [half, -half, -half, half];
    this.#y = [half, half, -half, -half];
    this.#slack = farTolerance * half; // corners are sums of numbers of that size
  }

  /** Distance of the farthest corner, m. */
  get radius(): number {
    return Math.sqrt(Math.max(...this.#x.map((x, k) => x * x + this.#y[k] * this.#y[k])));
  }

  /** Whether the bisector with a site at (qx, qy) cuts or touches. */
  touches(qx: number, qy: number): boolean {
    const square = qx * qx + qy * qy, q = Math.sqrt(square);
    return this.#x.some((x, k) => {
      const y = this.#y[k], v = Math.sqrt(x * x + y * y);
      const doubt = tolerance * (q + v) + this.#slack;
      return square - 2 * (x * qx + y * qy) <= 2 * q * doubt;
    });
  }

  /** Takes away what is nearer to (qx, qy). */
  cut(qx: number, qy: number): void {
    const square = qx * qx + qy * qy, x = this.#x, y = this.#y;
    const f = x.map((_, k) => square - 2 * (x[k] * qx + y[k] * qy));
    const keptX: number[] = [], keptY: number[] = [];
    for (let k = 0; k < x.length; k++) {
      const next = (k + 1) % x.length;
      if (f[k] >= 0) {
        keptX.push(x[k]);
        keptY.push(y[k]);
      }
      if ((f[k] > 0 && f[next] < 0) || (f[k] < 0 && f[next] > 0)) {
        const share = f[k] / (f[k] - f[next]); // of the edge, up to the bisector
        keptX.push(x[k] + share * (x[next] - x[k]));
        keptY.push(y[k] + share * (y[next] - y[k]));
      }
    }
    this.#x = keptX;
    this.#y = keptY;
  }
}
