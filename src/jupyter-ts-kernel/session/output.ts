/**
 * Sends what the code prints through the channel, in order with everything else it shows.
 *
 * `console` and `process.stdout` are replaced. What goes past them (child processes, other threads,
 * native code) reaches the kernel by the pipes of the process.
 */
import { Console } from "node:console";
import process from "node:process";
import { Writable } from "node:stream";
import type { Channel } from "./channel.ts";

export function captureOutput(channel: Channel): void {
  const streams = {
    stdout: stream(channel, "stdout"),
    stderr: stream(channel, "stderr"),
  };
  const console = new Console({ ...streams, colorMode: process.env.NO_COLOR === undefined });
  // The methods are copied so that the inspector's own ones stay.
  for (const [name, method] of Object.entries(console)) {
    if (typeof method === "function") Reflect.set(globalThis.console, name, method);
  }
  for (const name of ["stdout", "stderr"] as const) {
    const write = (...args: Parameters<typeof streams.stdout.write>) =>
      streams[name].write(...args);
    Object.defineProperty(process[name], "write", { value: write, configurable: true });
  }
}

function stream(channel: Channel, name: "stdout" | "stderr"): Writable {
  const decoder = new TextDecoder();
  const stream = new Writable({
    decodeStrings: true,
    write(chunk: Uint8Array, _encoding, done) {
      channel.print(name, decoder.decode(chunk, { stream: true }));
      done();
    },
  });
  return stream;
}
