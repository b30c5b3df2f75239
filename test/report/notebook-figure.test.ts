import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { figure, type NotebookFigure } from "../../src/report/mod.ts";
import { root } from "../sources.ts";

const shown = (value: object) =>
  (value as Record<symbol, () => Promise<Record<string, string>>>)
    [Symbol.for("Jupyter.display")]();

const rows = [0, 1, 2].map((x) => ({ x, y: x * x, low: x, high: 2 * x * x, level: "square" }));

function squares(options = {}): NotebookFigure {
  return figure(({ style, Plot }) => ({
    x: style.axis("side", "m", [0, 2]),
    y: style.axis("area", "m²", [0, 8], { zero: true }),
    marks: [...style.lines(rows), Plot.dot([{ x: 1, y: 3 }], { x: "x", y: "y", clip: true })],
  }), { title: "Area of a square", ...options });
}

describe("figure", () => {
  it("names axes, units and lines, and has its title and caption in the picture", async () => {
    const svg = await squares({ caption: "A band." }).svg();
    for (const text of ["Area of a square", "side, m", "area, m²", "square", "A band."]) {
      expect(svg).toContain(`>${text}</text>`);
    }
  });

  it("shows one picture on a white ground, and its title where there is only text", async () => {
    const bundle = await shown(squares());
    expect(Object.keys(bundle)).toEqual(["text/html", "image/svg+xml", "text/plain"]);
    expect(bundle["text/html"]).toMatch(
      /^<img style="max-width:100%;height:auto" alt="Area of a square" width="449" src="data:/,
    );
    expect(bundle["image/svg+xml"]).toMatch(/^<svg [^>]*width="449" [^>]*max-width:100%/);
    expect(bundle["image/svg+xml"]).toContain('fill="white"');
    expect(bundle["text/plain"]).toBe("Figure: Area of a square");
  });

  it("takes Plot's options as they are", async () => {
    const svg = await figure({ x: { label: "hour" }, y: { domain: [0, 1] }, marks: [] }).svg();
    expect(svg).toContain(">hour</text>");
  });

  it("shares no identifier with another figure of the page", async () => {
    const ids = async (title: string) =>
      [...(await squares({ title }).svg()).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(await ids("one")).toHaveLength(1);
    expect(await ids("one")).not.toEqual(await ids("two"));
  });

  it("throws what its function throws", async () => {
    const faulty = figure(() => {
      throw new Error("no data");
    });
    await expect(faulty.svg()).rejects.toThrow("no data");
  });

  const hasBoth = ["deno", "node"].every((name) => spawnSync(name, ["--version"]).status === 0);
  it.skipIf(!hasBoth)("gives the same bytes on Deno and Node", () => {
    const code = `import { figure } from "./src/report/mod.ts";
      const rows = [0, 1, 2].map((x) => ({ x, y: x * x, low: x, high: 2 * x * x, level: "square" }));
      const drawn = figure(({ style }) => ({ x: style.axis("side", "m", [0, 2]), marks: style.lines(rows) }));
      console.log(await drawn.svg());`;
    const drawn = (command: string, ...options: string[]) =>
      execFileSync(command, [...options, code], { cwd: root, encoding: "utf8" });
    const onDeno = drawn("deno", "eval", "--ext=ts");
    expect(onDeno).toMatch(/^<svg/);
    expect(drawn("node", "--input-type=module", "-e")).toBe(onDeno);
  });
});
