/** Runs the cells of one notebook: their magics, the type check if wanted, then their code. */
import { dirname } from "node:path";
import { type CheckMode, readMagics } from "../cells/magics.ts";
import { CellSyntaxError } from "../cells/strip.ts";
import type {
  CellDiagnostic,
  CellSource,
  Completions,
  LanguageService,
} from "../language/service.ts";
import type { Outcome } from "./protocol.ts";
import { Session, type SessionOptions } from "./session.ts";

export interface InterpreterOptions extends SessionOptions {
  /** Whether each cell is type-checked: "on" prints errors, "strict" does not run what has some. */
  readonly check?: CheckMode;
}

export interface CellRun {
  readonly code: string;
  /** The cell's number, which its errors show. */
  readonly number: number;
  /** Whether the user may be asked for input. */
  readonly input?: boolean;
}

export class Interpreter {
  readonly session: Session;
  readonly #options: InterpreterOptions;
  #check: CheckMode;
  #cells: CellSource[] = [];
  #isStopped = false;
  #language: Promise<LanguageService | null> | null = null;

  constructor(options: InterpreterOptions) {
    this.#options = options;
    this.#check = options.check ?? "off";
    this.session = new Session({ ...options, onEnd: () => this.#cells = [] });
  }

  /** Stops the cell that runs, or is about to. */
  interrupt(): void {
    this.#isStopped = true;
    this.session.interrupt();
  }

  async execute({ code: source, number, input = false }: CellRun): Promise<Outcome> {
    const name = `cell-${number}.ts`;
    this.#isStopped = false;
    let magics;
    try {
      magics = readMagics(source);
    } catch (error) {
      if (!(error instanceof CellSyntaxError)) throw error;
      return refused("SyntaxError", `line ${error.line}: ${error.message}`, []);
    }
    if (magics.isReset) {
      this.session.reset();
      this.#cells = [];
    }
    if (magics.check !== null && magics.check !== "once") this.#check = magics.check;
    const mode = magics.check === "once" ? "on" : this.#check;
    if (mode !== "off") {
      const errors = await this.#checked(magics.code, number);
      if (this.#isStopped) return refused("Interrupted", "the cell was interrupted", []);
      if (mode === "strict" && errors.length > 0) {
        return refused("TypeCheckError", "the cell has type errors and did not run", errors);
      }
      if (errors.length > 0) this.#print(errors.join("\n") + "\n");
    }
    const outcome = await this.session.execute(magics.code, name, { input, timed: magics.isTimed });
    if (outcome.status === "ok") this.#cells.push({ name, code: magics.code });
    return outcome;
  }

  /** What can stand at a place of code; nothing where no TypeScript is installed. */
  async complete(code: string, cursor: number): Promise<Completions> {
    const language = await this.#languageService();
    const none = { matches: [], start: cursor, end: cursor, types: [] };
    return await language?.complete(this.#cells, code, cursor) ?? none;
  }

  /** Markdown about what stands at a place of code. */
  async inspect(code: string, cursor: number): Promise<string | null> {
    return await (await this.#languageService())?.inspect(this.#cells, code, cursor) ?? null;
  }

  async close(): Promise<void> {
    await Promise.all([
      this.session.close(),
      this.#language?.then((language) => language?.close()),
    ]);
  }

  async #checked(code: string, number: number): Promise<string[]> {
    const language = await this.#languageService();
    if (language === null) {
      this.#print(
        "The cell was not checked: install the package typescript, version 7 or newer.\n",
      );
      return [];
    }
    const found = await language.check(this.#cells, code);
    return found.map((each) => line(each, number));
  }

  #print(text: string): void {
    this.#options.onOutput({ type: "stream", name: "stderr", text });
  }

  #languageService(): Promise<LanguageService | null> {
    this.#language ??= (async () => {
      const { LanguageService } = await import("../language/service.ts");
      return LanguageService.open({ directory: dirname(this.#options.notebook) });
    })();
    return this.#language;
  }
}

function line({ line, column, code, message }: CellDiagnostic, number: number): string {
  return `cell ${number}, line ${line}, column ${column}: ${code}: ${message}`;
}

function refused(ename: string, evalue: string, details: readonly string[]): Outcome {
  const traceback = [`${ename}: ${evalue}`, ...details];
  return { status: "error", error: { ename, evalue, traceback } };
}
