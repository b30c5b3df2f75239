/**
 * Expressions over quantities with units, as mathjs writes them: `latency / 1 s + 0.1 * energy / 1 J`.
 *
 * mathjs parses the text and knows the units. The values are computed here, by + − · / and √ alone,
 * which IEEE 754 fixes to the last bit: so the same values give the same bytes on every runtime. For
 * that reason nothing else is allowed, min, max, abs and whole powers aside. `1 J` binds closer than
 * `/`, as in mathjs.
 */
import type {
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  SymbolNode,
} from "mathjs";
import { nearestName } from "./nearest-name.ts";
import { positions } from "./expression-positions.ts";
import { isSameUnit, noUnit, type Unit, unitProduct, unitText } from "./unit-algebra.ts";
import type { SizedUnit } from "./unit-table.ts";

/** A checked expression. */
export interface Expression {
  /** The variables that it names, in the order of the text. */
  readonly names: readonly string[];
  readonly unit: Unit;
  /**
   * Whether it grows (1) or falls (−1) with the goodness of its variables, taken that all factors are
   * positive: NaN where that is not clear, 0 where it names no variable.
   */
  readonly goodness: number;
  /** The value in base units, from those of the variables. */
  evaluate(values: Readonly<Record<string, number>>): number;
}

/** What a name stands for: a variable in base units, with 1 where more of it is better, −1 where less is. */
export interface Variable {
  readonly unit: Unit;
  readonly goodness: number;
}

/** What the names in an expression mean. */
export interface Vocabulary {
  /** Opens every message: `objective "a + b"`. */
  readonly subject: string;
  /** What variables are called in messages: `measures`. */
  readonly kind: string;
  readonly variables: Readonly<Record<string, Variable>>;
  /** The unit of that name; null where there is none. */
  unit(name: string): SizedUnit | null;
}

interface Term extends Omit<Expression, "names"> {
  /** The value where it is the same for all variables. */
  readonly constant: number | null;
}

const allowed =
  "only + - * / ^ with whole numbers, sqrt, min, max, abs and parentheses are allowed";
const greatestPower = 9;

/**
 * Reads the text. Throws a RangeError with the subject and the column for what is not an expression,
 * for operators and functions that are not allowed, unknown names and units that clash.
 */
