import { expect, it } from "vitest";
import { table } from "../../src/report/mod.ts";

const shown = (value: object) =>
  (value as Record<symbol, () => Record<string, string>>)[Symbol.for("Jupyter.display")]();

it("a table is HTML in a notebook, with words left and numbers right", () => {
  const html = shown(table(["plan", "error"], [["a < b", "4 %"]]))["text/html"];
  expect(html).toContain('<th scope="col" class="text">plan</th>');
  expect(html).toContain('<td class="text">a &lt; b</td><td class="number">4 %</td>');
});

it("a table is aligned text elsewhere", () => {
  const rows = [["poisson", "4 %"], ["systematic", "31 %"]];
  expect(shown(table(["plan", "error"], rows))["text/plain"].split("\n")).toEqual([
    "plan        error",
    "poisson       4 %",
    "systematic   31 %",
  ]);
});

it("a table is refused with the number of cells of a row that has too few", () => {
  expect(() => table(["plan", "error"], [["poisson"]])).toThrow(
    "rows must have 2 cells as the head has, got 1",
  );
});
