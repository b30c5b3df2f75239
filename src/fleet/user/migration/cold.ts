/**
 * Cold migration: stop, copy, start.
 *
 *     bytes = V,     downtime = duration = V/B + ℓ
 *
 * Every byte is sent once, and the session stands still for all of them: the least traffic and the
 * longest downtime.
 */
import { positive } from "../../parameter.ts";
import { checkedState, type MigrationMethod } from "./migration.ts";

export function cold(): MigrationMethod {
  return {
    name: "cold",
    cost(state, { bandwidth, latency = 0 }) {
      const { bytes } = checkedState("cold.cost", state);
      const downtime = bytes / positive("cold.cost", "path.bandwidth", bandwidth) + latency;
      return { bytes, downtime, duration: downtime, degraded: 0, rounds: 0 };
    },
    *run({ state, now, send, stop, start }) {
      const { bytes } = checkedState("cold.run", state);
      const begin = now();
      stop();
      yield* send(bytes);
      start();
      const downtime = now() - begin;
      return { bytes, downtime, duration: downtime, degraded: 0, rounds: 0 };
    },
  };
}
