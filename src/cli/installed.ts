/** Whether this is the package as npm installs it, and what a person types there. */
import { extname } from "node:path";

/** The package holds JavaScript; a checkout of the project holds TypeScript. */
export const isInstalled: boolean = extname(import.meta.url) === ".js";

/** What runs a command: `deno task runs` in a checkout, `npx wagonwheel runs` where it is installed. */
export function typed(command: string): string {
  return `${isInstalled ? "npx wagonwheel" : "deno task"} ${command}`;
}
