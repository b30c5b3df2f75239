/** `deno task scenario mm1`: simulates a queue and prints estimate, interval and theory. */
import process from "node:process";
import { parseArgs } from "node:util";
import { textTable } from "../report/mod.ts";
import mm1, { type Mm1Options, type Mm1Row } from "../../scenarios/mm1.ts";

const defaults = {
  seed: "1",
  arrivals: "0.8",
  services: "1",
  duration: "20000",
  replications: "40",
};

const help = `Usage: deno task scenario mm1 [options]

One server with Poisson arrivals and exponential service, simulated and compared
with the textbook.

  --seed TEXT          names every random number of the run        [${defaults.seed}]
  --arrivals RATE      arrivals per second                         [${defaults.arrivals}]
  --services RATE      services per second, more than arrivals     [${defaults.services}]
  --duration SECONDS   simulated time of each replication          [${defaults.duration}]
  --replications N     independent repetitions, 2 or more          [${defaults.replications}]
  --json               print the results as JSON
  --help               print this text`;

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
  console.error(`scenario: ${error.message}\nSee deno task scenario --help`);
  process.exit(2);
}

function main(args: string[]): void {
  const string = { type: "string" } as const, boolean = { type: "boolean" } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seed: string,
      arrivals: string,
      services: string,
      duration: string,
      replications: string,
      json: boolean,
      help: boolean,
    },
  });
  if (values.help) return console.log(help);
  if (positionals.length !== 1 || positionals[0] !== "mm1") {
    throw new RangeError(`the scenario must be mm1, got ${positionals.join(" ") || "none"}`);
  }
  const text = { ...defaults, ...values };
  const options: Mm1Options = {
    seed: text.seed,
    arrivalRate: number("arrivals", text.arrivals),
    serviceRate: number("services", text.services),
    duration: number("duration", text.duration),
    replications: number("replications", text.replications),
  };
  const rows = mm1(options);
  console.log(values.json ? JSON.stringify({ options, rows }, null, 2) : table(options, rows));
}

function number(option: string, text: string): number {
  const value = text.trim() === "" ? NaN : Number(text);
  if (!(value > 0 && value < Infinity)) {
    throw new RangeError(`--${option} must be a number > 0, got "${text}"`);
  }
  return value;
}

function table(options: Mm1Options, rows: readonly Mm1Row[]): string {
  const { arrivalRate, serviceRate, duration, replications, seed } = options;
  const cells = rows.map(({ measure, unit, estimate: { value, low, high }, theory, isInside }) => [
    unit === "" ? measure : `${measure}, ${unit}`,
    value.toFixed(4),
    `[${low.toFixed(4)}, ${high.toFixed(4)}]`,
    theory.toFixed(4),
    isInside ? "yes" : "no",
  ]);
  const head = ["measure", "estimate", "99 % interval", "theory", "inside"];
  return [
    `M/M/1, ${arrivalRate} arrivals/s, ${serviceRate} services/s: ${replications} replications of ` +
    `${duration} s, seed "${seed}"`,
    "",
    textTable(head, cells),
  ].join("\n");
}
