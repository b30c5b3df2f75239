/** What someone without the key, or with a broken client, may send to a kernel. */
import { Buffer } from "node:buffer";
import type { Channel } from "../../../../src/jupyter-ts-kernel/kernel/connection.ts";
import { type JsonObject, Wire } from "../../../../src/jupyter-ts-kernel/messages/message.ts";
import { greeting, message, ready } from "../../../../src/jupyter-ts-kernel/zmtp/frames.ts";
import type { Random } from "../../../../src/random/mod.ts";
import { mutate } from "../../../captures/fuzz/mutate.ts";

/** The code that no attack may get to run; it would leave a file and a global. */
export const forbidden =
  'globalThis.fuzzed = 1;\n(await import("node:fs")).writeFileSync("fuzzed", "1");';

const socketTypes: Readonly<Record<Channel, string>> = {
  shell: "DEALER",
  control: "DEALER",
  stdin: "DEALER",
  iopub: "SUB",
  hb: "REQ",
};

const handshake = (channel: Channel) => Buffer.concat([greeting(), ready(socketTypes[channel])]);

const requests = [
  "kernel_info_request",
  "is_complete_request",
  "history_request",
  "comm_info_request",
  "comm_open",
  "comm_msg",
  "comm_close",
  "input_reply",
  "no_such_request",
  "__proto__",
  "constructor",
  "",
];

function pick<T>(items: readonly T[], random: Random): T {
  return items[random.integer(items.length)];
}

/** Any JSON, of a few levels. */
function json(random: Random, depth = 3): unknown {
  const leaves = [null, true, -1, 0, 1e308, 2 ** 53, "", "text", "\u0000\ud800", "__proto__"];
  if (depth === 0 || random.bernoulli(0.5)) return pick(leaves, random);
  const values = Array.from({ length: random.integer(4) }, () => json(random, depth - 1));
  return random.bernoulli(0.5)
    ? values
    : Object.fromEntries(values.map((value, i) => [pick(fields, random) + (i || ""), value]));
}

const fields = [
  "code",
  "cursor_pos",
  "detail_level",
  "hist_access_type",
  "n",
  "start",
  "stop",
  "session",
  "pattern",
  "unique",
  "output",
  "comm_id",
  "target_name",
  "data",
  "value",
  "silent",
  "__proto__",
];

const content = (random: Random): JsonObject =>
  Object.fromEntries(
    Array.from({ length: random.integer(6) }, () => [pick(fields, random), json(random)]),
  );

/** A request to run the forbidden code, as the parts that go on the wire. */
const execute = (wire: Wire): Buffer[] =>
  wire.write(wire.message("execute_request", { code: forbidden, silent: false }));

/** A message whose sender does not know the key. */
function unsigned(key: string, random: Random): Buffer[] {
  const parts = execute(new Wire(pick(["", "wrong", key.slice(1), key.toUpperCase()], random)));
  const signature = parts[1];
  switch (random.integer(6)) {
    case 0: // another message's signature
      parts[1] = new Wire(key).write(new Wire(key).message("kernel_info_request", {}))[1];
      break;
    case 1: // of another length
      parts[1] = signature.subarray(0, random.integer(signature.length + 1));
      break;
    case 2: // a right signature, and another part changed
      parts.splice(0, parts.length, ...execute(new Wire(key)));
      parts[2 + random.integer(4)] = Buffer.from('{"msg_id":"a","msg_type":"execute_request"}');
      break;
    case 3: // a right signature with a bit flipped
      parts.splice(0, parts.length, ...execute(new Wire(key)));
      parts[1][random.integer(64)] ^= 1 << random.integer(7);
      break;
    case 4: // bytes that are no text
      parts[1] = Buffer.from(Array.from({ length: 64 }, () => random.integer(256)));
  }
  return parts;
}

/** A signed request with contents that no client sends; it may be answered, and runs nothing. */
function odd(key: string, random: Random): Buffer[] {
  const wire = new Wire(key);
  return wire.write(wire.message(pick(requests, random), content(random), content(random)));
}

/** Signed, but its parts are no objects, or none at all. */
function broken(key: string, random: Random): Buffer[] {
  const wire = new Wire(key);
  const parts = random.bernoulli(0.5) ? unsigned(key, random) : odd(key, random);
  switch (random.integer(5)) {
    case 0:
      return parts.slice(random.integer(parts.length));
    case 1:
      return parts.slice(0, 1 + random.integer(parts.length));
    case 2:
      return Array.from(
        { length: 1 + random.integer(50) },
        () => parts[random.integer(parts.length)],
      );
    case 3: {
      const values = [json(random), json(random), json(random), json(random)] as JsonObject[];
      const [header, parent, metadata, body] = values;
      return wire.write({ header: header as never, parent, metadata, content: body, buffers: [] });
    }
    default:
      parts[2 + random.integer(4)] = Buffer.from("[".repeat(1 + random.integer(20_000)));
      return parts;
  }
}

const hostile = [unsigned, unsigned, odd, broken];

/** The bytes of one connection to a channel, from the greeting on, and how many cases they are. */
export interface Attack {
  readonly bytes: Uint8Array;
  readonly cases: number;
}

/** Messages on a connection that was greeted as it should be. */
function messages(channel: Channel, key: string, random: Random): Attack {
  const cases = 1 + random.integer(20);
  const sent = Array.from({ length: cases }, () => {
    const parts = pick(hostile, random)(key, random);
    return message(random.bernoulli(0.5) ? parts : [Buffer.from("identity"), ...parts]);
  });
  return { bytes: Buffer.concat([handshake(channel), ...sent]), cases };
}

/** A whole conversation with damaged bytes. */
function damaged(channel: Channel, key: string, random: Random): Attack {
  const talk = Buffer.concat([handshake(channel), message(unsigned(key, random))]);
  const other = Buffer.concat([handshake("iopub"), message([Buffer.from([1])])]);
  return { bytes: mutate(new Uint8Array(talk), new Uint8Array(other), random), cases: 1 };
}

/** Frames with impossible flags and sizes behind a good greeting. */
function frames(channel: Channel, _key: string, random: Random): Attack {
  const cases = 1 + random.integer(5);
  const bytes = Array.from({ length: cases }, () => {
    const size = Buffer.alloc(8);
    size.writeBigUInt64BE(
      pick([0n, 1n, 255n, 2n ** 30n, 2n ** 31n, 2n ** 53n, 2n ** 64n - 1n], random),
    );
    const flags = random.integer(256);
    return Buffer.concat([
      Buffer.from([flags]),
      size.subarray(flags & 2 ? 0 : 7),
      Buffer.alloc(random.integer(300), random.integer(256)),
    ]);
  });
  return { bytes: Buffer.concat([handshake(channel), ...bytes]), cases };
}

/** Other protocols that come to the wrong door, and noise. */
function strangers(_channel: Channel, _key: string, random: Random): Attack {
  const noise = Buffer.from(Array.from({ length: random.integer(200) }, () => random.integer(256)));
  const greetings = [
    Buffer.from("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    Buffer.from("SSH-2.0-OpenSSH_9.2\r\n"),
    Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01]), // TLS
    Buffer.concat([greeting().subarray(0, 10), noise]),
    Buffer.concat([greeting(), noise]),
    Buffer.concat([greeting(), ready(pick(["PUB", "PAIR", "", "X".repeat(200)], random))]),
    noise,
  ];
  return { bytes: pick(greetings, random), cases: 1 };
}

const attacks = [messages, messages, damaged, damaged, frames, strangers];

export function attack(channel: Channel, key: string, random: Random): Attack {
  return pick(attacks, random)(channel, key, random);
}
