/**
 * Owen's nested uniform scrambling in base 2.
 *
 * Each bit of a coordinate is flipped or not by a fair coin that belongs to the bits above it: the
 * first by one coin, the second by one of two, the third by one of four, and so on. So intervals of
 * length 2^(−m) are permuted within those of length 2^(−m+1), which keeps every net a net.
 *
 * The coins are bits of a hash of (key, depth, bits above) instead of a stored tree. One hash holds the
 * coins of five levels, 1 + 2 + 4 + 8 + 16 = 31 of them; seven hashes do for 32 bits.
 *
 * Methods: Owen, "Randomly permuted (t, m, s)-nets and (t, s)-sequences", Monte Carlo and Quasi-Monte
 * Carlo Methods in Scientific Computing, Springer 1995, pp. 299–317; coins by hash: Burley, "Practical
 * hash-based Owen scrambling", Journal of Computer Graphics Techniques 9(4), 2020; hash: the finaliser
 * of MurmurHash3 (Appleby, public domain), twice, each time with a key of its own.
 */

const levels = 5; // of coins in one hash

/** The 32 bits x, scrambled by the coins of the 64-bit key; a signed integer, as are all bit words. */
export function owenScramble(x: number, key1: number, key2: number): number {
  let scrambled = 0;
  for (let depth = 0; depth < 32; depth += levels) {
    // a leading 1 before the bits above makes depth and bits one number
    const above = depth === 0 ? 1 : (1 << depth) | (x >>> (32 - depth));
    const coins = finalise(finalise(above ^ key1) ^ key2);
    let node = 1; // in the tree of these levels, as in a heap: children of i are 2i and 2i + 1
    for (let bit = 31 - depth; bit >= Math.max(32 - depth - levels, 0); bit--) {
      const digit = (x >>> bit) & 1;
      scrambled |= (digit ^ ((coins >>> node) & 1)) << bit;
      node = 2 * node + digit;
    }
  }
  return scrambled;
}

/** MurmurHash3's fmix32: a bijection of 32 bits in which every input bit reaches every output bit. */
function finalise(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
