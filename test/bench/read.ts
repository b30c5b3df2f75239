/**
 * One reading of a capture in a process of its own: `read.ts FILE FORMAT` prints the seconds from
 * opening the file to the finished capture, its rows, and the bytes of memory that the process had
 * at most.
 */
import { readFileSync } from "node:fs";
import process from "node:process";
import { openCapture } from "../../src/captures/mod.ts";

const [file, format] = process.argv.slice(2);
const start = performance.now();
const capture = await openCapture(file);
const seconds = (performance.now() - start) / 1000;
if (capture.format !== format) {
  throw new Error(`${file} should be ${format}, was read as ${capture.format}`);
}
console.log(JSON.stringify({ seconds, rows: capture.rows, memory: mostMemory() }));

/** B. Linux's getrusage would count the program that started this one: its peak is handed on. */
function mostMemory(): number {
  if (process.platform !== "linux") return 1024 * process.resourceUsage().maxRSS;
  return 1024 * Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]);
}
