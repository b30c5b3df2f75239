/** Names of threads and processes, from the metadata that may stand anywhere in a trace. */
import { isObject } from "../../model/json.ts";

/** The name of a thread, or else of its process, or else the thread's id where that is a text. */
export function threadNames(events: readonly unknown[]): (pid: unknown, tid: unknown) => string {
  const threads = new Map<string, string>();
  const processes = new Map<string, string>();
  for (const event of events) {
    if (!isObject(event) || event.ph !== "M" || !isObject(event.args)) continue;
    const { name } = event.args;
    if (typeof name !== "string") continue;
    if (event.name === "thread_name") threads.set(threadKey(event.pid, event.tid), name);
    else if (event.name === "process_name") processes.set(idText(event.pid), name);
  }
  return (pid, tid) =>
    threads.get(threadKey(pid, tid)) ?? processes.get(idText(pid)) ??
      (typeof tid === "string" ? tid : "");
}

/** One text for a thread; ids are numbers or, in some programs, texts. */
export function threadKey(pid: unknown, tid: unknown): string {
  return `${idText(pid)}\u0000${idText(tid)}`;
}

function idText(id: unknown): string {
  return typeof id === "number" || typeof id === "string" ? String(id) : "";
}
