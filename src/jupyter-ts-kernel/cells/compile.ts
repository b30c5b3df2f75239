/**
 * A cell of TypeScript becomes one async function whose declarations outlive it.
 *
 *     const { a, b } = f();      ;({ a, b } = f());             a and b are global
 *     function g() {}            function g$1() {}              hoisted, then g = g$1 under its own name
 *     class C {}                 ;C=class C {};
 *     import d, { e } from "m"   await __kernel.bind("m", …)    before anything else
 *     h                          return await __kernel.race((h))     the last expression is the value
 *
 * A name may be declared again in any later cell, as anything. `using` stays local: what it holds is
 * released at the end of the cell. Lines stay where they are; columns are mapped back (`positions`).
 */
import type { Node, Program, VariableDeclaration } from "acorn";
import { ancestor } from "acorn-walk";
import MagicString from "magic-string";
import { boundNames, importCall } from "./declared.ts";
import { instrument } from "./instrument.ts";
import { parseCell } from "./parse.ts";
import { Positions } from "./positions.ts";
import { CellSyntaxError } from "./strip.ts";

export interface CompiledCell {
  /** JavaScript whose value is an async function without parameters. */
  readonly code: string;
  /** What it declares for later cells. */
  readonly names: readonly string[];
  readonly positions: Positions;
}

type TopLevel = Program["body"][number];

/** `name` is what stack traces call the cell. Throws a CellSyntaxError with the place in the cell. */
export function compileCell(source: string, name: string): CompiledCell {
  const { code, program } = parseCell(source);
  const text = new MagicString(code);
  instrument(text, program, { functions: true });
  const cell = new CellText(text);
  cell.nested(program);
  program.body.forEach((node, i) => cell.statement(node, i === program.body.length - 1));

  const names = [...cell.names];
  const prologue = [
    `"use strict";__kernel.declare(${JSON.stringify(names)});`,
    ...cell.functions.map((name) => `__kernel.name(${name}=${name}$1,"${name}");`),
    ...cell.imports,
  ];
  text.prepend(`(async()=>{${prologue.join("")}`).append(`\n})\n//# sourceURL=${name}`);
  return { code: text.toString(), names, positions: new Positions(text) };
}

/** The text of a cell while its declarations are made global. */
class CellText {
  readonly names = new Set<string>();
  readonly functions: string[] = [];
  readonly imports: string[] = [];
  #text: MagicString;

  constructor(text: MagicString) {
    this.#text = text;
  }

  /** A statement of the top level. */
  statement(node: TopLevel, isLast: boolean): void {
    switch (node.type) {
      case "VariableDeclaration":
        return this.#variables(node, ";(", ");");
      case "FunctionDeclaration":
        this.names.add(node.id.name);
        this.functions.push(node.id.name);
        this.#text.appendLeft(node.id.end, "$1");
        return;
      case "ClassDeclaration":
        this.names.add(node.id.name);
        this.#text.prependRight(node.start, `;${node.id.name}=`).appendLeft(node.end, ";");
        return;
      case "ImportDeclaration":
        for (const { local } of node.specifiers) this.names.add(local.name);
        this.imports.push(importCall(node));
        return this.#blank(node.start, node.end);
      case "ExportNamedDeclaration":
        if (node.declaration == null) return this.#blank(node.start, node.end);
        this.#blank(node.start, node.declaration.start);
        return this.statement(node.declaration, isLast);
      case "ExportDefaultDeclaration":
        this.#blank(node.start, node.declaration.start);
        return this.#value(node.declaration.start, node.end, isLast);
      case "ExportAllDeclaration":
        throw new CellSyntaxError("a cell exports nothing: import what later cells need", {
          ...lineAndColumn(this.#text.original, node.start),
          isAtEnd: false,
        });
      case "ExpressionStatement":
        if (isLast) this.#value(node.start, node.end, true);
    }
  }

  /** What stands deeper: `var`, which no block holds, `import()` and `import.meta`. */
  nested(program: Program): void {
    ancestor(program, {
      VariableDeclaration: (node, _, ancestors) => {
        if (node.kind !== "var" || ancestors.slice(0, -1).some(isFunction)) return;
        const parent = ancestors.at(-2) as Node;
        if (parent.type === "Program" || parent.type === "ExportNamedDeclaration") return;
        if (
          /^For(In|Of)?Statement$/.test(parent.type) && (parent as { body?: Node }).body !== node
        ) {
          return this.#variables(node, "", "");
        }
        const isListed = parent.type === "BlockStatement" || parent.type === "SwitchCase";
        this.#variables(node, isListed ? ";(" : "{(", isListed ? ");" : ");}");
      },
      ImportExpression: ({ start }) => {
        this.#text.update(start, start + "import".length, "__kernel.load");
      },
      MetaProperty: ({ start, end, meta }) => {
        if (meta.name === "import") this.#text.update(start, end, "__kernel.meta");
      },
    });
  }

  /** `const x = 1, y` is an assignment: `;(x = 1, y=undefined);`. */
  #variables(node: VariableDeclaration, before: string, after: string): void {
    if (node.kind === "using" || node.kind === "await using") return;
    const isHead = before === "";
    for (const { id, init } of node.declarations) {
      boundNames(id, this.names);
      // A `var` without a value keeps the one it has.
      if (init == null && !isHead && node.kind !== "var") {
        this.#text.appendLeft(id.end, "=undefined");
      }
    }
    this.#text.update(node.start, node.start + node.kind.length, before || " ");
    this.#text.appendLeft((node.declarations.at(-1) as Node).end, after);
  }

  #value(start: number, end: number, isLast: boolean): void {
    this.#text.prependRight(start, isLast ? "return await __kernel.race((" : ";(");
    const close = isLast ? "));" : ");";
    if (this.#text.original[end - 1] === ";") this.#text.update(end - 1, end, close);
    else this.#text.appendLeft(end, close);
  }

  /** Takes text away and keeps its lines. */
  #blank(start: number, end: number): void {
    this.#text.update(
      start,
      end,
      this.#text.original.slice(start, end).replace(/[^\n]+/g, "") || " ",
    );
  }
}

function isFunction({ type }: Node): boolean {
  return /Function|StaticBlock|PropertyDefinition/.test(type);
}

function lineAndColumn(code: string, offset: number): { line: number; column: number } {
  const lines = code.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1) as string).length + 1 };
}
