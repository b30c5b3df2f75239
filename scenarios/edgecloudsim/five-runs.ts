/**
 * Five runs of the original: EdgeCloudSim 4.0 (commit 0d25303), `sample_app1`, NEXT_FIT, as shipped.
 * Means, and of the failed tasks the standard deviation over the runs. They differ much: what
 * applications the devices drew decides.
 */
export interface FiveRuns {
  readonly devices: number;
  readonly architecture: string;
  /** Share of the tasks, mean and standard deviation over runs. */
  readonly failed: number;
  readonly failedSd: number;
  /** s */
  readonly service: number;
  /** Of the machines at the edge. */
  readonly utilisation: number;
}

export const runs = 5;

const architectures = ["single tier", "two tiers", "orchestrated"] as const;
// devices; for each architecture failed %, its deviation, service time s, utilisation %
const table = [
  [100, [0.92, 0.13, 1.854, 7.6], [0.67, 0.07, 1.559, 5.7], [0.75, 0.08, 1.530, 5.8]],
  [200, [3.88, 0.49, 2.205, 17.0], [1.87, 0.49, 1.809, 14.2], [0.70, 0.06, 1.528, 11.3]],
  [400, [16.95, 2.40, 2.745, 36.2], [7.48, 1.32, 2.067, 27.5], [0.75, 0.05, 1.721, 25.3]],
  [500, [25.53, 2.86, 2.983, 46.8], [13.03, 0.42, 2.280, 37.7], [0.93, 0.02, 2.050, 39.7]],
  [700, [37.31, 1.34, 3.195, 58.5], [21.61, 1.20, 2.417, 49.8], [5.06, 2.42, 3.041, 79.3]],
  [800, [41.97, 1.76, 3.328, 65.1], [24.54, 1.13, 2.465, 55.1], [11.34, 2.07, 3.261, 89.9]],
  [1000, [48.84, 0.73, 3.468, 73.5], [32.89, 1.65, 2.525, 65.0], [22.00, 2.32, 3.254, 95.4]],
] as const;

export const fiveRuns: readonly FiveRuns[] = table.flatMap(([devices, ...cells]) =>
  cells.map(([failed, failedSd, service, utilisation], i) => ({
    devices,
    architecture: architectures[i],
    failed: failed / 100,
    failedSd: failedSd / 100,
    service,
    utilisation: utilisation / 100,
  }))
);
