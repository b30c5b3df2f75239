import { chooseSites, macroCellLoss, type SitePolicyFactory } from "../../src/fleet/mod.ts";
import type { City } from "./city.ts";

export interface MovesOptions {
  readonly policy: SitePolicyFactory;
  /** Between two decisions about a user, s. */
  readonly interval: number;
  /** Of each site, as it is seen. */
  readonly load: ArrayLike<number>;
}

export interface MoveCounts {
  /** Begun since the last reset. */
  moves: number;
  /** Of those that ended since then: session-seconds at a stand, and bytes. */
  downtime: number;
  bytes: number;
  /** Begins to count anew. */
  reset(): void;
}

/** Lets a policy move the sessions from now on; one that is on its way is not asked about. */
export function moveSessions(city: City, { policy, interval, load }: MovesOptions): MoveCounts {
  const { simulation, sites, movement, sessions } = city;
  const counts: MoveCounts = {
    moves: 0,
    downtime: 0,
    bytes: 0,
    reset() {
      Object.assign(this, { moves: 0, downtime: 0, bytes: 0 });
    },
  };
  function* move(user: number, to: number) {
    counts.moves++;
    const { downtime, bytes } = yield* sessions[user].migrate(to);
    counts.downtime += downtime;
    counts.bytes += bytes;
  }
  chooseSites(simulation, {
    users: sessions.length,
    interval,
    policy: () => policy(sites),
    see(user) {
      const { site, isMoving } = sessions[user];
      if (isMoving) return null;
      const signal = (s: number) => -macroCellLoss(city.distance(user, s));
      return { site, x: movement.x(user), y: movement.y(user), signal, load };
    },
    act: (user, to) => void simulation.spawn(move(user, to)),
  });
  return counts;
}
