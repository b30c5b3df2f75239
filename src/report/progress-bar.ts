/**
 * How far a run is, on stderr: a bar with cells done, cached and failed, rate and time left where that
 * is a terminal, else a plain line every few seconds and one at the end.
 */
import process from "node:process";
import type { Progress } from "../experiment/mod.ts";

export interface ProgressDisplay {
  update(progress: Progress): void;
  /** Draws the last state and leaves the line. Safe to call twice, and without any update. */
  close(): void;
}

export interface ProgressBarOptions {
  /** Shows nothing. */
  readonly quiet?: boolean;
  /** Where to write, stderr by default. */
  readonly stream?: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

const secondsBetweenLines = 5;
const barWidth = 20; // columns; the text beside it takes up to 59

/** A display of progress, shown from its first update. Imports cli-progress only for a terminal. */
export async function progressBar(options: ProgressBarOptions = {}): Promise<ProgressDisplay> {
  const { quiet = false, stream = process.stderr } = options;
  if (quiet) return { update: () => {}, close: () => {} };
  return stream.isTTY ? await bar(stream) : lines(stream);
}

/** How far it is, in words: `12 of 200 cells, 3 cached, 1 failed, 4.2 cells/s, 45 s left`. */
export function progressText(progress: Progress): string {
  const { done, total, cached, failed, seconds } = progress;
  const rate = seconds > 0 ? (done - cached) / seconds : 0;
  const left = secondsLeft(progress);
  return [
    `${done} of ${total} cells`,
    cached === 0 ? "" : `${cached} cached`,
    failed === 0 ? "" : `${failed} failed`,
    rate === 0 ? "" : `${Number(rate.toPrecision(2))} cells/s`,
    done < total && left !== null ? `${durationText(left)} left` : "",
  ].filter((text) => text !== "").join(", ");
}

/** From the pace of what was not cached; null before any of that is done. */
function secondsLeft({ total, cached, share, seconds }: Progress): number | null {
  const work = total - cached;
  const done = share * total - cached;
  return work > 0 && done > 0 && seconds > 0 ? seconds * Math.max(0, work - done) / done : null;
}

function durationText(seconds: number): string {
  const s = Math.ceil(seconds);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.floor(s % 3600 / 60)} min`;
}

async function bar(stream: NodeJS.WritableStream): Promise<ProgressDisplay> {
  const { default: { SingleBar } } = await import("cli-progress");
  const single = new SingleBar({
    format: "{bar} {text}",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: barWidth,
    hideCursor: true,
    gracefulExit: false, // the command minds Ctrl-C, and closes the bar
    stream,
  });
  let isStarted = false;
  return {
    update(progress) {
      const payload = { text: progressText(progress) };
      if (!isStarted) single.start(1, progress.share, payload);
      isStarted = true;
      single.update(progress.share, payload);
    },
    close() {
      if (isStarted) single.stop();
      isStarted = false;
    },
  };
}

function lines(stream: NodeJS.WritableStream): ProgressDisplay {
  let last: Progress | null = null;
  let isWritten = true;
  let written = 0; // s of the run
  const write = (progress: Progress) => {
    stream.write(`${progressText(progress)}\n`);
    isWritten = true;
    written = progress.seconds;
  };
  return {
    update(progress) {
      last = progress;
      isWritten = false;
      if (progress.seconds - written >= secondsBetweenLines) write(progress);
    },
    close() {
      if (last !== null && !isWritten) write(last);
    },
  };
}
