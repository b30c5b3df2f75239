import { Buffer } from "node:buffer";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MessageError, Wire } from "../../../src/jupyter-ts-kernel/messages/message.ts";

describe("Jupyter messages", () => {
  const wire = new Wire("secret");

  it("come back as they were written, with identities before and buffers behind", () => {
    const sent = wire.message("status", { execution_state: "idle" }, { msg_id: "p" }, { m: 1 }, [
      Buffer.from([1, 2, 3]),
    ]);
    const parts = [Buffer.from("client"), ...wire.write(sent)];
    const { header, parent, metadata, content, buffers } = new Wire("secret").read(parts);
    expect(header).toEqual(sent.header);
    expect([parent, metadata, content]).toEqual([sent.parent, sent.metadata, sent.content]);
    expect([...buffers[0]]).toEqual([1, 2, 3]);
  });

  it("are refused under another key, and where a byte was changed", () => {
    const parts = wire.write(wire.message("execute_request", { code: "1" }));
    expect(() => new Wire("other").read(parts)).toThrow("the signature is wrong");
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (which, where) => {
        const forged = parts.map((part) => Buffer.from(part));
        const part = forged[1 + which % 5]; // the signature or what it signs
        part[where % part.length] ^= 1;
        expect(() => wire.read(forged)).toThrow(MessageError);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it("throw nothing but a MessageError, whatever comes", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 8 }), (parts) => {
        const bytes = [Buffer.from("<IDS|MSG>"), ...parts.map((part) => Buffer.from(part))];
        for (const one of [wire, new Wire("")]) {
          expect(() => one.read(bytes)).toThrow(MessageError);
        }
      }),
      { numRuns: 5000, seed: 1 },
    );
  });
});
