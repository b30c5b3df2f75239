/**
 * The rows of which a long `perf stat -I -x,` is full, read where they stand in the text:
 *
 *     TIME,VALUE,UNIT,EVENT,RUN-TIME,PERCENT[,…]
 *     0.201411144,1444304,,cycles,403454086,100.00
 *
 * Whatever differs from this in the least is left to perf-stat-csv-row.ts, which takes all dialects
 * and a regular expression for each field: five times the time. What both read they read alike.
 */
import { ownText } from "../model/own-text.ts";
import type { PerfStatRows, Series } from "./perf-stat-rows.ts";

/** Digits of a number that a double holds exactly, so that one division rounds it correctly. */
const mostDigits = 15;
const powersOfTen = Array.from({ length: mostDigits + 1 }, (_, i) => Number(`1e${i}`));
/** Names that cannot be a part of one, and are whole: their slashes are pairs. */
const plainEvent = /^[A-Za-z_][\w.:-]*(?:\/[\w.:=-]*\/[\w:]*)?$/;
const plainUnit = /^(?:[A-Za-z][\w/]*)?$/;
const comma = 44, lineFeed = 10, carriageReturn = 13, percentSign = 37;

/** What stands between the value and the run time, and what it means. */
interface Middle {
  /** `,UNIT,EVENT,` */
  readonly text: string;
  readonly unit: string;
  readonly event: string;
  readonly series: Series;
  /** The one that came after it the last time, since intervals are alike. */
  next: Middle | null;
}

export class QuickRows {
  #rows: PerfStatRows;
  #timeText = "\0"; // with its comma
  #time = NaN;
  #middles = new Map<string, Middle>();
  #last: Middle | null = null;
  #end = 0; // of the number read last
  #reading = {
    line: 0,
    time: NaN,
    aggregate: "",
    cpus: NaN,
    value: NaN,
    unit: "",
    event: "",
    running: NaN,
    percent: NaN,
    deviation: NaN,
  };

  constructor(rows: PerfStatRows) {
    this.#rows = rows;
  }

  /** Takes the row that begins at `at`; where the next line begins, −1 where it is not plain. */
  take(text: string, at: number, line: number): number {
    const valueAt = this.#takeTime(text, at);
    if (valueAt < 0) return -1;
    const value = this.#number(text, valueAt);
    const middle = value >= 0 ? this.#middle(text, this.#end) : null;
    if (middle === null) return -1;
    const running = this.#number(text, this.#end + middle.text.length);
    if (!(running >= 0) || text.charCodeAt(this.#end) !== comma) return -1;
    const percentAt = this.#end + 1;
    const percent = this.#number(text, percentAt);
    // perf prints two decimals; without them it is a part of a number with a decimal comma
    if (!(percent <= 100) || text.charCodeAt(this.#end - 3) !== 46 /* . */) return -1;
    const next = afterLine(text, this.#end);
    if (next < 0) return -1;
    const reading = this.#reading;
    reading.line = line;
    reading.time = this.#time;
    reading.value = value;
    reading.unit = middle.unit;
    reading.event = middle.event;
    reading.running = running;
    reading.percent = percent;
    this.#rows.add(reading, NaN, middle.series);
    return next;
  }

  /** Where the value begins, −1 where there is no time. The rows of an interval share theirs. */
  #takeTime(text: string, at: number): number {
    const same = at + this.#timeText.length;
    if (text.slice(at, same) === this.#timeText) return same;
    let from = at;
    while (text.charCodeAt(from) === 32) from++;
    const point = digitsEnd(text, from);
    const end = point + 10;
    if (point === from || point - from > 9 || text.charCodeAt(point) !== 46) return -1;
    if (digitsEnd(text, point + 1) !== end || text.charCodeAt(end) !== comma) return -1;
    this.#time = Number(text.slice(from, end));
    this.#timeText = ownText(text.slice(at, end + 1));
    return end + 1;
  }

  /** The number at `at`; its end is noted. NaN where there is none, or not a plain one. */
  #number(text: string, at: number): number {
    let whole = 0, point = -1, i = at;
    for (;; i++) {
      const code = text.charCodeAt(i);
      if (code >= 48 && code <= 57) whole = 10 * whole + code - 48;
      else if (code === 46 && point < 0 && i > at) point = i;
      else break;
    }
    this.#end = i;
    const decimals = point < 0 ? 0 : i - point - 1;
    if (i === at || i - at > mostDigits || point === i - 1) return NaN;
    return whole / powersOfTen[decimals];
  }

  #middle(text: string, at: number): Middle | null {
    const expected = this.#last?.next ?? null;
    if (expected !== null && text.slice(at, at + expected.text.length) === expected.text) {
      return this.#last = expected;
    }
    if (text.charCodeAt(at) !== comma) return null;
    const unitEnd = text.indexOf(",", at + 1);
    const end = text.indexOf(",", unitEnd + 1) + 1;
    if (unitEnd < 0 || end === 0 || end - at > 256) return null;
    const key = text.slice(at, end);
    const middle = this.#middles.get(key) ?? this.#newMiddle(ownText(key), unitEnd - at);
    if (middle !== null && this.#last !== null) this.#last.next = middle;
    return this.#last = middle;
  }

  #newMiddle(text: string, unitEnd: number): Middle | null {
    const unit = text.slice(1, unitEnd), event = text.slice(unitEnd + 1, -1);
    if (!plainUnit.test(unit) || !plainEvent.test(event)) return null;
    const series = this.#rows.series(event, unit, "", "interval");
    const middle: Middle = { text, unit, event, series, next: null };
    this.#middles.set(text, middle);
    return middle;
  }
}

function digitsEnd(text: string, at: number): number {
  for (let i = at;; i++) {
    const code = text.charCodeAt(i);
    if (!(code >= 48 && code <= 57)) return i;
  }
}

/** Where the line after this one begins; −1 where there may be a deviation, which has a % sign. */
function afterLine(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === lineFeed) return at + 1;
  if (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed) return at + 2;
  if (code !== comma) return -1;
  for (let i = at + 1;; i++) {
    const other = text.charCodeAt(i);
    if (other === lineFeed) return i + 1;
    if (other === percentSign || !(other >= 0)) return -1;
  }
}
