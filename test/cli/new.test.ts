import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../experiment/fixture.ts";
import { run } from "./run.ts";

describe("the command `new scenario`", () => {
  it("writes a file that runs as it is, also outside the project", () => {
    const folder = temporaryFolder();
    const permissions = [`--allow-write=${folder}`];
    const file = join(folder, "coffee-shop.ts");
    const made = run("new", ["scenario", file], permissions);
    expect(made.err).toBe("");
    expect(made.out).toContain(`Run it: deno task scenario ${file}`);
    expect(readFileSync(file, "utf8")).toContain('name: "coffee-shop"');
    const { code, out, err } = run(
      "scenario",
      [file, "--no-figures", "--seeds", "4", "--out", folder],
      permissions,
    );
    expect(err).toContain("8 of 8 cells");
    expect(code).toBe(0);
    expect(out).toContain("share of the customers that left unserved");
  });

  it("refuses a name that is none, and a file that is there", () => {
    const folder = temporaryFolder();
    const refuse = (name: string) => run("new", ["scenario", name], [`--allow-write=${folder}`]);
    expect(refuse(join(folder, "Coffee.ts"))).toMatchObject({ code: 2 });
    expect(refuse("mm1").err).toContain("is there already; choose another name");
  });
});
