import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
const { exports } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));

/** The package's own name, so that examples import it as its users do. */
const alias = Object.entries(exports as Record<string, string>).map(([name, file]) => ({
  find: new RegExp(`^${name.replace(/^\./, "wagonwheel")}$`),
  replacement: `${root}${file}`,
}));

export default defineConfig({
  root,
  resolve: { alias },
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/fixed-seed.ts"],
    pool: "forks", // Deno 2.9 lacks what the pool of threads needs
    maxWorkers: availableParallelism(), // the default leaves a core idle
    testTimeout: 120_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text", "json-summary"],
      reportOnFailure: true,
      thresholds: { "src/{random,stats,des}/**": { lines: 95 } },
    },
  },
});
