/**
 * Reader of `nvidia-smi --query-gpu=… --format=csv`: gauges of NVIDIA GPUs, one row a GPU and time.
 *
 *     timestamp, index, power.draw [W], utilization.gpu [%], memory.used [MiB]
 *     2024/02/01 09:30:00.125, 0, 301.45 W, 97 %, 21034 MiB
 *
 * Units come from the heading's brackets, or from the value (`--format=csv,nounits` drops the
 * latter); temperatures and the fan speed have none and are in °C and %. The node is `gpu N`.
 * Columns of words are left out, but driver and GPU name become provenance. A file without heading
 * (noheader) cannot be told from any other table and is not recognised.
 *
 * Format: man nvidia-smi, which warns that it may change. `dmon` is in nvidia-smi-dmon.ts.
 */
import { CaptureBuilder } from "../model/builder.ts";
import { csvFields, CsvRecords } from "../model/csv-records.ts";
import { decimal } from "../model/decimal.ts";
import type { CaptureReader, Parser } from "../model/reader.ts";
import { headingUnit, isKnownUnit, scaleOf, toSi } from "../model/si.ts";
import { headText } from "../model/text-lines.ts";
import { instantOf, SinceFirst } from "../model/timestamp.ts";

const format = "nvidia-smi";
/** Columns by which a heading of nvidia-smi is known. */
const typical =
  /^(?:utilization\.|power\.|clocks\.|memory\.|temperature\.|fan\.speed|pcie\.|ecc\.)/;
/** Columns that say which GPU a row is of, the handiest first. */
const identities = ["index", "uuid", "gpu_uuid", "pci.bus_id", "gpu_bus_id", "serial", "name"];
/** Columns that are no quantities, even where they look like one, and what they are instead. */
const provenance = new Map<string, "toolVersion" | "machine" | undefined>([
  ["driver_version", "toolVersion"],
  ["name", "machine"],
  ["gpu_name", "machine"],
  ["vbios_version", undefined],
  ["serial", undefined],
]);
/** `[Not Supported]`, `[Insufficient Permissions]`, `[GPU requires reset]` and the like. */
const missing = /^(?:N\/A|\[[A-Za-z][A-Za-z\/ ]{1,40}\])$/;

export const nvidiaSmi: CaptureReader = {
  format,
  title: "GPU gauges of nvidia-smi --query-gpu --format=csv",
  recognises(head) {
    const heading = headText(head.subarray(0, 16384)).trimStart().split("\n")[0];
    return csvFields(heading, ",").some((field) => typical.test(field.trim()));
  },
  start(file: string): Parser {
    const builder = new CaptureBuilder(file, format);
    builder.origin({ tool: "nvidia-smi" });
    const table = new GpuTable(builder);
    const records = new CsvRecords(builder, (fields, line) => table.take(fields, line), {
      separator: ",",
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

interface Column {
  readonly name: string;
  /** As printed; "" where the values tell. */
  readonly unit: string;
}

class GpuTable {
  #builder: CaptureBuilder;
  #columns: readonly Column[] | null = null;
  #heading = "";
  #identity = -1;
  #time = -1;
  #since = new SinceFirst();

  constructor(builder: CaptureBuilder) {
    this.#builder = builder;
  }

  take(fields: string[], line: number): void {
    const text = fields.join(",");
    if (this.#columns === null) return this.#open(fields, text);
    if (text === this.#heading) return; // a recording was appended
    const builder = this.#builder, columns = this.#columns;
    if (fields.length !== columns.length) {
      throw builder.error(
        { line },
        `${fields.length} fields under a heading of ${columns.length}`,
      );
    }
    const time = this.#timeOf(fields, line);
    const id = fields[this.#identity]?.trim();
    const node = id === undefined
      ? undefined
      : builder.string(columns[this.#identity].name === "index" ? `gpu ${id}` : id);
    columns.forEach(({ name, unit }, i) => {
      if (i === this.#time || i === this.#identity) return;
      const text = fields[i].trim();
      if (provenance.has(name)) return this.#origin(name, text);
      const [value, scale] = valueOf(text, unit);
      if (Number.isNaN(value) && !missing.test(text)) {
        return builder.find("words", "note", `${name} holds words, which are left out`, {
          event: name,
          place: { line },
        });
      }
      const event = builder.event(name, "gauge", scale.unit);
      if (Number.isNaN(value)) {
        builder.find("not-supported", "warning", `${name} has no value: the GPU does not tell`, {
          event: name,
          place: { line },
        });
      }
      builder.add({ event, time, value: toSi(value, scale), node });
    });
  }

  #open(fields: readonly string[], text: string): void {
    this.#heading = text;
    this.#columns = fields.map((field) => {
      const { name, unit } = headingUnit(field);
      if (unit !== "") return { name, unit };
      return { name, unit: /^temperature\./.test(name) ? "C" : name === "fan.speed" ? "%" : "" };
    });
    const names = this.#columns.map(({ name }) => name);
    this.#time = names.indexOf("timestamp");
    this.#identity = names.indexOf(identities.find((name) => names.includes(name)) ?? "");
    if (this.#time < 0) {
      this.#builder.find("no-time", "warning", "no column timestamp: times are not known");
    }
  }

  #timeOf(fields: readonly string[], line: number): number {
    if (this.#time < 0) return NaN;
    const text = fields[this.#time].trim();
    const instant = instantOf(text);
    if (instant === null) {
      throw this.#builder.error({ line }, `expected a timestamp, found "${text.slice(0, 40)}"`);
    }
    if (this.#builder.rows === 0) this.#builder.origin({ date: text });
    return this.#since.of(instant);
  }

  /** A column that says what was measured, not how much. */
  #origin(name: string, text: string): void {
    const key = provenance.get(name);
    if (key !== undefined) this.#builder.origin({ [key]: text.slice(0, 200) });
  }
}

/** A value with its unit, `301.45 W`, with that of its column, `P2` or `Active`; NaN for words. */
function valueOf(text: string, unit: string): [number, ReturnType<typeof scaleOf>] {
  const [number, own = unit] = text.length > 80 ? [""] : text.split(" ");
  const scale = scaleOf(isKnownUnit(own) ? own : unit);
  if (/^P\d{1,2}$/.test(text)) return [Number(text.slice(1)), scale];
  if (/^0x[0-9a-fA-F]{1,16}$/.test(text)) return [Number(text), scale];
  if (/^(?:Active|Enabled|Yes)$/.test(text)) return [1, scale];
  if (/^(?:Not Active|Disabled|No)$/.test(text)) return [0, scale];
  return [own === unit || isKnownUnit(own) ? decimal(number) : NaN, scale];
}
