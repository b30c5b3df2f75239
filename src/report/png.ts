/**
 * SVG to PNG by resvg, compiled to WebAssembly: the same bytes on every machine, and no native code
 * that would need more permissions. Takes about a second, so it is imported when wanted.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { figureFont } from "./svg.ts";

const pixelsPerPoint = 4; // 85 mm become 1284 pixels, 384 a inch
const { resolve } = createRequire(import.meta.url);
let ready: Promise<unknown> | undefined;

/** @returns the PNG's bytes, on white, in the font that comes with the project */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const { initWasm, Resvg } = await import("@resvg/resvg-wasm");
  ready ??= readFile(resolve("@resvg/resvg-wasm/index_bg.wasm")).then((bytes) => initWasm(bytes));
  const faces = ["400Regular/SourceSans3_400Regular", "600SemiBold/SourceSans3_600SemiBold"];
  const fontBuffers = await Promise.all(
    faces.map((face) => readFile(resolve(`@expo-google-fonts/source-sans-3/${face}.ttf`))),
  );
  await ready;
  const picture = new Resvg(svg, {
    background: "white",
    fitTo: { mode: "zoom", value: pixelsPerPoint },
    font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: figureFont },
  });
  try {
    return picture.render().asPng();
  } finally {
    picture.free();
  }
}
