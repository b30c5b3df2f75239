/**
 * The formats of gperftools and old Go, which carry the same file names as profiles do.
 *
 * Source: profile/legacy_profile.go of github.com/google/pprof.
 */

/** The name of the legacy format that begins so; null for anything else. */
export function legacyFormat(head: Uint8Array): string | null {
  if (startsWith(head, 8)) return "gperftools CPU profile (64-bit words)";
  if (startsWith(head, 4)) return "gperftools CPU profile (32-bit words)";
  const text = new TextDecoder().decode(head.subarray(0, 64));
  const known = /^(heap|goroutine|threadcreate|growth|contention) profile: |^--- ([a-z]+z?)\b/.exec(
    text,
  );
  if (known === null) return null;
  return `text ${known[1] ?? known[2]} profile`;
}

/**
 * Whether the words 0, 3, 0, period, 0 begin the file: header count 0, 3 header words, version 0.
 */
function startsWith(head: Uint8Array, wordSize: number): boolean {
  if (head.length < 5 * wordSize) return false;
  const word = (i: number): number => {
    let value = 0;
    for (let k = wordSize - 1; k >= 0; k--) value = value * 256 + head[i * wordSize + k];
    return value;
  };
  return word(0) === 0 && word(1) === 3 && word(2) === 0 && word(3) > 0 && word(4) === 0;
}
