/**
 * Cases of the fleet: users in motion, tasks in mass and on nodes, transfers, placement, and what a user
 * and an idle node take of memory; over three decades of users, how rates and bytes grow.
 */
import { type Case, type Contest, runOurs } from "./turns.ts";

interface FleetCase extends Case {
  readonly what: string;
  readonly count: number;
  readonly users?: number;
}

/** Users, with a site for each hundred. */
const decades = [1000, 10_000, 100_000] as const;

/** @param scale share of the full work */
export function fleet(scale: number): Contest<FleetCase> {
  const count = Math.round(500_000 * scale);
  const crowd = Math.round(2_000_000 * scale);
  return {
    cases: [
      {
        name: "events, 100,000 users, 1,000 sites",
        unit: "M/s",
        what: "movements",
        count: Math.round(100_000 * scale),
        least: 1,
      },
      ...decades.map((users) => ({
        name: `events, crowd of ${users.toLocaleString("en")} with tasks`,
        unit: "M/s" as const,
        what: "crowdEvents",
        count: crowd,
        users,
        least: 1,
      })),
      {
        name: "tasks, crowd of 100,000",
        unit: "M/s",
        what: "crowdTasks",
        count: crowd,
        users: 1e5,
      },
      {
        // EdgeCloudSim's own sweep in less than 5 s: 30 cells, 1.6 million tasks; it takes 201 s itself
        name: "tasks, sweep of sample_app1",
        unit: "M/s",
        what: "sampleApp1",
        count: Math.round(1_600_000 * scale),
        least: 0.32,
      },
      { name: "tasks on 1,000 nodes", unit: "M/s", what: "tasks", count },
      { name: "transfers on 1,000 links", unit: "M/s", what: "transfers", count },
      {
        // machines by the time for all: 40,000 in less than a second
        name: "first fit, 20,000 hosts, 50,000 jobs",
        unit: "/s",
        what: "placements",
        count: Math.round(40_000 * scale),
        least: 40_000,
      },
      // a thousand users bear the fixed cost of histograms and tables alone
      ...decades.map((users) => ({
        name: `memory, user of ${users.toLocaleString("en")} with tasks`,
        unit: "B" as const,
        what: "bytesPerUser",
        count: users,
        users,
        bar: users === 100_000 ? 1000 : undefined,
      })),
      // a million idle nodes in 1 GB
      {
        name: "memory, idle node of 1,000,000",
        unit: "B",
        what: "bytesPerNode",
        count: 1e6,
        bar: 1000,
      },
    ],
    about: {},
    notes: ["no rivals: other simulators' rates are of other work"],
    ours: ({ what, count, users = count }) => {
      const printed = runOurs("test/bench/measure-fleet.ts", [what, String(count), String(users)]);
      const [value, memory] = printed.split(" ").map(Number);
      return { value, memory };
    },
    rival: () => null,
  };
}
