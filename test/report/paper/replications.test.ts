import { describe, expect, it } from "vitest";
import {
  type Agreement,
  agreementText,
  decimals,
  isReproduced,
} from "../../../src/report/paper/replication.ts";
import {
  movedNumbers,
  replicationRecord,
  replicationText,
} from "../../../src/report/paper/replications-table.ts";

const digits: Agreement = { by: "digits" };
const interval: Agreement = { by: "interval" };

describe("a published number is reproduced", () => {
  it("to its digits where ours rounds to what was printed", () => {
    expect(isReproduced({ what: "", published: "0.30", ours: 0.3049 }, digits)).toBe(true);
    expect(isReproduced({ what: "", published: "0.30", ours: 0.3051 }, digits)).toBe(false);
  });

  it("by intervals where they meet, and not where they do not", () => {
    const row = { what: "", published: "1.0", ours: 1.3, low: 1.2, high: 1.4 };
    expect(isReproduced(row, interval)).toBe(false);
    expect(isReproduced({ ...row, low: 0.9 }, interval)).toBe(true);
    expect(isReproduced({ ...row, half: 0.25 }, interval)).toBe(true);
  });

  it("in size within a share and a little, and within a factor either way", () => {
    const share: Agreement = { by: "size", share: 0.1, besides: 1 };
    expect(isReproduced({ what: "", published: 20, ours: 22.9 }, share)).toBe(true);
    expect(isReproduced({ what: "", published: 20, ours: 23.1 }, share)).toBe(false);
    const factor: Agreement = { by: "factor", factor: 2 };
    expect([9, 11, 39, 41].map((ours) => isReproduced({ what: "", published: 20, ours }, factor)))
      .toEqual([false, true, true, false]);
  });

  it("by the criterion of its own row where it has one", () => {
    const row = {
      what: "",
      published: "2",
      ours: 3,
      agreement: { by: "factor", factor: 2 } as const,
    };
    expect(isReproduced(row, digits)).toBe(true);
  });
});

describe("the digits of a published number", () => {
  it.each([["0.30", 2], ["63", 0], ["1.24e6", 0], ["-1.5e-3", 4], [0.0189, 5], [5, 3], [0, 3]])(
    "%j has %i behind the point",
    (published, count) => expect(decimals(published)).toBe(count),
  );
});

describe("the table of replications", () => {
  const rows = [{ what: "a | b", published: "1.50", ours: 1.4, low: 1.3, high: 1.5, half: 0.2 }];
  const record = replicationRecord("name", {
    title: "Title",
    kind: "published",
    source: "Somebody 1999",
    unit: "s",
    agreement: interval,
    captures: ["idle-machine"],
    rows: () => rows,
  }, rows);

  it("has source, criterion, command, both numbers and the difference with its interval", () => {
    const text = replicationText(record);
    expect(text).toContain("Published: Somebody 1999. Reproduced means: the 95 % intervals meet.");
    expect(text).toContain(
      "deno task captures pull idle-machine\ndeno task figures --replications name",
    );
    expect(text).toContain("| 1.50 ± 0.20  | 1.40 [1.30, 1.50] | −0.10 [−0.32, +0.12] | yes");
    expect(text).toContain("a \\| b");
  });

  it("tells which numbers moved, came and went", () => {
    const now = { ...record, rows: [{ ...record.rows[0], ours: 1.45 }] };
    expect(movedNumbers(record, record)).toEqual([]);
    expect(movedNumbers(record, now)).toEqual(["a | b: 1.4 → 1.45"]);
    expect(movedNumbers({ ...record, rows: [] }, now)).toEqual(["a | b is new"]);
    expect(movedNumbers(record, { ...record, rows: [] })).toEqual(["a | b is gone"]);
  });

  it("has words for each criterion", () => {
    expect(agreementText({ by: "size", share: 0.15, besides: 0.015 }, "points")).toBe(
      "within 15 % and 0.015 points",
    );
    expect(agreementText({ by: "factor", factor: 2 })).toBe("within a factor of 2");
  });
});
