import { contains, type Estimate } from "../../src/stats/estimate.ts";

/** The share of replications whose interval contains the truth. */
export function coverage(
  replications: number,
  truth: number,
  replicate: (replication: number) => Estimate,
): number {
  let covered = 0;
  for (let r = 0; r < replications; r++) if (contains(replicate(r), truth)) covered += 1;
  return covered / replications;
}

/** The standard error of a share p measured over that many replications. */
export function shareError(p: number, replications: number): number {
  return Math.sqrt(p * (1 - p) / replications);
}

/** P(B = k), k = 0 … n, for B binomial(n, p): in logarithms, so that large n does not underflow. */
export function binomialProbabilities(n: number, p: number): Float64Array {
  const logs = new Float64Array(n + 1);
  logs[0] = n * Math.log1p(-p);
  for (let k = 1; k <= n; k++) {
    logs[k] = logs[k - 1] + Math.log((n - k + 1) / k) + Math.log(p) - Math.log1p(-p);
  }
  return logs.map((l) => Math.exp(l));
}
