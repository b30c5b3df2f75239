/** What was spent in the last window of time: the costs with their running sum. */
export class Spending {
  /** Length of the window, s. */
  readonly window: number;
  #times: number[] = [];
  #sums: number[] = []; // up to and with each cost, s
  #first = 0; // the first within the window
  #before = 0; // sum of those that left it, s

  constructor(window: number) {
    this.window = window;
  }

  /** Adds a cost, s, at an instant not before the last one, s. */
  add(now: number, cost: number): void {
    this.#sums.push((this.#sums.at(-1) ?? this.#before) + cost);
    this.#times.push(now);
  }

  /** Cost in (now − window, now], s. */
  within(now: number): number {
    while (this.#times[this.#first] <= now - this.window) this.#before = this.#sums[this.#first++];
    if (this.#first === this.#times.length) this.#clear(); // so that rounding does not pile up
    else if (this.#first > 1024 && 2 * this.#first > this.#times.length) {
      this.#times.splice(0, this.#first);
      this.#sums.splice(0, this.#first);
      this.#first = 0;
    }
    return (this.#sums.at(-1) ?? 0) - this.#before;
  }

  #clear(): void {
    this.#times = [];
    this.#sums = [];
    this.#first = 0;
    this.#before = 0;
  }
}
