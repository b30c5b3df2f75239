/**
 * Wagonwheel: a discrete-event simulator of distributed fleets, watched by sampling profilers.
 *
 * The rooms, from the ground up; each explains itself in its `mod.ts` and can be imported by its own
 * name, `wagonwheel/des`:
 *
 * | room | holds |
 * |---|---|
 * | `math` | elementary functions with the same bits on every runtime, sums, small matrices |
 * | `random` | named, splittable streams, distributions, arrival processes, even point sets |
 * | `stats` | estimates and intervals, bootstrap, comparison, spectra, information |
 * | `des` | clock, event list, processes, resources, monitors, replications, queueing theory |
 * | `signals` | rates over time with exact integrals: synthetic, combined, replayed |
 * | `captures` | recordings of real hardware: readers, writers, recorder, quality checks, replay |
 * | `fleet` | networks, topologies, nodes with energy, mobile users: the ground of the fleet |
 * | `profiling` | sampling plans, estimators, aliasing, hardware counters, profilers and their cost |
 * | `experiment` | scenarios, cells on several threads, the store, comparison with paired intervals |
 * | `report` | tables, figures, the HTML report, notebook display |
 *
 * ```ts
 * import { des, random, stats } from "wagonwheel";
 *
 * const arrivals = random.Random.named("tour/arrivals");
 * const simulation = new des.Simulation();
 * const gaps: number[] = [];
 * simulation.spawn(function* () {
 *   for (let i = 0; i < 1000; i++) {
 *     const gap = arrivals.exponential();
 *     gaps.push(gap);
 *     yield des.hold(gap);
 *   }
 * });
 * simulation.run();
 * console.log(stats.contains(stats.meanInterval(gaps), 1)); // true
 * ```
 *
 * @module
 */
export * as captures from "./captures/mod.ts";
export * as des from "./des/mod.ts";
export * as experiment from "./experiment/mod.ts";
export * as fleet from "./fleet/mod.ts";
export * as math from "./math/mod.ts";
export * as profiling from "./profiling/mod.ts";
export * as random from "./random/mod.ts";
export * as report from "./report/mod.ts";
export * as signals from "./signals/mod.ts";
export * as stats from "./stats/mod.ts";
