/**
 * Reader of `likwid-perfctr -O`: tables of counters and of metrics derived from them, one column a
 * hardware thread, padded with commas.
 *
 *     TABLE,Region solve,Group 1 Raw,L3,4,
 *     Event,Counter,HWThread 0,HWThread 1,
 *     INSTR_RETIRED_ANY,FIXC0,1024,2048,
 *
 * Counters are totals of the run or of the marked region, which becomes the node. Metrics keep
 * their name, their unit in brackets becomes SI. Tables of statistics follow from the others: left
 * out.
 *
 * Format: likwid-perfctr.lua of likwid 4 and 5. Timelines (-t) are in likwid-timeline.ts.
 */
import { CaptureBuilder } from "../model/builder.ts";
import { CsvRecords } from "../model/csv-records.ts";
import { decimal } from "../model/decimal.ts";
import type { CaptureReader, Parser } from "../model/reader.ts";
import { headingUnit, scaleOf, toSi } from "../model/si.ts";
import { headText } from "../model/text-lines.ts";

const format = "likwid";

export const likwid: CaptureReader = {
  format,
  title: "counters of likwid-perfctr -O",
  recognises: (head) => /^TABLE,(?:Group \d|Region )/m.test(headText(head)),
  start(file: string): Parser {
    const builder = new CaptureBuilder(file, format);
    const tables = new LikwidTables(builder);
    const records = new CsvRecords(builder, (fields, line) => tables.take(fields, line), {
      separator: ",",
      skip: (text) => /^-{5,}/.test(text),
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

/** Where the values of a table's rows begin, and of which CPUs they are. */
interface Columns {
  readonly from: number;
  readonly cpus: readonly number[];
}

class LikwidTables {
  #builder: CaptureBuilder;
  #place: "outside" | "info" | "heading" | "rows" | "statistics" = "outside";
  #region = "";
  #columns: Columns = { from: 1, cpus: [] };

  constructor(builder: CaptureBuilder) {
    this.#builder = builder;
    builder.origin({ tool: "likwid-perfctr" });
  }

  take(padded: string[], line: number): void {
    const fields = padded.map((field) => field.trim());
    while (fields.length > 0 && fields[fields.length - 1] === "") fields.pop();
    if (fields.length === 0) return;
    if (fields[0] === "STRUCT") this.#place = "info";
    else if (fields[0] === "TABLE") this.#open(fields);
    else if (this.#place === "info") this.#info(fields);
    else if (/^(?:Event|Metric|Region Info)$/.test(fields[0])) this.#heading(fields, line);
    else if (this.#place === "heading") {
      throw this.#builder.error(
        { line },
        `expected the heading Event or Metric, found "${fields[0].slice(0, 40)}"`,
      );
    } else if (this.#place === "rows") this.#row(fields, line);
    // The program that likwid runs prints outside the tables.
  }

  #open(fields: readonly string[]): void {
    const region = fields.find((field) => field.startsWith("Region "));
    this.#region = region?.slice(7) ?? "";
    this.#place = fields.some((field) => field.endsWith(" STAT")) ? "statistics" : "heading";
  }

  #info([key, value = ""]: readonly string[]): void {
    if (key === "CPU name:") this.#builder.origin({ machine: value });
  }

  #heading(fields: readonly string[], line: number): void {
    if (this.#place === "statistics") return;
    const from = fields[0] === "Event" ? 2 : 1;
    const cpus = fields.slice(from).map((name) => /^(?:HWThread|Core) (\d{1,6})$/.exec(name)?.[1]);
    if (cpus.length === 0 || cpus.includes(undefined)) {
      throw this.#builder.error(
        { line },
        `expected columns "HWThread 0", "HWThread 1", …, found "${fields.join(",").slice(0, 60)}"`,
      );
    }
    this.#columns = { from, cpus: cpus.map(Number) };
    this.#place = "rows";
  }

  #row(fields: readonly string[], line: number): void {
    const builder = this.#builder;
    const { from, cpus } = this.#columns;
    if (fields.length !== from + cpus.length) {
      throw builder.error(
        { line },
        `${fields.length - from} values in a table of ${cpus.length} hardware threads`,
      );
    }
    const { name, unit } = headingUnit(fields[0]);
    const scale = scaleOf(unit);
    const isTotal = from === 2 || ["s", "J", "B"].includes(scale.unit) || name === "call count";
    const event = builder.event(name, isTotal ? "total" : "gauge", scale.unit);
    const node = this.#region === "" ? undefined : builder.string(this.#region);
    cpus.forEach((cpu, i) => {
      const text = fields[from + i];
      const value = decimal(text);
      if (Number.isNaN(value)) this.#missing(name, text, line);
      builder.add({ event, time: NaN, value: toSi(value, scale), cpu, node });
    });
  }

  #missing(name: string, text: string, line: number): void {
    if (!/^(?:|-|-?nan|-?inf|N\/A)$/i.test(text)) {
      throw this.#builder.error(
        { line },
        `${name}: expected a number, found "${text.slice(0, 40)}"`,
      );
    }
    this.#builder.find("not-counted", "warning", `${name} was not counted on some threads`, {
      event: name,
      place: { line },
    });
  }
}
