/**
 * A session: what a user has running at a site, which may follow the user to another.
 *
 * While it is being moved it may stand still; who wants something of it waits until it goes on. What
 * is being worked on when it stops is finished where it is: only what comes later is served at the
 * target. One migration at a time: where to go next is asked when one is over.
 */
import { type Activity, Gate, type Simulation, type Wait } from "../../des/mod.ts";
import type { Link } from "../network/link.ts";
import type { Network } from "../network/network.ts";
import type { MigrationCost, MigrationMethod, SessionState } from "./migration/migration.ts";

export interface SessionOptions {
  /** The site that serves it first. */
  readonly site: number;
  readonly state: SessionState;
  readonly method: MigrationMethod;
  /** The links that its state takes from one site to another. */
  readonly route: (from: number, to: number) => readonly Link[];
}

export class Session {
  readonly state: SessionState;
  readonly method: MigrationMethod;
  /** What has been paid for migrations that are over. */
  readonly moves: MigrationCost[] = [];
  #simulation: Simulation;
  #network: Network;
  #route: SessionOptions["route"];
  #site: number;
  #gate = new Gate({ name: "session", isOpen: true });
  #isMoving = false;

  constructor(simulation: Simulation, network: Network, options: SessionOptions) {
    this.#simulation = simulation;
    this.#network = network;
    this.#site = options.site;
    this.#route = options.route;
    this.state = options.state;
    this.method = options.method;
  }

  /** The site that serves it. */
  get site(): number {
    return this.#site;
  }

  /** Whether it is on its way to another site, running or not. */
  get isMoving(): boolean {
    return this.#isMoving;
  }

  /** False while it stands still. */
  get isRunning(): boolean {
    return this.#gate.isOpen;
  }

  /** Waits until it runs. */
  ready(): Wait<void> {
    return this.#gate.pass();
  }

  /**
   * Moves it to another site: `const { downtime } = yield* session.migrate(3)`. Interrupted, it stays
   * where it runs, or goes on where it was when it stood still. Throws an Error where it is moving
   * already, and where it is there.
   */
  *migrate(to: number): Activity<MigrationCost> {
    if (this.#isMoving) throw new Error("Session.migrate: is moving already; ask isMoving first");
    if (to === this.#site) throw new Error(`Session.migrate: is at site ${to} already`);
    this.#isMoving = true;
    const route = this.#route(this.#site, to);
    const { state } = this, network = this.#network;
    try {
      const cost = yield* this.method.run({
        state,
        now: () => this.#simulation.now,
        *send(bytes) {
          yield* network.transfer(route, bytes);
        },
        stop: () => this.#gate.close(),
        start: () => {
          this.#site = to;
          this.#gate.open();
        },
      });
      this.moves.push(cost);
      return cost;
    } finally {
      this.#isMoving = false;
      if (!this.#gate.isOpen) this.#gate.open();
    }
  }
}
