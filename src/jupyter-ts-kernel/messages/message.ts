/**
 * Jupyter messages on the wire: signed, checked, taken apart.
 *
 *     [routing identities …] <IDS|MSG> │ signature │ header │ parent header │ metadata │ content │ buffers …
 *     signature = HMAC-SHA256(key, header ‖ parent header ‖ metadata ‖ content), hexadecimal
 *
 * Source: "Messaging in Jupyter", protocol 5.4, section "The wire protocol".
 */
import { Buffer } from "node:buffer";
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

export const protocolVersion = "5.4";
const delimiter = Buffer.from("<IDS|MSG>");

export type JsonObject = Record<string, unknown>;

export interface Header extends JsonObject {
  readonly msg_id: string;
  readonly msg_type: string;
  readonly session: string;
}

export interface Message {
  readonly header: Header;
  readonly parent: JsonObject;
  readonly metadata: JsonObject;
  readonly content: JsonObject;
  readonly buffers: readonly Uint8Array[];
}

/** What came is no message of someone who knows the key; it is dropped. */
export class MessageError extends Error {
  override readonly name = "MessageError";
}

/** Signs and checks under one key; an empty key means that nothing is signed. */
export class Wire {
  readonly session: string = randomUUID();
  #key: string;
  #username: string;

  constructor(key: string, username = "kernel") {
    this.#key = key;
    this.#username = username;
  }

  /** A message of our own. */
  message(
    type: string,
    content: JsonObject,
    parent: JsonObject = {},
    metadata: JsonObject = {},
    buffers: readonly Uint8Array[] = [],
  ): Message {
    const header = {
      msg_id: randomUUID(),
      msg_type: type,
      session: this.session,
      username: this.#username,
      date: new Date().toISOString(),
      version: protocolVersion,
    };
    return { header, parent, metadata, content, buffers };
  }

  /** The parts behind the routing identities. */
  write({ header, parent, metadata, content, buffers }: Message): Buffer[] {
    const signed = [header, parent, metadata, content].map((part) =>
      Buffer.from(JSON.stringify(part))
    );
    return [
      delimiter,
      Buffer.from(this.#signature(signed)),
      ...signed,
      ...buffers.map((buffer) => Buffer.from(buffer)),
    ];
  }

  /** Throws a MessageError for a wrong signature and for what is no message. */
  read(parts: readonly Buffer[]): Message {
    const at = parts.findIndex((part) => part.equals(delimiter));
    if (at < 0) throw new MessageError("there is no delimiter");
    const [signature, ...rest] = parts.slice(at + 1);
    if (rest.length < 4) throw new MessageError(`there are ${rest.length} parts of 4`);
    const signed = rest.slice(0, 4);
    this.#check(signature, signed);
    const [header, parent, metadata, content] = signed.map(objectOf);
    for (const field of ["msg_id", "msg_type", "session"]) {
      if (typeof header[field] !== "string") throw new MessageError(`the header lacks ${field}`);
    }
    return { header: header as Header, parent, metadata, content, buffers: rest.slice(4) };
  }

  #check(signature: Buffer, signed: readonly Buffer[]): void {
    if (this.#key === "") return;
    const expected = Buffer.from(this.#signature(signed));
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
      throw new MessageError("the signature is wrong");
    }
  }

  #signature(signed: readonly Buffer[]): string {
    if (this.#key === "") return "";
    const hmac = createHmac("sha256", this.#key);
    for (const part of signed) hmac.update(part);
    return hmac.digest("hex");
  }
}

function objectOf(part: Buffer): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(part.toString("utf8"));
  } catch {
    throw new MessageError("a part is not JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new MessageError("a part is not a JSON object");
  }
  return value as JsonObject;
}
