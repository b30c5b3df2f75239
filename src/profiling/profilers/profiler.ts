/**
 * Profiler in the simulation: plan, probe, guards and buffer, attached to what it watches.
 *
 * Each sample takes the watched processor away from its work for as long as it costs, so the observer
 * effect is real: work takes longer, and what is read is the disturbed course. At r samples a second
 * of c seconds each, work that would take w takes about w / (1 − r c).
 */
import { hold, type Simulation } from "../../des/mod.ts";
import type { Random } from "../../random/mod.ts";
import { type Collected, Collection, type ProfilerSettings } from "./collection.ts";
import type { Watched } from "./watched.ts";

export interface Profiler {
  /** Ends the profiling, now. May be asked once; throws an Error before any time has passed. */
  stop(): Collected;
}

/** Begins to profile, from the simulation's present instant on. */
export function attachProfiler(
  simulation: Simulation,
  watched: Watched,
  settings: ProfilerSettings,
  random: Random,
): Profiler {
  const from = simulation.now;
  const collection = new Collection(settings, from, random);
  const sampler = settings.plan.start(random.stream("plan"), from);
  const late = settings.timer?.start(random.stream("timer")) ?? null;

  function* interrupts() {
    let due = sampler.next(from, null);
    while (due < Infinity) {
      const delivered = Math.max(simulation.now, late === null ? due : due + late());
      if (delivered > simulation.now) yield hold(delivered - simulation.now);
      const value = watched.read();
      const cost = collection.deliver(delivered, sampler.weight, value);
      if (cost > 0) watched.charge(cost);
      due = sampler.next(due, cost < 0 ? null : { time: delivered, value });
      while (due <= delivered && late !== null) {
        collection.coalesce();
        due = sampler.next(due, null);
      }
    }
  }
  const process = simulation.spawn(interrupts, "profiler");
  return {
    stop() {
      if (!(simulation.now > from)) {
        throw new Error(`Profiler.stop: no time has passed since it was attached at t=${from} s`);
      }
      process.interrupt("the profiler was stopped");
      return collection.end({ to: simulation.now });
    },
  };
}
