/**
 * The errors of EdgeCloudSim 4.0 that its published numbers contain, each to be turned off by itself.
 *
 * One error is not kept: its generators take the time of day as seed, so that no run can be repeated.
 */
export interface EdgeCloudSimErrors {
  /**
   * The network's means over applications, weighted by shares that sum to 1, are divided once more by
   * the number of applications: sizes and gaps of the M/M/1 links are four times too small.
   * (`MM1Queue.initialize`)
   */
  readonly dividedMeans: boolean;
  /**
   * The WAN's mean gap weighs, for each application, the sum of the gaps of those before it instead of
   * its own gap. (`MM1Queue.initialize`)
   */
  readonly partialSums: boolean;
  /**
   * A whole number of 0 … 100 is drawn and the cloud taken where it is ≤ p: 101 outcomes, so p = 20 %
   * means 20.8 %. (`BasicEdgeOrchestrator.getDeviceToOffload`)
   */
  readonly inclusiveDraw: boolean;
  /**
   * A saturated link has a negative delay; where a propagation or LAN delay added to it makes it
   * positive, the transfer counts as a fast one. Needs a thousand devices at one place.
   * (`MM1Queue.calculateMM1`)
   */
  readonly fastWhenSaturated: boolean;
  /**
   * Places are looked up by the number of a host, which goes beyond their list with a second host at a
   * place: a world of more than one is refused. (`MM1Queue.getDownloadDelay`, issue 66)
   */
  readonly hostAsPlace: boolean;
  /**
   * Utilisation is averaged from the start, the warm-up with its idle beginning included, while tasks
   * count only after it. (`SimLogger.simStopped`)
   */
  readonly utilisationOfWarmUp: boolean;
  /**
   * A task that finds no bandwidth at its start counts as failed even within the warm-up.
   * (`SimLogger.recordLog`)
   */
  readonly rejectionsOfWarmUp: boolean;
}

export const asPublished: EdgeCloudSimErrors = {
  dividedMeans: true,
  partialSums: true,
  inclusiveDraw: true,
  fastWhenSaturated: true,
  hostAsPlace: true,
  utilisationOfWarmUp: true,
  rejectionsOfWarmUp: true,
};

export const corrected: EdgeCloudSimErrors = {
  dividedMeans: false,
  partialSums: false,
  inclusiveDraw: false,
  fastWhenSaturated: false,
  hostAsPlace: false,
  utilisationOfWarmUp: false,
  rejectionsOfWarmUp: false,
};

/** The model with all of its errors and without any. */
export const edgeCloudSimModels = { "as published": asPublished, "corrected": corrected };
