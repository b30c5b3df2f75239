/** `deno task captures …`: list, pull, check, convert, show and record captures. */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import {
  bundledCaptures,
  CaptureError,
  checkQuality,
  compressionTable,
  convert,
  dataModelTable,
  findCapture,
  type Finding,
  formatTitle,
  openCapture,
  publicCapture,
  publicCaptures,
  pullCapture,
  record,
  recordV8,
  recordValgrind,
  summarise,
} from "../captures/mod.ts";
import {
  captureFigure,
  captureText,
  courseWidth,
  findingsText,
  pngOf,
  quantity,
  refusalsText,
  textTable,
} from "../report/mod.ts";
import { typed } from "./installed.ts";

const help = `Usage: ${typed("captures")} COMMAND

  list                       the bundled captures and the public ones
  pull NAME                  fetch a public capture into the cache
  show FILE|NAME [--json]    provenance, findings, and a table of the events
    --figure OUT             draws them over time, as OUT.svg or OUT.png
  check FILE|NAME            look for faults; exit code 1 where there are errors
  convert IN OUT [--event E] write another format, told by the ending of OUT:
                             .parquet .csv .folded .speedscope.json .cpuprofile
                             .pb.gz .pb (pprof)
  compression FILE…          bytes a value by lossless codec
  models FILE…               what time series, event log and hybrid cost
  record [options] -- COMMAND …
                             record a command on this machine (Linux perf)
    --name N                 name of the capture            [recording]
    --events A,B             what to count                  [what there is]
    --interval 10ms          length of a counting interval  [10ms]
    --stacks 997Hz           stack samples per CPU second   [997Hz]
    --all                    the whole machine
    --tool perf|v8|valgrind  V8's profiler for programs of Node and Deno, or
                             valgrind's exact counts       [perf]
    --out FILE               [runs/captures/NAME.parquet]

FILE is a capture of any known format, packed by gzip or not; NAME is a bundled
or public one.`;

const commands: Record<string, (args: string[]) => Promise<void> | void> = {
  list,
  pull,
  show,
  check,
  convert: convertFile,
  compression,
  models,
  record: recordCommand,
};

const [command = "--help", ...rest] = process.argv.slice(2);
try {
  if (["--help", "-h"].includes(command) || rest[0] === "--help") console.log(help);
  else await named("COMMAND", command, commands)(rest);
} catch (error) {
  const isUsage = error instanceof RangeError ||
    error instanceof TypeError && "code" in error && /^ERR_PARSE_ARGS/.test(String(error.code));
  const isRefused = error instanceof Error && error.name === "NotCapable"; // by Deno
  if (!(isUsage || isRefused || error instanceof CaptureError)) throw error;
  console.error(`captures: ${error.message}`);
  if (isUsage) console.error(`See ${typed("captures")} --help`);
  process.exit(isUsage ? 2 : 1);
}

function list(): void {
  const line = (name: string, size: number, text: string) =>
    `  ${name.padEnd(28)}${quantity(size, "B").padStart(8)}  ${text}`;
  console.log("bundled (`show NAME` works as it is)");
  for (const { name, bytes, description } of bundledCaptures()) {
    console.log(line(name, bytes, description));
  }
  for (const kind of new Set(publicCaptures.map((capture) => capture.kind))) {
    console.log(`\n${kind}, public (\`pull NAME\` fetches it)`);
    for (const capture of publicCaptures.filter((one) => one.kind === kind)) {
      console.log(line(capture.name, capture.bytes, capture.description));
    }
  }
}

async function pull(args: string[]): Promise<void> {
  const [name] = operands(args, 1, "NAME");
  const capture = publicCapture(name);
  const isTerminal = process.stderr.isTTY;
  const file = await pullCapture(capture, {
    progress(bytes, of) {
      if (isTerminal) process.stderr.write(`\r${quantity(bytes, "B")} of ${quantity(of, "B")}   `);
    },
  });
  if (isTerminal) process.stderr.write("\n");
  console.log(file);
}

async function show(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: "boolean" }, figure: { type: "string" } },
  });
  const [name] = operands(positionals, 1, "FILE or NAME");
  const { figure } = values;
  if (figure !== undefined && !/\.(svg|png)$/.test(figure)) {
    throw new RangeError(`--figure must end in .svg or .png, got "${figure}"`);
  }
  const capture = await openCapture(findCapture(name));
  const summary = summarise(capture, courseWidth);
  if (values.json) {
    const { name, format, provenance, quality, rows } = capture;
    console.log(JSON.stringify({ name, format, provenance, quality, rows, ...summary }, null, 2));
  } else console.log(captureText(capture, summary));
  if (figure === undefined) return;
  const svg = await captureFigure(capture);
  write(figure, figure.endsWith(".png") ? await pngOf(svg) : svg);
  console.error(`figure: ${figure}`);
}

async function check(args: string[]): Promise<void> {
  const [name] = operands(args, 1, "FILE or NAME");
  const capture = await openCapture(findCapture(name));
  const checked = checkQuality(capture);
  const isNew = (one: Finding) =>
    checked.every(({ check, event }) => check !== one.check || event !== one.event);
  const findings = [...capture.quality.filter(isNew), ...checked];
  console.log(findingsText(findings));
  if (findings.some(({ severity }) => severity === "error")) process.exitCode = 1;
}

