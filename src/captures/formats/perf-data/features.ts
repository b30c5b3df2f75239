/**
 * The features at the end of a perf.data file: names of the events, machine, kernel, command line.
 *
 * The samples can be read without them, so a damaged feature is a finding and no refusal.
 *
 * Source: HEADER_* in tools/perf/Documentation/perf.data-file-format.txt of Linux 6.1.
 */
import type { CaptureBuilder } from "../../model/builder.ts";
import { CaptureError } from "../../model/error.ts";
import type { Attribute } from "./attributes.ts";
import { Cursor } from "./cursor.ts";
import type { Header } from "./header.ts";

// numbers of features
const hostname = 3, kernel = 4, version = 5, architecture = 6, cpuCount = 7, cpuName = 8;
const commandLine = 11, eventDescriptions = 12;

/** Reads the features into the provenance and into the names of the attributes. */
export function readFeatures(
  bytes: Uint8Array,
  header: Header,
  attributes: readonly Attribute[],
  builder: CaptureBuilder,
): void {
  const cursor = new Cursor(bytes, builder);
  const texts = new Map<number, string>();
  const tableAt = header.records.offset + header.records.size;
  header.features.forEach((feature, i) => {
    try {
      cursor.enter("the feature table", tableAt + 16 * i, tableAt + 16 * i + 16);
      const offset = cursor.u64(), size = cursor.u64();
      cursor.enter(`feature ${feature}`, offset, offset + size);
      if (feature === eventDescriptions) nameEvents(cursor, attributes);
      else if (feature === commandLine) texts.set(feature, strings(cursor).join(" "));
      else if (feature === cpuCount) texts.set(feature, onlineCpus(cursor));
      else if (feature >= hostname && feature <= cpuName) texts.set(feature, cursor.string());
    } catch (error) {
      if (!(error instanceof CaptureError)) throw error;
      builder.find(
        "header-feature",
        "warning",
        `the header's feature ${feature} cannot be read: ${error.reason}`,
        { place: error.place },
      );
    }
  });
  const machine = [cpuName, cpuCount, architecture, hostname].map((feature) => texts.get(feature));
  builder.origin({
    tool: "perf",
    toolVersion: texts.get(version) ?? "",
    command: texts.get(commandLine) ?? "",
    machine: machine.filter((text) => text !== undefined && text !== "").join(", "),
    kernel: texts.get(kernel) ?? "",
  });
}

/** The descriptions stand in the order of the attributes. */
function nameEvents(cursor: Cursor, attributes: readonly Attribute[]): void {
  const count = cursor.u32(), attributeSize = cursor.u32();
  if (count !== attributes.length) return;
  for (const attribute of attributes) {
    cursor.skip(attributeSize);
    const ids = cursor.u32();
    const name = cursor.string();
    if (name !== "") attribute.name = name;
    cursor.skip(8 * cursor.entries(ids, 8, "ids"));
  }
}

function onlineCpus(cursor: Cursor): string {
  cursor.skip(4); // CPUs that the machine could have
  return `${cursor.u32()} CPUs`;
}

function strings(cursor: Cursor): string[] {
  const count = cursor.entries(cursor.u32(), 4, "strings");
  return Array.from({ length: count }, () => cursor.string());
}
