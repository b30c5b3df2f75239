import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import {
  observationsCsv,
  observationsDataFrame,
  observationsJson,
  observationsParquet,
} from "../../../src/experiment/mod.ts";
import { runFixture, temporaryFolder } from "../fixture.ts";

const python = process.env.WAGONWHEEL_PYTHON ?? "python3";
const hasPandas = spawnSync(python, ["-c", "import duckdb, pandas, pyarrow"]).status === 0;

/** Two sweep points, three levels, two replications, two cells of them failed. */
const results = await runFixture("walk", {
  sweep: { steps: [20, 40] },
  seeds: 2,
  set: { failAt: 1 },
});
const small = results.observations.find(({ cell }) =>
  cell.levels.drift === "small" && cell.replication === 0
);

describe("exported observations", () => {
  it("are a CSV with a line a cell, empty where it failed, and all digits", () => {
    const lines = observationsCsv(results).trimEnd().split("\n");
    expect(lines[0]).toBe("steps,drift,replication,distance,farthest");
    expect(lines).toHaveLength(1 + 12);
    expect(lines).toContain("20,small,1,,");
    const { distance = NaN, farthest = NaN } = small?.measures ?? {};
    expect(lines).toContain(`20,small,0,${distance},${farthest}`);
  });

  it("are JSON with units, design, tables and failures", () => {
    const { measures, design, observations } = JSON.parse(observationsJson(results));
    expect(measures.distance.unit).toBe("m");
    expect(design.sweep.steps).toEqual([20, 40]);
    expect(observations).toHaveLength(12);
    expect(observations[0].tables.course.place).toHaveLength(20);
    const failed = observations.filter(({ failure }: { failure: string | null }) => failure);
    expect(failed).toHaveLength(4);
    expect(failed[0].failure).toBe("the walk was lost");
  });

  it("are a danfo.js DataFrame of the cells that gave measures", async () => {
    const frame = await observationsDataFrame(results);
    expect(frame.columns).toEqual(["steps", "drift", "replication", "distance", "farthest"]);
    expect(frame.shape).toEqual([8, 5]);
    expect(frame.column("distance").mean()).toBeCloseTo(
      results.observations.reduce((sum, { measures }) => sum + measures.distance, 0) / 8,
      12,
    );
  });

  it.skipIf(!hasPandas)("are read by pandas and by DuckDB with the same values", async () => {
    const folder = temporaryFolder();
    const files = [join(folder, "walk.csv"), join(folder, "walk.parquet")];
    writeFileSync(files[0], observationsCsv(results));
    writeFileSync(files[1], await observationsParquet(results));
    const program = `
import json, sys
import duckdb, pandas
csv, parquet = sys.argv[1:]
frames = [pandas.read_csv(csv), pandas.read_parquet(parquet)]
tables = [duckdb.sql(f"select * from '{file}'").df() for file in (csv, parquet)]
print(json.dumps([{
  "columns": list(frame.columns),
  "rows": len(frame),
  "missing": int(frame["distance"].isna().sum()),
  "drift": sorted(set(frame["drift"])),
  "distance": [float(x) for x in frame["distance"].dropna()],
} for frame in frames + tables]))`;
    const { stdout, stderr, status } = spawnSync(python, ["-c", program, ...files], {
      encoding: "utf8",
    });
    expect(status, stderr).toBe(0);
    for (const read of JSON.parse(stdout)) {
      expect(read).toEqual({
        columns: ["steps", "drift", "replication", "distance", "farthest"],
        rows: 12,
        missing: 4,
        drift: ["large", "none", "small"],
        distance: results.observations.map(({ measures }) => measures.distance),
      });
    }
  });
});
