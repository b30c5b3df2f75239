/**
 * Post-copy, or live from the target: stop, send what it cannot run without, go on there, send the
 * rest.
 *
 *     bytes = V,     downtime = C/B + ℓ,     degraded = (V − C)/B + ℓ
 *
 * Every byte is sent once and the downtime is short whatever the session writes. Until the rest is
 * there, what it touches too early comes over the network. Those faults are not in the model:
 * `degraded` says for how long they are to be reckoned with.
 *
 * Hines & Gopalan, "Post-copy based live virtual machine migration using adaptive pre-paging and
 * dynamic self-ballooning", VEE 2009, section 3 (with active push).
 */
import { positive } from "../../parameter.ts";
import { checkedState, type MigrationMethod } from "./migration.ts";

export function postCopy(): MigrationMethod {
  return {
    name: "post-copy",
    cost(state, { bandwidth: B, latency = 0 }) {
      const { bytes, core } = checkedState("postCopy.cost", state);
      positive("postCopy.cost", "path.bandwidth", B);
      const downtime = core / B + latency, degraded = (bytes - core) / B + latency;
      return { bytes, downtime, duration: downtime + degraded, degraded, rounds: 0 };
    },
    *run({ state, now, send, stop, start }) {
      const { bytes, core } = checkedState("postCopy.run", state);
      const begin = now();
      stop();
      yield* send(core);
      start();
      const running = now();
      yield* send(bytes - core);
      const end = now();
      return {
        bytes,
        downtime: running - begin,
        duration: end - begin,
        degraded: end - running,
        rounds: 0,
      };
    },
  };
}
