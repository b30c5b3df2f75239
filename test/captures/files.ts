/** Where tests find the public captures: the user's cache, then the folder $WAGONWHEEL_CAPTURES. */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { root } from "../sources.ts";

const { WAGONWHEEL_CAPTURES: folder, XDG_CACHE_HOME: cache } = process.env;

/** The file of that path (as in the manifest's `file`), or null where it is not on this machine. */
export function captureFile(path: string): string | null {
  const places = [join(cache ?? join(homedir(), ".cache"), "wagonwheel/captures")];
  if (folder !== undefined) places.push(join(root, folder), folder);
  return places.map((place) => join(place, path)).find((file) => existsSync(file)) ?? null;
}
