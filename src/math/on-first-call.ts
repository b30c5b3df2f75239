import { createRequire } from "node:module";

const load = createRequire(import.meta.url);

/**
 * A function of numbers that a package has as its only export, loaded when it is first called.
 *
 * The special functions of @stdlib are some 300 small files, which together cost 280 ms to load (Node
 * 24); a simulation that asks for no quantile does not pay for them.
 */
export function onFirstCall(
  packageName: string,
): (...numbers: (number | boolean)[]) => number {
  let loaded: ((...numbers: (number | boolean)[]) => number) | null = null;
  return (...numbers) => (loaded ??= load(packageName) as typeof loaded & object)(...numbers);
}
