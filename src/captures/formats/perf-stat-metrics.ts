/**
 * The table that `perf stat -x --metric-only` prints: a heading of metric names, then numbers.
 *
 *     time,core,cpus,insn per cycle;GHz;
 *          1.000123456;S0-D0-C0;2;0.87;2.41;
 *
 * In the heading perf separates the first columns with commas, whatever separator was asked for.
 */
import type { CaptureBuilder } from "../model/builder.ts";
import { decimal } from "../model/decimal.ts";
import { parseAggregate } from "./perf-stat-aggregate.ts";

const leading = /^ *(time,)?((?:core|die|socket|node|cluster|cache|cpu|thread|comm-pid),(cpus,)?)?/;

/** Whether a row can be the heading: words, no numbers. */
export function isMetricHeading(text: string, separator: string): boolean {
  const names = text.replace(leading, "").split(separator);
  if (names.length < 2 || names.length > 1000) return false;
  return names.every((name) => /^ *$|^[^\d<][^<>{}"]{0,80}$/.test(name));
}

export class MetricTable {
  #builder: CaptureBuilder;
  #separator: string;
  #names: readonly string[];
  #hasTime: boolean;
  #hasAggregate: boolean;
  #hasCpus: boolean;

  /** @param heading a row for which `isMetricHeading` holds */
  constructor(builder: CaptureBuilder, heading: string, separator: string) {
    const [fixed, time, aggregate, cpus] = leading.exec(heading) ?? [""];
    this.#builder = builder;
    this.#separator = separator;
    this.#hasTime = time !== undefined;
    this.#hasAggregate = aggregate !== undefined;
    this.#hasCpus = cpus !== undefined;
    this.#names = heading.slice(fixed.length).split(separator).map((name) => name.trim());
  }

  /** Throws a CaptureError where the row does not fit the heading. */
  row(text: string, line: number): void {
    const builder = this.#builder;
    const fields = text.split(this.#separator);
    let at = 0;
    const time = this.#hasTime ? this.#number(fields[at++], line) : NaN;
    const { cpu, node } = this.#hasAggregate ? parseAggregate(fields[at++]?.trim() ?? "") : {};
    if (this.#hasCpus) at += 1;
    if (fields.length - at > this.#names.length) {
      throw builder.error(
        { line },
        `${fields.length - at} metrics under a heading of ${this.#names.length}`,
      );
    }
    for (let i = 0; at < fields.length; i++, at++) {
      if (fields[at].trim() === "") continue; // not counted in this interval
      builder.add({
        event: builder.event(
          this.#names[i] === "" ? `metric ${i + 1}` : this.#names[i],
          "gauge",
          "",
        ),
        time,
        value: this.#number(fields[at], line),
        cpu,
        node: node === undefined ? undefined : builder.string(node),
      });
    }
  }

  #number(field: string | undefined, line: number): number {
    const value = decimal((field ?? "").replace(",", "."));
    if (!Number.isNaN(value)) return value;
    throw this.#builder.error({ line }, `expected a number, found "${(field ?? "").slice(0, 40)}"`);
  }
}