export function expressionOf(
  text: string,
  vocabulary: Vocabulary,
  math: typeof import("mathjs"),
): Expression {
  const { subject, kind, variables } = vocabulary;
  const fault = (message: string, column?: number | null) =>
    new RangeError(`${subject}${column ? `, column ${column}` : ""}: ${message}`);
  let root: MathNode;
  try {
    root = math.parse(text);
  } catch (error) {
    const { message, char } = error as { message: string; char?: number };
    throw fault(`${message.replace(/ \(char \d+\)$/, "")}; ${allowed}`, char);
  }
  const columnOf = positions(text, root);
  const names = new Set<string>();

  function term(node: MathNode): Term {
    switch (node.type) {
      case "ConstantNode":
        return number(node as ConstantNode);
      case "SymbolNode":
        return named(node as SymbolNode);
      case "ParenthesisNode":
        return term((node as ParenthesisNode).content);
      case "OperatorNode":
        return operation(node as OperatorNode);
      case "FunctionNode":
        return call(node as FunctionNode);
      default:
        throw fault(`"${text.trim()}" is not allowed: ${allowed}`);
    }
  }

  function number(node: ConstantNode): Term {
    const value: unknown = node.value;
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw fault(`"${node.toString()}" must be a finite number`, columnOf(node));
    }
    return constant(value, noUnit);
  }

  function named(node: SymbolNode): Term {
    const { name } = node;
    if (Object.hasOwn(variables, name)) {
      names.add(name);
      const { unit, goodness } = variables[name];
      return { unit, goodness, constant: null, evaluate: (values) => values[name] };
    }
    const found = vocabulary.unit(name);
    if (found !== null) return constant(found.factor, found.unit);
    const known = Object.keys(variables);
    const nearest = nearestName(name, known);
    throw fault(
      `"${name}" is no known unit` +
        (known.length === 0 ? "" : ` and none of the ${kind} ${known.join(", ")}`) +
        (nearest === null ? "" : `; did you mean "${nearest}"?`),
      columnOf(node),
    );
  }

  function operation(node: OperatorNode): Term {
    const [first, second] = node.args.map((arg) => node.op === "^" ? null : term(arg));
    if (node.fn === "unaryPlus" && first) return first;
    if (node.fn === "unaryMinus" && first) return times(constant(-1, noUnit), first);
    if (node.op === "^") return power(term(node.args[0]), node);
    if (first && second) {
      if (node.op === "*") return times(first, second);
      if (node.op === "/") return over(first, second);
      if (node.op === "+" || node.op === "-") return sum(node, first, second);
    }
    throw fault(`"${node.op}" is not allowed: ${allowed}`, columnOf(node));
  }

  function sum(node: OperatorNode, first: Term, second: Term): Term {
    const isPlus = node.op === "+";
    requireSame(node, node.args, [first, second], isPlus ? "add" : "subtract");
    const { unit } = first;
    const goodness = joint(first.goodness, isPlus ? second.goodness : -second.goodness);
    return folded(
      [first, second],
      unit,
      goodness,
      isPlus ? ([a, b]) => a + b : ([a, b]) => a - b,
    );
  }

  function power(base: Term, node: OperatorNode): Term {
    const exponent = term(node.args[1]).constant;
    if (
      exponent === null || !Number.isInteger(exponent) || Math.abs(exponent) > greatestPower
    ) {
      throw fault(
        `the power in "${node.toString()}" must be a whole number from -${greatestPower} to ` +
          `${greatestPower}`,
        columnOf(node),
      );
    }
    const one = constant(1, noUnit);
    let product = one;
    for (let k = 0; k < Math.abs(exponent); k++) product = times(product, base);
    return exponent < 0 ? over(one, product) : product;
  }

  function call(node: FunctionNode): Term {
    const name = node.fn.toString();
    const isRoot = name === "sqrt", isSize = name === "abs", isLeast = name === "min";
    if (!isRoot && !isSize && !isLeast && name !== "max") {
      throw fault(`the function "${name}" is not allowed: ${allowed}`, columnOf(node));
    }
    const terms = node.args.map(term);
    if (terms.length === 0 || ((isRoot || isSize) && terms.length > 1)) {
      const wanted = isRoot || isSize ? "one argument" : "at least one argument";
      throw fault(`${name} takes ${wanted}, got ${terms.length}`, columnOf(node));
    }
    const [{ unit, goodness }] = terms;
    if (isRoot) {
      return folded(terms, unitProduct(noUnit, unit, 0.5), goodness, ([a]) => Math.sqrt(a));
    }
    if (isSize) return folded(terms, unit, goodness, ([a]) => Math.abs(a));
    requireSame(node, node.args, terms, "compare");
    const choice = isLeast ? Math.min : Math.max;
    const agreed = terms.map((t) => t.goodness).reduce(joint);
    return folded(terms, unit, agreed, (values) => choice(...values));
  }

  function requireSame(
    node: MathNode,
    texts: readonly MathNode[],
    terms: readonly Term[],
    verb: string,
  ): void {
    const other = terms.findIndex(({ unit }) => !isSameUnit(unit, terms[0].unit));
    if (other < 0) return;
    const shown = (i: number) => {
      const unit = unitText(terms[i].unit);
      return `"${texts[i].toString()}" ${unit === "1" ? "without a unit" : `in ${unit}`}`;
    };
    const inUnit = terms.findIndex(({ unit }) => unitText(unit) !== "1");
    throw fault(
      `units clash, cannot ${verb} ${shown(0)} and ${
        shown(other)
      }; divide by a unit to be rid of it, ` +
        `as in "${texts[inUnit].toString()} / 1 ${unitText(terms[inUnit].unit)}"`,
      columnOf(node),
    );
  }

  const { constant: _, ...whole } = term(root);
  return { ...whole, names: [...names] };
}

function constant(value: number, unit: Unit): Term {
  return { unit, goodness: 0, constant: value, evaluate: () => value };
}

/** Computes from the terms' values; at once where all of them are constant. */
function folded(
  terms: readonly Term[],
  unit: Unit,
  goodness: number,
  compute: (values: number[]) => number,
): Term {
  if (terms.every((t) => t.constant !== null)) {
    return constant(compute(terms.map((t) => t.constant as number)), unit);
  }
  const evaluate: Term["evaluate"] = (values) => compute(terms.map((t) => t.evaluate(values)));
  return { unit, goodness, constant: null, evaluate };
}

function times(first: Term, second: Term): Term {
  const goodness = joint(
    first.goodness * Math.sign(second.constant ?? 1),
    second.goodness * Math.sign(first.constant ?? 1),
  );
  return folded([first, second], unitProduct(first.unit, second.unit), goodness, ([a, b]) => a * b);
}

function over(first: Term, second: Term): Term {
  const goodness = joint(
    first.goodness * Math.sign(second.constant ?? 1),
    -second.goodness * Math.sign(first.constant ?? 1),
  );
  const unit = unitProduct(first.unit, second.unit, -1);
  return folded([first, second], unit, goodness, ([a, b]) => a / b);
}

/** The goodness that both agree on; NaN where they pull in different ways. */
function joint(first: number, second: number): number {
  if (first === 0) return second + 0; // + 0: no −0
  return second === 0 || first === second ? first : NaN;
}
