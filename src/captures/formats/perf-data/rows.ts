/** Makes rows of the samples and of the counters that tasks leave behind when they end. */
import type { CaptureBuilder, Row } from "../../model/builder.ts";
import { type Attribute, reading } from "./attributes.ts";
import { countsTime, isDummy } from "./event-names.ts";
import type { Identity } from "./identity.ts";
import type { CounterReading, Sample } from "./sample.ts";
import type { Tasks } from "./tasks.ts";

const nanosecondsPerSecond = 1e9;

export class Rows {
  #builder: CaptureBuilder;
  #identity: Identity;
  #events = new Map<Attribute, number>(); // of samples
  #before = new Map<string, number>(); // by counter: its value at the sample before
  #row: Row = { event: 0, time: NaN, value: NaN };

  constructor(builder: CaptureBuilder, identity: Identity) {
    this.#builder = builder;
    this.#identity = identity;
  }

  /** Adds a sample: one row, or where counters were read with it one for each that moved. */
  add(sample: Sample, attribute: Attribute, tasks: Tasks): void {
    const row = this.#row;
    row.time = sample.time / nanosecondsPerSecond;
    row.cpu = known(sample.cpu);
    row.pid = known(sample.pid);
    row.tid = known(sample.tid);
    row.command = Number.isNaN(sample.tid) ? -1 : tasks.command(sample.tid);
    row.stack = tasks.stack(sample);
    row.extra = Number.isNaN(sample.weight) ? undefined : { weight: sample.weight };
    if (sample.readings.length === 0 || !(attribute.readFormat & reading.id)) {
      return this.#put(attribute, sample.period);
    }
    // the counters run on from sample to sample: a sample stands for what each has counted since
    for (const { id, value } of sample.readings) {
      const owner = this.#identity.of(id);
      if (owner === undefined) continue;
      const counter = owner.inherits ? `${id}/${sample.tid}` : `${id}`;
      const counted = value - (this.#before.get(counter) ?? 0);
      this.#before.set(counter, value);
      if (counted > 0) this.#put(owner, counted);
    }
  }

  /** Adds the totals of a task that has ended. */
  addTotals(
    readings: readonly CounterReading[],
    attribute: Attribute,
    task: { pid: number; tid: number; time: number; command: number },
  ): void {
    for (const { id, value, enabled, running } of readings) {
      const owner = id === 0 ? attribute : this.#identity.of(id);
      if (owner === undefined) continue;
      const [unit, scale] = unitOf(owner);
      this.#builder.add({
        event: this.#builder.event(owner.name, "total", unit),
        time: task.time / nanosecondsPerSecond,
        value: value / scale,
        pid: known(task.pid),
        tid: known(task.tid),
        command: task.command,
        enabled: enabled / nanosecondsPerSecond,
        running: running / nanosecondsPerSecond,
      });
    }
  }

  /** Notes the events of which there is no sample. */
  report(attributes: readonly Attribute[]): void {
    for (const attribute of attributes) {
      if (this.#events.has(attribute) || isDummy(attribute)) continue;
      const message = `${attribute.name} was recorded, but there is no sample of it`;
      this.#builder.find("no-samples", "note", message, { event: attribute.name });
    }
  }

  #put(attribute: Attribute, period: number): void {
    const [unit, scale] = unitOf(attribute);
    let event = this.#events.get(attribute);
    if (event === undefined) {
      event = this.#builder.event(attribute.name, "sample", unit);
      this.#events.set(attribute, event);
    }
    this.#row.event = event;
    this.#row.value = period / scale;
    this.#builder.add(this.#row);
    if (Number.isNaN(period)) {
      this.#builder.find(
        "no-period",
        "warning",
        "recorded by frequency and without periods, so that samples have no value",
        { event: attribute.name },
      );
    }
  }
}

/** The software clocks count nanoseconds; all else is counted by the piece. */
function unitOf(attribute: Attribute): [unit: string, scale: number] {
  return countsTime(attribute) ? ["s", nanosecondsPerSecond] : ["", 1];
}

/** −1 for what is not recorded, and for perf's own −1 as 32 bits. */
function known(id: number): number {
  return Number.isNaN(id) ? -1 : id | 0;
}
