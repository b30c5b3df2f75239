/**
 * Errors of multiplexed counts by an independent program, mean/largest in %: of cycles, instructions, cache
 * misses, and of instructions per cycle over two groups, scaled by enabled/running under round-robin, on the
 * Haswell logs of deater/rapl_validation.
 */
export const independentErrors: readonly (readonly [
  capture: string,
  groups: number,
  errors: readonly string[],
])[] = [
  ["haswell-hpl-atlas", 4, ["0.20/0.4", "0.87/1.7", "6.21/9.2", "1.03/2.1"]],
  ["haswell-hpl-atlas", 8, ["0.74/1.0", "1.56/4.1", "8.30/20.5", "1.14/4.2"]],
  ["haswell-hpl-mkl", 8, ["1.62/3.9", "7.23/14.7", "5.56/9.9", "7.38/15.0"]],
  ["haswell-stream", 8, ["1.79/3.9", "1.44/4.1", "2.32/4.9", "2.96/5.3"]],
  ["haswell-idle", 4, ["20.0/40.0", "17.7/35.3", "20.5/40.9", "35.9/86.1"]],
  ["haswell-idle", 8, ["91/131", "83/127", "38/91", "204/1221"]],
];
