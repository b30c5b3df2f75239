/**
 * One reading of a capture in a process of its own: `read.ts FILE FORMAT` prints the seconds from
 * opening the file to the finished capture, its rows, and the bytes of memory that the process had
 * at most.
 */
import process from "node:process";
import { openCapture } from "../../src/captures/mod.ts";
import { mostMemory } from "./most-memory.ts";

const [file, format] = process.argv.slice(2);
const start = performance.now();
const capture = await openCapture(file);
const seconds = (performance.now() - start) / 1000;
if (capture.format !== format) {
  throw new Error(`${file} should be ${format}, was read as ${capture.format}`);
}
console.log(JSON.stringify({ seconds, rows: capture.rows, memory: mostMemory() }));
