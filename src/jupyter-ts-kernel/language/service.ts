/**
 * Completion, inspection and the type check of cells, by the project's own TypeScript.
 *
 * Warm, an answer takes some milliseconds; the first one reads the project, in one to four seconds.
 */
import { join } from "node:path";
import { compilerFor } from "./compiler.ts";
import { type CellDocument, cellDocument, type CellSource } from "./document.ts";
import { LanguageServer } from "./server.ts";

export type { CellSource } from "./document.ts";

export interface Completions {
  readonly matches: readonly string[];
  /** What they replace, in UTF-16 units of the code. */
  readonly start: number;
  readonly end: number;
  /** Of each match: "function", "class" … */
  readonly types: readonly string[];
}

export interface CellDiagnostic {
  /** From 1, in the cell. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly message: string;
  /** As "TS2322". */
  readonly code: string;
}

export interface LanguageServiceOptions {
  /** The notebook's folder. */
  readonly directory: string;
}

interface Position {
  readonly line: number;
  readonly character: number;
}
interface Range {
  readonly start: Position;
  readonly end: Position;
}
interface CompletionItem {
  readonly label: string;
  readonly kind?: number;
  readonly sortText?: string;
  readonly insertText?: string;
}
interface Diagnostic {
  readonly range: Range;
  readonly severity: number;
  readonly code: number;
  readonly message: string;
}

const mostMatches = 300;

/** By the numbers of LSP's CompletionItemKind. */
const kinds: Readonly<Record<number, string>> = {
  2: "function",
  3: "function",
  4: "class",
  5: "property",
  6: "instance",
  7: "class",
  8: "interface",
  9: "module",
  10: "property",
  14: "keyword",
  17: "path",
  19: "path",
  21: "instance",
  25: "type",
};

/** Errors that come of the joining of cells or of what is not installed, not of the cell. */
const foreign = new Set([
  2451, // a name is declared twice: the kernel allows it
  2300,
  5097, // imports end in .ts
  2580, // names of Node without its types
  2584,
  2591,
]);

const severityError = 1;

export class LanguageService {
  readonly #server: LanguageServer;

  private constructor(server: LanguageServer) {
    this.#server = server;
  }

  /** Null where no TypeScript with a language server is installed. */
  static open({ directory }: LanguageServiceOptions): LanguageService | null {
    const executable = compilerFor(directory);
    if (executable === null) return null;
    const file = join(directory, ".jupyter-cells.ts");
    return new LanguageService(new LanguageServer(executable, directory, file));
  }

  /** What can stand at a place of the code. */
  async complete(
    earlier: readonly CellSource[],
    code: string,
    cursor: number,
  ): Promise<Completions> {
    const document = cellDocument(earlier, code);
    const parameters = { position: positionOf(document, code, cursor) };
    const answer = await this.#server.ask<{ items: CompletionItem[] } | CompletionItem[]>(
      "textDocument/completion",
      document.text,
      parameters,
    );
    const [typed] = /[\w$]*$/.exec(code.slice(0, cursor)) as RegExpExecArray;
    const items = answer === null ? [] : Array.isArray(answer) ? answer : answer.items;
    const fitting = items
      .filter(({ label }) => label.toLowerCase().startsWith(typed.toLowerCase()))
      .sort((a, b) => order(a) < order(b) ? -1 : 1)
      .slice(0, mostMatches);
    return {
      matches: fitting.map(({ insertText, label }) => insertText ?? label),
      start: cursor - typed.length,
      end: cursor,
      types: fitting.map(({ kind }) => kinds[kind ?? 0] ?? "text"),
    };
  }

  /** Markdown: the type and the documentation of what stands at a place of the code; or null. */
  async inspect(
    earlier: readonly CellSource[],
    code: string,
    cursor: number,
  ): Promise<string | null> {
    const document = cellDocument(earlier, code);
    for (const place of [cursor, cursor - 1]) {
      if (place < 0 || !/[\w$]/.test(code[place] ?? "")) continue;
      const answer = await this.#server.ask<{ contents: { value: string } }>(
        "textDocument/hover",
        document.text,
        { position: positionOf(document, code, place) },
      );
      return answer?.contents.value ?? null;
    }
    return null;
  }

  /** The type errors of the cell; those of earlier ones are not repeated. */
  async check(earlier: readonly CellSource[], code: string): Promise<CellDiagnostic[]> {
    const document = cellDocument(earlier, code);
    const answer = await this.#server.ask<{ items?: Diagnostic[] }>(
      "textDocument/diagnostic",
      document.text,
    );
    return (answer?.items ?? [])
      .filter(({ range, severity, code }) =>
        range.start.line >= document.line && severity === severityError && !foreign.has(code)
      )
      .map(({ range, code, message }) => ({
        line: range.start.line - document.line + 1,
        column: range.start.character + 1,
        message,
        code: `TS${code}`,
      }))
      .sort((a, b) => a.line - b.line || a.column - b.column);
  }

  async close(): Promise<void> {
    await this.#server.close();
  }
}

function order({ sortText, label }: CompletionItem): string {
  return `${sortText ?? ""} ${label}`;
}

function positionOf({ line }: CellDocument, code: string, offset: number): Position {
  const lines = code.slice(0, offset).split("\n");
  return { line: line + lines.length - 1, character: (lines.at(-1) as string).length };
}
