import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { placeOf, readConnection } from "../../../src/jupyter-ts-kernel/kernel/connection.ts";
import { toCodePoints, toUnits } from "../../../src/jupyter-ts-kernel/kernel/cursor.ts";

const whole = {
  transport: "tcp",
  ip: "127.0.0.1",
  key: "k",
  signature_scheme: "hmac-sha256",
  shell_port: 1,
  control_port: 2,
  stdin_port: 3,
  iopub_port: 4,
  hb_port: 5,
};

function file(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), "connection-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "kernel.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

describe("a connection file", () => {
  it("says where each channel listens", () => {
    expect(placeOf(readConnection(file(whole)), "iopub")).toEqual({ host: "127.0.0.1", port: 4 });
    expect(placeOf(readConnection(file({ ...whole, transport: "ipc", ip: "/run/k" })), "hb"))
      .toEqual({
        path: "/run/k-5",
      });
  });

  it.each([
    [{ ...whole, transport: "udp" }, 'transport must be tcp or ipc, got "udp"'],
    [{ ...whole, hb_port: "x" }, 'hb_port must be an integer, got "x"'],
    [{ ...whole, signature_scheme: "hmac-md5" }, 'must be hmac-sha256, got "hmac-md5"'],
    ["{", "connection file"],
  ])("is refused with the reason where it is wrong", (content, reason) => {
    expect(() => readConnection(file(content))).toThrow(reason);
  });
});

describe("a cursor", () => {
  it("is counted in code points by Jupyter and in UTF-16 units here", () => {
    expect(toUnits("a😀b", 2)).toBe(3);
    expect(toCodePoints("a😀b", 3)).toBe(2);
  });
});
