/**
 * The same text in memory of its own. A slice of a piece of a file keeps the whole piece alive as
 * long as the slice lives, so what is kept of a big file (names, mostly) is copied first.
 */
import { Buffer } from "node:buffer";

/** Every UTF-16 unit is kept, lone surrogates included. */
export function ownText(slice: string): string {
  // One byte a character where that is enough: such strings are also compared faster.
  const encoding = isLatin1(slice) ? "latin1" : "utf16le";
  return Buffer.from(slice, encoding).toString(encoding);
}

function isLatin1(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) return false;
  return true;
}
