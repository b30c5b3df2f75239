/**
 * Records of comma-separated files as RFC 4180 describes them: quoted fields may hold separators,
 * doubled quotes and line ends.
 *
 * The kept libraries want the whole text or a Node stream; a reader here is pushed pieces, needs
 * the line of each record, and must bound what an unclosed quote can swallow.
 */
import type { CaptureBuilder } from "./builder.ts";
import { TextLines } from "./text-lines.ts";

/** A longer record is refused, in characters: its quote was opened by mistake. */
const longestRecord = 0x100000;

export interface CsvOptions {
  /** By default the one of comma, semicolon and tab that is most frequent in the first record. */
  readonly separator?: string;
  /** Lines that are no part of the table, such as a tool's messages. */
  readonly skip?: (line: string) => boolean;
}

export class CsvRecords {
  #builder: CaptureBuilder;
  #lines: TextLines;
  #options: CsvOptions;
  #record: (fields: string[], line: number) => void;
  #separator: string | undefined;
  #open: string[] = [];
  #openedAt = 0;
  #length = 0;
  #quotes = 0;

  /** @param record called with each record's fields and the line on which it begins, from 1 */
  constructor(
    builder: CaptureBuilder,
    record: (fields: string[], line: number) => void,
    options: CsvOptions = {},
  ) {
    this.#builder = builder;
    this.#record = record;
    this.#options = options;
    this.#separator = options.separator;
    this.#lines = new TextLines(builder, (text, line) => this.#take(text, line));
  }

  push(piece: Uint8Array): void {
    this.#lines.push(piece);
  }

  /** Throws a CaptureError where a quoted field has no end. */
  end(): void {
    this.#lines.end();
    if (this.#open.length > 0) throw this.#unclosed();
  }

  #take(text: string, line: number): void {
    const isFirst = this.#open.length === 0;
    if (isFirst && (text.trim() === "" || this.#options.skip?.(text) === true)) return;
    if (isFirst) {
      this.#openedAt = line;
      this.#length = 0;
      this.#quotes = 0;
    }
    // Counting quotes by the line keeps a record of many lines linear.
    for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) this.#quotes += 1;
    this.#length += text.length + 1;
    if (this.#quotes % 2 === 1) {
      this.#open.push(text);
      if (this.#length > longestRecord) throw this.#unclosed();
      return;
    }
    const record = isFirst ? text : [...this.#open, text].join("\n");
    this.#open = [];
    this.#separator ??= separatorOf(record);
    this.#record(csvFields(record, this.#separator), this.#openedAt);
  }

  #unclosed(): Error {
    return this.#builder.error(
      { line: this.#openedAt },
      'a quote (") is opened on this line and not closed: a literal quote is written twice ("")',
    );
  }
}

/** The separator that a heading uses: comma, semicolon or tab, whichever is most frequent. */
export function separatorOf(heading: string): string {
  let best = ",", most = 0;
  for (const separator of [",", ";", "\t"]) {
    const times = heading.split(separator).length;
    if (times > most) [best, most] = [separator, times];
  }
  return best;
}

/** The fields of one record. A quote inside an unquoted field is literal. */
export function csvFields(record: string, separator: string): string[] {
  if (!record.includes('"')) return record.split(separator);
  const fields: string[] = [];
  for (let at = 0;;) {
    let field = "";
    const from = at + leadingBlanks(record, at);
    if (record[from] === '"') {
      let open = from + 1;
      let close = record.indexOf('"', open);
      while (close >= 0 && record[close + 1] === '"') {
        field += record.slice(open, close + 1);
        open = close + 2;
        close = record.indexOf('"', open);
      }
      field += record.slice(open, close < 0 ? record.length : close);
      at = close < 0 ? record.length : close + 1;
    }
    const next = record.indexOf(separator, at);
    field += record.slice(at, next < 0 ? record.length : next);
    fields.push(field);
    if (next < 0) return fields;
    at = next + separator.length;
  }
}

/** Some tools put a blank after the separator and before the quote. */
function leadingBlanks(record: string, at: number): number {
  let blanks = 0;
  while (record[at + blanks] === " ") blanks += 1;
  return record[at + blanks] === '"' ? blanks : 0;
}
