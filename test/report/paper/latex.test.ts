import { describe, expect, it } from "vitest";
import { latexFigure, latexText } from "../../../src/report/paper/latex.ts";

describe("text for LaTeX", () => {
  it("escapes what LaTeX reads as commands", () => {
    expect(latexText("5 % of $x_1 & {y} #2 ~ ^ \\")).toBe(
      "5 \\% of \\$x\\_1 \\& \\{y\\} \\#2 \\textasciitilde{} \\textasciicircum{} \\textbackslash{}",
    );
  });

  it("writes signs as mathematics, and keeps letters of other languages", () => {
    expect(latexText("√(0.3 · 0.7) ± 2 µs, Erdős–Rényi")).toBe(
      "$\\surd$(0.3 $\\cdot$ 0.7) $\\pm$ 2 $\\mu$s, Erdős--Rényi",
    );
  });

  it("refuses what the standard fonts lack, and says what to do", () => {
    expect(() => latexText("a 馬 runs")).toThrow(
      'LaTeX\'s standard fonts lack "馬", in "a 馬 runs": give the figure\'s source a caption',
    );
  });
});

describe("a figure in LaTeX", () => {
  const figure = { name: "stay", title: "Who waits?", caption: "Means.", command: "make it" };

  it("is as wide as a column, with title and caption", () => {
    expect(latexFigure({ ...figure, width: "column" }).split("\n")).toEqual([
      "% make it",
      "\\begin{figure}[t]",
      "  \\centering",
      "  \\includegraphics[width=85mm]{stay.pdf}",
      "  \\caption{\\textbf{Who waits?} Means.}",
      "  \\label{fig:stay}",
      "\\end{figure}",
      "",
    ]);
  });

  it("goes over both columns where it is as wide as the page", () => {
    const text = latexFigure({ ...figure, width: "page" });
    expect(text).toContain("\\begin{figure*}[t]");
    expect(text).toContain("width=178mm");
  });
});
