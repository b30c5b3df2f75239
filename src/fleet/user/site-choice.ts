/**
 * Site choice: asks each user's policy again and again, and acts where it wants the user elsewhere.
 *
 * Users are asked at an interval, each at an instant of its own within it, as their reports come in:
 * user i of n at (i + 1)/n of the interval first. What the policy is shown is for `see` to make, of the
 * truth or of estimates; what a move is (a hand-off of the radio, a migration of the session, both) is
 * for `act` to do.
 */
import type { Simulation } from "../../des/mod.ts";
import { positive, wholeNumber } from "../parameter.ts";
import type { SitePolicy, SiteState } from "./policies/policy.ts";

export interface SiteChoiceOptions {
  readonly users: number;
  /** Between two decisions about a user, s. */
  readonly interval: number;
  /** The policy of each user. */
  readonly policy: (user: number) => SitePolicy;
  /** What is known of a user now; null while it can't move, and then it is not asked. */
  readonly see: (user: number) => SiteState | null;
  /** The user should be at another site than where it was seen. */
  readonly act: (user: number, site: number) => void;
}

/** Decides from now on. Throws a RangeError for an interval that is not above 0 s. */
export function chooseSites(simulation: Simulation, options: SiteChoiceOptions): void {
  const { users, interval, see, act } = options;
  wholeNumber("chooseSites", "users", users, 0);
  positive("chooseSites", "interval", interval);
  const policies = Array.from({ length: users }, (_, user) => options.policy(user));
  const decide = (user: number): void => {
    const state = see(user);
    if (state !== null) {
      const site = policies[user].decide(state, simulation.now);
      if (site !== state.site) act(user, site);
    }
    simulation.schedule(interval, decide, user);
  };
  for (let user = 0; user < users; user++) {
    simulation.schedule(interval * (user + 1) / users, decide, user);
  }
}
