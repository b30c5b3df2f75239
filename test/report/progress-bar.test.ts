import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { Progress } from "../../src/experiment/mod.ts";
import { progressBar, progressText } from "../../src/report/progress-bar.ts";

/** A stream that keeps what is written; as a terminal of 80 columns where that is asked. */
function kept(isTTY = false): Writable & { text: string; isTTY: boolean; columns: number } {
  const stream = new Writable({
    write(chunk, _, done) {
      Object.assign(stream, { text: (stream as unknown as { text: string }).text + chunk });
      done();
    },
  });
  return Object.assign(stream, { text: "", isTTY, columns: 80 });
}

const at = (done: number, seconds: number, more: Partial<Progress> = {}): Progress => ({
  done,
  total: 200,
  cached: 0,
  failed: 0,
  share: done / 200,
  seconds,
  ...more,
});

describe("progress in words", () => {
  it("has cells done, cached and failed, the rate, and the time left", () => {
    expect(progressText(at(0, 0))).toBe("0 of 200 cells");
    expect(progressText(at(90, 10, { cached: 50, failed: 1 }))).toBe(
      "90 of 200 cells, 50 cached, 1 failed, 4 cells/s, 28 s left",
    );
    expect(progressText(at(200, 50))).toBe("200 of 200 cells, 4 cells/s");
  });

  it("takes the pace from cells that were run, with parts of those in flight", () => {
    expect(progressText(at(100, 10, { cached: 100, share: 0.5 }))).not.toContain("left");
    expect(progressText(at(100, 10, { cached: 100, share: 0.51 }))).toContain("8 min 10 s left");
    expect(progressText(at(1, 100))).toContain("5 h 31 min left");
  });
});

describe("the progress display", () => {
  it("writes a line every five seconds of the run and one at the end where there is no terminal", async () => {
    const stream = kept();
    const display = await progressBar({ stream });
    for (let second = 0; second <= 12; second++) display.update(at(second * 10, second));
    display.close();
    display.close();
    expect(stream.text).toBe(
      "50 of 200 cells, 10 cells/s, 15 s left\n100 of 200 cells, 10 cells/s, 10 s left\n" +
        "120 of 200 cells, 10 cells/s, 8 s left\n",
    );
  });

  it("draws a bar on a terminal, shows the cursor again, and ends its line", async () => {
    const stream = kept(true);
    const display = await progressBar({ stream });
    display.update(at(0, 0));
    display.update(at(100, 5));
    display.close();
    expect(stream.text).toContain("█".repeat(10) + "░".repeat(10) + " 100 of 200 cells");
    expect(stream.text).toContain("\x1B[?25h");
    expect(stream.text.endsWith("\n")).toBe(true);
  });

  it("writes nothing where it is to be quiet, and nothing where nothing was run", async () => {
    const [first, second, third] = [kept(), kept(true), kept()];
    const quiet = await progressBar({ stream: first, quiet: true });
    quiet.update(at(1, 100));
    quiet.close();
    (await progressBar({ stream: second })).close();
    (await progressBar({ stream: third })).close();
    expect(first.text + second.text + third.text).toBe("");
  });
});
