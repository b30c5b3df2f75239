/** What every scaling policy answers: how many instances from now on? */

/** What is seen of a service over the last interval. */
export interface ServiceLoad {
  /** Time, s. */
  readonly now: number;
  /** Instances up or starting. */
  readonly instances: number;
  /** Busy cores by all cores of the instances that are up, mean over the interval. */
  readonly utilisation: number;
}

export interface ScalingPolicy {
  /** As tables and figures call it. */
  readonly name: string;
  /** Instances wanted; a whole number is made of it by rounding up. */
  decide(load: ServiceLoad): number;
}

/** Each autoscaler has a policy of its own: some remember. */
export type ScalingPolicyFactory = () => ScalingPolicy;
