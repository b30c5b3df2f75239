import { describe, expect, it } from "vitest";
import { cpuProfile } from "../../../src/captures/formats/cpuprofile.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { captureFile } from "../files.ts";
import { expectSurvival, fileContent, readWith, refusal } from "./read-with.ts";

const node = (id: number, functionName: string, children: number[], more: object = {}) => ({
  id,
  callFrame: { functionName, scriptId: "1", url: "file:///a.js", lineNumber: 4, columnNumber: 2 },
  hitCount: 1,
  children,
  ...more,
});
const nodes = [
  { ...node(1, "(root)", [2, 4]), callFrame: { functionName: "(root)" } },
  node(2, "main", [3]),
  node(3, "", []),
  { ...node(4, "(idle)", []), callFrame: { functionName: "(idle)", lineNumber: -1 } },
];
const profile = {
  nodes,
  startTime: 5000,
  endTime: 5100,
  samples: [2, 3, 4, 3],
  timeDeltas: [10, 20, 30, 15],
};
const read = (more: object = {}) => readWith(cpuProfile, JSON.stringify({ ...profile, ...more }));
const refused = (more: object) => refusal(cpuProfile, JSON.stringify({ ...profile, ...more }));

/** Rows as [time in µs, value in µs, stack]. */
function rowsOf({ columns, stacks }: Capture): [number, number, string][] {
  return Array.from(columns.time, (time, i) => [
    Math.round(1e6 * time),
    Math.round(1e6 * columns.value[i]),
    stacks.path(columns.stack?.[i] ?? -1).map(({ name }) => name).join(";"),
  ]);
}

describe("V8 CPU profiles", () => {
  it("give each sample the time until the next one, the last until the end", () => {
    const capture = read();
    expect(rowsOf(capture)).toEqual([
      [10, 20, "main"],
      [30, 30, "main;(anonymous)"],
      [60, 15, "(idle)"],
      [75, 25, "main;(anonymous)"],
    ]);
    expect(capture.events).toEqual([{ name: "wall", kind: "sample", unit: "s" }]);
    expect(capture.quality).toEqual([]);
  });

  it("count lines of functions from 1", () => {
    expect(read().stacks.frames.map(({ file, line }) => [file, line]))
      .toEqual([["file:///a.js", 5], ["file:///a.js", 5], ["", 0]]);
  });

  it("are put in the order of time, and tell of steps that are none or negative", () => {
    const capture = read({ timeDeltas: [10, 20, 0, -15] });
    expect(rowsOf(capture).map(([time, value]) => [time, value]))
      .toEqual([[10, 5], [15, 15], [30, 0], [30, 70]]);
    expect(capture.quality).toMatchObject([
      { check: "zero-step", severity: "note", count: 1 },
      { check: "negative-step", severity: "warning", count: 1 },
    ]);
  });

  it("may have parents instead of children, as in traces", () => {
    const children = undefined;
    const parents = [{}, { parent: 1 }, { parent: 2 }, { parent: 1 }];
    const capture = read({ nodes: nodes.map((n, i) => ({ ...n, children, ...parents[i] })) });
    expect(rowsOf(capture)[1][2]).toBe("main;(anonymous)");
  });

  it("without samples give the hits of each node", () => {
    const capture = read({ samples: undefined, timeDeltas: undefined });
    expect(capture.events).toEqual([{ name: "samples", kind: "total", unit: "" }]);
    expect(rowsOf(capture).map(([, , path]) => path))
      .toEqual(["", "main", "main;(anonymous)", "(idle)"]);
    expect([...capture.columns.value]).toEqual([1, 1, 1, 1]);
  });

  it("from before 2016 have nodes inside of nodes", () => {
    const bare = (id: number, functionName: string, children: object[]) => ({
      id,
      functionName,
      url: "a.js",
      lineNumber: 0,
      hitCount: 1,
      children,
    });
    const head = bare(1, "(root)", [bare(2, "main", [bare(3, "parse", [])])]);
    const samples = [3, 2], timestamps = [500, 700];
    const capture = readWith(cpuProfile, JSON.stringify({ head, samples, timestamps }));
    expect(rowsOf(capture)).toEqual([[0, 200, "main;parse"], [200, 0, "main"]]);
  });

  it("tell where hits and ticks by line do not fit the samples", () => {
    const positionTicks = [{ line: 5, ticks: 9 }];
    const { quality } = read({
      nodes: [...nodes.slice(0, 3), { ...nodes[3], hitCount: 5, positionTicks }],
    });
    expect(quality.map(({ check, count }) => [check, count]))
      .toEqual([["hit-count", 1], ["position-ticks", 1]]);
  });

  it("are refused with the path of what is wrong", () => {
    expect(refused({ samples: [2, 9, 4, 3] })).toMatch(/samples\[1\] is 9, which is no node's id/);
    expect(refused({ timeDeltas: [1] })).toMatch(/4 samples, but 1 timeDeltas/);
    expect(refused({ nodes: {} })).toMatch(/nodes is an object, expected an array/);
    expect(refused({ nodes: [...nodes, node(4, "b", [])] })).toMatch(/two nodes have the id 4/);
    expect(refused({ nodes: [...nodes, node(5, "b", [3])] })).toMatch(/node 3 has two parents/);
    expect(refused({ timeDeltas: [1e300, 0, 0, 0] })).toMatch(/which is no time of a program/);
  });

  it("are refused where nodes call themselves", () => {
    expect(refused({ nodes: [nodes[0], node(2, "a", [3]), node(3, "b", [2]), nodes[3]] }))
      .toMatch(/this is no tree/);
  });

  it("are refused with the line where they are no JSON", () => {
    expect(refusal(cpuProfile, '{"nodes":\n[1,\n2 3]}')).toMatch(/^a.txt:3: is not JSON: /);
  });

  it("may be deeper than any call stack of the reader", () => {
    const count = 100_000;
    const deep = Array.from(
      { length: count },
      (_, i) => node(i, `f${i}`, i + 1 < count ? [i + 1] : []),
    );
    const capture = read({ nodes: deep, samples: [count - 1], timeDeltas: [1] });
    expect(capture.stacks.path(capture.columns.stack?.[0] as number)).toHaveLength(count);
  });

  it("survive damage", () => expectSurvival(cpuProfile, JSON.stringify(profile), 3000));
});

describe("V8 CPU profiles of speedscope's samples", () => {
  const folder = "jlfwong_speedscope/sample/profiles/Chrome/65";
  const simple = captureFile(`${folder}/simple.cpuprofile`);
  // endTime − startTime − timeDeltas[0] = 47892 − 11575 µs; d has 14 samples under b and c each.
  it.skipIf(simple === null)("simple: 29 samples over 36,317 µs, 28 of them in d", () => {
    const capture = readWith(cpuProfile, fileContent(simple));
    const rows = rowsOf(capture);
    expect(rows.reduce((sum, [, value]) => sum + value, 0)).toBe(36317);
    expect(rows.filter(([, , path]) => path.endsWith(";b;d"))).toHaveLength(14);
    expect(rows.filter(([, , path]) => path.endsWith(";c;d"))).toHaveLength(14);
    expect(rows).toHaveLength(29);
  });

  const sucrase = captureFile(`${folder}/sucrase.cpuprofile`);
  it.skipIf(sucrase === null)("sucrase: 17,138 samples", () => {
    const content = fileContent(sucrase);
    expect(cpuProfile.recognises(content.subarray(0, 0x10000))).toBe(true);
    expect(readWith(cpuProfile, content).rows).toBe(17138);
  });
});
