/**
 * What the kernel and the process that runs the cells (the session) tell each other: one JSON object
 * a line over a local socket.
 */
export type Json = Record<string, unknown>;

/** A value in several formats; keys are MIME types. */
export type MimeBundle = Record<string, unknown>;

export interface CellError {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

export interface CommEvent {
  readonly event: "open" | "msg" | "close";
  readonly id: string;
  readonly target?: string;
  readonly data: Json;
  readonly metadata?: Json;
  /** Base64. */
  readonly buffers?: readonly string[];
}

export type ToSession =
  | {
    readonly type: "execute";
    readonly name: string;
    readonly code: string;
    /** Whether the user may be asked for input. */
    readonly input: boolean;
    /** Whether to print how long it took. */
    readonly timed: boolean;
  }
  | { readonly type: "interrupt" }
  | { readonly type: "input"; readonly value: string | null }
  | ({ readonly type: "comm" } & CommEvent)
  | { readonly type: "reset" }
  | { readonly type: "exit" };

export type FromSession =
  | { readonly type: "ready" }
  | { readonly type: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | {
    readonly type: "display";
    readonly data: MimeBundle;
    readonly metadata: Json;
    readonly id?: string;
    readonly update: boolean;
  }
  | { readonly type: "clear"; readonly wait: boolean }
  | { readonly type: "ask"; readonly prompt: string; readonly password: boolean }
  | ({ readonly type: "comm" } & CommEvent)
  /** The process is about to end because its code said so. */
  | { readonly type: "leaving"; readonly code: number }
  | { readonly type: "done"; readonly outcome: Outcome };

/** A message in its place between what came by the pipes (`marks.ts`). */
export interface Marked {
  readonly mark: number;
  readonly message: FromSession;
}

/** How a cell ended; without data it has no value to show. */
export type Outcome =
  | { readonly status: "ok"; readonly data?: MimeBundle; readonly metadata?: Json }
  | { readonly status: "error"; readonly error: CellError };

/** What the session is started with, as JSON in its last argument. */
export interface SessionStart {
  /** The local socket of the kernel. */
  readonly socket: string;
  /** Stands between the outputs of two cells on the raw stdout and stderr. */
  readonly marker: string;
  /** The notebook's file, or what stands for it in its folder. */
  readonly notebook: string;
}
