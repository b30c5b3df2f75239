/**
 * The first line of a sample in the text of `perf script`:
 *
 *     COMMAND  [PID/]TID  [[CPU]]  [TIME:]  [PERIOD]  [EVENT:]  [REST]
 *
 *     V8 WorkerThread 27409/28744 [000] 441995.133575:    1001001 cpu-clock:
 *     java  3244 cpu-clock:
 *     swapper     0 [003] 12.000001: sched:sched_switch: prev_pid=0 next_pid=7
 *
 * Commands may hold blanks and digits, and every field but the thread may be missing. The time, or
 * else the processor in brackets, is found first, since nothing else looks like them; the thread
 * stands before it. Without both, the first number before an event is the thread.
 *
 * Layout: `process_event` and `perf_sample__fprintf_start` in tools/perf/builtin-script.c of Linux.
 */

/** What the line says; one object is filled again and again. */
export interface SampleLine {
  /** "" where the line names none. */
  command: string;
  /** −1 where not known, as of tid and cpu. */
  pid: number;
  tid: number;
  cpu: number;
  /** s; NaN where not known. */
  time: number;
  /** In the event's own unit, as the kernel counts it; NaN where not given. */
  period: number;
  /** Without its colon; "" where the line names none. */
  event: string;
  /** Where in the line begins what follows the event: an address with its symbol, or a payload. */
  rest: number;
}

export function emptySampleLine(): SampleLine {
  return { command: "", pid: -1, tid: -1, cpu: -1, time: NaN, period: NaN, event: "", rest: 0 };
}

const longestHead = 24; // tokens within which the event must have come; commands are short
const begins = new Int32Array(longestHead); // of each token
const ends = new Int32Array(longestHead);

/** Reads a line into `into`; false where it is not the first line of a sample. */
export function readSampleLine(line: string, into: SampleLine): boolean {
  const tokens = tokenise(line);
  let thread = -1;
  let next = -1;
  into.cpu = -1;
  into.time = NaN;
  for (let i = 1; i < tokens && thread < 0; i++) {
    if (!isTime(line, begins[i], ends[i])) continue;
    into.time = Number(line.slice(begins[i], ends[i] - 1));
    thread = i - 1;
    // Between processor and time, newer versions may print flags such as `d..1.`.
    if (thread >= 2 && isCpu(line, thread - 1)) thread--;
    if (isCpu(line, thread)) thread--;
    next = i + 1;
  }
  for (let i = 1; i < tokens && thread < 0; i++) {
    if (isCpu(line, i)) {
      thread = i - 1;
      next = i + 1;
    }
  }
  if (thread >= 0) {
    if (!isThread(line, begins[thread], ends[thread])) return false;
    if (isCpu(line, thread + 1)) into.cpu = cpuOf(line, thread + 1);
    return readIds(line, thread, into) && readEvent(line, next, tokens, into, true);
  }
  for (let i = 0; i + 1 < tokens; i++) {
    if (isThread(line, begins[i], ends[i]) && readEvent(line, i + 1, tokens, into, false)) {
      return readIds(line, i, into);
    }
  }
  return false;
}

/** Notes begin and end of the first tokens of the line; their number. */
function tokenise(line: string): number {
  let tokens = 0;
  let i = 0;
  while (tokens < longestHead) {
    while (isBlank(line.charCodeAt(i))) i++;
    if (i >= line.length) break;
    begins[tokens] = i;
    while (i < line.length && !isBlank(line.charCodeAt(i))) i++;
    ends[tokens++] = i;
  }
  return tokens;
}

function readIds(line: string, token: number, into: SampleLine): boolean {
  const from = begins[token], to = ends[token];
  const slash = line.indexOf("/", from);
  const isPair = slash >= 0 && slash < to;
  into.pid = isPair ? wholeNumber(line, from, slash) : -1;
  into.tid = wholeNumber(line, isPair ? slash + 1 : from, to);
  into.command = token === 0 ? "" : line.slice(begins[0], ends[token - 1]);
  return true;
}

/** The period and the event from token `i` on. A line that ends there is of an unnamed event. */
function readEvent(
  line: string,
  i: number,
  tokens: number,
  into: SampleLine,
  mayBeUnnamed: boolean,
): boolean {
  into.period = NaN;
  into.event = "";
  into.rest = line.length;
  if (i + 1 < tokens && digitsEnd(line, begins[i]) === ends[i]) {
    into.period = Number(line.slice(begins[i], ends[i]));
    i++;
  }
  if (i >= tokens) return mayBeUnnamed;
  const colon = ends[i] - 1;
  if (line.charCodeAt(colon) !== 58 /* : */ || colon === begins[i]) return false;
  into.event = line.slice(begins[i], colon);
  into.rest = i + 1 < tokens ? begins[i + 1] : line.length;
  return true;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** Where the digits that begin at `i` end. */
function digitsEnd(line: string, i: number): number {
  for (;; i++) {
    const code = line.charCodeAt(i);
    if (!(code >= 48 && code <= 57)) return i;
  }
}

/** `441995.133575:` */
function isTime(line: string, from: number, to: number): boolean {
  if (line.charCodeAt(to - 1) !== 58) return false;
  const point = digitsEnd(line, from);
  if (point === from || line.charCodeAt(point) !== 46) return false;
  const end = digitsEnd(line, point + 1);
  return end > point + 1 && end === to - 1;
}

/** `[003]` */
function isCpu(line: string, token: number): boolean {
  const from = begins[token], to = ends[token];
  return line.charCodeAt(from) === 91 && line.charCodeAt(to - 1) === 93 &&
    digitsEnd(line, from + 1) === to - 1 && to - from > 2 && to - from <= 8;
}

function cpuOf(line: string, token: number): number {
  return wholeNumber(line, begins[token] + 1, ends[token] - 1);
}

/** `28744`, `27409/28744`, or `-1` where perf did not know the thread any more. */
function isThread(line: string, from: number, to: number): boolean {
  const first = idEnd(line, from);
  if (first === to) return true;
  return first > 0 && line.charCodeAt(first) === 47 && idEnd(line, first + 1) === to;
}

/** Where the id that begins at `i` ends, −1 where there is none or it has more than 31 bits. */
function idEnd(line: string, i: number): number {
  const from = line.charCodeAt(i) === 45 ? i + 1 : i;
  const end = digitsEnd(line, from);
  return end > from && end - from <= 9 ? end : -1;
}

/** −1 for every negative number, which all mean that it is not known. */
function wholeNumber(line: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = line.charCodeAt(i) - 48;
    if (digit < 0) return -1;
    value = 10 * value + digit;
  }
  return value;
}
