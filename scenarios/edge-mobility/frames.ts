/**
 * Frames: what users send to their sessions, and wait for.
 *
 *     radio to the site of the link ─ backhaul, where the session is elsewhere ─ cores ─ the way back
 *
 * Each user sends a frame every period, at a phase of its own, as a lidar that turns ten times a
 * second does. The work of its frames is what the recorded program took of a core, one period after
 * the other, from a place in the recording that is the user's own.
 */
import { HdrHistogram, Moments } from "../../src/stats/mod.ts";
import type { Random } from "../../src/random/mod.ts";
import type { City } from "./city.ts";

export interface FramesOptions {
  /** Between two frames of a user, s. */
  readonly period: number;
  /** What each frame of the recording takes of a core, s. */
  readonly works: Float64Array;
  /** Of a frame; the answer is small. */
  readonly bytes: number;
  /** A frame that takes longer is missed, s. */
  readonly deadline: number;
}

export interface FrameCounts {
  /** Made since the last reset. */
  made: number;
  /** Late, or skipped because two of the user's were under way. */
  missed: number;
  latency: Moments;
  latencies: HdrHistogram;
  /** Begins to count anew. */
  reset(): void;
}

/** More of one user wait for each other, and so for the rest of the run after one bad minute. */
const mostUnderWay = 2;

/** Lets frames be made from now on. */
export function makeFrames(city: City, options: FramesOptions, random: Random): FrameCounts {
  const { simulation, network, access, sessions, nodes, cells } = city;
  const { period, works, bytes, deadline } = options;
  const latencies = () => new HdrHistogram({ unit: 1e-4 });
  const counts: FrameCounts = {
    made: 0,
    missed: 0,
    latency: new Moments(),
    latencies: latencies(),
    reset() {
      Object.assign(this, { made: 0, missed: 0, latency: new Moments(), latencies: latencies() });
    },
  };
  const underWay = sessions.map(() => 0);
  const turn = sessions.map(() => random.integer(works.length)); // in the recording

  function* frame(user: number, work: number) {
    const begin = simulation.now, session = sessions[user];
    yield* access.connected(user);
    const from = access.site[user];
    yield* network.transfer([cells[from]], bytes, [city.airtime(user, from)]);
    if (!session.isRunning) yield* session.ready();
    const to = session.site;
    if (to !== from) yield* network.transfer(city.between(from, to), bytes);
    yield* nodes[to].execute(work);
    underWay[user]--;
    const latency = simulation.now - begin + city.latency(to, from);
    counts.latency.add(latency);
    counts.latencies.add(latency);
    if (latency > deadline) counts.missed++;
  }
  const next = (user: number): void => {
    simulation.schedule(period, next, user);
    turn[user] = (turn[user] + 1) % works.length;
    counts.made++;
    if (underWay[user] === mostUnderWay) {
      counts.missed++;
      return;
    }
    underWay[user]++;
    simulation.spawn(frame(user, works[turn[user]]));
  };
  for (let user = 0; user < sessions.length; user++) {
    simulation.schedule(period * random.uniform(), next, user);
  }
  return counts;
}
