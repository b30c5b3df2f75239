/**
 * How far a replayed program is: recorded seconds v as a function of simulated time t.
 *
 *     v(t) = vₖ + (t − tₖ)/Sₖ     for t in [tₖ, tₖ₊₁)
 *
 * S is how long a recorded second takes: 1 at the frequency of the recording and alone. A stretch
 * begins only where S or the frequency changes, so that while nothing does v is t less the start to
 * the bit.
 */
export interface Stretch {
  /** tₖ, s, and vₖ, recorded s */
  readonly time: number;
  readonly recorded: number;
  /** S; Infinity while it stands still. */
  readonly slowdown: number;
  /** Core cycles by those of the recording, for the same work. */
  readonly cycleGrowth: number;
}

export class ProgramCourse {
  /** Stretches in order of time; the last goes on. */
  readonly stretches: Stretch[];

  constructor(start: number) {
    this.stretches = [{ time: start, recorded: 0, slowdown: 1, cycleGrowth: 1 }];
  }

  /** The number of the stretch that holds at t; −1 before the start. */
  indexAt(t: number): number {
    let low = -1, high = this.stretches.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.stretches[middle].time <= t) low = middle;
      else high = middle;
    }
    return low;
  }

  /** v(t); 0 before the start. */
  recordedAt(t: number): number {
    const k = this.indexAt(t);
    return k < 0 ? 0 : recordedIn(this.stretches[k], t);
  }

  /** From `time`, now or later than all changes before, the program runs so. */
  change(time: number, slowdown: number, cycleGrowth: number): void {
    const last = this.stretches[this.stretches.length - 1];
    if (last.slowdown === slowdown && last.cycleGrowth === cycleGrowth) return;
    const recorded = recordedIn(last, time);
    if (last.time === time) this.stretches.pop();
    this.stretches.push({ time, recorded, slowdown, cycleGrowth });
  }
}

/** v at t within a stretch. */
export function recordedIn({ time, recorded, slowdown }: Stretch, t: number): number {
  if (slowdown === 1) return recorded + (t - time);
  return slowdown === Infinity ? recorded : recorded + (t - time) / slowdown;
}
