/**
 * What one sample costs: a fixed part, for the interrupt and the read, and a part for each frame that
 * is unwound.
 *
 *     cost = c₀ + c₁ · frames,       CPU time of a profiled program = work + cost · samples
 *
 * so the slope of measured CPU time against samples is the mean cost, by least squares.
 */
export interface SamplingCost {
  /** c₀, s. */
  readonly perSample: number;
  /** c₁, s. */
  readonly perFrame: number;
}

/** The same work under a profiler at several rates. */
export interface MeasuredCosts {
  readonly machine: string;
  readonly kernel: string;
  readonly tool: string;
  /** Runs at each rate; the one with the least CPU time is told. */
  readonly runs: number;
  readonly trials: readonly {
    /** As asked of the profiler, 0 for none, Hz. */
    readonly rate: number;
    readonly samples: number;
    /** Of the program, the profiler's interrupts included, s. */
    readonly cpuTime: number;
  }[];
}

/** Mean cost of a sample, s. Throws a RangeError where the trials show none. */
export function costPerSample({ trials, machine }: MeasuredCosts): number {
  const n = trials.length;
  const meanSamples = trials.reduce((sum, { samples }) => sum + samples, 0) / n;
  const meanTime = trials.reduce((sum, { cpuTime }) => sum + cpuTime, 0) / n;
  let covariance = 0, squares = 0;
  for (const { samples, cpuTime } of trials) {
    covariance += (samples - meanSamples) * (cpuTime - meanTime);
    squares += (samples - meanSamples) * (samples - meanSamples);
  }
  const slope = covariance / squares;
  if (!(slope > 0)) {
    throw new RangeError(
      `costPerSample: CPU time must rise with samples, got ${slope} s a sample on ${machine}; ` +
        "measure again with nothing else running",
    );
  }
  return slope;
}
