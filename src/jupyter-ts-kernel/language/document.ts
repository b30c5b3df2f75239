/**
 * All cells that ran, and the one that is typed, as one module.
 *
 * A cell may declare again what an earlier one declared: in the earlier one that name is then given a
 * number, so that the newest declaration is the one that counts.
 */
import type { Pattern, Program } from "acorn";
import MagicString from "magic-string";
import { parseModule } from "../cells/parse.ts";
import { stripTypes } from "../cells/strip.ts";
import { ambient } from "./ambient.ts";

export interface CellSource {
  /** As "cell-3.ts". */
  readonly name: string;
  readonly code: string;
}

export interface CellDocument {
  readonly text: string;
  /** Where the typed cell begins, in UTF-16 units and in lines. */
  readonly offset: number;
  readonly line: number;
}

export function cellDocument(earlier: readonly CellSource[], code: string): CellDocument {
  const later = new Set(declarations(code).map(({ name }) => name));
  const texts: string[] = [];
  for (let i = earlier.length - 1; i >= 0; i--) {
    const own = declarations(earlier[i].code);
    const text = new MagicString(earlier[i].code);
    for (const { name, start, end, renamed } of own) {
      if (later.has(name)) text.update(start, end, renamed(`${name}_${i}`));
    }
    for (const { name } of own) later.add(name);
    texts.unshift(text.toString());
  }
  const before = [ambient, ...texts].map((text) => `${text}\n;\n`).join("");
  return { text: `${before}${code}\n`, offset: before.length, line: before.split("\n").length - 1 };
}

interface Declaration {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The text that declares another name instead. */
  readonly renamed: (name: string) => string;
}

/** Of the top level; none of what cannot be parsed. */
function declarations(code: string): Declaration[] {
  let program: Program;
  try {
    ({ program } = parseModule(stripTypes(code)));
  } catch {
    return [];
  }
  const found = typeNames(code);
  const add = (id: { name: string; start: number; end: number }, prefix = "") => {
    const { name, start, end } = id;
    found.push({ name, start, end, renamed: (other) => prefix + other });
  };
  for (const node of program.body) {
    const inner = node.type === "ExportNamedDeclaration" ? node.declaration : node;
    if (inner == null) continue;
    if (inner.type === "VariableDeclaration") {
      for (const { id } of inner.declarations) identifiers(id, add);
    } else if (inner.type === "FunctionDeclaration" || inner.type === "ClassDeclaration") {
      add(inner.id);
    } else if (inner.type === "ImportDeclaration") {
      for (const specifier of inner.specifiers) {
        const isShort = specifier.type === "ImportSpecifier" &&
          specifier.imported.start === specifier.local.start;
        add(specifier.local, isShort ? `${specifier.local.name} as ` : "");
      }
    }
  }
  return found;
}

type Add = (id: { name: string; start: number; end: number }, prefix?: string) => void;

function identifiers(pattern: Pattern, add: Add, prefix = ""): void {
  switch (pattern.type) {
    case "Identifier":
      return add(pattern, prefix);
    case "AssignmentPattern":
      return identifiers(pattern.left, add, prefix);
    case "RestElement":
      return identifiers(pattern.argument, add);
    case "ArrayPattern":
      for (const element of pattern.elements) if (element !== null) identifiers(element, add);
      return;
    case "ObjectPattern":
      for (const property of pattern.properties) {
        if (property.type !== "Property") identifiers(property, add);
        else {
          const isShort = property.shorthand && property.key.type === "Identifier";
          identifiers(
            property.value,
            add,
            isShort ? `${(property.key as { name: string }).name}: ` : "",
          );
        }
      }
  }
}

/** Interfaces and type aliases, which are not in the syntax tree of JavaScript. */
function typeNames(code: string): Declaration[] {
  const found = code.matchAll(/^(?:export\s+)?(?:declare\s+)?(?:interface|type)\s+(\w+)/gm);
  return [...found].map(({ 0: all, 1: name, index }) => {
    const end = index + all.length;
    return { name, start: end - name.length, end, renamed: (other) => other };
  });
}
