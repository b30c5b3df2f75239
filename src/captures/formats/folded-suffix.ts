/**
 * What folded stacks say of a frame by a suffix of its name, and in which module it is then.
 *
 *     tcp_v4_rcv_[k]      kernel
 *     Interpreter_[j]     compiled at run time, as by the Java and JavaScript machines
 *     square_[i]          inlined into its caller
 *
 * Source: the annotations of stackcollapse-perf.pl (--kernel, --jit, --inline) in FlameGraph.
 */
const modules: Readonly<Record<string, string>> = {
  "_[k]": "[kernel]",
  "_[j]": "[jit]",
  "_[i]": "[inlined]",
};

/** Name and module of a frame of a folded stack. */
export function splitSuffix(frame: string): { readonly name: string; readonly module: string } {
  const end = frame.length - 4;
  const module = end > 0 ? modules[frame.slice(end)] : undefined;
  return module === undefined ? { name: frame, module: "" } : { name: frame.slice(0, end), module };
}

/** The suffix of a frame in that module, "" for most. */
export function suffixOf(module: string): string {
  if (module === "[inlined]") return "_[i]";
  if (module === "[jit]" || /\/perf-\d+\.map$/.test(module)) return "_[j]";
  // [kernel.kallsyms], [kernel], modules of the kernel such as [nf_conntrack]; [vdso] is not.
  if (/^\[(?!vdso\]|vsyscall\]|unknown\]|heap\]|stack\]|anon).+\]$/.test(module)) return "_[k]";
  return /(^|\/)vmlinux\b|\.ko$/.test(module) ? "_[k]" : "";
}
