/**
 * Exact laws of the rank statistics under the hypothesis, for samples without ties.
 *
 * Mann-Whitney's U of n and m values: the greatest of all n + m is an x with probability n/(n + m)
 * and then beats all m of y, so
 *
 *     P_{n,m}(u) = n/(n + m) P_{n−1,m}(u − m) + m/(n + m) P_{n,m−1}(u)
 *
 * Wilcoxon's T⁺ of n differences: rank n counts with probability ½, so
 *
 *     P_n(t) = ½ P_{n−1}(t) + ½ P_{n−1}(t − n)
 *
 * All terms are positive, so small tails keep their digits.
 *
 * Mann and Whitney, Annals of Mathematical Statistics 18(1):50–60, 1947; Wilcoxon,
 * Biometrics Bulletin 1(6):80–83, 1945.
 */

/** P(U = u) for u = 0 … nm. Takes O(n²m²) steps: 2 ms at n = m = 50. */
export function rankSumLaw(n: number, m: number): Float64Array {
  // row[j] is the law for i and j values, at the step of i
  const row: Float64Array[] = [];
  for (let j = 0; j <= m; j++) {
    row.push(new Float64Array(n * m + 1));
    row[j][0] = 1;
  }
  for (let i = 1; i <= n; i++) {
    for (let j = 1; j <= m; j++) {
      const xIsGreatest = i / (i + j);
      const previous = row[j - 1];
      const current = row[j];
      for (let u = i * j; u >= 0; u--) {
        const beatsAll = u >= j ? current[u - j] : 0;
        current[u] = xIsGreatest * beatsAll + (1 - xIsGreatest) * previous[u];
      }
    }
  }
  return row[m];
}

/** P(T⁺ = t) for t = 0 … n(n + 1)/2. Takes O(n³) steps. */
export function signedRankLaw(n: number): Float64Array {
  const law = new Float64Array((n * (n + 1)) / 2 + 1);
  law[0] = 1;
  for (let r = 1; r <= n; r++) {
    for (let t = (r * (r + 1)) / 2; t >= 0; t--) {
      law[t] = 0.5 * law[t] + (t >= r ? 0.5 * law[t - r] : 0);
    }
  }
  return law;
}

/** P(T ≤ t) of a law on 0, 1, …, summed from the small end. */
export function lowerTail(law: Float64Array, t: number): number {
  let sum = 0;
  for (let i = 0; i <= t && i < law.length; i++) sum += law[i];
  return Math.min(1, sum);
}

/**
 * The greatest count c with P(T ≤ c − 1) ≤ p: how many extreme order statistics an interval may cut
 * off at each end.
 */
export function lowerCount(law: Float64Array, p: number): number {
  let sum = 0;
  let c = 0;
  while (c < law.length && sum + law[c] <= p) sum += law[c++];
  return c;
}
