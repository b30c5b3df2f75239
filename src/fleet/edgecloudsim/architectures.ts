/** The architectures that EdgeCloudSim compares: who may work on a task. */
export interface EdgeArchitecture {
  /** Some tasks go to the cloud. */
  readonly hasCloud: boolean;
  /** Tasks at the edge go to the machines of any place, not only of their own. */
  readonly isOrchestrated: boolean;
}

/** SINGLE_TIER, TWO_TIER and TWO_TIER_WITH_EO. */
export const edgeArchitectures = {
  "single tier": { hasCloud: false, isOrchestrated: false },
  "two tiers": { hasCloud: true, isOrchestrated: false },
  "orchestrated": { hasCloud: true, isOrchestrated: true },
} satisfies Record<string, EdgeArchitecture>;
