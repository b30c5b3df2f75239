/** Units of pprof's values and ours: SI inside, whole numbers of small units in the file. */

/** Our unit, and how many of theirs make one of it. */
export type Unit = readonly [unit: string, perUnit: number];

const units: Readonly<Record<string, Unit>> = {
  count: ["", 1],
  nanoseconds: ["s", 1e9],
  microseconds: ["s", 1e6],
  milliseconds: ["s", 1e3],
  seconds: ["s", 1],
  bytes: ["B", 1],
  kilobytes: ["B", 1 / 1024],
  megabytes: ["B", 1 / 1048576],
  nanojoules: ["J", 1e9],
};

/** A unit that is not known is kept as it stands. */
export function unitFromPprof(name: string): Unit {
  return Object.hasOwn(units, name) ? units[name] : [name, 1];
}

/** The finest of pprof's units that measures in ours. */
export function unitToPprof(unit: string): readonly [name: string, perUnit: number] {
  const [name, [, perUnit]] = Object.entries(units).find(([, [ours]]) => ours === unit) ??
    [unit, ["", 1] as const];
  return [name, perUnit];
}
