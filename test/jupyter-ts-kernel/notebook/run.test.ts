import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { runNotebook } from "../../../src/jupyter-ts-kernel/notebook/run.ts";

interface Source {
  readonly source: string;
  readonly tags?: readonly string[];
}

function notebook(...cells: Source[]): string {
  const folder = mkdtempSync(join(tmpdir(), "notebook-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "n.ipynb");
  const content = {
    cells: [
      { cell_type: "markdown", id: "text", metadata: {}, source: ["# Title"] },
      ...cells.map(({ source, tags }, i) => ({
        cell_type: "code",
        id: `c${i}`,
        metadata: tags === undefined ? {} : { tags },
        execution_count: null,
        outputs: [],
        source,
      })),
    ],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  };
  writeFileSync(path, JSON.stringify(content));
  return path;
}
const outputs = (path: string) =>
  JSON.parse(readFileSync(path, "utf8")).cells.slice(1).map((cell: { outputs: unknown }) =>
    cell.outputs
  );

describe("runNotebook", () => {
  it("stores the outputs as Jupyter does, and finds them the same the next time", async () => {
    const path = notebook(
      {
        source:
          "for (let i = 0; i <= 3; i++) process.stdout.write(`\\r${i} of 3`);\nconsole.log();",
      },
      { source: "jupyter.display(jupyter.md`*0*`, { display_id: 'bar' }); 6 * 7" },
      { source: "jupyter.display(jupyter.md`*1*`, { display_id: 'bar', update: true });" },
    );
    expect((await runNotebook(path)).failures).toEqual([]);
    expect(outputs(path)).toEqual([
      [{ output_type: "stream", name: "stdout", text: ["3 of 3\n"] }],
      [
        {
          output_type: "display_data",
          data: { "text/markdown": ["*1*"], "text/plain": ["*1*"] },
          metadata: {},
        },
        {
          output_type: "execute_result",
          data: { "text/plain": ["42"] },
          metadata: {},
          execution_count: 2,
        },
      ],
      [],
    ]);
    const before = readFileSync(path, "utf8");
    expect((await runNotebook(path, { check: true })).differences).toEqual([]);
    expect(readFileSync(path, "utf8")).toBe(before);
  });

  it("says which output is not the stored one, unless its cell may vary", async () => {
    const path = notebook({ source: "const a = 1; a" }, { source: "a", tags: ["varies"] });
    await runNotebook(path);
    writeFileSync(path, readFileSync(path, "utf8").replace("const a = 1", "const a = 12"));
    const { differences } = await runNotebook(path, { check: true });
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({
      cell: 1,
      difference: expect.stringMatching(/"1".*"12"/),
    });
  });

  it("stops at the first failure, unless it is expected or allowed", async () => {
    const path = notebook(
      { source: "throw new Error('expected')", tags: ["raises-exception"] },
      { source: "throw new TypeError('why')" },
      { source: "console.log('after')" },
    );
    const run = await runNotebook(path);
    expect(run.failures).toMatchObject([{ cell: 2, error: { ename: "TypeError", evalue: "why" } }]);
    expect(outputs(path)[2]).toEqual([]);
    await runNotebook(path, { allowErrors: true });
    expect(outputs(path)[2]).toEqual([{
      output_type: "stream",
      name: "stdout",
      text: ["after\n"],
    }]);
  });

  it("ends a cell that takes too long", async () => {
    const path = notebook({ source: "for (;;);" });
    const { failures } = await runNotebook(path, { timeout: 0.2 });
    expect(failures).toMatchObject([{ cell: 1, error: { ename: "Interrupted" } }]);
  });

  it("refuses what is no notebook, and names the file", async () => {
    const path = notebook();
    writeFileSync(path, '{ "nbformat": 3 }');
    await expect(runNotebook(path)).rejects.toThrow(`${path}: nbformat must be 4, got 3`);
  });
});
