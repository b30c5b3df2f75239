import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { sources } from "./sources.ts";

/** The rooms of src/ from the ground up; a room imports from lower floors and from rooms before it. */
const floors: readonly (readonly string[])[] = [
  ["math", "random", "stats"],
  ["des", "signals", "captures"],
  ["optimize", "learn", "quantum", "control"],
  ["fleet"],
  ["profiling", "federated", "monitor", "neuro"],
  ["experiment"],
  ["report"],
  ["cli"],
];
const rooms = floors.flat();

interface Import {
  readonly from: string;
  readonly to: string;
}

/** Every import and re-export between files of src/, as paths from the root. */
const imports: Import[] = sources("src").flatMap(({ path, text }) =>
  [...text.matchAll(
    /^(?:import|export|\}) [^"']*?from "(\.[^"]+)"|import\("(\.[^"]+)"\)|^import "(\.[^"]+)"/gm,
  )]
    .map(([, a, b, c]) => ({ from: path, to: posix.join(posix.dirname(path), a ?? b ?? c) }))
);

const roomOf = (path: string) => path.split("/")[1];

describe("the rooms of src/", () => {
  it("are read by this test: it sees the imports", () => {
    expect(imports).toContainEqual({ from: "src/random/mod.ts", to: "src/random/random.ts" });
    expect(imports.length).toBeGreaterThan(100);
  });

  it("are all in the table of floors", () => {
    const found = new Set(sources("src").map(({ path }) => roomOf(path)));
    const known = [...rooms, "jupyter-ts-kernel", "mod.ts"];
    expect([...found].filter((room) => !known.includes(room))).toEqual([]);
  });

  it("import only downward, and through mod.ts", () => {
    const wrong = imports.filter(({ from, to }) => {
      const [user, used] = [roomOf(from), roomOf(to)];
      if (user === used || user === "mod.ts") return false;
      if (!to.startsWith("src/")) return user !== "cli"; // the commands alone know the scenarios
      return rooms.indexOf(used) >= rooms.indexOf(user) || to !== `src/${used}/mod.ts`;
    });
    expect(wrong).toEqual([]);
  });

  it("never import in a circle, types aside", () => {
    const graph = new Map<string, string[]>();
    for (const { path, text } of sources("src")) {
      const targets = [...text.matchAll(/^(?:import|export) (?!type )[^"']*?from "(\.[^"]+)"/gm)]
        .filter(([statement]) => !/^(import|export) \{(\s*type [^,}]+,?)+\s*\}/.test(statement))
        .map(([, target]) => posix.join(posix.dirname(path), target));
      graph.set(path, targets);
    }
    const done = new Set<string>();
    const circles: string[][] = [];
    const visit = (path: string, trail: string[]): void => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path]);
      if (done.has(path) || trail.includes(path)) return;
      for (const target of graph.get(path) ?? []) visit(target, [...trail, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });
});

describe("determinism", () => {
  /** What the runtimes compute differently, or what differs from run to run. */
  const forbidden =
    /\bMath\.(a?(sin|cos|tan)h?|atan2|exp|expm1|log|log10|log1p|log2|pow|cbrt|hypot|random)\b|\*\*|\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/g;

  it("is kept by src/: no Math function of varying bits, no clock, no unseeded chance", () => {
    const found = sources("src")
      .filter(({ path }) =>
        !/^src\/(cli|report|jupyter-ts-kernel)\/|^src\/experiment\/stopwatch\.ts$/.test(path)
      )
      .flatMap(({ path, text }) =>
        [...withoutComments(text).matchAll(forbidden)].map(([use]) => `${path}: ${use}`)
      );
    expect(found).toEqual([]);
  });

  it("is kept by src/ also towards runtimes: Deno's own names appear nowhere but where named", () => {
    const found = sources("src")
      .filter(({ path, text }) =>
        path !== "src/report/runtime.ts" && /\bDeno\.\w/.test(withoutComments(text))
      )
      .map(({ path }) => path);
    expect(found).toEqual([]);
  });
});

/** The code without comments and without the text of strings, which may name what code may not use. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}
