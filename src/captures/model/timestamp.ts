/**
 * Dates and times of day as tools write them: `2023-11-16 18:17:03.9799600`,
 * `2024/02/01 09:30:00.125`, `2022-12-13T14:38:30Z`, `2021.01.01 3:00:00 +0100`.
 *
 * A time without zone is read as UTC: only differences are used, and they are right as long as the
 * clocks were not changed in between.
 */

/** An instant: whole seconds since 1970 in UTC, and nanoseconds within the second. */
export interface Instant {
  readonly seconds: number;
  readonly nanoseconds: number;
}

const day = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/;
const hour = /(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9})\d{0,9})?)?/;
const written = new RegExp(
  `^${day.source}[T ] ?${hour.source} ?(Z|UTC|[+-]\\d\\d:?\\d\\d)?$`,
);
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The instant a text stands for; null where it is none. */
export function instantOf(text: string): Instant | null {
  const trimmed = text.trim();
  const match = trimmed.length > 48 ? null : written.exec(trimmed);
  if (match === null) return null;
  const [year, month, date, hours, minutes] = match.slice(1, 6).map(Number);
  const second = Number(match[6] ?? 0);
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  if (month < 1 || month > 12 || date < 1 || date > monthDays[month - 1] + leap) return null;
  if (hours > 23 || minutes > 59 || second > 60) return null;
  return {
    seconds: Date.UTC(year, month - 1, date, hours, minutes, second) / 1000 - zone(match[8] ?? ""),
    nanoseconds: Number((match[7] ?? "").padEnd(9, "0")),
  };
}

/** Seconds that a zone such as `+01:00` is ahead of UTC. */
function zone(text: string): number {
  const digits = text.replace(":", "");
  if (!/^[+-]\d{4}$/.test(digits)) return 0;
  const ahead = 3600 * Number(digits.slice(1, 3)) + 60 * Number(digits.slice(3));
  return digits[0] === "-" ? -ahead : ahead;
}

/** The instant as ISO 8601 has it, in UTC, to the millisecond. */
export function isoDate({ seconds, nanoseconds }: Instant): string {
  return new Date(seconds * 1000 + Math.floor(nanoseconds / 1e6)).toISOString();
}

/** Seconds from one instant to another, correctly rounded for spans of up to a hundred days. */
export function secondsBetween(from: Instant, to: Instant): number {
  const seconds = to.seconds - from.seconds, nanoseconds = to.nanoseconds - from.nanoseconds;
  // Beyond 2⁵³ ns a single quotient would lose the nanoseconds.
  return Math.abs(seconds) < 9e6
    ? (seconds * 1e9 + nanoseconds) / 1e9
    : seconds + nanoseconds / 1e9;
}

/** Times since the first that was asked for: the origin of captures with wall-clock times. */
export class SinceFirst {
  #first: Instant | null = null;

  /** Seconds since the first instant that this was called with. */
  of(instant: Instant): number {
    this.#first ??= instant;
    return secondsBetween(this.#first, instant);
  }
}
