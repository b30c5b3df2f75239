/** Prints `name argument… value` as bit patterns, a line each: node print-samples.ts COUNT [NAME…]. */
import { arity, names, samplesOf, valuesOf } from "./samples.ts";

const [count, ...chosen] = process.argv.slice(2);
const view = new DataView(new ArrayBuffer(8));
const bits = (x: number) => {
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
};
for (const name of names.filter((name) => chosen.length === 0 || chosen.includes(name))) {
  const inputs = samplesOf(name, Number(count));
  const values = valuesOf(name, Number(count));
  const n = arity(name);
  const lines = Array.from(values, (value, i) => {
    const row = [...inputs.subarray(i * n, i * n + n), value].map(bits);
    return `${name} ${row.join(" ")}`;
  });
  process.stdout.write(lines.join("\n") + "\n");
}
