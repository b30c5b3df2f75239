/**
 * Names of events by type and number, for files that do not carry their names.
 *
 * Source: enum perf_type_id and what follows it in include/uapi/linux/perf_event.h of Linux 6.1;
 * spelling as `perf list` prints them.
 */
const hardware = [
  "cycles",
  "instructions",
  "cache-references",
  "cache-misses",
  "branches",
  "branch-misses",
  "bus-cycles",
  "stalled-cycles-frontend",
  "stalled-cycles-backend",
  "ref-cycles",
];
const software = [
  "cpu-clock",
  "task-clock",
  "page-faults",
  "context-switches",
  "cpu-migrations",
  "minor-faults",
  "major-faults",
  "alignment-faults",
  "emulation-faults",
  "dummy",
  "bpf-output",
  "cgroup-switches",
];
const caches = ["L1-dcache", "L1-icache", "LLC", "dTLB", "iTLB", "branch", "node"];
const operations = ["load", "store", "prefetch"];

/** What of an event's attributes names it. */
export interface EventCode {
  /** 0 hardware, 1 software, 2 tracepoint, 3 cache, 4 raw, 5 breakpoint, others by the machine. */
  readonly type: number;
  /** The low and the high 32 bits of `config`. */
  readonly config: number;
  readonly configHigh: number;
  /** 0 to 3: how close to the instruction the sample is asked to be. */
  readonly precise: number;
  readonly excludesUser: boolean;
  readonly excludesKernel: boolean;
}

/** The name by the tables, with its modifiers: `cycles:upp`, `LLC-load-misses`, `r1a8`. */
export function eventName(code: EventCode): string {
  const modifiers =
    (code.excludesUser === code.excludesKernel ? "" : code.excludesUser ? "k" : "u") +
    "p".repeat(code.precise);
  return modifiers === "" ? plainName(code) : `${plainName(code)}:${modifiers}`;
}

/** Whether the event counts nanoseconds: the software clocks. */
export function countsTime({ type, config }: EventCode): boolean {
  return type === 1 && config <= 1;
}

/** Whether the event is there only to carry records of processes and maps. */
export function isDummy({ type, config }: EventCode): boolean {
  return type === 1 && config === 9;
}

function plainName({ type, config, configHigh }: EventCode): string {
  // on hybrid processors the upper half of a hardware or cache event names the core type
  const owner = configHigh === 0 ? "" : `pmu${configHigh}/`;
  const number = `${configHigh === 0 ? "" : configHigh.toString(16)}${
    configHigh === 0 ? config.toString(16) : config.toString(16).padStart(8, "0")
  }`;
  if (type === 0 && config < hardware.length) return owner + hardware[config] + (owner && "/");
  if (type === 1 && config < software.length) return software[config];
  if (type === 2) return `tracepoint:${config}`;
  if (type === 3) return owner + cacheName(config) + (owner && "/");
  if (type === 4) return `r${number}`;
  if (type === 5) return "breakpoint";
  return `pmu${type}/config=0x${number}/`;
}

/** Cache, operation and result stand in one byte each. */
function cacheName(config: number): string {
  const cache = caches[config & 0xff], operation = operations[(config >>> 8) & 0xff];
  const result = config >>> 16;
  if (cache === undefined || operation === undefined || result > 1) {
    return `cache:0x${config.toString(16)}`;
  }
  if (result === 1) return `${cache}-${operation}-misses`;
  return `${cache}-${operation}${operation === "prefetch" ? "es" : "s"}`;
}
