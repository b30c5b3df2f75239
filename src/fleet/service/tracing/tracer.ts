/**
 * Traces: who called whom for a request, from when to when.
 *
 * A request is traced from end to end or not at all (head sampling by its seed), so every trace is
 * whole. A call has a span at the caller for each attempt and one at the instance that serves it, whose
 * parent is the caller's. Spans are kept up to a number; how many more there were is known.
 *
 * Source: Sigelman et al., "Dapper, a Large-Scale Distributed Systems Tracing Infrastructure", Google
 * technical report 2010-1.
 */
import { wholeNumber, within } from "../../parameter.ts";
import { keyedUniform } from "../keyed-uniform.ts";
import type { Outcome, Request } from "../request.ts";

/** `client`: an attempt, seen by the caller; `server`: the work on it, seen by the instance. */
export type SpanKind = "client" | "server";

export interface Span {
  /** The request's. */
  readonly trace: number;
  /** From 1 on. */
  readonly id: number;
  /** 0: the root of its trace. */
  readonly parent: number;
  readonly kind: SpanKind;
  /** Called service. */
  readonly service: string;
  /** Who observed it: instance, or the caller outside. */
  readonly observer: string;
  /** s */
  readonly start: number;
  /** s; NaN while it is not over. */
  end: number;
  outcome: Outcome;
}

export interface TracerOptions {
  /** Share of the requests that are traced; 1 unless told. */
  readonly share?: number;
  /** Spans kept; 100,000 unless told. */
  readonly most?: number;
}

const sampling = 0x7ace; // the place in a request's random numbers

export class Tracer {
  /** In the order of their beginnings. */
  readonly spans: Span[] = [];
  /** Spans that were not kept: there was no room. */
  dropped = 0;
  #share: number;
  #most: number;
  #ids = 0;

  /** Throws a RangeError for options out of range. */
  constructor({ share = 1, most = 100_000 }: TracerOptions = {}) {
    this.#share = within("Tracer", "share", share, 0, 1);
    this.#most = wholeNumber("Tracer", "most", most, 0);
  }

  /** Begins a span; null where the request is not traced or there is no room. */
  start(
    request: Request,
    parent: Span | null,
    kind: SpanKind,
    service: string,
    observer: string,
    now: number,
  ): Span | null {
    const isTraced = parent !== null || keyedUniform(request.seed, sampling) < this.#share;
    if (!isTraced) return null;
    if (this.spans.length >= this.#most) {
      this.dropped++;
      return null;
    }
    const span: Span = {
      trace: request.id,
      id: ++this.#ids,
      parent: parent?.id ?? 0,
      kind,
      service,
      observer,
      start: now,
      end: NaN,
      outcome: null,
    };
    this.spans.push(span);
    return span;
  }
}
