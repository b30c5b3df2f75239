import { describe, expect, it } from "vitest";
import { figureCsv, figureData } from "../../../src/report/figure-data.ts";
import { dataDifference } from "../../../src/report/paper/data-difference.ts";

describe("the data of a figure", () => {
  const measured = { x: 1, y: 0.1 + 0.2, level: "a, b" }, known = { x: 1, y: 0.3 };
  const dot = (data: unknown) => ({ data, ariaLabel: "dot" }) as never;

  it("has a row once, however many marks show it, and the figure's own rows after it", () => {
    const rows = figureData(
      { marks: [dot([measured]), [dot([{ at: 7, hidden: () => 1 }])], null] },
      [{ part: "measured", rows: [measured] }, { part: "theory", rows: [known] }],
    );
    expect(rows).toEqual([
      { part: "measured", ...measured },
      { part: "theory", ...known },
      { part: "dot", at: 7 },
    ]);
  });

  it("leaves out what is no row: numbers, names, marks without data", () => {
    expect(figureData({ marks: [dot([0, 1]), dot(["a"]), dot(null), (() => null) as never] }, []))
      .toEqual([]);
  });

  it("is CSV with eight digits, quoted where it must be, empty where a row lacks a column", () => {
    expect(figureCsv([{ part: "m", ...measured }, { part: "t", x: 1, z: 2 }])).toBe(
      'part,x,y,level,z\nm,1,0.3,"a, b",\nt,1,,,2\n',
    );
  });
});

describe("the difference of two tables", () => {
  const before = 'x,y\n1,2\n"a, b",4\n';

  it("is none where they are equal", () => {
    expect(dataDifference(before, before)).toBe(null);
  });

  it.each([
    ['x,y\n1,3\n"a, b",4\n', 1, "row 1, y: 2 → 3"],
    ['x,y\n1,2\n"a, c",4\n', 1, "row 2, x: a, b → a, c"],
    ["x,y\n1,2\n", 1, "row 2 is gone: a, b, 4"],
    ['x,y\n1,2\n"a, b",4\n5,6\n', 1, "row 3 is new: 5, 6"],
    ["x,z\n1,2\n", 2, "the columns: x, y → x, z"],
  ])("of %j counts the rows and tells the first", (now, rows, first) => {
    expect(dataDifference(before, now)).toMatchObject({ rows, first });
  });
});
