/**
 * A replication: numbers that somebody else published or derived, and ours beside them, computed anew
 * whenever the table is made. Files in notebooks/figures/replications/ export one each by default.
 */
import type { Capture } from "../../captures/mod.ts";
import type { Choices, Results } from "../../experiment/mod.ts";

export interface Replication {
  /** What is compared, as a heading. */
  readonly title: string;
  /** Who says so: paper or data, with page or table; or the program that was asked. */
  readonly source: string;
  /** Where the numbers are from: print, a formula, or a program that shares no code with ours. */
  readonly kind: "published" | "closed form" | "independent program";
  /** Of all numbers, as people write it; empty where they count. */
  readonly unit: string;
  /** When a number counts as reproduced, unless its row says other. */
  readonly agreement: Agreement;
  /** What a reader must know: what is left out, why something is not equal. */
  readonly remark?: string;
  /** Captures that it needs, by name. */
  readonly captures?: readonly string[];
  /** What a person types to see where our numbers are from; this table's own command unless told. */
  readonly command?: string;
  /** Computes our numbers; the others are typed, as they stand in the source. */
  rows(tools: ReplicationTools): readonly ReplicatedNumber[] | Promise<readonly ReplicatedNumber[]>;
}

export interface ReplicationTools {
  /** Runs a scenario of the project; finished cells are taken from the store. */
  results(
    scenario: string,
    choices?: Choices,
    captures?: Readonly<Record<string, string>>,
  ): Promise<Results>;
  /** Opens a capture by name. */
  capture(name: string): Promise<Capture>;
}

export interface ReplicatedNumber {
  /** Which number. */
  readonly what: string;
  /** As printed in the source, digit by digit; a number where a formula gives it. */
  readonly published: string | number;
  readonly ours: number;
  /** The 95 % interval of ours, where chance is in it. */
  readonly low?: number;
  readonly high?: number;
  /** Half of the 95 % interval of the published number, where that is known. */
  readonly half?: number;
  readonly agreement?: Agreement;
}

/** When a number counts as reproduced. */
export type Agreement =
  /** Rounded to the digits that were printed, it is the same. */
  | { readonly by: "digits" }
  /** The interval of ours holds it, or meets its own interval. */
  | { readonly by: "interval" }
  /** It is off by no more than a share of it, and a little besides. */
  | { readonly by: "size"; readonly share: number; readonly besides?: number }
  /** The ratio of the two is at most this, either way. */
  | { readonly by: "factor"; readonly factor: number };

/** The criterion in words. */
export function agreementText(agreement: Agreement, unit = ""): string {
  switch (agreement.by) {
    case "digits":
      return "equal to all digits printed";
    case "interval":
      return "the 95 % intervals meet";
    case "size": {
      const { share, besides = 0 } = agreement;
      const more = besides === 0 ? "" : ` and ${besides}${unit === "" ? "" : ` ${unit}`}`;
      return `within ${Number((100 * share).toPrecision(3))} %${more}`;
    }
    case "factor":
      return `within a factor of ${agreement.factor}`;
  }
}

/** Whether the number is reproduced by the criterion. */
export function isReproduced(row: ReplicatedNumber, usual: Agreement): boolean {
  const { published, ours, low = ours, high = ours, half = 0, agreement = usual } = row;
  const other = Number(published);
  switch (agreement.by) {
    case "digits":
      return ours.toFixed(decimals(published)) === other.toFixed(decimals(published));
    case "interval":
      return low <= other + half && high >= other - half;
    case "size":
      return Math.abs(ours - other) <=
        agreement.share * Math.abs(other) + (agreement.besides ?? 0);
    case "factor":
      return ours * other > 0 && Math.max(ours / other, other / ours) <= agreement.factor;
  }
}

/** Digits behind the point: those printed, or as many as make four in all. */
export function decimals(published: string | number): number {
  if (typeof published === "string") {
    const { exponent = "0", fraction = "" } =
      /^[-−]?\d+(?:\.(?<fraction>\d+))?(?:e(?<exponent>[-+]?\d+))?$/.exec(published)?.groups ?? {};
    return Math.max(0, fraction.length - Number(exponent));
  }
  if (published === 0) return 3;
  const [, exponent] = published.toExponential(3).split("e");
  return Math.max(0, 3 - Number(exponent));
}
