/**
 * Reader of `pcm -csv`, Intel's Performance Counter Monitor: two heading rows, of which the first
 * names the domain of each column, then one row an interval.
 *
 *     System,,System,System,SKT0,Core0 (Socket 0),
 *     Date,Time,IPC,L3MISS,L3MISS,IPC,
 *     2024-02-01,09:30:01.013,1.02,0.25,0.25,0.98,
 *
 * The domain becomes the node, and the CPU where it is a core. pcm prints counts in millions,
 * memory traffic in GB, occupancy in KB and shares in per cent; all become SI. TEMP is the
 * distance from the highest permitted temperature, in K. Energy, latency and uncore frequency of a
 * socket have their name
 *  in the first row and the socket in the second.
 *
 * Format: print_csv_header and print_csv of pcm.cpp in intel/pcm.
 */
import { CaptureBuilder } from "../model/builder.ts";
import type { EventKind } from "../model/capture.ts";
import { CsvRecords } from "../model/csv-records.ts";
import { decimal } from "../model/decimal.ts";
import type { CaptureReader, Parser } from "../model/reader.ts";
import { type Scale, scaled, toSi } from "../model/si.ts";
import { headText } from "../model/text-lines.ts";
import { instantOf, SinceFirst } from "../model/timestamp.ts";

const format = "pcm";

export const pcm: CaptureReader = {
  format,
  title: "Intel PCM, pcm -csv",
  recognises(head) {
    const [domains = "", names = ""] = headText(head).split("\n");
    return /^System[,;]/.test(domains) && /^Date[,;]Time[,;]/.test(names);
  },
  start(file: string): Parser {
    const builder = new CaptureBuilder(file, format);
    builder.origin({ tool: "pcm" });
    const table = new PcmTable(builder);
    const records = new CsvRecords(builder, (fields, line) => table.take(fields, line));
    return {
      push: (piece) => records.push(piece),
      end() {
        records.end();
        return builder.build();
      },
    };
  },
};

interface Column {
  readonly at: number;
  readonly name: string;
  readonly event: number;
  readonly node: number;
  readonly cpu: number | undefined;
  readonly scale: Scale;
}

/** What pcm prints under a name: counted in the interval or measured, and in which unit. */
const meanings: readonly (readonly [RegExp, EventKind, Scale])[] = [
  [/^(?:L[23]MISS|INST|ACYC|TIME\(ticks\))$/, "interval", scaled("", 6)],
  [/^(?:READ|WRITE|IO|IA|GT|PMM_RD|PMM_WR|HBM_READ|HBM_WRITE)$/, "interval", scaled("B", 9)],
  [/^(?:LMB|RMB)$/, "interval", scaled("B", 6)],
  [/^L3OCC$/, "gauge", scaled("B", 3)],
  [/\(Joules\)$/, "interval", scaled("J")],
  [/\(ns\)$/, "gauge", scaled("s", -9)],
  [/^CFREQ$|\(Ghz\)$/, "gauge", scaled("Hz", 9)],
  [/^TEMP$/, "gauge", scaled("K")],
  [/%\)?$/, "gauge", scaled("1", -2)],
];

class PcmTable {
  #builder: CaptureBuilder;
  #domains: string[] | null = null;
  #columns: Column[] | null = null;
  #since = new SinceFirst();
  #before = NaN;

  constructor(builder: CaptureBuilder) {
    this.#builder = builder;
  }

  take(fields: string[], line: number): void {
    if (this.#domains === null) {
      this.#domains = fields.map((field) => field.trim());
    } else if (this.#columns === null) this.#columns = this.#heading(this.#domains, fields, line);
    else this.#row(this.#columns, fields, line);
  }

  #heading(domains: readonly string[], fields: readonly string[], line: number): Column[] {
    const names = fields.map((field) => field.trim());
    if (names[0] !== "Date" || names[1] !== "Time") {
      throw this.#builder.error(
        { line },
        `expected the heading Date,Time,…, found "${fields.join(",").slice(0, 60)}"`,
      );
    }
    const columns: Column[] = [];
    names.forEach((below, at) => {
      if (at < 2 || below === "") return;
      const above = domains[at] ?? "";
      const isSwapped = /\((?:Joules|ns|Ghz)\)$/.test(above);
      const [name, domain] = isSwapped ? [above, below] : [below, above];
      const [, kind, unit] = meanings.find(([pattern]) => pattern.test(name)) ??
        [null, "gauge" as const, scaled("")];
      const core = /^Core ?(\d{1,6})\b/.exec(domain)?.[1];
      columns.push({
        at,
        name,
        event: this.#builder.event(name, kind, unit.unit),
        node: this.#builder.string(domain),
        cpu: core === undefined ? undefined : Number(core),
        scale: unit,
      });
    });
    return columns;
  }

  #row(columns: readonly Column[], fields: readonly string[], line: number): void {
    const builder = this.#builder;
    const instant = instantOf(`${(fields[0] ?? "").trim()} ${(fields[1] ?? "").trim()}`);
    if (instant === null) {
      if (fields[0]?.trim() === "System" || fields[0]?.trim() === "Date") return; // heading again
      throw builder.error(
        { line },
        `expected a date and a time, found "${fields.slice(0, 2).join(",").slice(0, 60)}"`,
      );
    }
    const time = this.#since.of(instant);
    if (Number.isNaN(this.#before)) builder.origin({ date: `${fields[0]} ${fields[1]}`.trim() });
    const duration = time > this.#before ? time - this.#before : undefined;
    this.#before = time;
    for (const { at, name, event, node, cpu, scale } of columns) {
      const text = fields[at]?.trim();
      if (text === undefined) {
        throw builder.error({ line }, `the row ends before its column ${name}`);
      }
      const value = decimal(text.replace(/ ?%$/, ""));
      if (Number.isNaN(value)) {
        if (!/^(?:|-|N\/A|-?nan|-?inf)$/i.test(text)) {
          throw builder.error(
            { line },
            `column ${name}: expected a number, found "${text.slice(0, 40)}"`,
          );
        }
        builder.find("not-counted", "warning", `${name} has rows without a value`, {
          event: name,
          place: { line },
        });
      }
      builder.add({ event, time, duration, value: toSi(value, scale), node, cpu });
    }
  }
}