async function convertFile(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { event: { type: "string" } },
  });
  const [from, to] = operands(positionals, 2, "IN and OUT");
  const capture = await openCapture(findCapture(from));
  write(to, convert(capture, to, values.event));
  console.log(`${to}: made of ${capture.name}, ${formatTitle(capture.format)}`);
}

async function compression(args: string[]): Promise<void> {
  if (args.length === 0) throw new RangeError("compression needs at least one FILE, got none");
  const inputs = [];
  for (const name of args) {
    const path = findCapture(name), packed = readFileSync(path);
    const isPacked = packed[0] === 0x1f && packed[1] === 0x8b;
    const file: Uint8Array = isPacked ? gunzipSync(packed) : packed;
    inputs.push({ capture: await openCapture(path), file });
  }
  const rows = compressionTable(inputs).map((row) => {
    const perPoint = (bytes: number) => `${bytes} (${(bytes / row.points).toFixed(2)})`;
    return [
      row.name,
      String(row.points),
      String(row.fileBytes),
      String(row.gzipBytes),
      ...[row.gorillaBytes, row.varintBytes, row.deflatedBytes].map(perPoint),
    ];
  });
  const head = ["capture", "points", "file", "gzip -9", "Gorilla", "delta varint", "+ deflate"];
  console.log(`${textTable(head, rows)}\n\nSizes in bytes (bytes a point).`);
}

async function models(args: string[]): Promise<void> {
  if (args.length === 0) throw new RangeError("models needs at least one FILE, got none");
  const captures = [];
  for (const name of args) captures.push(await openCapture(findCapture(name)));
  const rows = dataModelTable(captures).map((row) => [
    row.capture,
    row.model,
    String(row.series),
    row.bytesPerReading.toFixed(1),
    ...[row.total, row.around, row.stacks, row.course].map((touched) =>
      touched === null ? "–" : String(touched.values)
    ),
  ]);
  const head = ["capture", "model", "series", "B/reading", "total", "around", "stacks", "course"];
  console.log(`${textTable(head, rows, { left: [0, 1] })}

Bytes a reading without names and stacks; values decoded for the total of one event
in the middle half, for all readings around the middle, for the heaviest stacks of the
middle half, and for the course of one event.`);
}

async function recordCommand(args: string[]): Promise<void> {
  const end = args.indexOf("--");
  const command = end < 0 ? [] : args.slice(end + 1);
  const string = { type: "string" } as const, boolean = { type: "boolean" } as const;
  const { values } = parseArgs({
    args: end < 0 ? args : args.slice(0, end),
    options: {
      name: string,
      events: string,
      interval: string,
      stacks: string,
      all: boolean,
      out: string,
      tool: string,
    },
  });
  if (command.length === 0) throw new RangeError("record needs a command behind --, got none");
  const recorder = named("--tool", values.tool ?? "perf", {
    perf: record,
    v8: recordV8,
    valgrind: recordValgrind,
  });
  const { name = "recording", interval = "10ms", stacks = "997Hz" } = values;
  const folder = mkdtempSync(join(tmpdir(), "wagonwheel-"));
  try {
    const { capture, refused, exitCode } = await recorder({
      name,
      command,
      folder,
      events: values.events?.split(","),
      interval: withUnit("interval", interval, { ms: 1e-3, s: 1, us: 1e-6 }),
      stackRate: withUnit("stacks", stacks, { Hz: 1, kHz: 1e3 }),
      isSystemWide: values.all,
      date: new Date().toISOString(),
    });
    if (refused.length > 0) console.error(refusalsText(refused));
    const out = values.out ?? join("runs/captures", `${name}.parquet`);
    write(out, convert(capture, out));
    console.log(`${out}: ${capture.rows} rows, ${capture.events.length} events`);
    if (exitCode !== 0) console.error(`the command ended with exit code ${exitCode}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What an option's word stands for. */
function named<T>(option: string, word: string, meanings: Record<string, T>): T {
  if (Object.hasOwn(meanings, word)) return meanings[word];
  const known = Object.keys(meanings).join(", ");
  throw new RangeError(`${option} must be one of ${known}, got "${word}"`);
}

/** Writes beside the place and puts it there whole, so that nothing is ever half-written. */
function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, content);
  renameSync(`${file}.part`, file);
}

function operands(args: readonly string[], count: number, what: string): string[] {
  if (args.length !== count || args.some((arg) => arg.startsWith("-"))) {
    throw new RangeError(`needs ${what}, got ${args.join(" ") || "nothing"}`);
  }
  return [...args];
}

function withUnit(option: string, text: string, units: Record<string, number>): number {
  const [, number, unit] = /^([\d.]+)\s*([A-Za-z]*)$/.exec(text) ?? [];
  const value = Number(number) * (unit === "" ? NaN : units[unit] ?? NaN);
  if (!(value >= 0)) {
    throw new RangeError(
      `--${option} must be a number with a unit of ${Object.keys(units).join(", ")}, got "${text}"`,
    );
  }
  return value;
}
