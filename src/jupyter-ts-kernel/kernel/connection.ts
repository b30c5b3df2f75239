/** The file in which Jupyter says where a kernel is to listen. */
import { readFileSync } from "node:fs";

export interface Connection {
  readonly transport: "tcp" | "ipc";
  readonly ip: string;
  readonly key: string;
  readonly ports: Readonly<Record<Channel, number>>;
}

export const channels = ["shell", "control", "stdin", "iopub", "hb"] as const;
export type Channel = typeof channels[number];

/** Throws an Error that names what is wrong with the file. */
export function readConnection(path: string): Connection {
  let file: Record<string, unknown>;
  try {
    file = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Error(`connection file ${path}: ${(error as Error).message}`);
  }
  const { transport = "tcp", ip, key = "", signature_scheme: scheme = "hmac-sha256" } = file;
  const refuse = (rule: string, value: unknown) => {
    throw new Error(`connection file ${path}: ${rule}, got ${JSON.stringify(value)}`);
  };
  if (transport !== "tcp" && transport !== "ipc") refuse("transport must be tcp or ipc", transport);
  if (typeof ip !== "string") refuse("ip must be a text", ip);
  if (typeof key !== "string") refuse("key must be a text", key);
  if (key !== "" && scheme !== "hmac-sha256") {
    refuse("signature_scheme must be hmac-sha256", scheme);
  }
  const ports = channels.map((channel) => {
    const port = file[`${channel}_port`];
    if (!Number.isInteger(port)) refuse(`${channel}_port must be an integer`, port);
    return [channel, port];
  });
  return { transport, ip, key, ports: Object.fromEntries(ports) } as Connection;
}

/** Where a channel listens: a port of an address, or a path (IPC). */
export function placeOf(
  { transport, ip, ports }: Connection,
  channel: Channel,
): { readonly host: string; readonly port: number } | { readonly path: string } {
  const port = ports[channel];
  return transport === "ipc"
    ? { path: `${ip}-${port}` }
    : { host: ip === "*" ? "0.0.0.0" : ip, port };
}
