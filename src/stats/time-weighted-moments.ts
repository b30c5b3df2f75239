/**
 * Mean and variance over time of a level that is held between changes: a queue's length, a node's
 * load.
 *
 *     mean = (1/T) ∫ x(t) dt,     variance = (1/T) ∫ (x(t) − mean)² dt
 *
 * The variance is that of the level over the time observed, not an estimate's error. Held stretches
 * enter West's recurrence (see weighted-moments.ts) with their duration as weight, so long runs of
 * large levels lose no digits.
 */
export class TimeWeightedMoments {
  #start: number;
  #now: number;
  #level: number;
  #mean = 0;
  #s = 0;
  #min: number;
  #max: number;

  /**
   * Observes from time `start`, in seconds, with the level `level`. Throws a RangeError where one
   * is not finite.
   */
  constructor(start = 0, level = 0) {
    if (!Number.isFinite(start)) {
      throw new RangeError(`TimeWeightedMoments: start must be finite, got ${start}`);
    }
    if (!Number.isFinite(level)) {
      throw new RangeError(`TimeWeightedMoments: level must be finite, got ${level}`);
    }
    this.#start = this.#now = start;
    this.#level = this.#min = this.#max = level;
  }

  /**
   * The level becomes `level` at time `time`, in seconds. Several changes at one time count for
   * nothing but the minimum and maximum. Allocates nothing. Throws a RangeError where time runs
   * backwards or a number is not finite.
   */
  set(time: number, level: number): void {
    if (!(level - level === 0)) {
      throw new RangeError(`TimeWeightedMoments.set: level must be finite, got ${level}`);
    }
    this.advance(time);
    this.#level = level;
    if (level < this.#min) this.#min = level;
    if (level > this.#max) this.#max = level;
  }

  /**
   * Holds the present level until `time`, in seconds. Throws a RangeError where that is before the
   * last time.
   */
  advance(time: number): void {
    const held = time - this.#now;
    if (!(held >= 0 && held < Infinity)) {
      throw new RangeError(
        `TimeWeightedMoments: time must not run backwards and be finite, got ${time} s after ${this.#now} s`,
      );
    }
    if (held === 0) return;
    this.#now = time;
    const delta = this.#level - this.#mean;
    this.#mean += delta * (held / (time - this.#start));
    this.#s += held * delta * (this.#level - this.#mean);
  }

  /** Forgets what was, keeps the level, and observes from `time` on: the end of a warm-up. */
  reset(time: number): void {
    this.advance(time);
    this.#start = time;
    this.#mean = this.#s = 0;
    this.#min = this.#max = this.#level;
  }

  /** The level now, in its own unit. */
  get level(): number {
    return this.#level;
  }

  /** Time observed, in seconds. */
  get duration(): number {
    return this.#now - this.#start;
  }

  /** ∫ x(t) dt over the time observed, in the level's unit times seconds. */
  get integral(): number {
    return this.#mean * this.duration;
  }

  /** Mean level over the time observed. Throws a RangeError where no time has passed. */
  get mean(): number {
    this.#require("mean");
    return this.#mean;
  }

  /** Variance of the level over the time observed. Throws a RangeError where no time has passed. */
  get variance(): number {
    this.#require("variance");
    return this.#s / this.duration;
  }

  /** Lowest level seen. */
  get min(): number {
    return this.#min;
  }

  /** Highest level seen. */
  get max(): number {
    return this.#max;
  }

  #require(what: string): void {
    if (!(this.duration > 0)) {
      throw new RangeError(
        `TimeWeightedMoments.${what}: no time has passed since ${this.#start} s`,
      );
    }
  }
}
