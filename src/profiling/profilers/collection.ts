/**
 * What happens at each instant of a plan: timer, guards, probe, buffer.
 *
 *     due ─ timer ▶ delivered ─ guards ▶ read, charged ─ buffer ▶ sample
 *             └ coalesced           └ refused               └ lost
 *
 * The same steps are gone through in the simulation and over a capture; only who is charged differs.
 */
import type { Random } from "../../random/mod.ts";
import type { Dependence, SamplingPlan } from "../plan.ts";
import type { Samples, Span } from "../sample.ts";
import { type BufferOptions, sampleBuffer } from "./buffer.ts";
import type { Guard } from "./guard.ts";
import type { Probe } from "./probe.ts";
import type { Timer } from "./timer.ts";

export interface ProfilerSettings {
  readonly plan: SamplingPlan;
  readonly probe: Probe;
  /** Delivers due instants late; on time unless told. */
  readonly timer?: Timer;
  /**
   * Asked in this order; a sample is taken where none refuses. They keep state, so each profiler needs
   * its own.
   */
  readonly guards?: readonly Guard[];
  /** Unbounded unless told. */
  readonly buffer?: BufferOptions;
}

/** What a profiler collected, and what became of the rest. */
export interface Collected extends Samples {
  /** Instants that the plan asked for. */
  readonly due: number;
  /** Due while another sample was taken or an interrupt was late: one stands for both. */
  readonly coalesced: number;
  /** Kept out by a guard, by chance or for good. */
  readonly refused: number;
  /** Read, and lost for want of room in the buffer. */
  readonly lost: number;
  /** Charged to the processor, s. */
  readonly cost: number;
  /** `cost` as a share of the time. */
  readonly overhead: number;
}

interface Sample {
  readonly time: number;
  readonly value: number;
  readonly weight: number;
}

export class Collection {
  #settings: ProfilerSettings;
  #guards: readonly Guard[];
  #from: number;
  #thinning: Random;
  #depth: Random;
  // Columns, not objects: 10⁸ samples of a capture would spend their time in the allocator.
  #times: number[] = [];
  #values: number[] = [];
  #weights: number[] = [];
  #buffer: ReturnType<typeof sampleBuffer<Sample>> | null;
  #busyUntil = -Infinity; // s
  #due = 0;
  #coalesced = 0;
  #refused = 0;
  #cost = 0; // s

  constructor(settings: ProfilerSettings, from: number, random: Random) {
    this.#settings = settings;
    this.#guards = settings.guards ?? [];
    this.#from = from;
    this.#thinning = random.stream("thinning");
    this.#depth = random.stream("depth");
    this.#buffer = settings.buffer === undefined
      ? null
      : sampleBuffer(settings.buffer, (sample) =>
        this.#keep(sample.time, sample.value, sample.weight));
  }

  /** An instant came to nothing, because the interrupt before it was late. */
  coalesce(): void {
    this.#due++;
    this.#coalesced++;
  }

  /**
   * An interrupt is delivered, s. Returns what taking the sample cost, s; −1 where none was taken.
   *
   * @param weight what the instant stands for, s
   * @param value what the probe would read
   */
  deliver(now: number, weight: number, value: number): number {
    this.#due++;
    if (now < this.#busyUntil) {
      this.#coalesced++;
      return -1;
    }
    let chance = 1;
    for (const guard of this.#guards) chance *= guard.chance(now);
    if (chance === 0 || (chance < 1 && this.#thinning.uniform() >= chance)) {
      this.#refused++;
      return -1;
    }
    const { cost: { perSample, perFrame }, frames } = this.#settings.probe;
    const cost = perSample + perFrame * frames(this.#depth);
    for (const guard of this.#guards) guard.spent(now, cost);
    this.#busyUntil = now + cost;
    this.#cost += cost;
    if (this.#buffer === null) this.#keep(now, value, weight / chance);
    else this.#buffer.push({ time: now, value, weight: weight / chance }, now);
    return cost;
  }

  #keep(time: number, value: number, weight: number): void {
    this.#times.push(time);
    this.#values.push(value);
    this.#weights.push(weight);
  }

  /** What was collected up to an instant, s; ends the collection. */
  end({ to }: Pick<Span, "to">): Collected {
    this.#buffer?.flush();
    const { name, dependence }: { name: string; dependence: Dependence } = this.#settings.plan;
    return {
      plan: name,
      dependence,
      from: this.#from,
      to,
      times: new Float64Array(this.#times),
      values: new Float64Array(this.#values),
      weights: new Float64Array(this.#weights),
      due: this.#due,
      coalesced: this.#coalesced,
      refused: this.#refused,
      lost: this.#buffer?.lost ?? 0,
      cost: this.#cost,
      overhead: this.#cost / (to - this.#from),
    };
  }
}
