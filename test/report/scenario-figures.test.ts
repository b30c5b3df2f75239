import { execFileSync, spawnSync } from "node:child_process";
import process from "node:process";
import { describe, expect, it } from "vitest";
import mm1 from "../../scenarios/mm1.ts";
import { designOf, loadedScenario, type Results, runExperiment } from "../../src/experiment/mod.ts";
import type { FigureOf, Scenario } from "../../src/experiment/mod.ts";
import { pdfOf, pngOf, scenarioFigures } from "../../src/report/mod.ts";
import { formatInterval } from "../../src/stats/mod.ts";
import { fontMetrics } from "../../src/report/font-metrics.ts";
import type { DrawnElement } from "../../src/report/svg.ts";
import { overflowOf } from "../../src/report/text-boxes.ts";
import { runFixture, temporaryFolder } from "../experiment/fixture.ts";
import { madeResults } from "../experiment/made-results.ts";
import { root } from "../sources.ts";
import { parsed } from "./parsed.ts";

const metrics = await fontMetrics();
const texts = (svg: string) =>
  [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)</g)].map(([, text]) => text);

/** A short run of the tutorial. */
async function queue(choices: Parameters<typeof designOf>[1] = {}): Promise<Results> {
  const set = { duration: 200 };
  return await runExperiment(
    loadedScenario(mm1 as Scenario),
    designOf(mm1 as Scenario, { seeds: 3, set, ...choices }),
    { workers: 0 },
  );
}

/** A run with a figure of its own. */
function withFigure(figure: Partial<FigureOf> & Pick<FigureOf, "plot">): Results {
  const results = madeResults({
    levels: { policy: ["near", "far"] },
    run: ({ levels, replication }) => ({
      wait: (levels.policy === "near" ? 2 : 3) + replication / 9,
    }),
  });
  const figures = { own: { title: "Own", caption: "What one sees.", ...figure } };
  return Object.assign(results, { scenario: { ...results.scenario, figures } });
}

/** px by which text leaves the picture; 0 where none does. */
function cutText(svg: string): number {
  const element = parsed(svg).querySelector("svg") as unknown as DrawnElement;
  const [width, height] = ["width", "height"].map((name) => Number(element.getAttribute(name)));
  return Math.max(...Object.values(overflowOf(element, width, height, metrics)));
}

describe("the figures of a run", () => {
  it("are each measure by level where the scenario has none, with theory and intervals", async () => {
    const figures = await scenarioFigures(await queue());
    expect(figures.map(({ name }) => name)).toEqual(["stay", "stay-p95", "population"]);
    expect(figures[0].title).toBe("Mean stay, in line and in service, by discipline");
    expect(figures[0].caption).toContain("95 % intervals of the mean over 3 replications");
    expect(texts(figures[0].svg)).toEqual(expect.arrayContaining([
      "mean stay, in line and in service, s",
      "theory",
      "first come",
      "shortest first",
    ]));
  });

  it("are lines over a swept parameter, labelled at their ends", async () => {
    const [{ svg }] = await scenarioFigures(await queue({ sweep: { arrivalRate: [0.5, 0.7] } }));
    expect(texts(svg)).toEqual(
      expect.arrayContaining(["jobs that arrive per second, λ, 1/s", "shared"]),
    );
    expect(svg.match(/aria-label="area"/g)).toHaveLength(5);
  });

  it("are small multiples where two things vary", async () => {
    const sweep = { arrivalRate: [0.5, 0.7], serviceRate: [1, 1.2, 1.4] };
    const [{ svg }] = await scenarioFigures(await queue({ sweep }));
    expect(texts(svg)).toEqual(expect.arrayContaining(["arrivalRate = 0.5", "arrivalRate = 0.7"]));
  });

  it("state title and caption inside the file, and not in what goes into pages", async () => {
    const [{ svg, inline, title, caption }] = await scenarioFigures(await queue());
    expect(texts(svg).join(" ")).toContain(title);
    expect(texts(svg).join(" ")).toContain(caption);
    expect(texts(inline).join(" ")).not.toContain(caption);
  });

  it("cut no text, however long names, labels and captions are", async () => {
    const level = "a level whose name has no end as it seems to those who have to draw it";
    const results = madeResults({
      levels: { policy: [level, `other ${level}`, "short"] },
      measures: {
        wait: { unit: "s", better: "lower", meaning: `what ${level} waits for`.repeat(2) },
      },
      run: ({ levels, replication }) => ({ wait: 0.001 * (levels.policy.length + replication) }),
    });
    const swept = { ...results.design, sweep: {} };
    for (const drawn of await scenarioFigures(Object.assign(results, { design: swept }))) {
      expect(cutText(drawn.svg)).toBe(0);
    }
    for (
      const { svg } of await scenarioFigures(await queue({ sweep: { arrivalRate: [0.5, 0.9] } }))
    ) {
      expect(cutText(svg)).toBe(0);
    }
  });

  it("are 85 mm or 178 mm wide", async () => {
    const widths = await Promise.all((["column", "page"] as const).map(async (width) => {
      const [{ svg }] = await scenarioFigures(withFigure({ width, plot: () => ({ marks: [] }) }));
      return Number(/width="(\d+)"/.exec(svg)?.[1]) / 96 * 25.4; // mm
    }));
    expect(widths[0]).toBeCloseTo(85, 0);
    expect(widths[1]).toBeCloseTo(178, 0);
  });

  it("keep the colour of a level, whichever levels were run", async () => {
    const colors = async (levels: string[]) => {
      const [{ svg }] = await scenarioFigures(await queue({ levels: { discipline: levels } }));
      return svg;
    };
    const shared = /#56b4e9/;
    expect(await colors(["shared", "first come"])).toMatch(shared);
    expect(await colors(["first come", "last come"])).not.toMatch(shared);
  });

  it("break the axis where it does not reach zero", async () => {
    const drawn = async (zero: boolean) => {
      const [{ svg }] = await scenarioFigures(withFigure({
        plot: ({ style, rows }) => ({
          y: style.measureAxis("wait", rows("wait"), { zero }),
          marks: style.points(rows("wait")),
        }),
      }));
      return svg.includes("l6,-3");
    };
    expect([await drawn(false), await drawn(true)]).toEqual([true, false]);
  });

  it("tell value, interval, level and n of each point", async () => {
    const plot: FigureOf["plot"] = ({ style, rows }) => ({ marks: style.points(rows("wait")) });
    const results = withFigure({ plot });
    const [{ inline }] = await scenarioFigures(results);
    const [{ level, estimate }] = results.compare().blocks[0].measures.wait;
    const [low, high] = [estimate.low, estimate.high].map((end) => Number(end.toPrecision(4)));
    expect(inline).toContain(
      `aria-label="${level}: ${
        formatInterval(estimate)
      } s; 95 % interval ${low} to ${high}; n = 5"`,
    );
  });

  it("take names that look like markup as names, in every form", async () => {
    const name = `<b>&amp; "x" 'y' > & <script>`;
    const results = madeResults({
      levels: { policy: ["near", name] },
      run: ({ levels, replication }) => ({ wait: levels.policy.length + replication / 9 }),
    });
    const [{ svg, inline }] = await scenarioFigures(results);
    const document = parsed(inline);
    expect(document.querySelector("b, script")).toBeNull();
    expect([...document.querySelectorAll("text")].map(({ textContent }) => textContent))
      .toContain(name);
    // Both refuse what is no well-formed XML.
    expect((await pngOf(svg)).length).toBeGreaterThan(1000);
    expect((await pdfOf(svg)).length).toBeGreaterThan(1000);
  });

  it("leave out a figure that the run holds nothing of", async () => {
    expect(await scenarioFigures(withFigure({ plot: () => null }))).toEqual([]);
  });

  it("name scenario and figure where its function throws", async () => {
    const plot: FigureOf["plot"] = ({ rows }) => ({ marks: [rows("speed")] as never });
    await expect(scenarioFigures(withFigure({ plot }))).rejects.toThrow(
      'scenario "made": figure "own": rows: scenario "made" has the measures wait, got "speed"',
    );
  });

  it("refuse what would make them HTML", async () => {
    await expect(scenarioFigures(withFigure({ plot: () => ({ caption: "c", marks: [] }) })))
      .rejects.toThrow("leave them to the report");
  });
});

