/** The barrier behind which a command waits until everything that records it is in place. */

/**
 * The beginning of a command line: tells its process number on stream 3, goes on when it can read a
 * line from stream 4, runs the command behind it, and tells its exit code, which `perf stat -I`
 * loses.
 */
export const barrier: readonly string[] = [
  "sh",
  "-c",
  'echo $$ >&3; read -r _ <&4; "$@" 3>&- 4<&-; code=$?; echo $code >&3; exit $code',
  "sh",
];

/**
 * Interval counts without those of the wait: rows that end before the barrier opened are left out,
 * and time is counted from the end of the last of them. The last interval always stays.
 *
 * @param text of `perf stat -x; -I`
 * @param waited time from the start of the counting until the barrier opened, s
 */
export function withoutWait(text: string, waited: number): string {
  const lines = text.split("\n");
  const ends = lines.map(Number.parseFloat).filter(Number.isFinite);
  const last = ends.at(-1) ?? 0;
  const begin = ends.filter((end) => end <= waited && end < last).at(-1) ?? 0;
  return lines.filter((line) => !(Number.parseFloat(line) <= begin)).map((line) =>
    line.replace(/^\s*\d+\.\d+/, (time) => (Number(time) - begin).toFixed(9)) // as perf has it
  ).join("\n");
}
