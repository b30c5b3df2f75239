import { expect, it } from "vitest";
import { checkQuality, readCapture } from "../../src/captures/mod.ts";
import { describe, findingsTable } from "../../src/report/mod.ts";

const log = `     0.100176543,403.45,msec,task-clock,403454086,100.00,4.030,CPUs utilized
     0.100176543,1200000,,cycles,302590564,75.00,2.993,GHz
     0.100176543,<not supported>,,instructions,0,100.00,,
`;
const capture = readCapture(new TextEncoder().encode(log), "perf.csv");
const shown = (value: object) =>
  (value as Record<symbol, () => Record<string, string>>)[Symbol.for("Jupyter.display")]();

it("a capture is described by its facts and a row for each event", () => {
  const { "text/html": html, "text/plain": text } = shown(describe(capture));
  expect(html).toContain("<p>format: counters of perf stat -x</p>");
  expect(html).toContain('<td class="text">cycles</td><td class="text">interval</td>');
  expect(html).toContain('<td class="number">75 %</td>'); // running share of the cycles
  expect(text).toContain("task-clock");
});

it("what is no text of HTML in a capture's name stays text", () => {
  const named = readCapture(new TextEncoder().encode(log), "<b>x.csv");
  expect(shown(describe(named))["text/html"]).toContain("<p>capture: &lt;b&gt;x");
});

it("findings stand the gravest first, those of one check in one row", () => {
  const stuck = { check: "stuck", severity: "note", message: "stands still", count: 2 } as const;
  const text = String(findingsTable([
    { ...stuck, event: "cycles" },
    { ...stuck, event: "branches", count: 3 },
    { check: "wrapped", severity: "warning", message: "is off by 2³²", count: 1 },
  ]));
  expect(text.split("\n")).toEqual([
    "severity  check    what was found                         times",
    "warning   wrapped  is off by 2³²                              1",
    "note      stuck    cycles: stands still; likewise 1 more      5",
  ]);
});

it("what all checks find of a capture is told", () => {
  const text = String(findingsTable(checkQuality(capture)));
  expect(text).toMatch(/^warning\s+not-supported\s+instructions /m);
  expect(text).toMatch(/^\w+\s+multiplexed\s+cycles: /m);
});
