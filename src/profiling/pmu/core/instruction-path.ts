/** The static instructions in the order in which a program runs them. */
import type { Random } from "../../../random/mod.ts";
import type { CoreProgram } from "./instructions.ts";

export interface InstructionPath {
  /** The static instruction of each dynamic one. */
  readonly instruction: Int32Array;
  /** 1 where the instruction is the first of a block that is not in the instruction cache. */
  readonly isCold: Uint8Array;
}

/** `count` instructions; all blocks of a function that is called cold are late when first reached. */
export function instructionPath(
  { functions }: CoreProgram,
  count: number,
  random: Random,
): InstructionPath {
  const instruction = new Int32Array(count), isCold = new Uint8Array(count);
  const total = functions.reduce((sum, { weight }) => sum + weight, 0);
  let i = 0;
  while (i < count) {
    let f = 0;
    for (let u = random.uniform() * total; f < functions.length - 1; f++) {
      u -= functions[f].weight;
      if (u < 0) break;
    }
    const { blocks, coldChance } = functions[f];
    const cold = random.uniform() < coldChance ? 1 : 0;
    for (let b = 0; b < blocks.length && i < count; b++) {
      const { first, end, trips } = blocks[b];
      isCold[i] = cold;
      do {
        for (let s = first; s < end && i < count; s++) instruction[i++] = s;
      } while (i < count && random.uniform() * trips >= 1);
    }
  }
  return { instruction, isCold };
}
