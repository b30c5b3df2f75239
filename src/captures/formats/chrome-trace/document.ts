/**
 * The events of a Chrome trace: an array, or an object with the array in `traceEvents`. A program
 * that was stopped leaves the array open, which the format allows; then the events up to the last
 * whole one are taken.
 */
import type { CaptureBuilder } from "../../model/builder.ts";
import { isObject, JsonChecks, parseJson } from "../../model/json.ts";

export function traceEvents(text: string, builder: CaptureBuilder): readonly unknown[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return eventsBeforeTheCut(text, builder);
  }
  const checks = new JsonChecks(builder);
  if (!isObject(document)) return checks.array(document, "the document");
  return checks.array(document.traceEvents, "traceEvents");
}

function eventsBeforeTheCut(text: string, builder: CaptureBuilder): readonly unknown[] {
  const begin = arrayBegin(text);
  const end = begin < 0 ? -1 : lastElementEnd(text, begin);
  // What breaks before the cut, and not by it, is refused with its line.
  if (end < 0) return new JsonChecks(builder).array(parseJson(text, builder), "the document");
  const whole = `${text.slice(begin, end)}]`;
  let events: unknown;
  try {
    events = JSON.parse(whole);
  } catch {
    events = parseJson(text, builder); // throws, with the place in the file
  }
  const left = text.length - end;
  const message = `the file ends within its events; its last ${left} characters are left out`;
  builder.find("truncated", "warning", message);
  return new JsonChecks(builder).array(events, "traceEvents");
}

/** Where the array of events begins, −1 where there is none. */
function arrayBegin(text: string): number {
  const first = text.search(/\S/);
  if (text[first] === "[") return first;
  const key = /"traceEvents"\s*:\s*\[/g;
  return key.test(text) ? key.lastIndex - 1 : -1;
}

/** The end of the last whole object of the array that begins at `begin`, −1 without any. */
function lastElementEnd(text: string, begin: number): number {
  let depth = 0;
  let end = -1;
  for (let i = begin + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34 /* " */) {
      i = stringEnd(text, i);
      if (i < 0) return end;
    } else if (code === 123 /* { */ || code === 91 /* [ */) depth++;
    else if (code === 125 /* } */ || code === 93 /* ] */) {
      if (depth === 0) return end; // the array's own end: what follows is broken, not cut
      if (--depth === 0) end = i + 1;
    }
  }
  return end;
}

/** The closing quote of the string that opens at `from`, −1 where the text ends before. */
function stringEnd(text: string, from: number): number {
  for (let i = text.indexOf('"', from + 1); i >= 0; i = text.indexOf('"', i + 1)) {
    let slashes = 0;
    while (text.charCodeAt(i - 1 - slashes) === 92 /* \ */) slashes++;
    if (slashes % 2 === 0) return i;
  }
  return -1;
}
