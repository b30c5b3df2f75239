/** The caches by name, each for a number of keys: the list that the contract tests read. */
import type { CacheFactory } from "./cache.ts";
import { lfu } from "./lfu.ts";
import { lru } from "./lru.ts";
import { ttl } from "./ttl.ts";

export const caches = {
  lru,
  lfu,
  ttl: (capacity) => ttl({ lifetime: 60, capacity }),
} as const satisfies Readonly<Record<string, (capacity: number) => CacheFactory>>;
