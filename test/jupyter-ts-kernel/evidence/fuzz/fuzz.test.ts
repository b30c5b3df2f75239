/**
 * Malformed, unsigned and half-spoken things against a kernel that really runs.
 *
 * `WAGONWHEEL_KERNEL_FUZZ_CASES` sets more of them: 100,000 for each runtime take some minutes.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { channels } from "../../../../src/jupyter-ts-kernel/kernel/connection.ts";
import { greeting, ready } from "../../../../src/jupyter-ts-kernel/zmtp/frames.ts";
import { Random } from "../../../../src/random/mod.ts";
import { attack } from "./attacks.ts";
import { connected, GoodClient } from "./good-client.ts";
import { RunningKernel } from "./running-kernel.ts";

const { WAGONWHEEL_KERNEL_FUZZ_CASES, WAGONWHEEL_FUZZ_SEED = "fuzz/1" } = process.env;
const cases = Number(WAGONWHEEL_KERNEL_FUZZ_CASES ?? 3000);
const together = 50; // connections at a time
const runtimes = (["node", "deno"] as const).filter((program) =>
  spawnSync(program, ["--version"]).status === 0
);

/** Sends in up to three pieces, then half-closes, breaks off, or waits to be let go. */
async function send({ ip, ports, key }: RunningKernel["connection"], random: Random) {
  const channel = channels[random.integer(channels.length)];
  const { bytes, cases } = attack(channel, key, random);
  const socket = await connected(ip, ports[channel]);
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.on("error", () => {});
  socket.resume();
  const cuts = [random.integer(bytes.length + 1), random.integer(bytes.length + 1)];
  const [a, b] = cuts.sort((x, y) => x - y);
  for (const piece of [bytes.subarray(0, a), bytes.subarray(a, b), bytes.subarray(b)]) {
    if (piece.length > 0 && !socket.destroyed) socket.write(piece);
    if (random.bernoulli(0.1)) await pause(1);
  }
  const manner = random.integer(3);
  if (manner === 0) socket.end();
  else if (manner === 1) socket.resetAndDestroy();
  const timer = setTimeout(() => socket.end(), 20);
  const last = setTimeout(() => socket.destroy(), 2000);
  await closed;
  clearTimeout(timer);
  clearTimeout(last);
  return cases;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(runtimes)("a kernel on %s under fire", (runtime) => {
  let kernel: RunningKernel, client: GoodClient, before: number;
  beforeAll(async () => {
    kernel = await RunningKernel.start(runtime);
    client = await GoodClient.open(kernel.connection);
    const reply = await client.ask("execute_request", { code: "globalThis.kept = 42;" });
    expect(reply.status).toBe("ok");
    before = kernel.openFiles;
  }, 60_000);
  afterAll(async () => {
    client.close();
    await kernel.stop();
  });

  /** Answers a new client and an old one, lives, and ran nothing that was not signed. */
  async function checkUnharmed(): Promise<void> {
    expect(kernel.isAlive, kernel.said).toBe(true);
    const another = await GoodClient.open(kernel.connection);
    expect(await another.ask("kernel_info_request")).toMatchObject({ status: "ok" });
    another.close();
    const probe = 'if (globalThis.kept !== 42 || "fuzzed" in globalThis) throw 1;';
    expect(await client.ask("execute_request", { code: probe })).toMatchObject({ status: "ok" });
    expect(existsSync(join(kernel.folder, "fuzzed"))).toBe(false);
  }

  it(`outlives ${cases} malformed messages and connections`, async () => {
    const random = Random.named(`${WAGONWHEEL_FUZZ_SEED}/${runtime}`);
    let sent = 0, number = 0, checked = 0;
    const attackers = Array.from({ length: together }, async () => {
      while (sent < cases && kernel.isAlive) {
        // Not `sent += await`, which would forget what the others sent meanwhile.
        const count = await send(kernel.connection, random.stream(number++)).catch(() => 0);
        sent += count;
      }
    });
    const watch = setInterval(() => process.stderr.write(`fuzz: ${sent}\n`), 60_000);
    while (sent < cases && kernel.isAlive) {
      await pause(200);
      await checkUnharmed();
      checked += 1;
    }
    await Promise.all(attackers);
    clearInterval(watch);
    await checkUnharmed();
    expect(checked).toBeGreaterThan(0);
    expect(sent).toBeGreaterThanOrEqual(cases);
  }, 3_600_000);

  it("has let go of all that, its memory too", async () => {
    for (let tries = 0; kernel.openFiles > before + 2 && tries < 150; tries++) await pause(100);
    if (Number.isNaN(before)) return; // the system does not tell
    expect(kernel.openFiles).toBeLessThanOrEqual(before + 2);
    expect(kernel.memory / 2 ** 20).toBeLessThan(600); // MiB
  }, 60_000);

  it("answers while 300 connections dribble their greeting, and lets go of them", async () => {
    const { ip, ports } = kernel.connection;
    // One byte less than a greeting: only patience tells it from a slow friend.
    const bytes = greeting().subarray(0, -1);
    const slow = await Promise.all(
      Array.from({ length: 300 }, (_, i) => connected(ip, ports[channels[i % channels.length]])),
    );
    let open = slow.length;
    slow.forEach((socket: Socket) => {
      socket.on("error", () => {});
      socket.on("close", () => open -= 1);
      socket.resume();
    });
    for (let at = 0; open > 0 && at < 200; at++) {
      for (const socket of slow) {
        if (at < bytes.length && !socket.destroyed) socket.write(bytes.subarray(at, at + 1));
      }
      if (at % 20 === 0) await checkUnharmed();
      await pause(100);
    }
    expect(open).toBe(0);
  }, 60_000);

  it("answers while 200 clients are greeted and say nothing", async () => {
    const { ip, ports } = kernel.connection;
    const idle = await Promise.all(
      Array.from({ length: 200 }, (_, i) => connected(ip, ports[channels[i % channels.length]])),
    );
    for (const socket of idle) {
      socket.on("error", () => {});
      socket.write(Buffer.concat([greeting(), ready("DEALER")]));
      socket.end(); // half-closed
    }
    await checkUnharmed();
    for (const socket of idle) socket.destroy();
    await checkUnharmed();
  }, 60_000);
});
