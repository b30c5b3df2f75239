import lockstep from "../../../scenarios/lockstep.ts";
import { independentErrors } from "../../../scenarios/lockstep/independent-program.ts";
import type { Replication } from "../../../src/report/mod.ts";

export default {
  title: "Error of a busy share whose load keeps time with the sampling clock",
  kind: "independent program",
  source:
    "a program of 200 random phases each, so known to 5 %; the subject is that of McCanne and Torek, A " +
    "randomized sampling clock for CPU utilization estimation and code profiling, USENIX Winter 1993",
  unit: "points",
  agreement: { by: "size", share: 0.15, besides: 0.015 },
  remark: "Ours are the known values of the scenario, which its simulation is drawn beside.",
  command: "deno task scenario lockstep --set phases=200",
  rows: () =>
    independentErrors.flatMap(([rate, errors]) =>
      Object.keys(lockstep.factors.plan).map((plan, i) => ({
        what: `${rate} 1/s, ${plan}`,
        published: errors[i],
        ours: 100 *
          lockstep.theory!(lockstep.parameters.parse({ rate }), { plan, load: "100 Hz" }).error!,
      }))
    ),
} satisfies Replication;
