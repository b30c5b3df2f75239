import type { Link } from "../network/link.ts";
import type { LinkImpairment } from "../network/link-impairment.ts";
import type { Network } from "../network/network.ts";
import type { Fault } from "./fault.ts";

/**
 * Latency, loss or want of bandwidth on some links: what is injected with `tc netem` on real ones. Its
 * `inject` throws a RangeError for an impairment out of range.
 */
export function degradedLinks(
  network: Network,
  links: readonly Link[],
  impairment: LinkImpairment,
): Fault {
  const { latency = 0, loss = 0, bandwidth = 1 } = impairment;
  const parts = [
    latency > 0 ? `${latency} s more` : "",
    loss > 0 ? `loss ${loss}` : "",
    bandwidth < 1 ? `${bandwidth} of the bandwidth` : "",
  ];
  const what = parts.filter((part) => part !== "").join(", ") || "nothing wrong";
  const name = `${what} on ${links.length === 1 ? links[0].name : `${links.length} links`}`;
  return { name, inject: () => network.impair(links, impairment) };
}
