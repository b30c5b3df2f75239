import type { ArrivalProcess } from "./arrival-process.ts";
import { markovModulatedPoisson } from "./markov-modulated-poisson.ts";
import { nonHomogeneousPoisson } from "./non-homogeneous-poisson.ts";
import { onOffProcess } from "./on-off-process.ts";
import { poissonProcess } from "./poisson-process.ts";
import { renewalProcess } from "./renewal-process.ts";

/** The arrival processes of this room, by name; the contract tests run over all of them. */
export const arrivalProcesses = {
  poissonProcess,
  renewalProcess,
  markovModulatedPoisson,
  onOffProcess,
  nonHomogeneousPoisson,
} satisfies Record<string, (options: never) => ArrivalProcess>;
