/** Ends the process, with the case it hangs in, where a parser does not come back. */
import process from "node:process";
import { Worker } from "node:worker_threads";

/** Seconds without progress after which a case is taken for a hang; real ones take milliseconds. */
const patience = 30;

const code = `
const { writeSync } = require("node:fs");
const { workerData } = require("node:worker_threads");
const { shared, pid, patience } = workerData;
const seen = new Int32Array(shared);
let last = -1, since = 0;
setInterval(() => {
  const now = Atomics.load(seen, 0);
  since = now === last ? since + 1 : 0;
  last = now;
  if (since >= patience) {
    writeSync(2, "fuzz: case " + now + " hangs: ends the process\\n");
    process.kill(pid, "SIGKILL");
  }
}, 1000);
`;

export interface Watchdog extends Disposable {
  /** To be called before each case. */
  alive(number: number): void;
}

export function watchdog(): Watchdog {
  const shared = new SharedArrayBuffer(4);
  const progress = new Int32Array(shared);
  const worker = new Worker(code, {
    eval: true,
    workerData: { shared, pid: process.pid, patience },
  });
  worker.unref();
  return {
    alive: (number) => Atomics.store(progress, 0, number),
    [Symbol.dispose]: () => void worker.terminate(),
  };
}
