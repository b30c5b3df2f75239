/**
 * Makes code that can be interrupted: each loop and each function of a cell asks whether it should
 * stop, each `await` gives up when told so, and no `catch` keeps an interrupt from its way out.
 *
 *     while (c) s            while (c) {if(__interrupt[0])__kernel.stop();s}
 *     await p                await __kernel.race((p))
 *     catch (e) {            catch (e) {__kernel.pass(e);
 *
 * No other way works on both runtimes: Node's `terminateExecution` crashes it, Deno has none, and
 * ending the thread would lose the variables. `__interrupt` is an Int32Array that another thread
 * sets. No line is added or removed.
 */
import type { AnyNode, CatchClause, Function as FunctionNode, Program, Statement } from "acorn";
import { simple } from "acorn-walk";
import type MagicString from "magic-string";

const check = "if(__interrupt[0])__kernel.stop();";

export interface InstrumentOptions {
  /** Functions ask too, which recursion needs and the inner loops of a library do not. */
  readonly functions: boolean;
}

export function instrument(text: MagicString, program: Program, options: InstrumentOptions): void {
  // The walk comes to inner nodes first, so that what is put around an outer one lies outside.
  const around = ({ start, end }: AnyNode, before: string, after: string) => {
    text.prependRight(start, before).appendLeft(end, after);
  };
  const loop = ({ body }: { body: Statement }) => {
    if (body.type === "BlockStatement") text.appendLeft(body.start + 1, check);
    else around(body, `{${check}`, "}");
  };
  const called = ({ body }: FunctionNode) => {
    if (!options.functions) return;
    if (body.type === "BlockStatement") text.appendLeft(body.start + 1, check);
    else around(body, "(__interrupt[0]&&__kernel.stop(),", ")");
  };
  simple(program, {
    ForStatement: loop,
    ForInStatement: loop,
    ForOfStatement(node) {
      if (node.await) around(node.right, "__kernel.each((", "))");
      loop(node);
    },
    WhileStatement: loop,
    DoWhileStatement: loop,
    Function: called,
    AwaitExpression: ({ argument }) => around(argument, "__kernel.race((", "))"),
    CatchClause: (node) => pass(text, node),
  });
}

function pass(text: MagicString, { start, param, body }: CatchClause): void {
  if (param == null) text.appendLeft(start + "catch".length, "(__thrown)");
  const name = param == null ? "__thrown" : param.type === "Identifier" ? param.name : null;
  // A pattern has no name for the whole; what it takes apart is seldom an interrupt.
  if (name !== null) text.appendLeft(body.start + 1, `__kernel.pass(${name});`);
}
