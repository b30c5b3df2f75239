import { readFileSync } from "node:fs";
import process from "node:process";

/**
 * Most memory that this process had, B. Linux's getrusage would count the program that started it: its
 * peak is handed on.
 */
export function mostMemory(): number {
  if (process.platform !== "linux") return 1024 * process.resourceUsage().maxRSS;
  return 1024 * Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]);
}
