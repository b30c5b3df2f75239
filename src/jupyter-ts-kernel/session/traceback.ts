/**
 * An error as a notebook shows it: message, the lines of the cell around its place, and the frames
 * that are the user's.
 *
 *     TypeError: rate is not a function
 *       1 │ const rate = 3;
 *     > 2 │ rate();
 *           ^
 *         at cell 4, line 2, column 1
 */
import { inspect } from "node:util";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Position, Positions } from "../cells/positions.ts";
import { CellSyntaxError } from "../cells/strip.ts";
import type { Modules } from "./modules.ts";
import type { CellError } from "./protocol.ts";

export interface KnownCell {
  readonly source: string;
  /** Null for a cell that was not compiled. */
  readonly positions: Positions | null;
}

export interface TracebackSources {
  /** By the name that stack traces give them, as "cell-3.ts". */
  readonly cells: ReadonlyMap<string, KnownCell>;
  readonly modules: Modules;
  /** Whether to write with the colours of a terminal. */
  readonly hasColours: boolean;
}

interface Frame extends Position {
  readonly what: string;
  readonly file: string;
}

const shownLines = 2; // above and below the place
const ownFolder = new URL("..", import.meta.url).href;

/** `name` is the cell that ran. */
export function cellError(thrown: unknown, name: string, sources: TracebackSources): CellError {
  const { ename, evalue } = nameAndMessage(thrown);
  const painted = (code: number, text: string) =>
    sources.hasColours ? `\x1b[${code}m${text}\x1b[0m` : text;
  const head = ename === "" ? evalue : `${painted(31, ename)}: ${evalue}`;
  const frames = thrown instanceof CellSyntaxError
    ? [{ what: "", file: name, line: thrown.line, column: thrown.column }]
    : framesOf(thrown, sources);
  const place = frames.find(({ file }) => sources.cells.has(file));
  const traceback = [
    head,
    ...(place === undefined
      ? []
      : excerpt(sources.cells.get(place.file) as KnownCell, place, painted)),
    ...frames.map((frame) => `    at ${described(frame, sources)}`),
    ...causes(thrown, sources),
  ];
  return { ename: ename || "Error", evalue, traceback };
}

function nameAndMessage(thrown: unknown): { ename: string; evalue: string } {
  if (thrown instanceof Error || isErrorLike(thrown)) {
    return { ename: String(thrown.name), evalue: String(thrown.message) };
  }
  return { ename: "", evalue: `thrown: ${inspect(thrown)}` };
}

/** Errors of another realm, as those of `node:vm`, are no instances of ours. */
function isErrorLike(value: unknown): value is Error {
  return typeof value === "object" && value !== null && "message" in value && "stack" in value &&
    "name" in value;
}

function framesOf(thrown: unknown, { cells, modules }: TracebackSources): Frame[] {
  if (!isErrorLike(thrown) || typeof thrown.stack !== "string") return [];
  const frames: Frame[] = [];
  for (const line of thrown.stack.split("\n")) {
    // Deno says "cell-3.ts, <anonymous>:1:2".
    const plain = line.replace(", <anonymous>", "");
    const found = /^\s+at (?:(.*?) \()?(?:async )?((?:file:|cell-|\/)[^()]*):(\d+):(\d+)\)?$/.exec(
      plain,
    );
    if (found === null) continue;
    const [, what = "", file, row, column] = found;
    const place = { line: Number(row), column: Number(column) };
    if (file.startsWith(ownFolder)) continue;
    const cell = cells.get(file);
    const original = cell === undefined
      ? modules.original(file, place)
      : cell.positions?.original(place);
    const isBody = cell !== undefined && /(^|\.)(eval|<anonymous>)\b|^$/.test(what);
    frames.push({ ...(original ?? place), file, what: isBody ? "" : what });
  }
  return frames;
}

function excerpt(
  { source }: KnownCell,
  { line, column }: Position,
  painted: (code: number, text: string) => string,
): string[] {
  const lines = source.split("\n");
  const from = Math.max(1, line - shownLines), to = Math.min(lines.length, line + shownLines);
  const width = String(to).length;
  const shown: string[] = [];
  for (let n = from; n <= to; n++) {
    const margin = `${n === line ? ">" : " "} ${String(n).padStart(width)} │ `;
    shown.push(n === line ? painted(1, margin + lines[n - 1]) : margin + lines[n - 1]);
    if (n === line) shown.push(" ".repeat(margin.length + column - 1) + painted(31, "^"));
  }
  return shown;
}

function described({ what, file, line, column }: Frame, sources: TracebackSources): string {
  const cell = /^cell-(\d+)\.ts$/.exec(file);
  const where = sources.cells.has(file) && cell !== null
    ? `cell ${cell[1]}, line ${line}, column ${column}`
    : `${shortened(file)}:${line}:${column}`;
  return what === "" ? where : `${what} (${where})`;
}

function shortened(file: string): string {
  if (!file.startsWith("file:")) return file;
  const path = fileURLToPath(file.split("?")[0]);
  const short = relative(process.cwd(), path);
  return short.startsWith("../../..") ? path : short;
}

function causes(thrown: unknown, sources: TracebackSources): string[] {
  if (!isErrorLike(thrown)) return [];
  const errors = thrown instanceof AggregateError ? thrown.errors : [];
  const inner = thrown.cause === undefined ? errors : [thrown.cause, ...errors];
  return inner.flatMap((error: unknown) => {
    const { ename, evalue } = nameAndMessage(error);
    const frames = framesOf(error, sources).map((frame) => `    at ${described(frame, sources)}`);
    return [`Caused by ${ename === "" ? evalue : `${ename}: ${evalue}`}`, ...frames];
  });
}
