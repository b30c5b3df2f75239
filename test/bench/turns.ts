/**
 * Ours and a rival take turns, three times unless the case says otherwise. The ratio is the median of
 * the turns' ratios: what else the machine does hits both of a turn.
 */
import { spawnSync } from "node:child_process";
import process from "node:process";
import { textTable } from "../../src/report/mod.ts";

export interface Case {
  readonly name: string;
  /** "B" is of memory, where less is better; the others are rates. */
  readonly unit: "M/s" | "MB/s" | "/s" | "B";
  /** How often ours and the rival are measured; 3 unless told. */
  readonly turns?: number;
  /** The least ratio to the rival that is good enough, or the most bytes. */
  readonly bar?: number;
  /** The least value that is good enough, in the unit, where there is no rival. */
  readonly least?: number;
}

export interface Measurement {
  /** Pieces or bytes a second; bytes for the unit "B". */
  readonly value: number;
  /** Most memory that the process had, B. */
  readonly memory?: number;
}

/** Cases of one kind, and how they are measured. */
export interface Contest<C extends Case> {
  readonly cases: readonly C[];
  /** What else the report tells, such as versions, by a short name. */
  readonly about: Readonly<Record<string, string>>;
  /** The lines between machine and table. */
  readonly notes: readonly string[];
  ours(one: C): Measurement;
  /** null where there is no rival, or not on this machine. */
  rival(one: C): { readonly name: string; readonly measure: () => number } | null;
  /** Called before a case and after it. */
  begun?(one: C): void;
  ended?(one: C): void;
}

export type Result<C extends Case> = C & {
  /** Medians, in the unit. */
  readonly value: number;
  readonly rivalValue: number | null;
  readonly rivalName: string | null;
  readonly ratio: number | null;
  readonly isMet: boolean | null;
  readonly memory?: number;
};

export function compareAll<C extends Case>(contest: Contest<C>): Result<C>[] {
  const { cases } = contest;
  const results = cases.map((one, i) => {
    if (process.stderr.isTTY) {
      process.stderr.write(`\r${i + 1}/${cases.length} ${one.name.padEnd(40)}`);
    }
    return compare(one, contest);
  });
  if (process.stderr.isTTY) process.stderr.write("\r".padEnd(60) + "\r");
  return results;
}

function compare<C extends Case>(one: C, contest: Contest<C>): Result<C> {
  contest.begun?.(one);
  const ours: Measurement[] = [], rivals: number[] = [];
  const rival = contest.rival(one);
  const { unit, turns = unit === "B" ? 1 : 3 } = one;
  for (let i = 0; i < turns; i++) {
    ours.push(contest.ours(one));
    if (rival !== null) rivals.push(rival.measure());
  }
  contest.ended?.(one);
  const scaled = unit.startsWith("M") ? 1e-6 : 1;
  const value = median(ours.map((measured) => measured.value)) * scaled;
  const rivalValue = rival === null ? null : median(rivals) * scaled;
  const ratio = rival === null ? null : median(rivals.map((r, i) => ours[i].value / r));
  const memory = ours[0].memory === undefined
    ? undefined
    : median(ours.map((measured) => measured.memory ?? NaN));
  return {
    ...one,
    value,
    rivalValue,
    rivalName: rival?.name ?? null,
    ratio,
    isMet: isMet(one, value, ratio),
    memory,
  };
}

function isMet({ bar, least, unit }: Case, value: number, ratio: number | null): boolean | null {
  if (least !== undefined) return value >= least;
  if (bar === undefined) return null;
  if (unit === "B") return value <= bar;
  return ratio === null ? null : ratio >= bar;
}

/** Runs a program to its end; what it printed. Throws an Error with its words where it fails. */
export function run(program: string, args: readonly string[]): string {
  const { stdout, stderr, status, error } = spawnSync(program, args, {
    encoding: "utf8",
    maxBuffer: 0x40000000,
  });
  if (status !== 0) {
    throw new Error(`${program} ${args.join(" ")}: ${error?.message ?? stdout + stderr}`);
  }
  return stdout;
}

/** Runs a program of ours in a process of its own, under the runtime that runs this one. */
export function runOurs(file: string, args: readonly string[]): string {
  const own = "deno" in process.versions
    ? ["run", "--allow-all", "--v8-flags=--expose-gc"]
    : ["--expose-gc"];
  return run(process.execPath, [...own, file, ...args]);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** The table of the results; the column of memory is there where it was measured. */
export function resultTable(results: readonly Result<Case>[]): string {
  const hasMemory = results.some(({ memory }) => memory !== undefined);
  const rows = results.map((result) => {
    const { name, unit, value, rivalName, rivalValue, ratio, isMet, memory } = result;
    return [
      name,
      `${value.toPrecision(3)} ${unit}`,
      ...(hasMemory ? [memory === undefined ? "–" : `${(memory / 1e6).toFixed(0)} MB`] : []),
      rivalValue === null ? "–" : `${rivalName} ${rivalValue.toPrecision(3)}`,
      ratio === null ? "–" : `${ratio.toPrecision(3)} ×`,
      barText(result),
      isMet === null ? "" : isMet ? "met" : "MISSED",
    ];
  });
  const head = ["", "ours", ...(hasMemory ? ["memory"] : []), "rival", "ratio", "bar", ""];
  return textTable(head, rows);
}

function barText({ bar, least, unit }: Case): string {
  if (least !== undefined) return `>= ${least} ${unit}`;
  if (bar === undefined) return "";
  return unit === "B" ? `<= ${bar}` : `>= ${bar} ×`;
}
