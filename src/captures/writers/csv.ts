/**
 * Writes a capture as a CSV table with all its columns, one line a row, for everything that reads
 * tables. Names stand for numbers: the event, the command, the stack as `main;parse`. What is not
 * known is empty. Numbers have as many digits as give back the same double.
 *
 * Format: RFC 4180, but with line feeds alone; UTF-8.
 */
import type { Capture } from "../model/capture.ts";
import { noStack } from "../model/stacks.ts";

/** The text in pieces of a thousand lines or so, since ten million rows are no single string. */
export function* csvPieces(capture: Capture): Generator<string> {
  const columns = tableColumns(capture);
  let piece = `${columns.map(({ heading }) => quoted(heading)).join(",")}\n`;
  for (let row = 0; row < capture.rows; row++) {
    for (let k = 0; k < columns.length; k++) piece += (k === 0 ? "" : ",") + columns[k].text(row);
    piece += "\n";
    if (piece.length < 0x10000) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

/** The whole text; for big captures, write the pieces of `csvPieces` one by one. */
export function writeCsv(capture: Capture): string {
  return [...csvPieces(capture)].join("");
}

interface TableColumn {
  readonly heading: string;
  text(row: number): string;
}

function tableColumns(capture: Capture): TableColumn[] {
  const { columns, events, strings, stacks } = capture;
  const eventNames = events.map(({ name }) => quoted(name));
  const kinds = events.map(({ kind }) => kind);
  const units = events.map(({ unit }) => quoted(unit));
  const texts = strings.map(quoted);
  const paths = new Map<number, string>();
  const path = (stack: number) => {
    let text = paths.get(stack);
    if (text === undefined) {
      text = quoted(stacks.path(stack).map(({ name }) => name).join(";"));
      paths.set(stack, text);
    }
    return text;
  };
  const all: (TableColumn | undefined)[] = [
    doubles("time_s", columns.time),
    { heading: "event", text: (row) => eventNames[columns.event[row]] },
    { heading: "kind", text: (row) => kinds[columns.event[row]] },
    { heading: "unit", text: (row) => units[columns.event[row]] },
    doubles("value", columns.value),
    doubles("duration_s", columns.duration),
    indexes("node", columns.node, (i) => texts[i]),
    indexes("cpu", columns.cpu, String),
    indexes("pid", columns.pid, String),
    indexes("tid", columns.tid, String),
    indexes("command", columns.command, (i) => texts[i]),
    doubles("enabled_s", columns.enabled),
    doubles("running_s", columns.running),
    doubles("weight", columns.weight),
    ...Object.entries(columns.extra).map(([name, column]) => doubles(name, column)),
    indexes("stack", columns.stack, path),
  ];
  return all.filter((column) => column !== undefined);
}

function doubles(heading: string, column: Float64Array | undefined): TableColumn | undefined {
  if (column === undefined) return undefined;
  return {
    heading,
    text(row) {
      const value = column[row];
      return Number.isNaN(value) ? "" : Object.is(value, -0) ? "-0" : String(value);
    },
  };
}

function indexes(
  heading: string,
  column: Int32Array | undefined,
  text: (index: number) => string,
): TableColumn | undefined {
  if (column === undefined) return undefined;
  return { heading, text: (row) => column[row] === noStack ? "" : text(column[row]) };
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
