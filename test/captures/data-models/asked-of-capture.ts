/** The questions of data models, answered by looking at every row of a capture. */
import type { StackTotal, Total } from "../../../src/captures/data-models/data-model.ts";
import type { Row } from "../../../src/captures/model/builder.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";

const labels = ["event", "node", "cpu", "pid", "tid", "command"] as const;

/** Rows in the order of time, then of the first occurrence of what they are readings of. */
export function orderedRows(capture: Capture): Row[] {
  const rows = Array.from({ length: capture.rows }, (_, i) => rowAt(capture, i));
  const keys = rows.map((row) => JSON.stringify(labels.map((name) => row[name])));
  const first = new Map<string, number>();
  keys.forEach((key, i) => first.has(key) || first.set(key, i));
  const places = keys.map((key) => first.get(key) ?? 0);
  const timed = [...rows.keys()].filter((i) => !Number.isNaN(rows[i].time));
  const untimed = [...rows.keys()].filter((i) => Number.isNaN(rows[i].time));
  timed.sort((a, b) => rows[a].time < rows[b].time ? -1 : +(rows[a].time > rows[b].time));
  const sorted: number[] = [];
  for (let i = 0; i < timed.length;) {
    let end = i;
    while (end < timed.length && rows[timed[end]].time === rows[timed[i]].time) end++;
    sorted.push(...timed.slice(i, end).sort((a, b) => places[a] - places[b]));
    i = end;
  }
  return [...sorted, ...untimed.sort((a, b) => places[a] - places[b])].map((i) => rows[i]);
}

function rowAt({ columns: { extra, event, time, value, ...rest } }: Capture, i: number): Row {
  const row: Row = { event: event[i], time: time[i], value: value[i] };
  for (const [name, column] of Object.entries(rest)) {
    if (column !== undefined) Object.assign(row, { [name]: column[i] });
  }
  const names = Object.keys(extra);
  if (names.length > 0) row.extra = Object.fromEntries(names.map((name) => [name, extra[name][i]]));
  return row;
}

export function rowsBetween(capture: Capture, from: number, to: number): Row[] {
  return orderedRows(capture).filter(({ time }) => from < time && time <= to);
}

export function totalOf(capture: Capture, event: number, from: number, to: number): Total {
  const rows = rowsBetween(capture, from, to).filter((row) => row.event === event);
  const amounts = rows.map((row) => row.value * (row.weight ?? 1)).filter((n) => !Number.isNaN(n));
  return {
    readings: rows.length,
    counted: amounts.length,
    sum: amounts.reduce((a, b) => a + b, 0),
    least: amounts.length > 0 ? Math.min(...amounts) : NaN,
    greatest: amounts.length > 0 ? Math.max(...amounts) : NaN,
  };
}

export function topStacks(
  capture: Capture,
  event: number,
  from: number,
  to: number,
  k: number,
): StackTotal[] {
  const isCounted = capture.columns.value.some((value, i) =>
    capture.columns.event[i] === event && !Number.isNaN(value)
  );
  const amounts = new Map<number, number>();
  for (const { event: own, stack = -1, value, weight = 1 } of rowsBetween(capture, from, to)) {
    if (own !== event || stack < 0) continue;
    const amount = isCounted ? value * weight : weight;
    amounts.set(stack, (amounts.get(stack) ?? 0) + (Number.isNaN(amount) ? 0 : amount));
  }
  return [...amounts].map(([stack, amount]) => ({ stack, amount }))
    .sort((a, b) => b.amount - a.amount || a.stack - b.stack).slice(0, k);
}

/** Of what happens at instants, in the order of time. */
export function courseAt(
  capture: Capture,
  event: number,
  from: number,
  to: number,
  parts: number,
): number[] {
  const width = (to - from) / parts;
  const isGauge = capture.events[event].kind === "gauge";
  const rows = rowsBetween(capture, from, to).filter((row) => row.event === event);
  return Array.from({ length: parts }, (_, part) => {
    const own = rows.filter(({ time }) =>
      Math.min(parts - 1, Math.floor((time - from) / width)) === part
    );
    const amounts = own.map(({ value, weight = 1 }) => {
      if (isGauge) return Number.isNaN(value * weight) ? NaN : value;
      return Number.isNaN(value * weight) ? weight : value * weight;
    }).filter((amount) => !Number.isNaN(amount));
    const sum = amounts.reduce((a, b) => a + b, 0);
    return isGauge ? sum / amounts.length : sum / width;
  });
}
