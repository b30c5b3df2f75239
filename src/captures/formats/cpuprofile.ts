/**
 * V8's `.cpuprofile`: what Node's and Deno's `--cpu-prof`, the inspector and Chrome write.
 *
 *     {"nodes": [{"id": 1, "callFrame": {…}, "hitCount": 3, "children": [2]}, …],
 *      "startTime": µs, "endTime": µs, "samples": [node id, …], "timeDeltas": [µs, …]}
 *
 * A row is a sample of the event `wall`. Its time is in seconds since `startTime`; its value is the
 * time until the next sample, for the last one until `endTime`, as Chrome's own tools count it. Old
 * files have steps of no or negative length: samples are put in the order of time, and a finding
 * counts them. A file without samples, which only counts hits, gives a row for each node that has
 * any. Columns of functions in their line are not kept.
 *
 * Format: Profiler.Profile of the Chrome DevTools Protocol.
 */
import type { CaptureBuilder, Row } from "../model/builder.ts";
import type { Capture } from "../model/capture.ts";
import { documentText, JsonChecks, type JsonObject, parseJson } from "../model/json.ts";
import { type CaptureReader, wholeFile } from "../model/reader.ts";
import { headText } from "../model/text-lines.ts";
import { type CallTree, readCallTree } from "./cpuprofile/call-tree.ts";

export const cpuProfile: CaptureReader = {
  format: "cpuprofile",
  title: "V8 CPU profile (.cpuprofile)",

  recognises(head) {
    const text = headText(head);
    return /^\s*\{/.test(text) && !text.includes('"traceEvents"') &&
      /"(callFrame|functionName)"\s*:/.test(text) &&
      /"(nodes|head|timeDeltas|startTime)"\s*:/.test(text);
  },

  start: (file) => wholeFile(file, cpuProfile.format, parse),
};

const microsecond = 1e6; // in one second

function parse(bytes: Uint8Array, builder: CaptureBuilder): Capture {
  const checks = new JsonChecks(builder);
  const profile = checks.object(parseJson(documentText(bytes, builder), builder), "the document");
  const nodes = profile.head === undefined ? profile.nodes : flattened(profile.head, checks);
  const tree = readCallTree(checks.array(nodes, "nodes"), builder);
  const samples = checks.array(profile.samples ?? [], "samples");
  if (samples.length > 0) addSamples(samples, profile, tree, checks, builder);
  else addHits(tree, builder);
  checkTicks(tree, builder);
  builder.origin({ tool: "V8" });
  return builder.build();
}

function addSamples(
  samples: readonly unknown[],
  profile: JsonObject,
  tree: CallTree,
  checks: JsonChecks,
  builder: CaptureBuilder,
): void {
  const times = sampleTimes(samples.length, profile, checks, builder);
  const order = Int32Array.from(times.keys()).sort((a, b) => times[a] - times[b] || a - b);
  const hits = new Float64Array(tree.stacks.length);
  const event = builder.event("wall", "sample", "s");
  const row: Row = { event, time: 0, value: 0 };
  const end = endOf(profile, times[order[order.length - 1]]);
  order.forEach((i, k) => {
    const node = tree.indexes.get(checks.number(samples[i], "samples", i));
    if (node === undefined) {
      throw builder.error({}, `samples[${i}] is ${samples[i]}, which is no node's id`);
    }
    hits[node]++;
    const next = k + 1 < order.length ? times[order[k + 1]] : end;
    row.time = times[i] / microsecond;
    row.value = (next - times[i]) / microsecond;
    row.stack = tree.stacks[node];
    builder.add(row);
  });
  checkHits(hits, tree, builder);
}

/** µs since `startTime`, of each sample as it stands in the file. */
function sampleTimes(
  count: number,
  profile: JsonObject,
  checks: JsonChecks,
  builder: CaptureBuilder,
): Float64Array {
  const times = new Float64Array(count);
  if (profile.timeDeltas === undefined && profile.timestamps !== undefined) {
    const stamps = checks.array(profile.timestamps, "timestamps");
    const start = checks.number(stamps[0], "timestamps[0]");
    return times.map((_, i) => checks.number(stamps[i], "timestamps", i) - start);
  }
  const deltas = checks.array(profile.timeDeltas, "timeDeltas");
  if (deltas.length !== count) {
    throw builder.error(
      {},
      `${count} samples, but ${deltas.length} timeDeltas: they must be as many`,
    );
  }
  let now = 0, zeros = 0, negatives = 0;
  for (let i = 0; i < count; i++) {
    const delta = checks.number(deltas[i], "timeDeltas", i);
    if (delta === 0) zeros++;
    if (delta < 0) negatives++;
    now += delta;
    if (Math.abs(now) > Number.MAX_SAFE_INTEGER) {
      throw builder.error({}, `timeDeltas[${i}] leads to ${now} µs, which is no time of a program`);
    }
    times[i] = now;
  }
  const find = (kind: string, count: number, severity: "note" | "warning") => {
    if (count === 0) return;
    builder.find(`${kind}-step`, severity, `samples a ${kind} step of time after the one before`, {
      count,
    });
  };
  find("zero", zeros, "note");
  find("negative", negatives, "warning");
  return times;
}

/** µs since `startTime`; the last sample stands for no time where the file does not say. */
function endOf({ startTime, endTime }: JsonObject, last: number): number {
  if (typeof startTime !== "number" || typeof endTime !== "number") return last;
  const end = endTime - startTime;
  return end > last && Number.isFinite(end) ? end : last;
}

function addHits(tree: CallTree, builder: CaptureBuilder): void {
  const event = builder.event("samples", "total", "");
  for (let i = 0; i < tree.hits.length; i++) {
    if (!(tree.hits[i] > 0)) continue;
    builder.add({ event, time: NaN, value: tree.hits[i], stack: tree.stacks[i] });
  }
}

/** One sample may miss among the hits: the one that V8 takes when the profile begins. */
function checkHits(samples: Float64Array, { hits }: CallTree, builder: CaptureBuilder): void {
  let count = 0;
  samples.forEach((seen, i) => {
    if (Math.abs(seen - hits[i]) > 1) count++;
  });
  if (count === 0) return;
  const message = "nodes whose samples are not as many as their hitCount says";
  builder.find("hit-count", "note", message, { count });
}

function checkTicks({ hits, ticks }: CallTree, builder: CaptureBuilder): void {
  let count = 0;
  ticks.forEach((seen, i) => {
    if (seen > hits[i]) count++;
  });
  if (count === 0) return;
  builder.find("position-ticks", "note", "nodes with more ticks by line than hits", { count });
}

/** The nodes of a profile from before 2016, whose children stand inside of their parents. */
function flattened(head: unknown, checks: JsonChecks): JsonObject[] {
  const nodes: JsonObject[] = [];
  const open = [{ value: head, parent: undefined as number | undefined }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = checks.object(next.value, "a node under head");
    const id = checks.number(node.id, "a node's id");
    nodes.push({ ...node, children: [], parent: next.parent });
    for (const value of checks.array(node.children ?? [], `children of node ${id}`)) {
      open.push({ value, parent: id });
    }
  }
  return nodes;
}
