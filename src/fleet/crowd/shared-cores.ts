/**
 * The cores of many places under processor sharing, as columns of numbers: what a ProcessorSharing is
 * to one node, this is to a thousand sites or a hundred thousand machines. No object per job.
 *
 *     each of n jobs at a place advances at   speed · min(1, cores/n)   seconds of work per second
 *
 * In virtual time v, the work that a job present since the beginning would have received, a job that
 * comes at t with work w ends when v reaches v(t) + w. So a place has one event pending, that of its
 * earliest end. Where a new job puts that end off, the event stays and finds out when it comes: under
 * light load most arrivals and ends plan nothing anew.
 *
 * Model: Kleinrock, Journal of the ACM 14(2):242–261, 1967.
 */
import type { Simulation } from "../../des/mod.ts";
import { nonNegative, positive } from "../parameter.ts";
import { longer } from "./column.ts";
import { empty, JobHeaps } from "./job-heaps.ts";

/** Told when a job has all its work; the job's number may be used anew from then on. */
export type JobEnd = (place: number, job: number) => void;

export class SharedCores {
  #simulation: Simulation;
  #onEnd: JobEnd;
  #count = 0;
  // of each place
  #cores = new Float64Array(8);
  #speed = new Float64Array(8);
  #virtual = new Float64Array(8); // v since the place was last idle, s of work
  #updated = new Float64Array(8); // when v was last brought up to date, s
  #ends = new Float64Array(8); // when the earliest job ends as things stand, s
  #planned = new Float64Array(8); // when the pending event comes, s
  #plans = new Float64Array(8); // how many were planned: an event of an older plan is void
  #busy = new Float64Array(8); // core-seconds
  #busyLost = new Float64Array(8); // and what its rounding has lost
  #jobs = new Int32Array(8); // present
  #first = new Int32Array(8); // the top of its heap
  #heaps = new JobHeaps();
  #ring = (place: number, plan: number): void => {
    if (plan === this.#plans[place]) this.#look(place);
  };

  constructor(simulation: Simulation, onEnd: JobEnd) {
    this.#simulation = simulation;
    this.#onEnd = onEnd;
  }

  /** Places there are. */
  get count(): number {
    return this.#count;
  }

  /**
   * Adds a place; returns its number, counted from 0. Throws a RangeError unless cores and speed, the
   * seconds of work that a core does in a second, are > 0.
   */
  add(cores: number, speed = 1): number {
    positive("SharedCores.add", "cores", cores);
    positive("SharedCores.add", "speed", speed);
    const place = this.#count++;
    if (place === this.#cores.length) this.#growPlaces();
    this.#cores[place] = cores;
    this.#speed[place] = speed;
    this.#updated[place] = this.#simulation.now;
    this.#ends[place] = this.#planned[place] = Infinity;
    this.#first[place] = empty;
    return place;
  }

  /** Jobs at a place, at this instant. */
  jobs(place: number): number {
    return this.#jobs[place];
  }

  /**
   * Core-seconds that the cores of a place were busy, up to this instant. Reading it changes nothing,
   * not even in rounding.
   */
  busyTime(place: number): number {
    const elapsed = this.#simulation.now - this.#updated[place];
    return this.#busy[place] + elapsed * Math.min(this.#jobs[place], this.#cores[place]);
  }

  /**
   * A job begins to be served. Its number is the caller's choice among those that no job here has, and
   * best small: columns reach up to the greatest. Throws a RangeError unless `work`, in s at speed 1
   * and alone, is ≥ 0 and finite.
   */
  enter(place: number, job: number, work: number): void {
    if (!(work >= 0 && work < Infinity)) nonNegative("SharedCores.enter", "work", work);
    this.#update(place);
    if (this.#jobs[place]++ === 0) this.#virtual[place] = 0; // keeps the sum short, so it loses no digits
    this.#first[place] = this.#heaps.add(this.#first[place], job, this.#virtual[place] + work);
    this.#plan(place);
  }

  /** The pending event of a place has come: perhaps too early, where jobs have come since. */
  #look(place: number): void {
    const { now } = this.#simulation;
    this.#planned[place] = Infinity;
    const wait = this.#ends[place] - now;
    if (wait > 0) {
      if (wait < Infinity) this.#schedule(place, wait);
      return;
    }
    const job = this.#first[place];
    this.#update(place);
    this.#virtual[place] = this.#heaps.end[job]; // exactly, so that rounding does not add up
    this.#jobs[place]--;
    this.#first[place] = this.#heaps.withoutTop(job);
    this.#plan(place);
    this.#onEnd(place, job);
  }

  #update(place: number): void {
    const { now } = this.#simulation, n = this.#jobs[place], cores = this.#cores[place];
    const elapsed = now - this.#updated[place];
    this.#updated[place] = now;
    if (n === 0 || elapsed === 0) return;
    const share = n > cores ? cores / n : 1;
    this.#virtual[place] += elapsed * this.#speed[place] * share;
    const term = elapsed * Math.min(n, cores) - this.#busyLost[place]; // Kahan
    const sum = this.#busy[place] + term;
    this.#busyLost[place] = sum - this.#busy[place] - term;
    this.#busy[place] = sum;
  }

  #plan(place: number): void {
    const job = this.#first[place];
    if (job === empty) {
      this.#ends[place] = Infinity;
      return;
    }
    const n = this.#jobs[place], cores = this.#cores[place];
    const rate = this.#speed[place] * (n > cores ? cores / n : 1);
    const left = Math.max(0, this.#heaps.end[job] - this.#virtual[place]); // rounding may leave −1e-16
    const delay = left / rate, end = this.#simulation.now + delay;
    this.#ends[place] = end;
    if (end < this.#planned[place]) this.#schedule(place, delay);
  }

  #schedule(place: number, delay: number): void {
    this.#planned[place] = this.#simulation.now + delay;
    this.#simulation.schedule(delay, this.#ring, place, ++this.#plans[place]);
  }

  #growPlaces(): void {
    this.#cores = longer(this.#cores);
    this.#speed = longer(this.#speed);
    this.#virtual = longer(this.#virtual);
    this.#updated = longer(this.#updated);
    this.#ends = longer(this.#ends);
    this.#planned = longer(this.#planned);
    this.#plans = longer(this.#plans);
    this.#busy = longer(this.#busy);
    this.#busyLost = longer(this.#busyLost);
    this.#jobs = longer(this.#jobs);
    this.#first = longer(this.#first);
  }
}
