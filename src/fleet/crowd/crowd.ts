/**
 * A crowd: users in mass, whose tasks are numbers in columns. Each task is sent to the site that its
 * user is attached to, shares the cores there, and comes back.
 *
 *     tasks of all users   a Poisson process of rate  users / interval,  each of a uniform user
 *     latency = upload + stay at the site + download
 *
 * That is the superposition of one Poisson process a user (Kingman, Poisson Processes, 1993, §2.2 and
 * §5.1), so one event is pending for all arrivals. A task costs three events, and 56 bytes while
 * it lasts; nothing is kept of it afterwards but what the accounts count. A task stays at the site that it
 * was sent to, wherever its user goes.
 *
 * All draws of a task are made when it arises, so crowds compared under one seed have the same tasks.
 */
import type { Simulation } from "../../des/mod.ts";
import { compensatedSum } from "../../math/mod.ts";
import { constant, type Distribution, type Random } from "../../random/mod.ts";
import { Served } from "../account/served.ts";
import { nonNegative, positive, wholeNumber } from "../parameter.ts";
import { longer } from "./column.ts";
import { SharedCores } from "./shared-cores.ts";

const none = -1;
const atOnce = constant({ value: 0 });

export interface CrowdOptions {
  /** For each user the number of its site; read as each task arises (`Attachment.nearest`, say). */
  readonly siteOf: ArrayLike<number>;
  /** Sites there are. */
  readonly sites: number;
  /** Cores of each site; 1 unless told. */
  readonly cores?: number;
  /** Seconds of work that a core does in a second; 1 unless told. */
  readonly speed?: number;
  /** Mean time between two tasks of a user, s. */
  readonly interval: number;
  /** Of a task, s at speed 1 and alone; > 0. */
  readonly work: Distribution;
  /** On the way to the site and back, s; 0 unless told. */
  readonly upload?: Distribution;
  readonly download?: Distribution;
  /** For latencies, s; none unless told. */
  readonly deadline?: number;
}

/** Told when the answer to a task is there or, with a download, sure to be: latency in s. */
export type TaskEnd = (user: number, site: number, latency: number) => void;

export class Crowd {
  /** Latencies and deadlines of the tasks that ended. */
  readonly served: Served;
  #simulation: Simulation;
  #random: Random;
  #siteOf: ArrayLike<number>;
  #gap: number; // mean time between two tasks of all users, s
  #work: Distribution;
  #upload: Distribution;
  #download: Distribution;
  #cores: SharedCores;
  #coresEach: number;
  #sites: number;
  #onEnd: TaskEnd | null;
  #since: number; // when counting began, s, and the core-seconds before
  #busyBefore = 0;
  #count = 0;
  // of each task under way
  #born = new Float64Array(64); // s
  #works = new Float64Array(64); // s
  #downloads = new Float64Array(64); // s
  #user = new Int32Array(64);
  #site = new Int32Array(64); // the next free slot where the slot is free
  #free = none;
  #slots = 0;
  #arise = (): void => this.#send();
  #reach = (task: number): void => {
    this.#cores.enter(this.#site[task], task, this.#works[task]);
  };

  /** Starts a crowd without a task under way. Throws a RangeError for options out of range. */
  constructor(
    simulation: Simulation,
    options: CrowdOptions,
    random: Random,
    onEnd: TaskEnd | null = null,
  ) {
    const { siteOf, sites, cores = 1, speed = 1, work, deadline } = options;
    const { upload = atOnce, download = atOnce } = options;
    wholeNumber("Crowd", "number of users", siteOf.length, 1);
    wholeNumber("Crowd", "sites", sites, 1);
    for (let user = 0; user < siteOf.length; user++) {
      if (siteOf[user] >= 0 && siteOf[user] < sites) continue;
      throw new RangeError(
        `Crowd: siteOf must be in [0, ${sites}), got ${siteOf[user]} for user ${user}`,
      );
    }
    this.#simulation = simulation;
    this.#since = simulation.now;
    this.#random = random;
    this.#siteOf = siteOf;
    this.#gap = positive("Crowd", "interval", options.interval) / siteOf.length;
    positive("Crowd", "mean of work", work.mean);
    nonNegative("Crowd", "mean of upload", upload.mean);
    nonNegative("Crowd", "mean of download", download.mean);
    this.#work = work;
    this.#upload = upload;
    this.#download = download;
    this.#sites = sites;
    this.#coresEach = cores;
    this.#cores = new SharedCores(simulation, (site, task) => this.#end(site, task));
    for (let site = 0; site < sites; site++) this.#cores.add(cores, speed);
    this.#onEnd = onEnd;
    this.served = new Served({ deadline });
    this.#simulation.schedule(this.#gap * random.exponential(), this.#arise);
  }

  /** Tasks under way, on links and at sites. */
  get underWay(): number {
    return this.#count;
  }

  /** Tasks at a site. */
  tasksAt(site: number): number {
    return this.#cores.jobs(site);
  }

  /** Core-seconds that the cores of a site were busy, since its start. */
  busyTime(site: number): number {
    return this.#cores.busyTime(site);
  }

  /** Share of all cores that were busy, on average since the start or the last reset. */
  get utilisation(): number {
    const elapsed = this.#simulation.now - this.#since;
    return (this.#allBusyTime() - this.#busyBefore) / (elapsed * this.#sites * this.#coresEach);
  }

  /** Forgets what was, but for the tasks under way: the end of a warm-up. */
  reset(): void {
    this.served.reset();
    this.#busyBefore = this.#allBusyTime();
    this.#since = this.#simulation.now;
  }

  #allBusyTime(): number {
    const sum = compensatedSum();
    for (let site = 0; site < this.#sites; site++) sum.add(this.#cores.busyTime(site));
    return sum.value();
  }

  #send(): void {
    const random = this.#random;
    const task = this.#slot(), user = random.integer(this.#siteOf.length);
    this.#born[task] = this.#simulation.now;
    this.#user[task] = user;
    this.#site[task] = this.#siteOf[user];
    this.#works[task] = this.#work.draw(random);
    const upload = this.#upload.draw(random);
    this.#downloads[task] = this.#download.draw(random);
    if (upload === 0) this.#reach(task);
    else this.#simulation.schedule(upload, this.#reach, task);
    this.#simulation.schedule(this.#gap * random.exponential(), this.#arise);
  }

  #end(site: number, task: number): void {
    const latency = this.#simulation.now - this.#born[task] + this.#downloads[task];
    this.served.add(latency, true);
    this.#site[task] = this.#free;
    this.#free = task;
    this.#count--;
    if (this.#onEnd !== null) this.#onEnd(this.#user[task], site, latency);
  }

  /** The slot freed last, whose cache lines are still at hand, or a new one. */
  #slot(): number {
    this.#count++;
    const slot = this.#free;
    if (slot !== none) {
      this.#free = this.#site[slot];
      return slot;
    }
    if (this.#slots === this.#born.length) {
      this.#born = longer(this.#born);
      this.#works = longer(this.#works);
      this.#downloads = longer(this.#downloads);
      this.#user = longer(this.#user);
      this.#site = longer(this.#site);
    }
    return this.#slots++;
  }
}
