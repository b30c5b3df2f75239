/**
 * Property tests draw the same cases in every run. This is what fast-check's `configureGlobal` does,
 * without importing it into the files that have no properties: 0.1 s each.
 */
const parameters = Symbol.for("fast-check/GlobalParameters");

Object.assign(globalThis, { [parameters]: { seed: 1 } });
