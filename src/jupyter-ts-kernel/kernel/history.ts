/** What was typed since the kernel started. */
import type { JsonObject } from "../messages/message.ts";

/** The last is what was typed, with null for the output where outputs are asked for: none are kept. */
export type HistoryEntry = readonly [
  session: number,
  line: number,
  source: string | readonly [source: string, output: null],
];

export class History {
  readonly #sources: { readonly line: number; readonly source: string }[] = [];

  add(line: number, source: string): void {
    this.#sources.push({ line, source });
  }

  /** As a `history_request` asks. */
  find(request: JsonObject): HistoryEntry[] {
    const { hist_access_type: access, n, start, stop, pattern, unique } = request;
    let found = this.#sources;
    if (access === "range") {
      const from = Number(start ?? 0), to = stop == null ? Infinity : Number(stop);
      found = found.filter(({ line }) => line >= from && line < to);
    } else if (access === "search") {
      const wanted = glob(String(pattern ?? "*"));
      found = found.filter(({ source }) => wanted.test(source));
      if (unique === true) {
        found = found.filter(({ source }, i) =>
          found.findLastIndex((other) => other.source === source) === i
        );
      }
    }
    if (access !== "range" && n != null) found = found.slice(-Number(n));
    return found.map(({ line, source }) => [0, line, request.output ? [source, null] : source]);
  }
}

/** `*` any text, `?` any character. */
function glob(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", "[^]*").replaceAll("?", "[^]")}$`);
}
