const blocks = "▁▂▃▄▅▆▇█";

/**
 * A series as one line of text: each of `width` cells shows the mean of its part of the values, from
 * 0 (▁) to the greatest mean (█), so heights of one line can be compared. A part without a finite
 * value is a blank.
 */
export function sparkline(values: ArrayLike<number>, width: number): string {
  if (!(Number.isInteger(width) && width >= 1)) {
    throw new RangeError(`sparkline: width must be a whole number >= 1, got ${width}`);
  }
  const n = Math.min(width, values.length);
  const means = Array.from({ length: n }, (_, k) => {
    let sum = 0, count = 0;
    for (
      let i = Math.floor(k * values.length / n);
      i < Math.floor((k + 1) * values.length / n);
      i++
    ) {
      if (!Number.isFinite(values[i])) continue;
      sum += values[i];
      count++;
    }
    return count === 0 ? NaN : sum / count;
  });
  const top = Math.max(0, ...means.filter(Number.isFinite));
  return means.map((mean) => {
    if (!Number.isFinite(mean)) return " ";
    const level = top === 0 ? 0 : Math.floor(Math.max(0, mean) / top * blocks.length);
    return blocks[Math.min(level, blocks.length - 1)];
  }).join("");
}
