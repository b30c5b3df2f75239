/**
 * The comment lines that `perf script --header` puts first: where, when and how was recorded, and
 * the attributes of the events, of which a period that was set (`-c`) is of use, since the samples
 * of such a recording do not repeat it.
 *
 *     # hostname : lgud-bgregg
 *     # event : name = cycles, , id = { 550 }, …{ sample_period, sample_freq } = 100000000, …
 */
import type { Provenance } from "../../model/capture.ts";

export class HeaderBlock {
  /** Events that each sample stands for, by name, where the recording set it. */
  readonly periods = new Map<string, number>();
  #fields = new Map<string, string>();

  /** Takes a line that begins with `#`. */
  take(line: string): void {
    const colon = line.indexOf(" : ");
    const other = line.indexOf(": ");
    const at = colon >= 0 ? colon : other;
    if (at < 0) return;
    const key = line.slice(1, at).trim();
    const value = line.slice(at + (colon >= 0 ? 3 : 2)).trim();
    if (key === "event") this.#attributes(value);
    else if (known.has(key)) this.#fields.set(key, value);
  }

  provenance(): Partial<Provenance> {
    const field = (key: string) => this.#fields.get(key) ?? "";
    const cpus = field("nrcpus online");
    const machine = [
      field("cpudesc") || field("arch"),
      cpus === "" ? "" : `${cpus} CPUs`,
      field("hostname"),
    ];
    return {
      tool: "perf",
      toolVersion: field("perf version"),
      command: field("cmdline"),
      machine: machine.filter((part) => part !== "").join(", "),
      kernel: field("os release"),
      date: field("captured on"),
    };
  }

  #attributes(text: string): void {
    const name = /^name = ([^,]*(?:\/[^/]*\/[^,]*)?)/.exec(text)?.[1].trim();
    const period = /\{ sample_period, sample_freq \} = (\d+)/.exec(text)?.[1];
    if (name === undefined || period === undefined || /\bfreq = 1\b/.test(text)) return;
    if (this.periods.size < 1024) this.periods.set(name, Number(period));
  }
}

const known = new Set([
  "captured on",
  "hostname",
  "os release",
  "perf version",
  "arch",
  "nrcpus online",
  "cpudesc",
  "cmdline",
]);
