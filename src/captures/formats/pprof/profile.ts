/**
 * The tables of a profile: everything but its samples, which are decoded one at a time, so that a
 * small file can't become many objects.
 */
import { Function, Location, Mapping, Profile, ValueType } from "pprof-format";
import type { CaptureBuilder } from "../../model/builder.ts";
import { profileShape, walk } from "./wire.ts";

export interface Tables {
  readonly strings: readonly string[];
  readonly sampleTypes: readonly ValueType[];
  readonly mappings: ReadonlyMap<number, Mapping>;
  readonly locations: ReadonlyMap<number, Location>;
  readonly functions: ReadonlyMap<number, Function>;
  /** Beginnings and ends of the samples, bytes, in pairs. */
  readonly samples: readonly number[];
  /** The time, duration and comments; its lists are empty. */
  readonly rest: Profile;
}

/** Throws a CaptureError for what does not have the structure of profile.proto. */
export function readTables(bytes: Uint8Array, builder: CaptureBuilder): Tables {
  const strings: string[] = [], sampleTypes: ValueType[] = [], samples: number[] = [];
  const mappings = new Map<number, Mapping>(), locations = new Map<number, Location>();
  const functions = new Map<number, Function>();
  const decoder = new TextDecoder();
  const scalars: NonNullable<ConstructorParameters<typeof Profile>[0]> = {};
  const fault = walk(bytes, 0, bytes.length, profileShape, (field, from, to) => {
    const content = bytes.subarray(from, to);
    if (field === 1) sampleTypes.push(ValueType.decode(content));
    else if (field === 2) samples.push(from, to);
    else if (field === 3) keep(mappings, Mapping.decode(content));
    else if (field === 4) keep(locations, Location.decode(content));
    else if (field === 5) keep(functions, Function.decode(content));
    else if (field === 6) strings.push(decoder.decode(content));
    else if (field !== 11) Profile.decodeValue(scalars, field, content);
  });
  if (fault !== null) {
    throw builder.error({ offset: fault.offset }, `not a pprof profile: ${fault.reason}`);
  }
  return {
    strings,
    sampleTypes,
    mappings,
    locations,
    functions,
    samples,
    rest: new Profile(scalars),
  };
}

/**
 * Numbers of the library are bigint where large, and unsigned; ours are signed, exact below 2⁵³.
 */
export function toNumber(value: number | bigint): number {
  return typeof value === "bigint" ? Number(BigInt.asIntN(64, value)) : value;
}

function keep<T extends { id: number | bigint }>(table: Map<number, T>, entry: T): void {
  table.set(toNumber(entry.id), entry);
}
