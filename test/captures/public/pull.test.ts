import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { publicCapture, publicCaptures } from "../../../src/captures/public/manifest.ts";
import type { PublicCapture } from "../../../src/captures/public/manifest.ts";
import { pullCapture } from "../../../src/captures/public/pull.ts";
import { captureFile } from "../files.ts";

const content = new Uint8Array(300_000).map((_, i) => (i * i) % 251);
const capture: PublicCapture = {
  ...publicCaptures[0],
  path: "a folder/counters.csv",
  file: "own/counters.csv",
  bytes: content.length,
  sha256: createHash("sha256").update(content).digest("hex"),
};

describe("pulling a public capture", () => {
  const folder = mkdtempSync(join(tmpdir(), "pull-"));
  let server: Server;
  let home = "";
  let requests: (string | undefined)[] = [];
  let served = content; // what the server has
  let breaksAfter = Infinity; // bytes after which it hangs up

  beforeAll(async () => {
    server = createServer((request, response) => {
      requests.push(request.headers.range);
      if (!request.url?.endsWith("/a%20folder/counters.csv")) {
        response.writeHead(404).end();
        return;
      }
      const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
      const body = served.subarray(from);
      response.writeHead(from > 0 ? 206 : 200, { "content-length": body.length });
      if (body.length <= breaksAfter) response.end(body);
      else {response.write(body.subarray(0, breaksAfter), () =>
          setTimeout(() =>
            response.destroy(), 50));}
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  let cache = "";
  beforeEach(() => {
    cache = mkdtempSync(join(folder, "cache-"));
    requests = [];
    served = content;
    breaksAfter = Infinity;
  });

  it("fetches, verifies and keeps it, and does not fetch it again", async () => {
    const seen: number[] = [];
    const file = await pullCapture(capture, { cache, home, progress: (bytes) => seen.push(bytes) });
    expect(new Uint8Array(readFileSync(file))).toEqual(content);
    expect(seen.at(-1)).toBe(content.length);
    expect(await pullCapture(capture, { cache, home })).toBe(file);
    expect(requests).toEqual([undefined]);
  });

  it("goes on where it broke off", async () => {
    breaksAfter = 100_000;
    await expect(pullCapture(capture, { cache, home })).rejects.toThrow("pull again to go on");
    expect(existsSync(join(cache, capture.file))).toBe(false);
    breaksAfter = Infinity;
    const file = await pullCapture(capture, { cache, home });
    expect(requests).toHaveLength(2);
    expect(requests[1]).toMatch(/^bytes=[1-9]\d*-$/);
    expect(new Uint8Array(readFileSync(file))).toEqual(content);
  });

  it("keeps nothing that is not what the manifest says", async () => {
    served = content.map((byte) => byte ^ 1);
    await expect(pullCapture(capture, { cache, home })).rejects.toThrow("nothing was kept");
    served = new Uint8Array(content.length + 1);
    await expect(pullCapture(capture, { cache, home })).rejects.toThrow(
      "is larger than the 300000 bytes it should have",
    );
    expect(existsSync(join(cache, `${capture.file}.part`))).toBe(false);
  });

  it("says what is not there, and finishes a whole part without the network", async () => {
    await expect(pullCapture({ ...capture, path: "gone" }, { cache, home })).rejects.toThrow(
      "HTTP status 404",
    );
    await expect(pullCapture(capture, { cache, home: "http://127.0.0.1:1" })).rejects.toThrow(
      "cannot be fetched",
    );
    writeFileSync(join(cache, `${capture.file}.part`), content);
    expect(await pullCapture(capture, { cache, home: "http://127.0.0.1:1" })).toContain(
      "counters.csv",
    );
  });
});

describe("the manifest of public captures", () => {
  it("names each once, with revision, checksum and licence", () => {
    expect(new Set(publicCaptures.map(({ name }) => name)).size).toBe(publicCaptures.length);
    for (const { commit, sha256, licence, description } of publicCaptures) {
      expect(commit).toMatch(/^[0-9a-f]{40}$/);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(licence.length * description.length).toBeGreaterThan(0);
    }
  });

  it("has the checksums of the files on this machine", () => {
    for (const { file, sha256, bytes } of publicCaptures) {
      const path = captureFile(file);
      if (path === null) continue;
      const content = readFileSync(path);
      expect(content.length).toBe(bytes);
      expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
    }
  });

  it("helps who mistypes a name", () => {
    expect(publicCapture("haswell-idle").kind).toBe("perf-stat");
    expect(() => publicCapture("haswell-sleep")).toThrow("did you mean haswell-");
    expect(() => publicCapture("zx81")).toThrow("zx81: is not a public capture: see `list`");
  });
});
