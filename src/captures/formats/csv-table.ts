/**
 * Readers of CSV tables of arrivals, positions and series, from a description of their columns.
 *
 *     const requests = csvTable({
 *       format: "my-requests",
 *       title: "requests of our gateway",
 *       required: ["when", "bytes"],
 *       time: { column: "when", unit: "date" },
 *       event: { name: "request", kind: "instant", unit: "" },
 *       extra: [{ column: "bytes", name: "size_B" }],
 *     });
 *
 * A table is recognised by its heading, which must have all required columns; it may have more.
 * Times count from the first row. The descriptions of public data sets are in csv-table-known.ts.
 */
import { CaptureBuilder, type Row } from "../model/builder.ts";
import type { EventKind } from "../model/capture.ts";
import { csvFields, CsvRecords, separatorOf } from "../model/csv-records.ts";
import { decimal } from "../model/decimal.ts";
import { InstantReader } from "../model/instant-reader.ts";
import type { CaptureReader, Parser } from "../model/reader.ts";
import { type Scale, scaleOf, toSi } from "../model/si.ts";
import { headText } from "../model/text-lines.ts";
import { SinceFirst } from "../model/timestamp.ts";

export interface TableDescription {
  /** Name of the format. */
  readonly format: string;
  readonly title: string;
  /** Headings that make a table one of this format, compared without regard to outer blanks. */
  readonly required: readonly string[];
  /** Headings of which none may be there, to tell similar tables apart. */
  readonly absent?: readonly string[];
  /** Where rows have a time: a number in a unit such as "s" or "ms", or a "date". */
  readonly time?: { readonly column: string; readonly unit: string };
  /** What each row is; `unit` is that of the values as printed, such as "MiB". */
  readonly event: { readonly name: string; readonly kind: EventKind; readonly unit: string };
  /** Column of the values; without it every row has the value 1. */
  readonly value?: string;
  /** Column that names the machine, user or other entity. */
  readonly node?: string;
  /** Further numbers. `unit`, as printed, is converted to SI; the name tells the SI unit. */
  readonly extra?: readonly {
    readonly column: string;
    readonly name: string;
    readonly unit?: string;
  }[];
}

/** A reader of tables with the described columns. */
export function csvTable(description: TableDescription): CaptureReader {
  const { format, title } = description;
  return {
    format,
    title,
    recognises(head) {
      const heading = headText(head.subarray(0, 16384)).trimStart().split("\n")[0];
      return fits(description, namesOf(csvFields(heading, separatorOf(heading))));
    },
    start(file: string): Parser {
      const builder = new CaptureBuilder(file, format);
      let table: DescribedTable | null = null;
      const records = new CsvRecords(builder, (fields, line) => {
        if (table !== null) return table.row(fields, line);
        table = new DescribedTable(builder, description, namesOf(fields), line);
      });
      return {
        push: (piece) => records.push(piece),
        end() {
          records.end();
          return builder.build();
        },
      };
    },
  };
}

function namesOf(heading: readonly string[]): string[] {
  return heading.map((field) => field.trim());
}

function fits({ required, absent = [] }: TableDescription, names: readonly string[]): boolean {
  return required.every((name) => names.includes(name)) &&
    !absent.some((name) => names.includes(name));
}

interface Column {
  /** Place among the fields, −1 where the table does not have it. */
  readonly at: number;
  readonly heading: string;
  readonly scale: Scale;
}

class DescribedTable {
  #builder: CaptureBuilder;
  #fields: number;
  #time: Column | null;
  #timeIsDate: boolean;
  #value: Column | null;
  #node: number;
  #extra: readonly (Column & { readonly name: string })[];
  #event: number;
  #instants = new InstantReader();
  #since = new SinceFirst();
  #row: Row = { event: 0, time: NaN, value: 1 };

  constructor(
    builder: CaptureBuilder,
    description: TableDescription,
    names: readonly string[],
    line: number,
  ) {
    if (!fits(description, names)) {
      throw builder.error(
        { line },
        `expected the columns ${description.required.join(", ")}, found ` +
          names.join(", ").slice(0, 200),
      );
    }
    this.#builder = builder;
    this.#fields = names.length;
    this.#timeIsDate = description.time?.unit === "date";
    const { time, event, value, node, extra = [] } = description;
    const columnOf = (heading: string, unit: string): Column => ({
      at: names.indexOf(heading),
      heading,
      scale: scaleOf(unit),
    });
    this.#time = time === undefined ? null : columnOf(time.column, time.unit);
    this.#value = value === undefined ? null : columnOf(value, event.unit);
    this.#node = node === undefined ? -1 : names.indexOf(node);
    this.#extra = extra.map(({ column, name, unit = "" }) => ({ ...columnOf(column, unit), name }));
    this.#event = builder.event(event.name, event.kind, scaleOf(event.unit).unit);
    if (extra.length > 0) this.#row.extra = {};
  }

  row(fields: readonly string[], line: number): void {
    const builder = this.#builder, row = this.#row;
    if (fields.length !== this.#fields) {
      throw builder.error(
        { line },
        `${fields.length} fields under a heading of ${this.#fields}`,
      );
    }
    row.event = this.#event;
    row.time = this.#time === null ? NaN : this.#timeOf(fields, this.#time, line);
    row.value = this.#value === null ? 1 : this.#numberOf(fields, this.#value, line);
    if (this.#node >= 0) row.node = builder.string(fields[this.#node].trim());
    if (row.extra !== undefined) {
      for (const column of this.#extra) {
        row.extra[column.name] = this.#numberOf(fields, column, line);
      }
    }
    builder.add(row);
  }

  /** A number in SI; NaN, noted, where the field is empty. */
  #numberOf(fields: readonly string[], { at, heading, scale }: Column, line: number): number {
    const text = fields[at]?.trim() ?? "";
    const value = decimal(text);
    if (!Number.isNaN(value)) return toSi(value, scale);
    if (text !== "" && !/^(?:nan|null|n\/a)$/i.test(text)) {
      throw this.#builder.error(
        { line },
        `column ${heading}: expected a number, found "${text.slice(0, 40)}"`,
      );
    }
    this.#builder.find("missing", "note", `column ${heading} has empty fields`, {
      place: { line },
    });
    return NaN;
  }

  #timeOf(fields: readonly string[], column: Column, line: number): number {
    if (!this.#timeIsDate) return this.#numberOf(fields, column, line);
    const text = fields[column.at]?.trim() ?? "";
    const instant = this.#instants.read(text);
    if (instant === null) {
      throw this.#builder.error(
        { line },
        `column ${column.heading}: expected a date and time, found "${text.slice(0, 40)}"`,
      );
    }
    if (this.#builder.rows === 0) this.#builder.origin({ date: text });
    return this.#since.of(instant);
  }
}
