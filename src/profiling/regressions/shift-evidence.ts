/**
 * Changes to try a detector on: samples of a subroutine and of its neighbour, before and after.
 *
 *     regression   p → p + δ
 *     transient    p → p + 2δ for half of the time after the change, then p again
 *     moved        p → p + δ, and the neighbour, of share p too, p → p − δ
 *     none         p → p
 *
 * A sample falls into the subroutine, the neighbour or neither, so the counts are multinomial.
 */
import { binomial, type Random } from "../../random/mod.ts";
import type { ShiftEvidence } from "./alarm-filters.ts";

export interface ShiftEvidenceOptions {
  readonly kind: "regression" | "transient" | "moved" | "none";
  /** p, in (0, ½). */
  readonly share: number;
  /** δ: shift, with 0 < δ ≤ p and 2 (p + δ) < 1. */
  readonly shift: number;
  /** Samples on each side. */
  readonly samples: number;
}

const parts = 4;

/** Draws the evidence of one change after the other. Throws a RangeError for numbers out of range. */
export function shiftEvidence(options: ShiftEvidenceOptions): (random: Random) => ShiftEvidence {
  const { kind, share: p, shift, samples } = options;
  if (!(shift > 0 && shift <= p && 2 * (p + shift) < 1)) {
    throw new RangeError(
      `shiftEvidence: 0 < shift <= share and 2 (share + shift) < 1 must hold, got ${shift} and ${p}`,
    );
  }
  const each = Math.floor(samples / parts);
  if (!(each >= 1)) {
    throw new RangeError(`shiftEvidence: samples must be >= ${parts}, got ${samples}`);
  }
  const own = Array.from({ length: parts }, (_, part) => {
    if (kind === "none") return p;
    if (kind === "transient") return part < parts / 2 ? p + 2 * shift : p;
    return p + shift;
  });
  const neighbour = kind === "moved" ? p - shift : p;
  return (random) => {
    const before = counts(parts * each, p, p, random);
    const after = own.map((share) => counts(each, share, neighbour, random));
    return {
      before: before.own,
      after: after.map(({ own }) => own),
      domainBefore: before.domain,
      domainAfter: after.map(({ domain }) => domain),
    };
  };
}

function counts(samples: number, own: number, neighbour: number, random: Random) {
  const hits = hitsOf(samples, own, random);
  const others = hitsOf(samples - hits, neighbour / (1 - own), random);
  return { own: { hits, samples }, domain: { hits: hits + others, samples } };
}

/** Binomial, in pieces small enough for the law to be drawn from. */
function hitsOf(samples: number, share: number, random: Random): number {
  if (share === 0) return 0;
  const piece = Math.floor(Math.min(1e9, 5e6 / share));
  let hits = 0;
  for (let left = samples; left > 0; left -= piece) {
    hits += binomial({ trials: Math.min(left, piece), probability: share }).draw(random);
  }
  return hits;
}
