/**
 * Mean power (W) of a machine read at nine rates, first reading first: sampling_overhead/ddr3/haswell-i5 of
 * deater/rapl_validation, as published. Capture → means in the order of `rates`.
 */
export const rates: readonly number[] = [10_000, 5000, 1000, 500, 100, 50, 10, 5, 1]; // 1/s

export const publishedMeans = {
  "haswell-power-stream":
    "2.336672 2.336649 2.335929 2.335887 2.335280 2.335623 2.322438 2.302199 2.202405".split(" "),
  "haswell-power-idle":
    "0.540319 0.540387 0.540384 0.540380 0.537832 0.536223 0.538959 0.545226 0.571062".split(" "),
} as const;

/** Energy (J) of the first run of the stream trace, from the same files. */
export const publishedEnergy = "24.289240";

/**
 * Root mean squared errors in % of the mean by an independent program, of 300 draws: known to 10 %. Plans:
 * systematic, one per stratum, uniform. Its strata of 1/rate leave out what is left of the run, 0.4 and
 * 0.09 s on stream at 1 and 10 Hz, in which the power falls; ours fill the run, so these two are null.
 */
export const independentErrors: readonly (readonly [
  capture: keyof typeof publishedMeans,
  rate: number,
  errors: readonly (string | null)[],
])[] = [
  ["haswell-power-stream", 5000, ["0.0010", "0.0092", "0.0178"]],
  ["haswell-power-stream", 1000, ["0.0291", "0.0253", "0.0410"]],
  ["haswell-power-stream", 100, ["0.067", "0.083", "0.115"]],
  ["haswell-power-stream", 10, ["0.298", null, "0.352"]],
  ["haswell-power-stream", 1, ["1.112", null, "1.394"]],
  ["haswell-power-idle", 1000, ["0.048", "0.077", "0.090"]],
  ["haswell-power-idle", 10, ["1.054", "0.845", "0.819"]],
  ["haswell-power-idle", 5, ["1.423", "1.209", "1.215"]],
];
