/**
 * Dictionary code for stacks: each name, each frame and each stack stands once, and a sample is the
 * number of its stack.
 *
 *     strings   a JSON array in UTF-8, which keeps lone surrogates
 *     frames    name, module and file as numbers of strings, and the line: 4 varints each
 *     stacks    frame, and how many stacks back its caller stands (to −1 for none): 2 varints each
 *     samples   zig-zagged differences of stack numbers
 *
 * Stacks that begin alike share their beginning, as in the capture model (see ../model/stacks.ts).
 */
import { StackTable } from "../model/stacks.ts";
import { ByteReader, ByteWriter } from "./bytes.ts";

export interface StackColumn {
  readonly stacks: StackTable;
  /** The stack of each sample; −1 for none. */
  readonly samples: Int32Array;
}

export function encodeStacks({ stacks, samples }: StackColumn): Uint8Array {
  const strings = new Map<string, number>();
  const number = (text: string) => {
    const known = strings.get(text);
    if (known !== undefined) return known;
    strings.set(text, strings.size);
    return strings.size - 1;
  };
  const rest = new ByteWriter();
  rest.varint(stacks.frames.length);
  for (const { name, module, file, line } of stacks.frames) {
    rest.varint(number(name));
    rest.varint(number(module));
    rest.varint(number(file));
    rest.varint(line);
  }
  rest.varint(stacks.size);
  for (let stack = 0; stack < stacks.size; stack++) {
    rest.varint(stacks.frameOf(stack));
    rest.varint(stack - stacks.callerOf(stack));
  }
  rest.varint(samples.length);
  let before = 0;
  for (const stack of samples) {
    rest.signed(stack - before);
    before = stack;
  }
  const bytes = new ByteWriter();
  const text = new TextEncoder().encode(JSON.stringify([...strings.keys()]));
  bytes.varint(text.length);
  bytes.append(text);
  bytes.append(rest.finish());
  return bytes.finish();
}

/** Undoes `encodeStacks`. Throws a CaptureError for bytes that it did not write. */
export function decodeStacks(code: Uint8Array): StackColumn {
  const bytes = new ByteReader("stacks", code);
  const strings = readStrings(bytes);
  const string = () => below(bytes, "string", bytes.varint(), strings.length, strings);
  const stacks = new StackTable();
  const frameCount = bytes.count(1);
  for (let i = 0; i < frameCount; i++) {
    const id = stacks.frame(string(), string(), string(), bytes.varint());
    if (id !== i) throw bytes.error(`frame ${i} stands twice`);
  }
  const stackCount = bytes.count(1);
  for (let i = 0; i < stackCount; i++) {
    const frame = bytes.varint(), back = bytes.varint();
    if (frame >= frameCount || back < 1 || back > i + 1) {
      throw bytes.error(`stack ${i} has frame ${frame} of ${frameCount}, its caller ${back} back`);
    }
    if (stacks.call(i - back, frame) !== i) throw bytes.error(`stack ${i} stands twice`);
  }
  const samples = new Int32Array(bytes.count(1));
  let stack = 0;
  for (let i = 0; i < samples.length; i++) {
    stack += bytes.signed();
    if (!(stack >= -1 && stack < stackCount)) throw bytes.error(`sample ${i} has stack ${stack}`);
    samples[i] = stack;
  }
  bytes.end();
  return { stacks, samples };
}

function readStrings(bytes: ByteReader): string[] {
  const text = new TextDecoder().decode(bytes.take(bytes.varint()));
  let strings: unknown;
  try {
    strings = JSON.parse(text);
  } catch {
    throw bytes.error("names are not a JSON array");
  }
  if (Array.isArray(strings) && strings.every((name) => typeof name === "string")) return strings;
  throw bytes.error("names are not a JSON array of strings");
}

function below<T>(bytes: ByteReader, what: string, i: number, n: number, table: T[]): T {
  if (i >= n) throw bytes.error(`${what} ${i} of ${n}`);
  return table[i];
}
