/** What a governor is told of the stretch since it was last asked. */
export interface Load {
  /** Share of the cores' time that was busy, in [0, 1]. */
  readonly busy: number;
  /** Length of the stretch, s. */
  readonly elapsed: number;
  /** Frequency in that stretch, Hz. */
  readonly frequency: number;
}

/** Chooses the frequency of a node's cores; one a node, since it may remember. */
export interface Governor {
  /** How often it is asked while there is anything to do, s; null: only once, at the start. */
  readonly interval: number | null;
  /**
   * The wanted frequency, Hz; the node takes the lowest of its states that is at least this.
   *
   * @param states frequencies of the node, Hz, rising
   */
  next(load: Load, states: readonly number[]): number;
}

/** Makes the governor of a node. */
export type GovernorFactory = () => Governor;
