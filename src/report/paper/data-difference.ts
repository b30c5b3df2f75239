/** Which number of a figure moved: the first difference between two tables of its data. */

export interface DataDifference {
  /** Rows that differ, are new, or are gone. */
  readonly rows: number;
  /** Rows of the longer table. */
  readonly of: number;
  /** The first of them, in words. */
  readonly first: string;
}

/** Compares CSV tables as figure-data.ts writes them; null where they are equal. */
export function dataDifference(before: string, now: string): DataDifference | null {
  if (before === now) return null;
  const [old, made] = [rowsOf(before), rowsOf(now)];
  const length = Math.max(old.length, made.length);
  const differing = Array.from({ length }, (_, i) => i)
    .filter((i) => old[i]?.join() !== made[i]?.join());
  const at = differing[0];
  return {
    rows: differing.length,
    of: length - 1, // without the heading
    first: firstText(at, old[at], made[at], made[0]),
  };
}

function firstText(
  at: number,
  old: readonly string[] | undefined,
  made: readonly string[] | undefined,
  names: readonly string[],
): string {
  if (at === 0) return `the columns: ${old?.join(", ")} → ${made?.join(", ")}`;
  if (old === undefined) return `row ${at} is new: ${made?.join(", ")}`;
  if (made === undefined) return `row ${at} is gone: ${old.join(", ")}`;
  const column = names.findIndex((_, k) => old[k] !== made[k]);
  return `row ${at}, ${names[column]}: ${old[column]} → ${made[column]}`;
}

/** Fields may be quoted and hold commas; line feeds within them do not occur in figures. */
function rowsOf(csv: string): string[][] {
  return csv.trimEnd().split("\n").map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)]
      .map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain)
  );
}
