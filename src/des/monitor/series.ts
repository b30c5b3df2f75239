/**
 * Series: a time series in bounded memory.
 *
 * When its memory is full it drops every second point and from then on keeps only every second of
 * those to come, so that the points kept are always evenly spaced among those recorded, from the first
 * to the last.
 */
export class Series {
  #times: Float64Array; // s
  #values: Float64Array;
  #count = 0;
  #every = 1;
  #skipped = 0;

  /** @param most points kept at most, an even number ≥ 2. Throws a RangeError otherwise. */
  constructor(most = 1024) {
    if (!(Number.isInteger(most) && most >= 2 && most % 2 === 0)) {
      throw new RangeError(`Series: most must be an even number >= 2, got ${most}`);
    }
    this.#times = new Float64Array(most);
    this.#values = new Float64Array(most);
  }

  /** Records a point, or passes over it. Allocates nothing. */
  add(time: number, value: number): void {
    if (this.#skipped > 0) {
      this.#skipped--;
      return;
    }
    if (this.#count === this.#times.length) {
      this.#count /= 2;
      for (let i = 0; i < this.#count; i++) {
        this.#times[i] = this.#times[2 * i];
        this.#values[i] = this.#values[2 * i];
      }
      this.#every *= 2;
    }
    this.#times[this.#count] = time;
    this.#values[this.#count++] = value;
    this.#skipped = this.#every - 1;
  }

  /** One point is kept of so many recorded: 1, 2, 4, … */
  get every(): number {
    return this.#every;
  }

  /** Times of the points kept, s; a copy. */
  get times(): Float64Array {
    return this.#times.slice(0, this.#count);
  }

  /** Values of the points kept; a copy. */
  get values(): Float64Array {
    return this.#values.slice(0, this.#count);
  }
}
