import { describe, expect, it } from "vitest";
import { withoutWait } from "../../../src/captures/recorder/barrier.ts";

const text = [
  "# started on Fri Jan  2 03:04:05 2026",
  "",
  "     0.010000000;1;;minor-faults;10000;100.00;;",
  "     0.020500000;<not counted>;;minor-faults;0;100.00;;",
  "     0.031000000;7;;minor-faults;10000;100.00;;",
  "     0.041500000;9;;minor-faults;10000;100.00;;",
  "",
].join("\n");
const rows = (text: string) => text.split("\n").filter((line) => /^ *\d/.test(line));

describe("the wait behind the barrier", () => {
  it("is left out, and time begins at the interval in which the barrier opened", () => {
    expect(rows(withoutWait(text, 0.025))).toEqual([
      "0.010500000;7;;minor-faults;10000;100.00;;",
      "0.021000000;9;;minor-faults;10000;100.00;;",
    ]);
  });

  it("leaves all as it is where it was shorter than an interval", () => {
    expect(rows(withoutWait(text, 0.005)).map(Number.parseFloat))
      .toEqual([0.01, 0.0205, 0.031, 0.0415]);
  });

  it("never takes the last interval", () => {
    expect(rows(withoutWait(text, 9))).toEqual(["0.010500000;9;;minor-faults;10000;100.00;;"]);
  });
});
