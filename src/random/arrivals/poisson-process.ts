import { positive } from "../parameter.ts";
import type { ArrivalProcess } from "./arrival-process.ts";

export interface PoissonProcessOptions {
  /** λ, in 1/s */
  rate: number;
}

/** The Poisson process: independent exponential gaps of mean 1/λ; its index of dispersion is 1. */
export function poissonProcess({ rate: lambda }: PoissonProcessOptions): ArrivalProcess {
  positive("poissonProcess", "rate", lambda);
  return {
    name: `poisson process(rate ${lambda})`,
    rate: lambda,
    start(random) {
      let t = 0;
      return { next: () => t += random.exponential() / lambda };
    },
  };
}
