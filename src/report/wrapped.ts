/**
 * Text behind a label, broken between words at the width and continued below its first word; a word
 * that is longer than a line is broken behind a comma or hyphen, or where the line ends.
 *
 * @param width columns; more than the label has
 */
export function wrapped(label: string, text: string, width = 80): string {
  const room = width - label.length;
  if (!(room >= 1)) throw new RangeError(`wrapped: width must be > ${label.length}, got ${width}`);
  const lines: string[] = [];
  let line = "";
  for (let word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = "";
    }
    while (word.length > room) {
      const end = Math.max(word.lastIndexOf(",", room - 1), word.lastIndexOf("-", room - 1)) + 1 ||
        room;
      lines.push(word.slice(0, end));
      word = word.slice(end);
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((text, k) => (k === 0 ? label : " ".repeat(label.length)) + text)
    .map((text) => text.trimEnd()).join("\n");
}
