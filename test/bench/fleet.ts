/**
 * Cases of the fleet: users in motion, tasks on nodes, transfers, and what a user and an idle node
 * take of memory.
 */
import { type Case, type Contest, runOurs } from "./turns.ts";

interface FleetCase extends Case {
  readonly what: string;
  readonly count: number;
}

/** @param scale share of the full work */
export function fleet(scale: number): Contest<FleetCase> {
  const count = Math.round(500_000 * scale);
  return {
    cases: [
      {
        name: "events, 100,000 users, 1,000 sites",
        unit: "M/s",
        what: "movements",
        count: Math.round(100_000 * scale),
        least: 1,
      },
      { name: "tasks on 1,000 nodes", unit: "M/s", what: "tasks", count },
      { name: "transfers on 1,000 links", unit: "M/s", what: "transfers", count },
      { name: "memory, user", unit: "B", what: "bytesPerUser", count: 100_000, bar: 1000 },
      // a million idle nodes in 1 GB
      { name: "memory, idle node", unit: "B", what: "bytesPerNode", count: 100_000, bar: 1000 },
    ],
    about: {},
    notes: ["no rivals: other simulators' rates are of other work"],
    ours: ({ what, count }) => ({
      value: Number(runOurs("test/bench/measure-fleet.ts", [what, String(count)])),
    }),
    rival: () => null,
  };
}
