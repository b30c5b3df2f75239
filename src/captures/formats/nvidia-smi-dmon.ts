/**
 * Reader of `nvidia-smi dmon`: gauges of NVIDIA GPUs in columns, under two heading lines that are
 * repeated now and then.
 *
 *     #YYYYMMDD   HH:MM:SS   gpu    pwr  gtemp     sm   mclk
 *     #YYYYMMDD   HH:MM:SS   Idx      W      C      %    MHz
 *     20240201   09:30:00      0     70     48      5   7000
 *
 * Date and time are there with -o DT, the time alone with -o T. Without either the rows have no
 * times (they were taken -d seconds apart, 1 by default). `-` is no value. Frame buffer sizes are
 * printed as MB and are MiB. With --format csv the columns are separated by commas.
 *
 * Format: man nvidia-smi, "nvidia-smi dmon", which warns that it may change.
 */
import { CaptureBuilder } from "../model/builder.ts";
import { decimal } from "../model/decimal.ts";
import type { CaptureReader, Parser } from "../model/reader.ts";
import { scaleOf, toSi } from "../model/si.ts";
import { headText, TextLines } from "../model/text-lines.ts";
import { instantOf, SinceFirst } from "../model/timestamp.ts";

const format = "nvidia-smi-dmon";
const names = /^# ?(?:(?:Date|YYYYMMDD)[\s,]+)?(?:(?:Time|HH:MM:SS)[\s,]+)?gpu[\s,]/;
const units = /^# ?(?:(?:Date|YYYYMMDD)[\s,]+)?(?:(?:Time|HH:MM:SS)[\s,]+)?Idx[\s,]/;

export const nvidiaSmiDmon: CaptureReader = {
  format,
  title: "GPU gauges of nvidia-smi dmon",
  recognises(head) {
    const [first = "", second = ""] = headText(head.subarray(0, 8192)).trimStart().split("\n");
    return names.test(first) && units.test(second);
  },
  start(file: string): Parser {
    const builder = new CaptureBuilder(file, format);
    builder.origin({ tool: "nvidia-smi dmon" });
    const table = new DmonTable(builder);
    const lines = new TextLines(builder, (text, line) => table.take(text, line));
    return {
      push: (piece) => lines.push(piece),
      end() {
        lines.end();
        return builder.build();
      },
    };
  },
};

class DmonTable {
  #builder: CaptureBuilder;
  #names: readonly string[] = [];
  #units: readonly string[] = [];
  #date = -1;
  #time = -1;
  #gpu = -1;
  #since = new SinceFirst();

  constructor(builder: CaptureBuilder) {
    this.#builder = builder;
  }

  take(text: string, line: number): void {
    if (names.test(text)) return this.#heading(text);
    if (units.test(text)) {
      this.#units = fieldsOf(text);
      return;
    }
    if (text.trim() === "" || text.startsWith("#")) return;
    const builder = this.#builder, fields = fieldsOf(text);
    if (fields.length !== this.#names.length || fields.length !== this.#units.length) {
      throw builder.error(
        { line },
        `${fields.length} fields under headings of ${this.#names.length} names and ` +
          `${this.#units.length} units`,
      );
    }
    const time = this.#timeOf(fields, line);
    const node = builder.string(`gpu ${fields[this.#gpu]}`);
    fields.forEach((field, i) => {
      if (i === this.#date || i === this.#time || i === this.#gpu) return;
      const name = this.#names[i], unit = this.#units[i];
      // NVML counts this memory in bytes and dmon divides by 2²⁰.
      const scale = scaleOf(unit === "MB" ? "MiB" : dimensionless(unit) ? "" : unit);
      const value = field === "-" ? NaN : decimal(field);
      if (Number.isNaN(value)) {
        if (field !== "-" && field !== "N/A") {
          throw builder.error(
            { line },
            `${name}: expected a number, found "${field.slice(0, 40)}"`,
          );
        }
        builder.find("not-supported", "warning", `${name} has no value: the GPU does not tell`, {
          event: name,
          place: { line },
        });
      }
      builder.add({
        event: builder.event(name, "gauge", scale.unit),
        time,
        value: toSi(value, scale),
        node,
      });
    });
  }

  #heading(text: string): void {
    this.#names = fieldsOf(text);
    this.#date = this.#names.findIndex((name) => /^(?:Date|YYYYMMDD)$/.test(name));
    this.#time = this.#names.findIndex((name) => /^(?:Time|HH:MM:SS)$/.test(name));
    this.#gpu = this.#names.indexOf("gpu");
    if (this.#time < 0 && this.#builder.rows === 0) {
      this.#builder.find(
        "no-time",
        "warning",
        "no time column: record with nvidia-smi dmon -o DT to know when the rows were taken",
      );
    }
  }

  #timeOf(fields: readonly string[], line: number): number {
    if (this.#time < 0) return NaN;
    const day = this.#date < 0 ? "19700101" : fields[this.#date];
    const text = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)} ${fields[this.#time]}`;
    const instant = instantOf(text);
    if (instant === null) {
      throw this.#builder.error({ line }, `expected a date and time, found "${text.slice(0, 40)}"`);
    }
    if (this.#builder.rows === 0 && this.#date >= 0) this.#builder.origin({ date: text });
    return this.#since.of(instant);
  }
}

function fieldsOf(text: string): string[] {
  return text.replace(/^#/, "").trim().split(/[\s,]+/);
}

/** What dmon calls the unit of counts, levels and flags. */
function dimensionless(unit: string): boolean {
  return /^(?:errs|bool|level|count)$/.test(unit);
}
