import { Buffer } from "node:buffer";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  FrameReader,
  greeting,
  message,
  properties,
  ProtocolError,
  ready,
  type Received,
} from "../../../src/jupyter-ts-kernel/zmtp/frames.ts";

const limits = { messageBytes: 1 << 20, parts: 100 };

/** What a reader makes of bytes that come in chunks of the given lengths, over and over. */
function read(bytes: Buffer, chunks: readonly number[]): Received[] {
  const reader = new FrameReader(limits);
  const received: Received[] = [];
  for (let at = 0, k = 0; at < bytes.length; k++) {
    const end = at + Math.max(1, chunks[k % chunks.length]);
    received.push(...reader.take(bytes.subarray(at, end)));
    at = end;
  }
  return received;
}

describe("ZMTP frames", () => {
  it("come back as they were sent, whatever the chunks are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.uint8Array({ maxLength: 600 }), { minLength: 1, maxLength: 5 }), {
          maxLength: 5,
        }),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
        (messages, chunks) => {
          const bytes = Buffer.concat([greeting(), ...messages.map(message)]);
          const parts = read(bytes, chunks).map((one) => one.kind === "message" ? one.parts : []);
          expect(parts.map((list) => list.map((part) => [...part])))
            .toEqual(messages.map((list) => list.map((part) => [...part])));
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });

  it("tell a READY command with the type of the socket", () => {
    const [command] = read(Buffer.concat([greeting(), ready("ROUTER")]), [1]);
    if (command?.kind !== "command") throw new Error("no command came");
    expect(command.name).toBe("READY");
    expect(properties(command.body).get("socket-type")?.toString()).toBe("ROUTER");
  });

  it("refuse another protocol at its first byte", () => {
    expect(() => read(Buffer.from("GET / HTTP/1.1\r\n"), [4])).toThrow(ProtocolError);
  });

  it("refuse what is longer than allowed before it has come", () => {
    const huge = Buffer.alloc(9);
    huge[0] = 2;
    huge.writeBigUInt64BE(1n << 40n, 1);
    expect(() => read(Buffer.concat([greeting(), huge]), [1000])).toThrow(
      "a message has more than 1048576 bytes",
    );
    const many = message(Array.from({ length: 101 }, () => Buffer.alloc(0)));
    expect(() => read(Buffer.concat([greeting(), many]), [1000])).toThrow("more than 100 parts");
  });

  it("throw nothing but a ProtocolError, whatever comes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (noise, isGreeted) => {
        const bytes = isGreeted ? Buffer.concat([greeting(), noise]) : Buffer.from(noise);
        try {
          for (const one of read(bytes, [7])) {
            if (one.kind === "command") properties(one.body);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError);
        }
      }),
      { numRuns: 20_000, seed: 1 },
    );
  });
});
