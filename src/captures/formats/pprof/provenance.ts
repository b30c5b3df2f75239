/** A profile's comments: free text, in which our writer keeps where a capture came from. */
import type { Provenance } from "../../model/capture.ts";

const kept = ["tool", "toolVersion", "command", "machine", "kernel", "licence"] as const;

/** One comment for each that is known: `command: sort big.txt`. */
export function commentsOf(provenance: Provenance): string[] {
  return kept.filter((name) => provenance[name] !== "").map((name) =>
    `${name}: ${provenance[name]}`
  );
}

/** What the comments tell; other comments are left alone. */
export function fromComments(comments: readonly string[]): Partial<Provenance> {
  const found: Partial<Record<(typeof kept)[number], string>> = {};
  for (const name of kept) {
    const comment = comments.find((text) => text.startsWith(`${name}: `));
    if (comment !== undefined) found[name] = comment.slice(name.length + 2);
  }
  return found;
}
