/** The stacks of a capture, from the metadata. */
import { Buffer } from "node:buffer";
import { zstdDecompressSync } from "node:zlib";
import type { CaptureBuilder } from "../../model/builder.ts";
import { type JsonChecks, parseJson } from "../../model/json.ts";
import { noStack, StackTable } from "../../model/stacks.ts";

/** Bytes that the unpacked stacks may have at most: millions of them are below. */
const largestUnpacked = 0x10000000;

/** Throws an Error where they cannot be unpacked, or are not as `PackedStacks` says. */
export function readStacks(
  packed: string,
  checks: JsonChecks,
  builder: CaptureBuilder,
): StackTable {
  const content = checks.object(parseJson(unpacked(packed), builder), "stacks");
  const stacks = new StackTable();
  const frames = checks.array(content.frames, "stacks.frames");
  frames.forEach((value, i) => {
    const path = `stacks.frames[${i}]`;
    const [name, module, file, line] = checks.array(value, path);
    const id = stacks.frame(
      checks.text(name, `${path}[0]`),
      checks.text(module, `${path}[1]`),
      checks.text(file, `${path}[2]`),
      checks.number(line, `${path}[3]`),
    );
    if (id !== i) throw builder.error({}, `${path} is the same as ${id}`);
  });
  const back = checks.array(content.back, "stacks.back");
  checks.array(content.frame, "stacks.frame").forEach((value, i) => {
    const frame = checks.index(value, frames.length, "stacks.frame", i);
    const steps = checks.index(back[i], i + 1, "stacks.back", i);
    const id = stacks.call(steps === 0 ? noStack : i - steps, frame);
    if (id !== i) throw builder.error({}, `stack ${i} is the same as ${id}`);
  });
  return stacks;
}

function unpacked(packed: string): string {
  const options = { maxOutputLength: largestUnpacked };
  return new TextDecoder().decode(zstdDecompressSync(Buffer.from(packed, "base64"), options));
}
