/**
 * pprof: the profile.proto of Go, gperftools, parca and many others. Samples that were added up by
 * their stacks, with one value for each of the profile's sample types.
 *
 * Each sample type becomes an event with totals, in SI units: `cpu` in seconds, `alloc_space` in
 * bytes. A row is one value of one sample; zeros are left out. There are no times, only the
 * profile's date and duration. Labels that name a process, a thread or a command become columns,
 * others are counted in a finding.
 *
 * Profiles are usually gzipped; this reader takes them unpacked, `openCapture` unpacks them. The
 * formats of gperftools before profile.proto are refused by name.
 *
 * Source: proto/profile.proto of github.com/google/pprof; decoded by the package pprof-format,
 * after a check of the structure.
 */
import { type Label, Sample } from "pprof-format";
import type { CaptureBuilder, Row } from "../model/builder.ts";
import type { Capture } from "../model/capture.ts";
import { type CaptureReader, wholeFile } from "../model/reader.ts";
import { legacyFormat } from "./pprof/legacy.ts";
import { readTables, type Tables, toNumber } from "./pprof/profile.ts";
import { fromComments } from "./pprof/provenance.ts";
import { ProfileStacks } from "./pprof/stacks.ts";
import { unitFromPprof } from "./pprof/units.ts";
import { looksLikeProfile } from "./pprof/wire.ts";

export const pprof: CaptureReader = {
  format: "pprof",
  title: "pprof profile (profile.proto)",
  recognises: (head) => legacyFormat(head) !== null || looksLikeProfile(head),
  start: (file) => wholeFile(file, "pprof", parse),
};

function parse(bytes: Uint8Array, builder: CaptureBuilder): Capture {
  const legacy = legacyFormat(bytes);
  if (legacy !== null) {
    throw builder.error(
      { offset: 0 },
      `${legacy}, older than profile.proto: convert it with \`pprof -proto FILE > FILE.pb.gz\``,
    );
  }
  const tables = readTables(bytes, builder);
  const { strings, rest, samples } = tables;
  const types = tables.sampleTypes.map(({ type, unit }) => {
    const [ours, perUnit] = unitFromPprof(strings[toNumber(unit)] ?? "");
    const name = strings[toNumber(type)] || "samples";
    return { event: builder.event(name, "total", ours), perUnit };
  });
  const duration = toNumber(rest.durationNanos) / 1e9; // s
  builder.origin({
    date: isoDate(toNumber(rest.timeNanos)),
    ...fromComments(rest.comment.map((index) => strings[toNumber(index)] ?? "")),
  });

  const stacks = new ProfileStacks(tables, bytes.length, builder);
  for (let i = 0; i < samples.length; i += 2) {
    const sample = Sample.decode(bytes.subarray(samples[i], samples[i + 1]));
    if (sample.value.length !== types.length) {
      throw builder.error(
        { offset: samples[i] },
        `a sample should have ${types.length} values, one for each sample type, got ` +
          `${sample.value.length}`,
      );
    }
    const row: Row = { event: 0, time: NaN, value: 0 };
    if (duration > 0) row.duration = duration;
    row.stack = stacks.of(sample.locationId, samples[i]);
    for (const label of sample.label) takeLabel(label, row, tables, builder);
    for (let k = 0; k < types.length; k++) {
      const value = toNumber(sample.value[k]);
      if (value === 0) continue;
      row.event = types[k].event;
      row.value = value / types[k].perUnit;
      builder.add(row);
    }
  }
  return builder.build();
}

/** Labels of profilers in use: Go's runtime, perf_data_converter, parca, Datadog, our writer. */
const columnOf: Readonly<Record<string, "pid" | "tid" | "command">> = {
  pid: "pid",
  tid: "tid",
  thread_id: "tid",
  "thread id": "tid",
  comm: "command",
  command: "command",
  thread: "command",
  "thread name": "command",
};

function takeLabel(label: Label, row: Row, { strings }: Tables, builder: CaptureBuilder): void {
  const key = strings[toNumber(label.key)] ?? "";
  const text = strings[toNumber(label.str)] ?? "";
  const column = Object.hasOwn(columnOf, key) ? columnOf[key] : undefined;
  const number = text === "" ? toNumber(label.num) : /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (column === "command" && text !== "") row.command = builder.string(text);
  else if (column !== undefined && column !== "command" && number <= 0x7fffffff) {
    row[column] = number;
  } else builder.find("label-dropped", "note", "samples have labels that no column holds");
}

/** ISO 8601, or "" for 0 and for what is no date. */
function isoDate(nanoseconds: number): string {
  const date = new Date(nanoseconds / 1e6);
  return nanoseconds === 0 || Number.isNaN(date.getTime()) ? "" : date.toISOString();
}
