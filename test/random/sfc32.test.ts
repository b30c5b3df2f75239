import { describe, expect, it } from "vitest";
import { sfc32, sfc32State } from "../../src/random/sfc32.ts";

describe("sfc32", () => {
  it("gives the numbers of PractRand's sfc32 seeded with the words 0, 2, 1", () => {
    // a C program with the recurrence and the three-word seeding of PractRand 0.94's sfc.cpp, gcc -O2;
    // the test of the Rust crate rand_sfc 0.1 cites the same 16 numbers
    // deno-fmt-ignore
    const expected = [
      0x03b80bb8, 0xa87dbc7e, 0x1787178c, 0x4c7b7234, 0xc65dade2, 0x2c692349, 0xf52c2153,
      0xdf098072, 0x9d49b03c, 0x9562381a, 0xc9b41738, 0x64b75e54, 0x36ce9b32, 0xf106947e,
      0x0afc726b, 0x549bbc87,
    ];
    const state = sfc32State(0, 2, 1);
    expect(expected.map(() => sfc32(state) >>> 0)).toEqual(expected);
  });

  it("is still with that program after 10⁶ more numbers", () => {
    const state = sfc32State(0, 2, 1);
    for (let i = 0; i < 16 + 999_999; i++) sfc32(state);
    expect(sfc32(state) >>> 0).toBe(0x34254bd0);
  });
});
