/**
 * SVG to PDF by PDFKit, with the figures' font embedded: the same bytes on every runtime, since nothing
 * is compressed and the date is fixed. The two packages take about 0.3 s to import, so they are
 * imported when wanted.
 */
import { fontFile } from "./font-metrics.ts";

const pointsPerPixel = 0.75; // 72 points, 96 px an inch

/** @param svg that needs no style sheet, as scenarioFigures makes them */
export async function pdfOf(svg: string): Promise<Uint8Array> {
  const [{ default: PdfDocument }, { default: drawInto }, regular, semibold] = await Promise.all([
    import("pdfkit"),
    import("svg-to-pdfkit"),
    fontFile("regular"),
    fontFile("semibold"),
  ]);
  const [, width, height] = /<svg [^>]*width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  if (height === undefined) {
    throw new TypeError("pdfOf: the SVG must state its width and height in px");
  }
  const document = new PdfDocument({
    size: [Number(width) * pointsPerPixel, Number(height) * pointsPerPixel],
    margin: 0,
    compress: false,
    info: { CreationDate: new Date(0), Creator: "Wagonwheel", Producer: "PDFKit" },
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    document.on("end", resolve);
    document.on("error", reject);
  });
  document.registerFont("regular", regular);
  document.registerFont("semibold", semibold);
  drawInto(document, withHalosBelow(svg), 0, 0, {
    fontCallback: (_family: string, isBold: boolean) => isBold ? "semibold" : "regular",
  });
  document.end();
  await ended;
  return bytesOf(chunks);
}

/**
 * Text with a halo as two texts, halo first: the converter does not know `paint-order` and would draw the
 * halo over the text.
 */
function withHalosBelow(svg: string): string {
  return svg.replace(
    /<(text|g)\b([^>]*)\bpaint-order="stroke"([^>]*)>(.*?)<\/\1>/gs,
    (halo, tag: string, before: string, after: string, content: string) => {
      const attributes = `${before}${after}`.replace(/\bstroke="[^"]*"/, 'stroke="none"');
      return `${halo}<${tag}${attributes}>${content}</${tag}>`;
    },
  );
}

function bytesOf(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
