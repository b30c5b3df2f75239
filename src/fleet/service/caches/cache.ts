/** What every cache answers: is this key here? */

export interface Cache {
  /** Keys held. */
  readonly size: number;
  /** Whether the key is held at `now` (s); counts as a use of it. */
  get(key: number, now: number): boolean;
  /** Takes the key in, and lets another go where there is no room. */
  put(key: number, now: number): void;
}

/** Makes an empty cache, one for each instance. */
export type CacheFactory = () => Cache;
