/**
 * ZMTP 3.0 on a byte stream: the greeting, then frames, read as they come in and written.
 *
 *     greeting   FF 00×8 7F │ 03 00 │ "NULL" padded to 20 │ 00 │ 00×31          64 bytes
 *     frame      flags │ size │ body      flags: 1 more follow, 2 size in 8 bytes, 4 a command
 *
 * Source: ZeroMQ RFC 23/ZMTP 3.0 (https://rfc.zeromq.org/spec/23/). The mechanism is NULL, as in all
 * of Jupyter: messages are signed one layer above.
 */
import { Buffer } from "node:buffer";

const more = 1, long = 2, command = 4;
const greetingLength = 64;

/** The peer broke the protocol: the connection is to be closed. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
}

export function greeting(): Buffer {
  const bytes = Buffer.alloc(greetingLength);
  bytes[0] = 0xff;
  bytes[9] = 0x7f;
  bytes[10] = 3;
  bytes.write("NULL", 12, "latin1");
  return bytes;
}

/** The READY command that ends the handshake, with the type of the socket. */
export function ready(socketType: string): Buffer {
  const property = (name: string, value: string) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(value.length);
    return [Buffer.from([name.length]), Buffer.from(name), size, Buffer.from(value)];
  };
  const body = Buffer.concat([
    Buffer.from("\x05READY", "latin1"),
    ...property("Socket-Type", socketType),
  ]);
  return frame(body, command);
}

/** A message of several parts, as frames. */
export function message(parts: readonly Uint8Array[]): Buffer {
  const last = parts.length - 1;
  return Buffer.concat(parts.map((part, i) => frame(part, i < last ? more : 0)));
}

function frame(body: Uint8Array, flags: number): Buffer {
  const isLong = body.length > 255;
  const head = Buffer.alloc(isLong ? 9 : 2);
  head[0] = flags | (isLong ? long : 0);
  if (isLong) head.writeBigUInt64BE(BigInt(body.length), 1);
  else head[1] = body.length;
  return Buffer.concat([head, body]);
}

export type Received =
  | { readonly kind: "command"; readonly name: string; readonly body: Buffer }
  | { readonly kind: "message"; readonly parts: Buffer[] };

export interface FrameLimits {
  /** Bytes of one message, all parts together. */
  readonly messageBytes: number;
  /** Parts of one message. */
  readonly parts: number;
}

/** Cuts a stream of bytes into commands and messages; chunks may end anywhere. */
export class FrameReader {
  #limits: FrameLimits;
  #chunks: Buffer[] = [];
  #length = 0;
  #isGreeted = false;
  #parts: Buffer[] = [];
  #partBytes = 0;

  constructor(limits: FrameLimits) {
    this.#limits = limits;
  }

  /** Takes bytes in and yields what they complete. Throws a ProtocolError. */
  *take(chunk: Buffer): Generator<Received> {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (!this.#isGreeted) {
      if (this.#length < greetingLength) return this.#refuseEarly();
      this.#checkGreeting(this.#bytes(greetingLength));
      this.#drop(greetingLength);
      this.#isGreeted = true;
    }
    for (let next = this.#frame(); next !== null; next = this.#frame()) {
      const { flags, body } = next;
      if (flags & command) {
        yield commandOf(body);
        continue;
      }
      this.#partBytes += body.length;
      this.#parts.push(body);
      if (this.#parts.length > this.#limits.parts) {
        throw new ProtocolError(`a message has more than ${this.#limits.parts} parts`);
      }
      if (flags & more) continue;
      const parts = this.#parts;
      this.#parts = [];
      this.#partBytes = 0;
      yield { kind: "message", parts };
    }
  }

  /** What can't become a greeting need not be waited for. */
  #refuseEarly(): void {
    if (this.#length > 0 && this.#bytes(1)[0] !== 0xff) {
      throw new ProtocolError("the greeting does not begin with FF");
    }
  }

  #checkGreeting(bytes: Buffer): void {
    if (bytes[0] !== 0xff || bytes[9] !== 0x7f) {
      throw new ProtocolError("the greeting has no ZMTP signature");
    }
    if (bytes[10] < 3) throw new ProtocolError(`ZMTP must be 3 or newer, got ${bytes[10]}`);
    const mechanism = bytes.toString("latin1", 12, 32).replace(/\0+$/, "");
    if (mechanism !== "NULL") throw new ProtocolError(`mechanism must be NULL, got ${mechanism}`);
  }

  #frame(): { readonly flags: number; readonly body: Buffer } | null {
    if (this.#length < 2) return null;
    const [flags] = this.#bytes(1);
    if (flags & ~(more | long | command) || (flags & command && flags & more)) {
      throw new ProtocolError(`a frame has the unknown flags ${flags}`);
    }
    const headLength = flags & long ? 9 : 2;
    if (this.#length < headLength) return null;
    const head = this.#bytes(headLength);
    const size = flags & long ? Number(head.readBigUInt64BE(1)) : head[1];
    if (size + this.#partBytes > this.#limits.messageBytes) {
      throw new ProtocolError(`a message has more than ${this.#limits.messageBytes} bytes`);
    }
    if (this.#length < headLength + size) return null;
    this.#drop(headLength);
    const body = this.#bytes(size);
    this.#drop(size);
    return { flags, body };
  }

  /** The first bytes, without taking them. Chunks are joined only when a frame spans several. */
  #bytes(count: number): Buffer {
    if (count === 0) return Buffer.alloc(0);
    if (this.#chunks[0].length < count) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0].subarray(0, count);
  }

  #drop(count: number): void {
    if (count === 0) return;
    const rest = this.#chunks[0].subarray(count);
    if (rest.length > 0) this.#chunks[0] = rest;
    else this.#chunks.shift();
    this.#length -= count;
  }
}

function commandOf(body: Buffer): Received {
  const length = body[0] ?? 0;
  if (body.length < 1 + length || length === 0) throw new ProtocolError("a command has no name");
  return {
    kind: "command",
    name: body.toString("latin1", 1, 1 + length),
    body: body.subarray(1 + length),
  };
}

/** The properties of a READY command; names are in lower case. Throws a ProtocolError. */
export function properties(body: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 0; at < body.length;) {
    const nameEnd = at + 1 + body[at];
    if (nameEnd + 4 > body.length) throw new ProtocolError("a property is cut short");
    const valueEnd = nameEnd + 4 + body.readUInt32BE(nameEnd);
    if (valueEnd > body.length) throw new ProtocolError("a property is cut short");
    const name = body.toString("latin1", at + 1, nameEnd).toLowerCase();
    found.set(name, body.subarray(nameEnd + 4, valueEnd));
    at = valueEnd;
  }
  return found;
}
