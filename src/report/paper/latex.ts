/**
 * A figure as LaTeX: `\includegraphics` at its width in print, with caption and label. Needs the package
 * graphicx and nothing else; what the standard fonts lack is written as mathematics.
 */

export interface LatexFigure {
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly width: "column" | "page";
  /** What a person types to make the figure again. */
  readonly command: string;
}

/** mm: the column of a journal, and its page of two columns. */
export const printWidths = { column: 85, page: 178 } as const;

/** The snippet; the picture is looked for beside it, by its own name: set \graphicspath. */
export function latexFigure({ name, title, caption, width, command }: LatexFigure): string {
  const environment = width === "page" ? "figure*" : "figure";
  const said = /[.?!]$/.test(title) ? title : `${title}.`;
  return [
    `% ${command}`,
    `\\begin{${environment}}[t]`,
    "  \\centering",
    `  \\includegraphics[width=${printWidths[width]}mm]{${name}.pdf}`,
    `  \\caption{\\textbf{${latexText(said)}} ${latexText(caption)}}`,
    `  \\label{fig:${name}}`,
    `\\end{${environment}}`,
    "",
  ].join("\n");
}

const replacements: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "%": "\\%",
  "&": "\\&",
  "#": "\\#",
  "$": "\\$",
  "_": "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "|": "$|$",
  "<": "$<$",
  ">": "$>$",
  "±": "$\\pm$",
  "×": "$\\times$",
  "·": "$\\cdot$",
  "−": "$-$",
  "√": "$\\surd$",
  "≤": "$\\le$",
  "≥": "$\\ge$",
  "≈": "$\\approx$",
  "→": "$\\to$",
  "∞": "$\\infty$",
  "²": "$^2$",
  "³": "$^3$",
  "µ": "$\\mu$",
  "μ": "$\\mu$",
  "α": "$\\alpha$",
  "β": "$\\beta$",
  "λ": "$\\lambda$",
  "ρ": "$\\rho$",
  "σ": "$\\sigma$",
  "τ": "$\\tau$",
  "’": "'",
  "–": "--",
  "—": "---",
  "…": "\\dots{}",
  "\u00a0": "~",
  "\u202f": "\\,",
};

/**
 * Text as LaTeX writes it. Letters of Latin-1 stay: every LaTeX since 2018 reads UTF-8. Throws a
 * RangeError for a character that the standard fonts lack, rather than leave a hole in the paper.
 */
export function latexText(text: string): string {
  return Array.from(text, (character) => {
    const replaced = replacements[character];
    if (replaced !== undefined) return replaced;
    const isPlain = /[\x20-\x7e]/.test(character) || /\p{Script=Latin}/u.test(character);
    if (isPlain) return character;
    throw new RangeError(
      `LaTeX's standard fonts lack "${character}", in "${text}": give the figure's source a caption ` +
        "without it",
    );
  }).join("");
}