describe("a figure as PNG and PDF", () => {
  it("has the picture's size, and embeds the font in the PDF", async () => {
    const [{ svg }] = await scenarioFigures(withFigure({ plot: () => ({ marks: [] }) }));
    const [png, pdf] = [await pngOf(svg), new TextDecoder("latin1").decode(await pdfOf(svg))];
    expect(new DataView(png.buffer, png.byteOffset).getUint32(16)).toBe(4 * 321);
    expect(pdf).toMatch(/^%PDF-1\.3/);
    expect(pdf).toContain("SourceSans3-SemiBold");
    expect(pdf).toContain("(D:19700101000000Z)"); // the date of creation
  });
});

describe("text with a halo in a PDF", () => {
  const svg = (texts: string) =>
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">' +
    `${texts}</svg>`;
  const halo = 'stroke="white" stroke-width="3"', place = 'x="5" y="15"';

  it("is drawn over its halo, not under it", async () => {
    const asWritten = await pdfOf(svg(`<text ${place} ${halo} paint-order="stroke">a</text>`));
    const inTurn = await pdfOf(
      svg(`<text ${place} ${halo}>a</text><text ${place} stroke="none">a</text>`),
    );
    expect(asWritten).toEqual(inTurn);
  });

  it("is so too where a group has the halo", async () => {
    const text = `<text ${place}>a</text>`;
    const asWritten = await pdfOf(svg(`<g ${halo} paint-order="stroke">${text}</g>`));
    const inTurn = await pdfOf(svg(`<g ${halo}>${text}</g><g stroke="none">${text}</g>`));
    expect(asWritten).toEqual(inTurn);
  });
});

describe("all that a run leaves", () => {
  const other = "deno" in process.versions ? ["node"] : ["deno", "run", "-A", "--quiet"];
  const hasOther = spawnSync(other[0], ["--version"]).status === 0;

  it.skipIf(!hasOther)("is the same bytes on Deno and on Node", () => {
    const own = "deno" in process.versions ? ["run", "-A", "--quiet"] : [];
    const script = "test/report/drawing.ts";
    const draw = ([program, ...flags]: string[]): unknown =>
      JSON.parse(execFileSync(program, [...flags, script, temporaryFolder()], {
        cwd: root,
        encoding: "utf8",
      }));
    const here = draw([process.execPath, ...own]);
    expect(Object.keys(here as object).length).toBeGreaterThan(20);
    expect(draw(other)).toEqual(here);
  });

  it("is the same bytes twice", async () => {
    const [first, second] = [await runFixture("walk"), await runFixture("walk")];
    const svgs = async (results: Results) => (await scenarioFigures(results)).map(({ svg }) => svg);
    expect(await svgs(first)).toEqual(await svgs(second));
  });
});
