/** Where in the text the parts of a parsed expression stand, which mathjs does not keep. */
import type { FunctionNode, MathNode, OperatorNode, ParenthesisNode } from "mathjs";

const token = /\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|[\p{L}_$][\p{L}\p{N}_$]*|\S/gu;

/**
 * The column, from 1, of a node: of its operator, its name or its number. Null where the text has
 * another form than was expected. Tokens and nodes stand in the same order, so the tree is walked as
 * it was written and every node takes the next token that is its own.
 */
export function positions(text: string, root: MathNode): (node: MathNode) => number | null {
  const tokens = [...text.matchAll(token)].map((match) => ({
    text: match[0],
    column: match.index + 1,
  }));
  const found = new Map<MathNode, number>();
  let next = 0;

  function take(node: MathNode, isOwn: (text: string) => boolean): void {
    while (next < tokens.length && !isOwn(tokens[next].text)) next++;
    if (next < tokens.length) found.set(node, tokens[next++].column);
  }

  function walk(node: MathNode): void {
    if (node.type === "ParenthesisNode") return walk((node as ParenthesisNode).content);
    if (node.type === "FunctionNode") {
      const { fn, args } = node as FunctionNode;
      take(node, (text) => text === fn.toString());
      return args.forEach(walk);
    }
    if (node.type === "OperatorNode") {
      const { op, args, implicit } = node as OperatorNode;
      if (args.length === 2) walk(args[0]);
      if (!implicit) take(node, (text) => text === op);
      return walk(args[args.length - 1]);
    }
    if (node.type === "SymbolNode") return take(node, (text) => text === node.toString());
    if (node.type === "ConstantNode") {
      const value = Number(node.toString());
      take(node, (text) => Number(text) === value);
    }
  }

  walk(root);
  return (node) => found.get(node) ?? null;
}
