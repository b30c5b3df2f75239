/** Runs cells one after another in the global scope, and keeps what they declare. */
import { inspect } from "node:util";
import { compileCell } from "../cells/compile.ts";
import type { Channel } from "./channel.ts";
import type { Displays } from "./displays.ts";
import { Interrupted, Stopper } from "./interrupt.ts";
import { mimeBundle } from "./mime-bundle.ts";
import type { Modules } from "./modules.ts";
import type { CellError, Outcome } from "./protocol.ts";
import { cellError, type KnownCell } from "./traceback.ts";

type Binding = readonly [local: string, imported: string | null];

export class Cells {
  readonly #channel: Channel;
  readonly #displays: Displays;
  readonly #modules: Modules;
  readonly #stopper: Stopper;
  readonly #known = new Map<string, KnownCell>();
  readonly #names = new Set<string>();
  readonly #hasColours: boolean;

  constructor(channel: Channel, displays: Displays, modules: Modules, hasColours: boolean) {
    this.#channel = channel;
    this.#displays = displays;
    this.#modules = modules;
    this.#hasColours = hasColours;
    this.#stopper = new Stopper(channel.interrupt);
    const hidden = { __kernel: this.#kernel(), __interrupt: channel.interrupt };
    for (const [name, value] of Object.entries(hidden)) {
      Object.defineProperty(globalThis, name, { value });
    }
  }

  /** Never throws: what the cell throws is the outcome. */
  async run(source: string, name: string): Promise<Outcome> {
    this.#known.set(name, { source, positions: null });
    try {
      const { code, positions } = compileCell(source, name);
      this.#known.set(name, { source, positions });
      const value: unknown = await (0, eval)(code)();
      await this.#displays.settled();
      if (value === undefined) return { status: "ok" };
      return { status: "ok", data: await mimeBundle(value, this.#hasColours), metadata: {} };
    } catch (error) {
      return { status: "error", error: this.error(error, name) };
    } finally {
      this.#channel.interrupt[0] = 0;
    }
  }

  error(thrown: unknown, name: string): CellError {
    const sources = {
      cells: this.#known,
      modules: this.#modules,
      hasColours: this.#hasColours,
    };
    return cellError(thrown, name, sources);
  }

  /** Ends the awaits of the cell that runs; its loops see the flag themselves. */
  interrupt(): void {
    this.#stopper.stopAwaits();
  }

  /** Forgets everything that cells declared. */
  reset(): void {
    for (const name of this.#names) Reflect.deleteProperty(globalThis, name);
    this.#names.clear();
  }

  /** What the compiled code calls. */
  #kernel(): object {
    const stopper = this.#stopper, modules = this.#modules;
    return Object.freeze({
      stop: () => stopper.stop(),
      race: (value: unknown) => stopper.race(value),
      each: (iterable: AsyncIterable<unknown>) => stopper.each(iterable),
      pass: (error: unknown) => stopper.pass(error),
      declare: (names: readonly string[]) => names.forEach((name) => this.#declare(name)),
      name(value: object, name: string) {
        Object.defineProperty(value, "name", { value: name, configurable: true });
      },
      load: (specifier: unknown, options?: { with?: Record<string, string> }) =>
        modules.load(String(specifier), options?.with),
      bind: async (
        specifier: string,
        bindings: readonly Binding[],
        types: Record<string, string>,
      ) => bind(await modules.load(specifier, types), specifier, bindings),
      meta: Object.freeze({
        url: modules.url,
        filename: modules.notebook,
        dirname: modules.directory,
        main: true,
        resolve: (specifier: string) => modules.resolve(specifier),
      }),
    });
  }

  /** A plain global, also where the runtime has an accessor of that name. */
  #declare(name: string): void {
    this.#names.add(name);
    const known = Object.getOwnPropertyDescriptor(globalThis, name);
    if (known?.writable === true) return;
    Object.defineProperty(globalThis, name, {
      value: undefined,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
}

function bind(module: object, specifier: string, bindings: readonly Binding[]): void {
  for (const [local, imported] of bindings) {
    if (imported !== null && !(imported in module)) {
      throw new SyntaxError(
        `${inspect(specifier)} has no export ${inspect(imported)}; a type needs "import type"`,
      );
    }
    const value = imported === null ? module : Reflect.get(module, imported);
    Reflect.set(globalThis, local, value);
  }
}

export function isInterrupt(error: unknown): boolean {
  return error instanceof Interrupted;
}
