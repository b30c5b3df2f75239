/**
 * The course of one event: its rate in each of the equal parts of a capture's time.
 *
 * An interval that lies in several parts gives each its share, as if it had been even, so the parts
 * need not match the intervals: a constant rate stays constant whatever their number.
 */
export class Course {
  #from: number;
  #width: number;
  #amounts: Float64Array;
  /** Time of each part that intervals cover, s. */
  #covered: Float64Array;
  #readings: Float64Array;
  #lastEnd = NaN;

  /**
   * @param from the first instant, s
   * @param width of a part, s; > 0
   */
  constructor(from: number, width: number, parts: number) {
    this.#from = from;
    this.#width = width;
    this.#amounts = new Float64Array(parts);
    this.#covered = new Float64Array(parts);
    this.#readings = new Float64Array(parts);
  }

  /** Something of that size at an instant. */
  addAt(time: number, amount: number): void {
    const part = this.#partAt(time);
    this.#amounts[part] += amount;
    this.#readings[part]++;
  }

  /** Something counted between two instants, start < end. */
  addOver(start: number, end: number, amount: number): void {
    // The CPUs of one interval are rows with one time: the interval is covered once.
    const isNew = end !== this.#lastEnd;
    this.#lastEnd = end;
    const last = this.#partAt(end);
    for (let part = this.#partAt(start); part <= last; part++) {
      const low = this.#from + part * this.#width;
      const overlap = Math.min(end, low + this.#width) - Math.max(start, low);
      if (!(overlap > 0)) continue;
      this.#amounts[part] += amount * (overlap / (end - start));
      if (isNew) this.#covered[part] += overlap;
    }
  }

  /** Amount over the time that intervals cover, 1/s; NaN where none does. */
  overCovered(): Float64Array {
    return this.#amounts.map((amount, part) =>
      this.#covered[part] > 0 ? amount / Math.min(this.#width, this.#covered[part]) : NaN
    );
  }

  /** Amount over the time of a part, 1/s. */
  overTime(): Float64Array {
    return this.#amounts.map((amount) => amount / this.#width);
  }

  /** Mean of the readings; NaN where there is none. */
  means(): Float64Array {
    return this.#amounts.map((amount, part) =>
      this.#readings[part] > 0 ? amount / this.#readings[part] : NaN
    );
  }

  #partAt(time: number): number {
    const part = Math.floor((time - this.#from) / this.#width);
    return Math.min(this.#amounts.length - 1, Math.max(0, part));
  }
}
