/**
 * One server, five service disciplines: who waits how long in an M/M/1 queue.
 *
 * The tutorial: the same jobs arrive in the same order under every discipline, and the textbook knows
 * what comes out.
 *
 * Question   How much does the order of service change the mean and the tail of the stay?
 * Expected   The mean is 1/(μ − λ) for every discipline that does not look at the size of a job; serving
 *            the shortest first lowers it; preemption and sharing stretch the tail.
 * Source     Kleinrock, Queueing Systems, volumes 1 and 2, Wiley 1975 and 1976.
 */
import { z } from "zod";
import {
  hold,
  mm1,
  ProcessorSharing,
  Resource,
  shortestFirst,
  Simulation,
  StationMonitor,
} from "../src/des/mod.ts";
import { scenario } from "../src/experiment/mod.ts";
import { ln } from "../src/math/mod.ts";

/** Makes the server; `urgency` ranks the jobs, smaller first, from their number and their work. */
type Discipline = {
  readonly server: (simulation: Simulation) => Resource | ProcessorSharing;
  readonly urgency: (order: number, work: number) => number;
};

const inOrder = () => 0;

export default scenario({
  name: "mm1",
  title: "One server, five service disciplines",
  question: "How much does the order of service change the mean and the tail of the stay?",
  references: [
    "Kleinrock, Queueing Systems, volume 1, Wiley 1975, chapter 3",
    "Kleinrock, Queueing Systems, volume 2, Wiley 1976, chapters 3 and 4",
    "Phipps, Operations Research 4(1):76–85, 1956",
  ],
  parameters: z.strictObject({
    arrivalRate: z.number().positive().default(0.8).meta({ unit: "1/s" })
      .describe("jobs that arrive per second, λ"),
    serviceRate: z.number().positive().default(1).meta({ unit: "1/s" })
      .describe("jobs that the server can do per second, μ"),
    duration: z.number().positive().default(20_000).meta({ unit: "s" })
      .describe("simulated time observed; a tenth as much goes before as warm-up"),
  }).refine(({ arrivalRate, serviceRate }) => arrivalRate < serviceRate, {
    error: "arrivalRate must be below serviceRate: there is no steady state otherwise",
  }),
  factors: {
    discipline: {
      "first come": { server: (s) => new Resource(s), urgency: inOrder },
      "last come": { server: (s) => new Resource(s, { discipline: "lifo" }), urgency: inOrder },
      "last preempts": {
        server: (s) => new Resource(s, { discipline: "preemptive-resume" }),
        urgency: (order) => -order,
      },
      "shared": { server: (s) => new ProcessorSharing(s), urgency: inOrder },
      "shortest first": {
        server: (s) => new Resource(s, { discipline: "priority" }),
        urgency: (_, work) => work,
      },
    } satisfies Record<string, Discipline>,
  },
  measures: {
    stay: { unit: "s", better: "lower", meaning: "mean stay, in line and in service" },
    stayP95: { unit: "s", better: "lower", meaning: "stay that 95 % of the jobs keep below" },
    population: { unit: "", better: "lower", meaning: "mean number of jobs present" },
  },
  presets: {
    quick: { seeds: 100 },
    paper: {
      seeds: 100,
      parameters: { duration: 100_000 },
      sweep: { arrivalRate: [0.5, 0.6, 0.7, 0.8, 0.9, 0.95] },
    },
  },
  cost: ({ arrivalRate, duration }) => arrivalRate * duration,

  theory({ arrivalRate, serviceRate }, { discipline }) {
    const means = discipline === "shortest first" ? shortestFirst : mm1;
    const { stay, population } = means(arrivalRate, serviceRate);
    // First come first served: the stay is exponential with mean 1/(μ − λ).
    return discipline === "first come"
      ? { stay, population, stayP95: -ln(0.05) * stay }
      : { stay, population };
  },

  run({ parameters: { arrivalRate, serviceRate, duration }, levels: { discipline }, random }) {
    const simulation = new Simulation({ random });
    const server = discipline.server(simulation);
    const monitor = new StationMonitor(simulation, { stay: { histogram: { unit: 1e-3 } } });
    server.attach(monitor);
    const arrivals = random.stream("arrivals"), services = random.stream("services");

    function* job(order: number) {
      const work = services.exponential() / serviceRate; // s
      yield* server.serve(work, { priority: discipline.urgency(order, work) });
    }
    function* source() {
      for (let order = 0;; order++) {
        yield hold(arrivals.exponential() / arrivalRate);
        simulation.spawn(job(order));
      }
    }
    simulation.spawn(source);
    simulation.run({ until: 0.1 * duration });
    monitor.reset();
    simulation.run({ until: 1.1 * duration });
    return {
      stay: monitor.stay.moments.mean,
      stayP95: monitor.stay.histogram.quantile(0.95),
      population: monitor.population.moments.mean,
    };
  },
});
