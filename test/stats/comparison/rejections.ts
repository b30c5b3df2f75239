import { Random } from "../../../src/random/mod.ts";

/** The share of replications in which a test rejects at 5 %. */
export function rejectionShare(
  name: string,
  replications: number,
  pValue: (random: Random) => number,
): number {
  const random = Random.named(`rejections/${name}`);
  let rejected = 0;
  for (let r = 0; r < replications; r++) if (pValue(random) <= 0.05) rejected += 1;
  return rejected / replications;
}

/** n draws of a normal law. */
export function normals(n: number, random: Random, mean = 0, deviation = 1): number[] {
  return Array.from({ length: n }, () => mean + deviation * random.normal());
}

/** n draws of a lognormal law with median 1. */
export function lognormals(n: number, random: Random): number[] {
  return Array.from({ length: n }, () => Math.exp(random.normal()));
}
