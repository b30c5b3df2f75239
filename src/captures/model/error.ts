/** Where in a file something stands. */
export interface Place {
  /** 1-based, of a text file. */
  readonly line?: number;
  /** 0-based byte offset, of a binary file (of its content, where it is compressed). */
  readonly offset?: number;
}

/** A capture that cannot be read, with file, place and reason: `a.csv:12: …`, `b.data, byte 104: …`. */
export class CaptureError extends Error {
  override readonly name = "CaptureError";
  readonly file: string;
  readonly place: Place;
  /** The message without file and place. */
  readonly reason: string;

  constructor(file: string, place: Place, reason: string) {
    const where = place.line !== undefined
      ? `${file}:${place.line}`
      : place.offset !== undefined
      ? `${file}, byte ${place.offset}`
      : file;
    super(`${where}: ${reason}`);
    this.file = file;
    this.place = place;
    this.reason = reason;
  }
}
