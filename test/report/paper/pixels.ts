/** The pixels of a PNG as resvg writes it: 8 bits a channel, RGBA, not interlaced. PNG specification, third edition, 2025. */
import { inflateSync } from "node:zlib";

export interface Pixels {
  readonly width: number;
  /** Red, green and blue, 0 to 255. */
  at(x: number, y: number): number[];
}

export function pixelsOf(png: Uint8Array): Pixels {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const width = bytes.readUInt32BE(16), height = bytes.readUInt32BE(20);
  if (bytes[24] !== 8 || bytes[25] !== 6 || bytes[28] !== 0) throw new Error("not such a PNG");
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") {
      parts.push(bytes.subarray(at + 8, at + 8 + length));
    }
    at += 12 + length;
  }
  const lines = unfiltered(inflateSync(Buffer.concat(parts)), 4 * width, height);
  return { width, at: (x, y) => [...lines.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)] };
}

/** Undoes the filters of the lines; four bytes are a pixel. */
function unfiltered(data: Uint8Array, stride: number, height: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)];
    for (let i = 0; i < stride; i++) {
      const here = y * stride + i;
      const left = i < 4 ? 0 : out[here - 4];
      const up = y === 0 ? 0 : out[here - stride];
      const corner = i < 4 || y === 0 ? 0 : out[here - stride - 4];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[here] = data[y * (stride + 1) + 1 + i] + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const p = left + up - corner;
  const [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
