import { describe, expect, it } from "vitest";
import { IssueQueue } from "../../../../src/profiling/pmu/core/issue-queue.ts";

describe("an issue queue", () => {
  it("issues its width a cycle, the rest as soon as a port is free", () => {
    const queue = new IssueQueue(8, 2);
    const cycles = [5, 5, 5, 4, 5].map((ready) => {
      queue.room(0);
      return queue.issue(ready);
    });
    expect(cycles).toEqual([5, 5, 6, 4, 6]);
  });

  it("has room again in the cycle after one has left, whichever leaves first", () => {
    const queue = new IssueQueue(2, 1);
    for (const ready of [90, 20]) {
      expect(queue.room(1)).toBe(1);
      queue.issue(ready);
    }
    expect(queue.room(1)).toBe(21);
    queue.issue(30);
    expect(queue.room(22)).toBe(31);
    queue.issue(100);
    expect(queue.room(50)).toBe(91);
  });

  it("has room at once where one left before", () => {
    const queue = new IssueQueue(1, 1);
    queue.room(1);
    queue.issue(5);
    expect(queue.room(70)).toBe(70);
  });
});
