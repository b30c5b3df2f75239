/**
 * speedscope's own JSON: profiles that share one table of frames.
 *
 *     {"$schema": "https://www.speedscope.app/file-format-schema.json",
 *      "shared": {"frames": [{"name": "main", "file": "a.c", "line": 3}, …]},
 *      "profiles": [{"type": "sampled", "unit": "seconds", "samples": [[0, 1], …], "weights": […]},
 *                   {"type": "evented", "events": [{"type": "O", "frame": 0, "at": 1}, …]}]}
 *
 * Each profile is an event, named after it. A row is a sample with its weight as value, or a
 * stretch between two events with its length; time counts from the profile's zero, where its unit
 * is one of time. Columns of functions in their line are not kept.
 *
 * Format: src/lib/file-format-spec.ts, github.com/jlfwong/speedscope.
 */
import type { CaptureBuilder, Row } from "../model/builder.ts";
import type { Capture } from "../model/capture.ts";
import { documentText, JsonChecks, type JsonObject, parseJson, shown } from "../model/json.ts";
import { type CaptureReader, wholeFile } from "../model/reader.ts";
import { noStack } from "../model/stacks.ts";
import { headText } from "../model/text-lines.ts";
import { OpenFrames } from "./open-frames.ts";

export const speedscope: CaptureReader = {
  format: "speedscope",
  title: "speedscope JSON",

  recognises(head) {
    const text = headText(head);
    return /^\s*\{/.test(text) &&
      (text.includes("speedscope.app/file-format-schema") ||
        /"shared"\s*:\s*\{\s*"frames"/.test(text));
  },

  start: (file) => wholeFile(file, speedscope.format, parse),
};

/** Units of the format: the event's unit in SI, and how many of them make one. */
export const speedscopeUnits: Readonly<
  Record<string, { readonly unit: string; readonly divisor: number }>
> = {
  none: { unit: "", divisor: 1 },
  nanoseconds: { unit: "s", divisor: 1e9 },
  microseconds: { unit: "s", divisor: 1e6 },
  milliseconds: { unit: "s", divisor: 1e3 },
  seconds: { unit: "s", divisor: 1 },
  bytes: { unit: "B", divisor: 1 },
};

function parse(bytes: Uint8Array, builder: CaptureBuilder): Capture {
  const checks = new JsonChecks(builder);
  const file = checks.object(parseJson(documentText(bytes, builder), builder), "the document");
  const shared = checks.object(file.shared, "shared");
  const frames = checks.array(shared.frames, "shared.frames").map((value, i) => {
    const path = `shared.frames[${i}]`;
    const frame = checks.object(value, path);
    const line = frame.line === undefined ? 0 : checks.number(frame.line, `${path}.line`);
    return builder.stacks.frame(
      checks.text(frame.name, `${path}.name`),
      "",
      checks.text(frame.file ?? "", `${path}.file`),
      Number.isInteger(line) && line > 0 && line <= 0x7fffffff ? line : 0,
    );
  });
  checks.array(file.profiles, "profiles").forEach((value, i) => {
    new Profile(checks.object(value, `profiles[${i}]`), `profiles[${i}]`, frames, builder).read();
  });
  builder.origin({ tool: typeof file.exporter === "string" ? file.exporter : "" });
  return builder.build();
}

class Profile {
  #profile: JsonObject;
  #path: string;
  #frames: readonly number[];
  #builder: CaptureBuilder;
  #checks: JsonChecks;
  #row: Row;
  #divisor: number;
  #isTimed: boolean;

  constructor(
    profile: JsonObject,
    path: string,
    frames: readonly number[],
    builder: CaptureBuilder,
  ) {
    this.#profile = profile;
    this.#path = path;
    this.#frames = frames;
    this.#builder = builder;
    this.#checks = new JsonChecks(builder);
    const name = this.#checks.text(profile.name, `${path}.name`);
    const unit = this.#checks.text(profile.unit, `${path}.unit`);
    if (!Object.hasOwn(speedscopeUnits, unit)) {
      const known = Object.keys(speedscopeUnits).join(", ");
      throw builder.error({}, `${path}.unit is "${unit}", must be one of ${known}`);
    }
    const { unit: si, divisor } = speedscopeUnits[unit];
    this.#row = { event: builder.event(name, "sample", si), time: NaN, value: NaN };
    this.#divisor = divisor;
    this.#isTimed = si === "s";
  }

  read(): void {
    const { type } = this.#profile;
    if (type === "sampled") this.#readSamples();
    else if (type === "evented") this.#readEvents();
    else {
      const found = shown(type);
      throw this.#builder.error({}, `${this.#path}.type is ${found}, must be sampled or evented`);
    }
  }

  #readSamples(): void {
    const checks = this.#checks, path = this.#path;
    const samples = checks.array(this.#profile.samples, `${path}.samples`);
    const weights = checks.array(this.#profile.weights, `${path}.weights`);
    if (samples.length !== weights.length) {
      const counts = `${samples.length} samples, but ${weights.length} weights`;
      throw this.#builder.error({}, `${path} has ${counts}: they must be as many`);
    }
    let at = checks.number(this.#profile.startValue ?? 0, `${path}.startValue`);
    samples.forEach((value, i) => {
      const weight = checks.number(weights[i], `${path}.weights`, i);
      if (weight < 0) {
        this.#builder.find("negative-weight", "warning", `samples of negative weight in ${path}`);
      }
      let stack = noStack;
      const samplePath = `${path}.samples[${i}]`;
      checks.array(value, samplePath).forEach((index, k) => {
        const frame = checks.index(index, this.#frames.length, samplePath, k);
        stack = this.#builder.stacks.call(stack, this.#frames[frame]);
      });
      this.#row.time = this.#isTimed ? at / this.#divisor : NaN;
      this.#row.value = weight / this.#divisor;
      this.#row.stack = stack;
      this.#builder.add(this.#row);
      at += weight;
    });
  }

  #readEvents(): void {
    const checks = this.#checks, path = this.#path;
    const start = checks.number(this.#profile.startValue ?? 0, `${path}.startValue`);
    const open = new OpenFrames(this.#builder, this.#row, start, this.#divisor, this.#isTimed);
    let last = start;
    checks.array(this.#profile.events, `${path}.events`).forEach((value, i) => {
      const place = `${path}.events[${i}]`;
      const event = checks.object(value, place);
      const at = checks.number(event.at, `${place}.at`);
      if (at < last) throw this.#builder.error({}, `${place}.at is ${at}, after ${last} before it`);
      last = at;
      const frame = this.#frames[checks.index(event.frame, this.#frames.length, `${place}.frame`)];
      if (event.type === "O") open.open(at, frame);
      else if (event.type !== "C") {
        throw this.#builder.error({}, `${place}.type is ${shown(event.type)}, must be O or C`);
      } else if (open.frames.at(-1) === frame) open.close(at);
      else throw this.#builder.error({}, `${place} closes a frame that is not the innermost one`);
    });
    if (open.frames.length === 0) return;
    const end = checks.number(this.#profile.endValue ?? last, `${path}.endValue`);
    const message = `frames left open at the end of ${path}`;
    this.#builder.find("left-open", "warning", message, { count: open.frames.length });
    open.advance(Math.max(end, last));
  }
}
