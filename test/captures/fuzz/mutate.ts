/** Damages files as transport, editors, full disks and malice do. */
import { Buffer } from "node:buffer";
import type { Random } from "../../../src/random/mod.ts";

type Mutation = (bytes: Uint8Array, other: Uint8Array, random: Random) => Uint8Array;

/** As plain bytes: a Buffer's slice would share its memory, and damage the seeds themselves. */
const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** Two places in the bytes, the first not after the second. */
function span(bytes: Uint8Array, random: Random): [number, number] {
  const a = random.integer(bytes.length + 1), b = random.integer(bytes.length + 1);
  return a < b ? [a, b] : [b, a];
}

const bitFlips: Mutation = (bytes, _other, random) => {
  const damaged = bytes.slice();
  for (let n = 1 + random.integer(8); n > 0 && damaged.length > 0; n--) {
    damaged[random.integer(damaged.length)] ^= 1 << random.integer(8);
  }
  return damaged;
};

const truncation: Mutation = (bytes, _other, random) =>
  bytes.slice(0, random.integer(bytes.length + 1));

const removal: Mutation = (bytes, _other, random) => {
  const [from, to] = span(bytes, random);
  return join(bytes.subarray(0, from), bytes.subarray(to));
};

const duplication: Mutation = (bytes, _other, random) => {
  const [from, to] = span(bytes, random);
  return join(bytes.subarray(0, to), bytes.subarray(from));
};

const splice: Mutation = (bytes, other, random) => {
  const [, to] = span(bytes, random);
  const [from] = span(other, random);
  return join(bytes.subarray(0, to), other.subarray(from));
};

/** Numbers that break what trusts them: as text, and as words of 1 to 8 bytes. */
const numbers = [
  "999999999999999999999",
  "-1",
  "1e308",
  "1e-400",
  "NaN",
  "0x",
  "4294967295",
  "",
  "0",
];

const hugeText: Mutation = (bytes, _other, random) => {
  const text = Buffer.from(bytes).toString("latin1");
  const found = [...text.matchAll(/\d[\d.]*/g)];
  if (found.length === 0) return bytes;
  const { index, 0: number } = found[random.integer(found.length)];
  const damaged = text.slice(0, index) + numbers[random.integer(numbers.length)] +
    text.slice(index + number.length);
  return new Uint8Array(Buffer.from(damaged, "latin1"));
};

const hugeWord: Mutation = (bytes, _other, random) => {
  const damaged = bytes.slice();
  const size = 1 << random.integer(4);
  const at = random.integer(damaged.length + 1) & -size;
  damaged.fill([0xff, 0x7f, 0x00][random.integer(3)], at, at + size);
  return damaged;
};

const noise: Mutation = (bytes, _other, random) => {
  const at = random.integer(bytes.length + 1);
  const run = Uint8Array.from({ length: 1 + random.integer(16) }, () => random.integer(256));
  return join(bytes.subarray(0, at), run, bytes.subarray(at));
};

const mutations = [
  bitFlips,
  truncation,
  removal,
  duplication,
  splice,
  hugeText,
  hugeWord,
  noise,
];

/** One to three of the mutations, one after another; never longer than three times both. */
export function mutate(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let damaged = bytes;
  for (let n = 1 + random.integer(3); n > 0; n--) {
    damaged = mutations[random.integer(mutations.length)](damaged, other, random);
  }
  return damaged.subarray(0, 3 * (bytes.length + other.length));
}
