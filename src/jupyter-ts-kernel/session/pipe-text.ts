/** What comes by a raw pipe of the session, handed on between the messages it came between. */
import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";

const longestWait = 500; // ms for a mark of a process that closed its own pipe
const longestNumber = 16; // digits of a mark and its end

export class PipeText {
  readonly #marker: string;
  readonly #onText: (text: string) => void;
  /** What may not be shown yet: texts, and the numbers of marks. */
  readonly #held: (string | number)[] = [];
  #rest = "";
  /** The last mark that everything was shown before. */
  #seen = 0;
  /** The last mark whose message was shown. */
  #released = 0;
  #onSeen: (() => void) | null = null;

  /** `onText` gets what was written, without marks. */
  constructor(pipe: Readable, marker: string, onText: (text: string) => void) {
    this.#marker = marker;
    this.#onText = onText;
    const decoder = new StringDecoder("utf8");
    pipe.on("data", (chunk: Uint8Array) => this.#take(decoder.write(chunk as never)));
    pipe.on("error", () => {});
  }

  /** Everything before a mark has been shown. */
  async shownUpTo(mark: number): Promise<void> {
    if (this.#seen >= mark) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, longestWait);
      this.#onSeen = () => {
        if (this.#seen < mark) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.#onSeen = null;
  }

  /** The message of a mark has been shown. */
  release(mark: number): void {
    this.#released = Math.max(this.#released, mark);
    this.#show();
  }

  #take(text: string): void {
    const all = this.#rest + text;
    const kept = this.#beginningOfMark(all);
    this.#rest = all.slice(all.length - kept);
    for (const [i, part] of all.slice(0, all.length - kept).split(this.#marker).entries()) {
      const end = i === 0 ? -1 : part.indexOf(";");
      if (end >= 0) this.#held.push(Number(part.slice(0, end)));
      if (part.length > end + 1) this.#held.push(part.slice(end + 1));
    }
    this.#show();
  }

  #show(): void {
    while (this.#held.length > 0 && this.#seen <= this.#released) {
      const next = this.#held.shift() as string | number;
      if (typeof next === "string") this.#onText(next);
      else {
        this.#seen = next;
        this.#onSeen?.();
      }
    }
  }

  /** How much at the end may be a mark that has not come in whole. */
  #beginningOfMark(text: string): number {
    const marker = this.#marker;
    const at = text.lastIndexOf(marker);
    if (at >= 0 && at >= text.length - marker.length - longestNumber) {
      if (!text.includes(";", at + marker.length)) return text.length - at;
    }
    for (let length = Math.min(text.length, marker.length - 1); length > 0; length--) {
      if (text.endsWith(marker.slice(0, length))) return length;
    }
    return 0;
  }
}
