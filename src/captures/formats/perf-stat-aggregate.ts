/** What a row of `perf stat` is of, by the label that -A, --per-core and the like put before it. */

export interface Aggregate {
  readonly cpu?: number;
  /** Socket, die, core, NUMA node or cache, as perf writes it: `S0-D0-C1`. */
  readonly node?: string;
  readonly command?: string;
  readonly tid?: number;
}

const everything: Aggregate = {};
/** Labels after which perf prints how many CPUs were added up. */
const counted = /^(?:S|D|L|N|C)\d[\w-]{0,40}$/;
/** Commands are at most 15 bytes long in Linux, longer only for kernel workers. */
const thread = /^(.{1,64})-(\d{1,9})$/;

/** The columns of a label; a label of another kind becomes the node. */
export function parseAggregate(label: string): Aggregate {
  if (label === "") return everything;
  const cpu = /^CPU(\d{1,6})$/.exec(label);
  if (cpu !== null) return { cpu: Number(cpu[1]) };
  if (isCountedAggregate(label)) return { node: label };
  const task = thread.exec(label);
  return task === null ? { node: label } : { command: task[1], tid: Number(task[2]) };
}

/** Whether the number of CPUs that were added up follows this label. */
export function isCountedAggregate(label: string): boolean {
  return counted.test(label);
}
