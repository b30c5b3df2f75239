/**
 * Root mean squared errors by an independent program of 200 random phases each, percentage points: a load
 * of 100 Hz that is busy for 0.3 of its period, watched for 30 s, by rate and in the order of the plans.
 */
export const independentErrors: readonly (readonly [rate: number, errors: readonly string[]])[] = [
  [19, ["2.49", "1.75", "1.69", "1.79", "1.92"]],
  [97, ["0.32", "0.37", "0.80", "0.90", "0.85"]],
  [99, ["0.46", "0.36", "0.81", "0.85", "0.84"]],
  [100, ["43.13", "41.77", "0.83", "0.90", "0.84"]],
  [101, ["0.45", "0.32", "0.89", "0.84", "0.83"]],
  [200, ["24.55", "22.69", "0.53", "0.59", "0.59"]],
  [250, ["10.00", "8.75", "0.41", "0.53", "0.53"]],
  [1000, ["0.00", "0.02", "0.10", "0.26", "0.26"]],
];
