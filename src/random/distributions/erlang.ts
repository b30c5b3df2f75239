import type { Distribution } from "../distribution.ts";
import { positive, wholeNumber } from "../parameter.ts";
import { gamma } from "./gamma.ts";

export interface ErlangOptions {
  /** k ≥ 1: exponential stages in a row; the squared coefficient of variation is 1/k */
  stages: number;
  /** the mean of the whole sum, in the unit of the variable; each stage has mean/k */
  mean: number;
}

/** The Erlang law: the sum of k independent exponential stages, a gamma law with whole shape. */
export function erlang({ stages: k, mean }: ErlangOptions): Distribution {
  wholeNumber("erlang", "stages", k, 1, Number.MAX_SAFE_INTEGER);
  positive("erlang", "mean", mean);
  return {
    ...gamma({ shape: k, scale: mean / k }),
    name: `erlang(${k} stages, mean ${mean})`,
    mean,
  };
}
