/** The table of replications: what was computed, as data to keep and as Markdown to read. */
import {
  agreementText,
  decimals,
  isReproduced,
  type ReplicatedNumber,
  type Replication,
} from "./replication.ts";

/** A replication with its numbers, as it is kept. */
export interface ReplicationRecord {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly kind: Replication["kind"];
  readonly unit: string;
  readonly agreement: string;
  readonly remark: string;
  readonly captures: readonly string[];
  readonly command: string;
  readonly rows: readonly (ReplicatedNumber & { readonly isReproduced: boolean })[];
}

/** Digits of ours that are kept: what runtimes compute differently in the last place is rounded off. */
const digits = 12;

/** @param rows what the replication computed */
export function replicationRecord(
  name: string,
  replication: Replication,
  rows: readonly ReplicatedNumber[],
): ReplicationRecord {
  const { title, source, kind, unit, agreement, remark = "", captures = [] } = replication;
  const rounded = (value: number) => Number(value.toPrecision(digits));
  return {
    name,
    title,
    source,
    kind,
    unit,
    agreement: agreementText(agreement, unit),
    remark,
    captures,
    command: replication.command ?? `deno task figures --replications ${name}`,
    rows: rows.map((row) => ({
      what: row.what,
      published: row.published,
      ours: rounded(row.ours),
      ...(row.low === undefined ? {} : { low: rounded(row.low) }),
      ...(row.high === undefined ? {} : { high: rounded(row.high) }),
      ...(row.half === undefined ? {} : { half: rounded(row.half) }),
      ...(row.agreement === undefined ? {} : { agreement: row.agreement }),
      isReproduced: isReproduced(row, agreement),
    })),
  };
}

/** The page: all of them in a table, then each with its numbers. */
export function replicationsPage(records: readonly ReplicationRecord[]): string {
  const all = records.flatMap(({ rows }) => rows);
  const count = (rows: readonly { readonly isReproduced: boolean }[]) =>
    rows.filter(({ isReproduced }) => isReproduced).length;
  return [
    "<!-- Made by `deno task figures --replications`; not edited by hand. -->",
    "",
    "# Replications",
    "",
    `${all.length} numbers that others published, derived or computed, and ours beside them; ` +
    `${count(all)} are reproduced by the criterion that stands with them. Ours are computed anew ` +
    "whenever this page is made, and `deno task figures --replications --verify` tells which moved.",
    "",
    ...table(["what", "from", "numbers", "reproduced", "criterion"], [
      ...records.map(({ name, title, kind, rows, agreement }) => [
        `[${title}](#${name})`,
        kind,
        String(rows.length),
        String(count(rows)),
        rows.some((row) => row.agreement !== undefined) ? "each row its own" : agreement,
      ]),
    ]),
    ...records.flatMap((record) => ["", replicationText(record)]),
    "",
  ].join("\n");
}

/** One replication as Markdown. */
export function replicationText(record: ReplicationRecord): string {
  const { name, title, source, kind, unit, agreement, remark, command, captures, rows } = record;
  const heading = (text: string) => unit === "" ? text : `${text}, ${unit}`;
  const isRuled = rows.some((row) => row.agreement !== undefined);
  return [
    `<a id="${name}"></a>`,
    "",
    `## ${title}`,
    "",
    `${sentence(kind)}: ${source}. Reproduced means: ${agreement}.${
      remark === "" ? "" : ` ${remark}`
    }`,
    "",
    "```",
    ...captures.map((capture) => `deno task captures pull ${capture}`),
    command,
    "```",
    "",
    ...table(
      [
        "",
        heading(kind),
        heading("ours"),
        "difference",
        ...(isRuled ? ["criterion"] : []),
        "reproduced",
      ],
      rows.map((row) => [
        row.what,
        publishedText(row),
        oursText(row),
        differenceText(row),
        ...(isRuled
          ? [row.agreement === undefined ? agreement : agreementText(row.agreement, unit)]
          : []),
        row.isReproduced ? "yes" : "**no**",
      ]),
    ),
  ].join("\n");
}

/** Which of the numbers moved between two computations, in words; empty where none did. */
export function movedNumbers(before: ReplicationRecord, now: ReplicationRecord): string[] {
  const key = ({ what, published, ours, low, high }: ReplicatedNumber) =>
    JSON.stringify([what, published, ours, low, high]);
  const { length } = before.rows.length > now.rows.length ? before.rows : now.rows;
  return Array.from({ length }, (_, i) => [before.rows[i], now.rows[i]] as const)
    .filter(([old, made]) => old === undefined || made === undefined || key(old) !== key(made))
    .map(([old, made]) =>
      old === undefined
        ? `${made.what} is new`
        : made === undefined
        ? `${old.what} is gone`
        : `${made.what}: ${old.ours} → ${made.ours}`
    );
}

function publishedText({ published, half }: ReplicatedNumber): string {
  const value = typeof published === "string" ? published : published.toFixed(decimals(published));
  return half === undefined ? value : `${value} ± ${half.toFixed(decimals(published))}`;
}

function oursText({ published, ours, low, high }: ReplicatedNumber): string {
  const places = decimals(published);
  const value = ours.toFixed(places);
  return low === undefined || high === undefined
    ? value
    : `${value} [${low.toFixed(places)}, ${high.toFixed(places)}]`;
}

/** Ours less theirs, with its interval where ours has one. */
function differenceText({ published, ours, low, high, half = 0 }: ReplicatedNumber): string {
  const other = Number(published);
  const places = decimals(published);
  const signed = (value: number) => {
    const text = Math.abs(value).toFixed(places);
    return Number(text) === 0 ? text : `${value < 0 ? "−" : "+"}${text}`;
  };
  if (low === undefined || high === undefined) return signed(ours - other);
  // The two are independent, so the halves of their intervals add up as squares.
  const wide = (reach: number) => Math.sqrt(reach * reach + half * half);
  const from = ours - other - wide(ours - low), to = ours - other + wide(high - ours);
  return `${signed(ours - other)} [${signed(from)}, ${signed(to)}]`;
}

/** With columns as wide as their widest cell, as formatters want it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, k) => Math.max(3, ...all.map((cells) => cells[k].length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, k) => cell.padEnd(widths[k])).join(" | ")} |`;
  const [first, ...others] = all;
  return [line(first), line(widths.map((width) => "-".repeat(width))), ...others.map(line)];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
