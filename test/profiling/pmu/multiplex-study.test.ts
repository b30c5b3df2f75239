import { describe, expect, it } from "vitest";
import { independentErrors } from "../../../scenarios/multiplexing/independent-program.ts";
import { findCapture, openCapture, publicCapture } from "../../../src/captures/mod.ts";
import { intervalLog } from "../../../src/profiling/pmu/interval-log.ts";
import { multiplexMethods } from "../../../src/profiling/pmu/multiplex-methods.ts";
import {
  multiplexStudy,
  type StudyError,
  usualRatio,
} from "../../../src/profiling/pmu/multiplex-study.ts";
import { Random } from "../../../src/random/mod.ts";
import { captureFile } from "../../captures/files.ts";

const random = Random.named("study");
const ipc = ["instructions", "cycles"] as const;

/** Mean in %, largest in %, with as many digits as the other text has. */
const text = ({ mean, worst }: StudyError, like: string) =>
  [mean, worst]
    .map((error, i) => (100 * error).toFixed(like.split("/")[i].split(".")[1]?.length ?? 0))
    .join("/");

async function published(name: string) {
  return intervalLog(await openCapture(captureFile(publicCapture(name).file)!));
}
const isThere = captureFile(publicCapture("haswell-idle").file) !== null;

describe.skipIf(!isThere)("multiplexing the Haswell logs of rapl_validation", () => {
  it.each(independentErrors)(
    "%s over %i groups errs as an independent program finds",
    async (name, groups, errors) => {
      const method = multiplexMethods["round-robin"];
      const log = await published(name);
      const { totals, split } = multiplexStudy({ log, groups, method, ratio: ipc }, random);
      const found = [totals.cycles, totals.instructions, totals["cache-misses"], split];
      expect(found.map((error, i) => text(error, errors[i]))).toEqual(errors);
    },
  );

  it("grouping cycles with instructions repairs the idle machine's IPC: 36 % to 5 %", async () => {
    const method = multiplexMethods["round-robin"];
    const log = await published("haswell-idle");
    const { split, grouped } = multiplexStudy({ log, groups: 4, method, ratio: ipc }, random);
    expect(split.mean).toBeGreaterThan(7 * grouped.mean);
    expect(grouped.worst).toBeLessThan(0.08);
  });
});

describe("a study of multiplexing", () => {
  it("has no error in what has a fixed counter", async () => {
    const log = intervalLog(await openCapture(findCapture("web-server")));
    const method = multiplexMethods["fixed counter"];
    const ratio = usualRatio(log);
    const { totals } = multiplexStudy({ log, groups: 4, method, ratio }, random);
    expect(totals[ratio[1]].worst).toBeLessThan(1e-12);
    expect(totals[ratio[0]].worst).toBeGreaterThan(0.01);
  });

  it("is the same for the same seed under each method", async () => {
    const log = intervalLog(await openCapture(findCapture("web-server")));
    const ratio = usualRatio(log);
    for (const method of Object.values(multiplexMethods)) {
      const run = () => multiplexStudy({ log, groups: 3, method, ratio }, Random.named("same"));
      expect(run()).toEqual(run());
    }
  });

  it("asks for migrations per context switch where there is no IPC", async () => {
    const log = intervalLog(await openCapture(findCapture("web-server")));
    expect(usualRatio(log)).toEqual(["cpu-migrations", "context-switches"]);
    const none = { ...log, events: log.events.slice(0, 1) };
    expect(() => usualRatio(none)).toThrow("has none of instructions/cycles");
  });

  it("counts an error of 100 % where nothing of the denominator was seen", async () => {
    const log = intervalLog(await openCapture(findCapture("idle")));
    const ratio = ["context-switches", "minor-faults"] as const; // a handful in 12 s
    const method = multiplexMethods["round-robin"];
    const { split } = multiplexStudy({ log, groups: 8, method, ratio }, random);
    expect(split.worst).toBeGreaterThanOrEqual(1);
    expect(split.worst).toBeLessThan(Infinity);
  });

  it("refuses one group and events that the log has not", async () => {
    const log = intervalLog(await openCapture(findCapture("web-server")));
    const method = multiplexMethods["round-robin"];
    const ratio = usualRatio(log);
    expect(() => multiplexStudy({ log, groups: 1, method, ratio }, random)).toThrow("got 1");
    expect(() => multiplexStudy({ log, groups: 2, method, ratio: ipc }, random)).toThrow(
      'no event "instructions" in the log, only msr/tsc/, task-clock',
    );
  });
});

describe("an interval log", () => {
  it("gives every interval of a capture its count back", async () => {
    const capture = await openCapture(findCapture("web-server"));
    const log = intervalLog(capture, ["context-switches"]);
    const [{ signal }] = log.events;
    for (const i of [0, 1, 500, log.intervals - 1]) {
      const counted = signal.integral(i * log.interval, (i + 1) * log.interval);
      expect(counted).toBeCloseTo(log.counts[0][i], 6);
    }
  });

  it("leaves out what counted nothing or not all the time, unless it is named", async () => {
    const capture = await openCapture(findCapture("compile"));
    const names = intervalLog(capture).events.map(({ name }) => name);
    expect(names).toContain("minor-faults");
    expect(() => intervalLog(capture, ["task-clock", "minor-faults"])).toThrow(
      'counter "minor-faults" has 1242 intervals where "task-clock" has 1243',
    );
    expect(() => intervalLog(capture, ["cycles"])).toThrow('no interval counter "cycles"');
  });
});
