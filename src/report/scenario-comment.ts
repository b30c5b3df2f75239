/** What a scenario expects, from the comment at the head of its file. */

/** Texts by their labels: `Question`, `Expected`, `Source`. */
export type ScenarioComment = Readonly<Record<string, string>>;

/**
 * The labelled lines of the first doc comment; a label is a word at the beginning of a line with two
 * blanks or more behind it, and its text goes on in the lines that are indented.
 */
export function scenarioComment(code: string): ScenarioComment {
  const [, comment = ""] = /^\s*\/\*\*([\s\S]*?)\*\//.exec(code) ?? [];
  const found: Record<string, string> = {};
  let label = "";
  for (const line of comment.split("\n").map((line) => line.replace(/^\s*\* ?/, "").trimEnd())) {
    const [, next, text] = /^([A-Z][a-z]+) {2,}(\S.*)$/.exec(line) ?? [];
    if (next !== undefined) [label, found[next]] = [next, text];
    else if (label !== "" && /^\s+\S/.test(line)) found[label] += ` ${line.trim()}`;
    else label = "";
  }
  return found;
}
