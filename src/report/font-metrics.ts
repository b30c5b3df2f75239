/**
 * How wide text is in the figures' font, so that labels get room and lines break before they are cut.
 *
 * Read from the font file itself: the character map (cmap, format 4) gives the glyph, the horizontal
 * metrics (hmtx) its advance. Kerning is left out; it makes text narrower, by 2 % at most.
 *
 * OpenType specification 1.9, chapters cmap, head, hhea, hmtx.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

export type Weight = "regular" | "semibold";

/** Measures in the bundled font. */
export interface FontMetrics {
  /** Width of one line of text, px, at the font size in px. */
  width(text: string, size: number, weight?: Weight): number;
  /** The text broken between words so that no line is wider, px; a longer word is broken within. */
  lines(text: string, room: number, size: number, weight?: Weight): string[];
}

const faces: Readonly<Record<Weight, string>> = {
  regular: "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  semibold: "@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
};
const { resolve } = createRequire(import.meta.url);

/** The bytes of the figures' font. */
export async function fontFile(weight: Weight): Promise<Uint8Array> {
  return await readFile(resolve(faces[weight]));
}

let loaded: Promise<FontMetrics> | undefined;

/** Reads both weights, once. */
export function fontMetrics(): Promise<FontMetrics> {
  loaded ??= Promise.all([fontFile("regular"), fontFile("semibold")]).then(([regular, semibold]) =>
    metricsOf({ regular: advances(regular), semibold: advances(semibold) })
  );
  return loaded;
}

/** Advance of a code point as a share of the font size. */
type Advance = (codePoint: number) => number;

function metricsOf(advance: Readonly<Record<Weight, Advance>>): FontMetrics {
  const width = (text: string, size: number, weight: Weight = "regular") => {
    let sum = 0;
    for (const character of text) sum += advance[weight](character.codePointAt(0) as number);
    return sum * size;
  };
  const fits = (text: string, room: number, size: number, weight?: Weight) =>
    width(text, size, weight) <= room;
  return {
    width,
    lines(text, room, size, weight) {
      const lines: string[] = [];
      let line = "";
      for (let word of text.split(/\s+/).filter((word) => word !== "")) {
        if (fits(line === "" ? word : `${line} ${word}`, room, size, weight)) {
          line = line === "" ? word : `${line} ${word}`;
          continue;
        }
        if (line !== "") lines.push(line);
        while ([...word].length > 1 && !fits(word, room, size, weight)) {
          let end = 1;
          while (fits(word.slice(0, end + 1), room, size, weight)) end += 1;
          lines.push(word.slice(0, end));
          word = word.slice(end);
        }
        line = word;
      }
      return [...lines, line];
    },
  };
}

function advances(file: Uint8Array): Advance {
  const data = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = tableOffsets(data);
  const unitsPerEm = data.getUint16(tables.head + 18);
  const metricCount = data.getUint16(tables.hhea + 34);
  const glyphOf = characterMap(data, tables.cmap);
  return (codePoint) => {
    const glyph = Math.min(glyphOf(codePoint), metricCount - 1);
    return data.getUint16(tables.hmtx + 4 * glyph) / unitsPerEm;
  };
}

function tableOffsets(data: DataView): Record<string, number> {
  const offsets: Record<string, number> = {};
  for (let k = 0; k < data.getUint16(4); k++) {
    const at = 12 + 16 * k;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((i) => data.getUint8(at + i)));
    offsets[tag] = data.getUint32(at + 8);
  }
  return offsets;
}

/** Glyph of a code point of the Basic Multilingual Plane; 0, the missing glyph, for the others. */
function characterMap(data: DataView, cmap: number): (codePoint: number) => number {
  const subtables = Array.from(
    { length: data.getUint16(cmap + 2) },
    (_, k) => cmap + data.getUint32(cmap + 8 + 8 * k),
  );
  const table = subtables.find((at) => data.getUint16(at) === 4);
  if (table === undefined) {
    throw new Error("fontMetrics: the font has no character map of format 4");
  }
  const segments = data.getUint16(table + 6) / 2;
  const ends = table + 14, starts = ends + 2 * segments + 2;
  const deltas = starts + 2 * segments, ranges = deltas + 2 * segments;
  return (codePoint) => {
    for (let k = 0; k < segments; k++) {
      if (codePoint > data.getUint16(ends + 2 * k)) continue;
      const start = data.getUint16(starts + 2 * k);
      if (codePoint < start) return 0;
      const delta = data.getUint16(deltas + 2 * k), range = data.getUint16(ranges + 2 * k);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = data.getUint16(ranges + 2 * k + range + 2 * (codePoint - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
