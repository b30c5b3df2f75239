/** The load balancers by name: the list that the contract tests, scenarios and docs read. */
import type { BalancerFactory } from "./balancer.ts";
import { consistentHashing } from "./consistent-hashing.ts";
import { leastLoad } from "./least-load.ts";
import { locality } from "./locality.ts";
import { powerOfD } from "./power-of-d.ts";
import { randomChoice } from "./random-choice.ts";
import { roundRobin } from "./round-robin.ts";

export const balancers = {
  "round robin": roundRobin(),
  "random": randomChoice(),
  "least loaded": leastLoad(),
  "best of 2": powerOfD(2),
  "locality": locality(),
  "consistent hashing": consistentHashing({ bound: 1.25 }),
} as const satisfies Readonly<Record<string, BalancerFactory>>;
