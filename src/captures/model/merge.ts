import { CaptureBuilder, type Row } from "./builder.ts";
import type { Capture } from "./capture.ts";
import { noStack } from "./stacks.ts";

/**
 * One capture of several that were recorded together: all rows, the first capture's first. The origin
 * is that of the first, filled up from the others; findings are those of all.
 *
 * @param shifts seconds added to the times of each capture, so that all count from one origin
 */
export function mergeCaptures(
  name: string,
  captures: readonly Capture[],
  shifts: readonly number[] = captures.map(() => 0),
): Capture {
  const builder = new CaptureBuilder(name, captures.map(({ format }) => format).join(" + "));
  captures.forEach((capture, k) => {
    const { columns, strings } = capture;
    const events = capture.events.map(({ name, kind, unit }) => builder.event(name, kind, unit));
    const names = strings.map((text) => builder.string(text));
    const stacks = stackMap(capture, builder);
    const row: Row = { event: 0, time: 0, value: 0 };
    for (let i = 0; i < capture.rows; i++) {
      row.event = events[columns.event[i]];
      row.time = columns.time[i] + shifts[k];
      row.value = columns.value[i];
      row.duration = columns.duration?.[i];
      row.enabled = columns.enabled?.[i];
      row.running = columns.running?.[i];
      row.weight = columns.weight?.[i];
      row.cpu = columns.cpu?.[i];
      row.pid = columns.pid?.[i];
      row.tid = columns.tid?.[i];
      row.node = mapped(columns.node?.[i], names);
      row.command = mapped(columns.command?.[i], names);
      row.stack = mapped(columns.stack?.[i], stacks);
      row.extra = extraOf(capture, i);
      builder.add(row);
    }
    for (const { check, severity, message, ...where } of capture.quality) {
      builder.find(check, severity, message, where);
    }
  });
  for (const { provenance } of [...captures].reverse()) {
    const known = Object.entries(provenance).filter(([, text]) => text !== "");
    builder.origin(Object.fromEntries(known));
  }
  builder.origin({ tool: [...new Set(captures.map((c) => c.provenance.tool))].join(", ") });
  return { ...builder.build(), name };
}

function mapped(index: number | undefined, map: ArrayLike<number>): number | undefined {
  return index === undefined ? undefined : index < 0 ? noStack : map[index];
}

function stackMap(capture: Capture, builder: CaptureBuilder): Int32Array {
  const { stacks } = capture;
  const frames = stacks.frames.map(({ name, module, file, line }) =>
    builder.stacks.frame(name, module, file, line)
  );
  const map = new Int32Array(stacks.size);
  for (let s = 0; s < stacks.size; s++) { // callers come before those they call
    const caller = stacks.callerOf(s);
    map[s] = builder.stacks.call(
      caller === noStack ? noStack : map[caller],
      frames[stacks.frameOf(s)],
    );
  }
  return map;
}

function extraOf({ columns }: Capture, i: number): Record<string, number> | undefined {
  const entries = Object.entries(columns.extra);
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.map(([name, values]) => [name, values[i]]));
}
