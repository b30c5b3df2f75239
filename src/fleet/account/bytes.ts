import type { Link } from "../network/link.ts";
import type { Network } from "../network/network.ts";

/** What a link has carried. */
export interface LinkBytes {
  readonly link: string;
  /** Bytes since the start, up to this instant. */
  readonly bytes: number;
  /** Mean share of the link's own bandwidth, 0 to 1; null where its bandwidth is a function of flows. */
  readonly utilisation: number | null;
}

/** Bytes by link, `duration` (s) after the start. */
export function bytesByLink(
  network: Network,
  links: readonly Link[],
  duration: number,
): LinkBytes[] {
  return links.map((link) => {
    const bytes = network.carried(link), { name, bandwidth } = link;
    const isKnown = typeof bandwidth === "number" && bandwidth > 0 && duration > 0;
    return { link: name, bytes, utilisation: isKnown ? bytes / (bandwidth * duration) : null };
  });
}
