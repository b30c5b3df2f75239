/** What comes by a raw pipe of the session's process, cut at the marks between cells. */
import { StringDecoder } from "node:string_decoder";
import type { Readable } from "node:stream";

const longestWait = 500; // ms for a mark of a process that closed its own pipe

export class PipeText {
  #held = "";
  #marks = 0;
  #onMark: (() => void) | null = null;

  /** `onText` gets what was written, without marks. */
  constructor(pipe: Readable, marker: string, onText: (text: string) => void) {
    const decoder = new StringDecoder("utf8");
    pipe.on("data", (chunk: Uint8Array) => {
      const parts = (this.#held + decoder.write(chunk as never)).split(marker);
      const last = parts.pop() as string;
      const kept = beginning(last, marker);
      this.#held = last.slice(last.length - kept);
      const text = parts.join("") + last.slice(0, last.length - kept);
      if (text !== "") onText(text);
      this.#marks += parts.length;
      if (parts.length > 0) this.#onMark?.();
    });
    pipe.on("error", () => {});
  }

  /** Everything before the next mark has been handed on. */
  async marked(): Promise<void> {
    if (this.#marks === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, longestWait);
        this.#onMark = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#onMark = null;
    }
    if (this.#marks > 0) this.#marks -= 1;
  }
}

/** The length of the longest end of `text` that a mark begins with. */
function beginning(text: string, marker: string): number {
  for (let length = Math.min(text.length, marker.length - 1); length > 0; length--) {
    if (text.endsWith(marker.slice(0, length))) return length;
  }
  return 0;
}
