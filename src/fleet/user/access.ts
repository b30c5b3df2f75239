/**
 * Access: at which site each user's radio is, from one hand-off to the next.
 *
 * Who asks for a hand-off is free: the change of the nearest site (mobility/attachment.ts) or a
 * policy. A user that is asked elsewhere during a hand-off ends that first and then goes where it was
 * asked last.
 *
 *     ∫ links held dt = users · T + hand-offs · (overlap − interruption)
 */
import { type Activity, Gate, Level, type Simulation } from "../../des/mod.ts";
import type { HandOff } from "./handoff/hand-off.ts";

export class Access {
  /** For each user the site whose link carries its data; −1 while there is none. */
  readonly site: Int32Array;
  /** For each site how many links are held there now: while both are, a user counts at both. */
  readonly held: Int32Array;
  #simulation: Simulation;
  #handOff: HandOff;
  #wanted: Int32Array;
  #isBusy: Uint8Array;
  #gates = new Map<number, Gate>(); // of users whose data wait
  #handOffs = 0;
  #links: Level;
  #cut: Level; // users without a link

  /** @param first for each user the site where it begins */
  constructor(simulation: Simulation, sites: number, first: ArrayLike<number>, handOff: HandOff) {
    this.#simulation = simulation;
    this.#handOff = handOff;
    this.site = Int32Array.from(first);
    this.#wanted = Int32Array.from(first);
    this.#isBusy = new Uint8Array(first.length);
    this.held = new Int32Array(sites);
    for (const site of this.site) this.held[site]++;
    this.#links = new Level(simulation, { initial: first.length });
    this.#cut = new Level(simulation);
  }

  /** Hand-offs that are over. */
  get handOffs(): number {
    return this.#handOffs;
  }

  /** User-seconds without a link, up to this instant. */
  get interruption(): number {
    return this.#cut.moments.integral;
  }

  /** Link-seconds held by all users, up to this instant. */
  get linkTime(): number {
    return this.#links.moments.integral;
  }

  /** Asks a user to another site, or back to the one where it is. */
  request(user: number, to: number): void {
    this.#wanted[user] = to;
    if (this.#isBusy[user] === 0 && this.site[user] !== to) {
      this.#simulation.spawn(this.#follow(user));
    }
  }

  /** Waits until the user's data can go: `site` tells over which link. */
  *connected(user: number): Activity {
    while (this.site[user] < 0) { // the next hand-off may begin as soon as the one before ends
      let gate = this.#gates.get(user);
      if (gate === undefined) {
        this.#gates.set(user, gate = new Gate({ name: `link of user ${user}` }));
      }
      yield* gate.pass();
    }
  }

  *#follow(user: number): Activity {
    this.#isBusy[user] = 1;
    while (this.site[user] !== this.#wanted[user]) {
      const from = this.site[user], to = this.#wanted[user];
      yield* this.#handOff.run({
        leave: () => {
          this.held[from]--;
          this.#links.change(-1);
          if (this.site[user] !== from) return;
          this.site[user] = -1;
          this.#cut.change(1);
        },
        join: () => {
          this.held[to]++;
          this.#links.change(1);
        },
        use: () => {
          if (this.site[user] < 0) this.#cut.change(-1);
          this.site[user] = to;
          this.#gates.get(user)?.open();
          this.#gates.delete(user);
        },
      });
      this.#handOffs++;
    }
    this.#isBusy[user] = 0;
  }
}
