/**
 * Reader of Nsight Compute, `ncu --csv`, in both shapes: one row a kernel launch and metric, or
 * (`--page raw`) one row a launch and one column a metric, with the units in the second row.
 *
 *     ==PROF== Connected to process 4711
 *     "ID","Process ID",…,"Kernel Name",…,"Metric Name","Metric Unit","Metric Value"
 *     "0","4711",…,"saxpy(int, float)",…,"gpu__time_duration.sum","usecond","1,234.50"
 *
 * The command is the kernel, the node the device, `launch` in the extra columns the launch. Sums
 * and times are totals of the launch, ratios and averages gauges. ncu does not tell when a kernel
 * ran. Everything before the heading, and lines that ncu or the program print, are left out.
 *
 * Format: Nsight Compute CLI documentation, "Output and Pages", `--csv` and `--page raw`.
 */
import { CaptureBuilder } from "../model/builder.ts";
import { CsvRecords } from "../model/csv-records.ts";
import { groupedDecimal } from "../model/decimal.ts";
import type { CaptureReader, Parser } from "../model/reader.ts";
import { scaleOf, toSi } from "../model/si.ts";
import { headText } from "../model/text-lines.ts";

const format = "nsight-compute";
const headingStart = /^"?ID"?,"?Process ID"?,/;
/** Columns that describe the launch; all others of a raw page are metrics. */
const describing = new Set([
  "ID",
  "Process ID",
  "Process Name",
  "Host Name",
  "Kernel Name",
  "Kernel Time",
  "Context",
  "Stream",
  "Block Size",
  "Grid Size",
  "Device",
  "CC",
  "Section Name",
]);

export const nsightCompute: CaptureReader = {
  format,
  title: "GPU kernel metrics of ncu --csv",
  recognises: (head) => headText(head).split("\n").some((line) => headingStart.test(line)),
  start(file: string): Parser {
    const builder = new CaptureBuilder(file, format);
    builder.origin({ tool: "ncu" });
    const table = new KernelTable(builder);
    let isOpen = false;
    const records = new CsvRecords(builder, (fields, line) => table.take(fields, line), {
      separator: ",",
      skip(text) {
        isOpen ||= headingStart.test(text);
        if (isOpen && (text.startsWith('"') || /^(?:ID|\d|,)/.test(text))) return false;
        builder.find("other-text", "note", "lines that are no part of the table were left out");
        return true;
      },
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

class KernelTable {
  #builder: CaptureBuilder;
  #heading: readonly string[] = [];
  #at = new Map<string, number>();
  /** Units of a raw page; null until its second row. */
  #units: readonly string[] | null = null;

  constructor(builder: CaptureBuilder) {
    this.#builder = builder;
  }

  take(fields: string[], line: number): void {
    if (fields[0] === "ID" && fields[1] === "Process ID") {
      this.#heading = fields;
      this.#at = new Map(fields.map((name, i) => [name, i]));
      this.#units = null;
      return;
    }
    if (fields.length !== this.#heading.length) {
      throw this.#builder.error(
        { line },
        `${fields.length} fields under a heading of ${this.#heading.length}`,
      );
    }
    if (this.#at.has("Metric Name")) {
      const [name, unit, value] = ["Metric Name", "Metric Unit", "Metric Value"]
        .map((column) => fields[this.#at.get(column) ?? -1] ?? "");
      // Rows of a rule, which is advice, have no metric.
      if (name !== "") this.#add(fields, name, unit, value, line);
    } else if (this.#units === null) this.#units = fields;
    else {
      for (let i = 0; i < fields.length; i++) {
        const name = this.#heading[i];
        if (!describing.has(name)) this.#add(fields, name, this.#units[i], fields[i], line);
      }
    }
  }

  #add(fields: readonly string[], name: string, printed: string, text: string, line: number): void {
    const builder = this.#builder;
    const value = groupedDecimal(text);
    if (Number.isNaN(value)) {
      const isMissing = /^(?:|N\/A|n\/a|-?nan|-?inf|no data)$/i.test(text.trim());
      return builder.find(
        isMissing ? "not-counted" : "words",
        isMissing ? "warning" : "note",
        isMissing ? `${name} has launches without a value` : `${name} holds words, left out`,
        { event: name, place: { line } },
      );
    }
    const scale = scaleOf(printed);
    const field = (column: string) => fields[this.#at.get(column) ?? -1] ?? "";
    const whole = (column: string) => /^\d{1,9}$/.test(field(column)) ? Number(field(column)) : NaN;
    const kind = /\.sum$/.test(name) || scale.unit === "s" ? "total" : "gauge";
    const device = field("Device"), pid = whole("Process ID");
    builder.add({
      event: builder.event(name, kind, scale.unit),
      time: NaN,
      value: toSi(value, scale),
      node: device === "" ? undefined : builder.string(`device ${device}`),
      pid: Number.isNaN(pid) ? undefined : pid,
      command: builder.string(field("Kernel Name")),
      extra: { launch: whole("ID") },
    });
  }
}
