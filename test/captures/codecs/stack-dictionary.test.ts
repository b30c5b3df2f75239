import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeStacks,
  encodeStacks,
  type StackColumn,
} from "../../../src/captures/codecs/stack-dictionary.ts";
import { CaptureError } from "../../../src/captures/model/error.ts";
import { noStack, StackTable } from "../../../src/captures/model/stacks.ts";
import { Random } from "../../../src/random/mod.ts";

const names = fc.string({ unit: "binary", maxLength: 8 });
const paths = fc.array(
  fc.array(fc.record({ name: names, module: names, line: fc.nat() }), { maxLength: 6 }),
  { maxLength: 30 },
);

/** An empty path is a sample without a stack. */
function columnOf(paths: { name: string; module: string; line: number }[][]): StackColumn {
  const stacks = new StackTable();
  const samples = paths.map((path) =>
    path.reduce(
      (caller, { name, module, line }) => stacks.call(caller, stacks.frame(name, module, "", line)),
      noStack,
    )
  );
  return { stacks, samples: Int32Array.from(samples) };
}

describe("the dictionary of stacks", () => {
  it("gives back every frame, every stack and every sample", () => {
    fc.assert(fc.property(paths, (paths) => {
      const column = columnOf(paths);
      const read = decodeStacks(encodeStacks(column));
      expect(read.stacks.frames).toEqual(column.stacks.frames);
      expect(read.samples).toEqual(column.samples);
      const pathsOf = ({ stacks, samples }: StackColumn) =>
        Array.from(samples, (stack) => stack === noStack ? [] : stacks.path(stack));
      expect(pathsOf(read)).toEqual(pathsOf(column));
    }));
  });

  it("keeps names that are no well-formed Unicode", () => {
    const { stacks } = decodeStacks(
      encodeStacks(columnOf([[{ name: "\ud800", module: "é", line: 0 }]])),
    );
    expect(stacks.frames[0].name).toBe("\ud800");
  });

  it("takes one byte for a sample of a stack near the one before", () => {
    const path = [{ name: "main", module: "a.out", line: 0 }];
    const size = (n: number) => encodeStacks(columnOf(Array(n).fill(path))).length;
    expect(size(101) - size(1)).toBe(100);
  });

  it("refuses 3000 damaged codes by a CaptureError, or reads some stacks", () => {
    const random = Random.named("fuzz/stacks");
    const whole = encodeStacks(columnOf(
      Array.from(
        { length: 20 },
        (_, i) =>
          Array.from(
            { length: 1 + i % 4 },
            (_, k) => ({ name: `f${i % (k + 2)}`, module: "m", line: k }),
          ),
      ),
    ));
    for (let i = 0; i < 3000; i++) {
      const bytes = whole.slice();
      for (let k = 1 + random.integer(3); k > 0; k--) {
        bytes[random.integer(bytes.length)] = random.integer(256);
      }
      try {
        decodeStacks(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(CaptureError);
      }
    }
  });
});
