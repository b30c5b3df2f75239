/**
 * One measure in many settings: a row a setting, a column a level, at most 80 columns wide.
 *
 * Where levels have no room beside each other, they go on in a further grid below. Settings with more
 * than one key are in sections, by all keys but the last.
 */
import type { Comparison, LevelResult } from "../experiment/mod.ts";
import { aligned } from "./columns.ts";

const gap = 2; // columns between two columns
const width = 80;

export interface GridOptions {
  /** The keys that differ from setting to setting, the last one down the rows. */
  readonly keys: readonly string[];
  /** A result in a few characters: the mean with its interval and mark. */
  readonly textOf: (result: LevelResult) => string;
}

interface Column {
  /** The level's name, a word or more a line. */
  readonly head: readonly string[];
  readonly cells: readonly string[];
  readonly width: number;
}

/** @param name of the measure, as the comparison has it */
export function resultsGrid(
  comparison: Comparison,
  name: string,
  { keys, textOf }: GridOptions,
): string {
  const key = keys[keys.length - 1];
  const outer = keys.slice(0, -1);
  const headingOf = ({ setting }: Comparison["blocks"][number]) =>
    outer.map((one) => `${one} = ${setting[one]}`).join(", ");
  const blocks = [...Map.groupBy(comparison.blocks, headingOf).values()].flat();
  const levels = [
    ...new Set(blocks.flatMap(({ measures }) => measures[name].map(({ level }) => level))),
  ];
  const columns = levels.map((level): Column => {
    const texts = blocks.map(({ measures }) => {
      const result = measures[name].find((one) => one.level === level);
      return result === undefined ? "" : textOf(result);
    });
    const cells = aligned(texts).map((cell) => cell.trimEnd());
    const head = wordsOf(level, Math.max(...cells.map(lengthOf)));
    return { head, cells, width: Math.max(...[...head, ...cells].map(lengthOf)) };
  });
  const indent = outer.length > 0 ? "  " : "";
  const labels = blocks.map(({ setting }) => `${indent}${setting[key]}`);
  const labelWidth = Math.max(lengthOf(key) + indent.length, ...labels.map(lengthOf));
  return chunked(columns, width - labelWidth).map((chunk) => {
    const line = (label: string, cells: readonly string[]) =>
      (label.padEnd(labelWidth) +
        chunk.map((column, j) => " ".repeat(gap) + padded(cells[j], column.width)).join(""))
        .trimEnd();
    const deepest = Math.max(...chunk.map(({ head }) => head.length));
    const heads = Array.from({ length: deepest }, (_, i) =>
      line(
        i === deepest - 1 ? indent + key : "",
        chunk.map(({ head }) => head[i - deepest + head.length] ?? ""),
      ));
    let section = "";
    const rows = blocks.flatMap((block, b) => {
      const heading = headingOf(block);
      const isNew = heading !== section;
      section = heading;
      return [
        ...(isNew ? [heading] : []),
        line(labels[b], chunk.map(({ cells }) => cells[b])),
      ];
    });
    return [...heads, ...rows].join("\n");
  }).join("\n\n");
}

/** As many columns together as there is room for, one at least. */
function chunked(columns: readonly Column[], room: number): Column[][] {
  const chunks: Column[][] = [];
  let left = 0;
  for (const column of columns) {
    left -= gap + column.width;
    if (chunks.length === 0 || left < 0) {
      chunks.push([]);
      left = room - gap - column.width;
    }
    chunks[chunks.length - 1].push(column);
  }
  return chunks;
}

/** The name on several lines, broken between words where it is longer than the cells. */
function wordsOf(name: string, length: number): string[] {
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const last = lines[lines.length - 1];
    const joined = `${last} ${word}`;
    if (last === undefined || lengthOf(joined) > length) lines.push(word);
    else lines[lines.length - 1] = joined;
  }
  return lines;
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - lengthOf(text)));
}

function lengthOf(text: string): number {
  return [...text].length;
}
