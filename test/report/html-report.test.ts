import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { htmlReport, scenarioFigures } from "../../src/report/mod.ts";
import type { Results } from "../../src/experiment/mod.ts";
import { runFixture } from "../experiment/fixture.ts";
import { madeResults, type Making } from "../experiment/made-results.ts";
import { parsed } from "./parsed.ts";

async function reportOf(results: Results): Promise<string> {
  const comparison = results.compare();
  return htmlReport(results, comparison, await scenarioFigures(results, comparison), {
    Expected: "The drift wins.",
  });
}

const run: Making["run"] = ({ levels, replication }) => ({
  wait: (levels.policy === "near" ? 2 : 3) + (replication % 3) / 9,
});

describe("the report", () => {
  it("asks, expects, finds, shows, explains, and tells how to make it again", async () => {
    const results = await runFixture("walk");
    const document = parsed(await reportOf(results));
    const text = document.body.textContent;
    for (
      const words of [
        results.scenario.question,
        "The drift wins.",
        "Distance from the start at the end: best with large",
        "separated from none",
        "length of a step",
        results.manifest.command,
        results.manifest.code,
      ]
    ) expect(text).toContain(words);
    const heads = [...document.querySelectorAll("h2")].map(({ textContent }) => textContent);
    expect(heads).toEqual(["Figures", "Tables", "Methods", "Set-up", "Make it again"]);
    expect(document.querySelectorAll("figure svg")).toHaveLength(2);
  });

  it("asks for nothing beyond itself, and its policy forbids it", async () => {
    const page = await reportOf(await runFixture("walk"));
    expect(page).not.toMatch(/\b(src|href)="(?!#)/);
    expect(page).not.toMatch(/@import|url\(/);
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const [, script] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
    const policy = parsed(page).querySelector("meta[http-equiv]")?.getAttribute("content");
    for (const text of [style, script]) {
      const hash = createHash("sha256").update(text ?? "").digest("base64");
      expect(policy).toContain(`'sha256-${hash}'`);
    }
  });

  it("takes names that look like markup as names", async () => {
    const evil = '<img src=x onerror="alert(1)">&amp;';
    const results = madeResults({
      name: "made",
      levels: { policy: ["near", evil] },
      measures: { wait: { unit: "s", better: "lower", meaning: evil } },
      run: (cell) => cell.replication === 4 && cell.levels.policy === evil ? evil : run(cell),
    });
    const document = parsed(await reportOf(results));
    expect(document.querySelector("img")).toBeNull();
    expect(document.querySelector("#failures summary")?.textContent).toContain(evil);
    expect(document.querySelector("#tables")?.textContent).toContain(evil);
  });

  it("is the same bytes twice, but for the machine", async () => {
    const results = await runFixture("walk");
    const machine = { ...results.manifest.machine, cpu: "another" };
    const elsewhere = Object.assign(await runFixture("walk"), {
      manifest: { ...results.manifest, machine },
    });
    const [first, second] = [await reportOf(results), await reportOf(elsewhere)];
    expect(second).not.toBe(first);
    expect(second.replace("another", results.manifest.machine.cpu)).toBe(first);
  });

  it("is smaller than 1 MB with 5 levels at 20 settings", async () => {
    const page = await reportOf(madeResults({
      levels: { policy: ["near", "far", "c", "d", "e"] },
      sweep: { users: Array.from({ length: 20 }, (_, k) => k + 1) },
      seeds: 3,
      run,
    }));
    expect(page.length).toBeLessThan(1e6);
  });

  it("sorts by the value of a cell, not by its text", async () => {
    const results = madeResults({ levels: { policy: ["near", "far"] }, run });
    const document = parsed(await reportOf(results));
    const cells = [...document.querySelectorAll("table.sortable tbody tr td.number")];
    const means = results.compare().blocks[0].measures.wait.map(({ estimate }) => estimate.value);
    expect(cells[0].getAttribute("data-value")).toBe(String(means[0]));
  });

  it("names each picture and each reading for those who do not see it", async () => {
    const document = parsed(await reportOf(await runFixture("walk")));
    for (const svg of document.querySelectorAll("figure svg")) {
      expect(svg.getAttribute("aria-label")).not.toBe("");
    }
    const readings = [...document.querySelectorAll(".reading > *")];
    expect(readings.length).toBe(6);
    expect(readings.every((reading) => /n = 6/.test(reading.getAttribute("aria-label") ?? "")))
      .toBe(true);
  });
});
