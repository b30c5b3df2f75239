/** The one function of the package, which comes without types. */
declare module "svg-to-pdfkit" {
  export default function drawInto(
    document: PDFKit.PDFDocument,
    svg: string,
    x: number,
    y: number,
    options?: {
      readonly fontCallback?: (family: string, isBold: boolean, isItalic: boolean) => string;
    },
  ): void;
}
