/** `deno task new scenario NAME`: writes a commented scenario to start from. */
import { existsSync, writeFileSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { runCommand } from "./command.ts";
import { isInstalled, typed } from "./installed.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Where a bare name goes. */
const home = isInstalled ? process.cwd() : resolve(root, "scenarios");
const nameForm = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

await runCommand("new", (program) => {
  program.description("Writes a file to start from.")
    .command("scenario").argument("<name>", "coffee-shop, or a path that ends in .ts")
    .description(
      "a commented scenario that runs as it is: a bare name goes into scenarios/, where that is",
    )
    .action(scenarioFile);
});

function scenarioFile(target: string): void {
  const file = /[/\\]|\.ts$/.test(target) ? resolve(target) : resolve(home, `${target}.ts`);
  const name = basename(file, ".ts");
  if (!nameForm.test(name)) {
    throw new RangeError(
      `the name must be lower-case words joined by hyphens, as in coffee-shop; got "${name}"`,
    );
  }
  if (existsSync(file)) {
    throw new RangeError(`${shown(file)} is there already; choose another name`);
  }
  writeFileSync(file, template(name, (room) => importName(room, file)), { flag: "wx" });
  const isNamed = !isInstalled && dirname(file) === home;
  console.log(`${shown(file)}\nRun it: ${typed("scenario")} ${isNamed ? name : shown(file)}`);
}

/** How the file imports a room: by the package's name where it is installed, else by path. */
function importName(room: string, file: string): string {
  if (isInstalled) return `wagonwheel/${room}`;
  const path = relative(dirname(file), resolve(root, "src", room, "mod.ts")).replaceAll("\\", "/");
  return path.startsWith(".") ? path : `./${path}`;
}

function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith("..") ? file : path.includes("/") ? path : `./${path}`;
}

function template(name: string, from: (room: string) => string): string {
  return `/**
 * ${name}: one sentence on what is compared.
 *
 * Question   Does a second clerk pay, when customers leave after three minutes in line?
 * Expected   What you think will come out, before you run it.
 * Source     Where the numbers of the world are from.
 */
import { first, hold, Resource, Simulation, timeout } from "${from("des")}";
import { scenario, z } from "${from("experiment")}";

export default scenario({
  name: "${name}",
  title: "${name}", // as in the first line of this file
  question: "Does a second clerk pay, when customers leave after three minutes in line?",
  references: [], // papers and books

  // What can be set: ${typed("scenario")} ${name} --set patience=5min --sweep arrivalRate=20/h,30/h
  parameters: z.strictObject({
    arrivalRate: z.number().positive().default(30 / 3600).meta({ unit: "1/s" })
      .describe("customers that arrive per second"),
    serviceTime: z.number().positive().default(110).meta({ unit: "s" })
      .describe("mean time that a clerk takes for one customer"),
    patience: z.number().positive().default(180).meta({ unit: "s" })
      .describe("time in line after which a customer leaves"),
    duration: z.number().positive().default(100 * 3600).meta({ unit: "s" })
      .describe("simulated time of one replication"),
  }),

  // What is compared: the levels of the first factor, its first level being the baseline.
  // A level can be anything that \`run\` understands: a number, an object, a function.
  factors: { clerks: { one: 1, two: 2 } },

  // What \`run\` returns. The first measure is the main one.
  measures: {
    lost: { unit: "1", better: "lower", meaning: "share of the customers that left unserved" },
    idle: { unit: "1", better: "lower", meaning: "share of the clerks' time without a customer" },
  },

  // \`quick\` should end in about 10 s; \`paper\` makes the figures in print.
  presets: { quick: { seeds: 20 }, paper: { seeds: 100 } },

  // One cell: build the world, simulate, return the measures. Chance comes from \`random\` alone, by
  // streams of their own for each purpose, so that all levels meet the same customers.
  run({ parameters: { arrivalRate, serviceTime, patience, duration }, levels: { clerks }, random }) {
    const simulation = new Simulation({ random });
    const counter = new Resource(simulation, { capacity: clerks });
    const arrivals = random.stream("arrivals"), services = random.stream("services");
    let came = 0, left = 0, served = 0;

    function* customer(work: number) { // s
      came++;
      const turn = yield* first(counter.acquire(), timeout(patience));
      if (turn.index === 1) return void left++;
      yield hold(work);
      served += work;
      turn.value.release();
    }
    function* door() {
      for (;;) {
        yield hold(arrivals.exponential() / arrivalRate);
        simulation.spawn(customer(serviceTime * services.exponential()));
      }
    }
    simulation.spawn(door);
    simulation.run({ until: duration });
    return { lost: left / came, idle: 1 - served / (clerks * duration) };
  },

  // Figures come by themselves, one of every measure by level. To draw your own, add
  //   figures: { name: { title, caption, plot: ({ results, Plot, style }) => ({ … }) } }
});
`;
}
