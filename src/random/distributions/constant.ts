import type { Distribution } from "../distribution.ts";
import { finite, probability } from "../parameter.ts";

export interface ConstantOptions {
  /** c: the one value */
  value: number;
}

/** The law that puts all its mass on one value: the D of M/D/1. Draws nothing from the stream. */
export function constant({ value: c }: ConstantOptions): Distribution {
  finite("constant", "value", c);
  return {
    name: `constant(${c})`,
    mean: c,
    variance: 0,
    draw: () => c,
    quantile(p) {
      probability("constant.quantile", "p", p);
      return c;
    },
  };
}
