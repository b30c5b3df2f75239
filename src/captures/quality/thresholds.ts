/**
 * When a check speaks. Every number that a check compares with stands here, with its reason.
 *
 * "clean" are the five recordings `phase_plots/haswellian-i5` of the public captures (100 ms, 9
 * counters, 100 to 613 intervals): the thresholds lie beyond what is true in them.
 */
export const thresholds = {
  /**
   * An interval or a step of time is irregular beyond this share of the median interval. Clean ones
   * stay within 0.07; timers asked for 10 ms were seen to give 10.1 to 13.1 ms.
   */
  irregularInterval: 0.35,
  /** Share of irregular intervals beyond which jitter is a warning: rates compare badly then. */
  jitteryShare: 0.01,
  /** An interval of this many medians is a warning even when it is the only one. */
  longInterval: 3,
  /**
   * A pause is missing intervals if it is a whole number of them within this share of one, and
   * fewer than the next number; else the clock was set. A tool that stopped for longer is a new
   * recording.
   */
  wholeInterval: 0.25,
  mostMissing: 100,
  /**
   * System-wide, run time ÷ interval is the number of CPUs: clean ones give 4.001 and 1.000. It
   * counts as established if this share of the intervals lies within this much of a whole number.
   */
  establishedShare: 0.9,
  wholeCpus: 0.05,
  /** Another ratio than that is wrong beyond this share of it; 3.7 is seen in first intervals. */
  wrongCpus: 0.1,
  /**
   * A value of a multiplexed counter is extrapolated. Below this share of the time more of it is
   * guess than count: with a share of 0.25, totals err by 0.2 to 6 % on steady programs and 20 % on
   * an idle machine. What is counted for all but a hundredth (clean: 0.9999) is not worth a word.
   */
  lowShare: 0.5,
  fullShare: 0.99,
  /**
   * Equal values in a row are stuck if chance makes such a run in less than this share of captures,
   * from how often equal values occur elsewhere; and at least this many. Clean: runs of 4 in a
   * counter of few steps.
   */
  chanceOfRun: 1e-4,
  shortestRun: 5,
  /**
   * A lone run of zeros is stuck only where all other values are more than this many steps of the
   * counter (1, 64 B, 2⁻¹⁴ J): clean memory counters rest at 0 and also count 10 lines, cycles
   * never do.
   */
  stepsFromZero: 100,
  /** A value may be wrapped if undoing it gives at most this many times the largest other value. */
  wrapFactor: 4,
  /** Share of samples lost beyond which shares of functions move visibly: an error. */
  lostShare: 0.1,
} as const;
