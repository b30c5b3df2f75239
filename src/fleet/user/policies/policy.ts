/**
 * Policies of site choice: at which site a user should be, its radio or its session.
 *
 * What a policy sees is handed to it: the truth of the simulation, or what a profiler makes of it. It
 * can't tell one from the other.
 */
import type { SiteIndex } from "../../mobility/site-index.ts";

/** Online decisions: a state comes in, an action goes out. */
export interface Policy<State, Action> {
  readonly name: string;
  /** @param now s; rises from one decision to the next */
  decide(state: State, now: number): Action;
}

/** What is known of one user when its site is chosen. */
export interface SiteState {
  /** The site where it is now. */
  readonly site: number;
  /** Where the user is, m. */
  readonly x: number;
  readonly y: number;
  /** Power received from a site, dB, up to a constant that all sites share. */
  signal(site: number): number;
  /** For each site how busy it is taken to be, from 0 to 1. */
  readonly load: ArrayLike<number>;
}

/** Chooses a site for one user; one a user, since it may remember. */
export type SitePolicy = Policy<SiteState, number>;

/** Makes the policy of a user. */
export type SitePolicyFactory = (sites: SiteIndex) => SitePolicy;
