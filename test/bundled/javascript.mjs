// A JavaScript program with three kinds of work that take turns for twelve seconds: numbers, text, objects.
const end = performance.now() + 12_000;
let kept = 0;

function mandelbrot() {
  for (let y = 0; y < 300; y++) {
    for (let x = 0; x < 300; x++) {
      let a = 0, b = 0, n = 0;
      for (; n < 200 && a * a + b * b < 4; n++) {
        [a, b] = [a * a - b * b + x / 150 - 1.5, 2 * a * b + y / 150 - 1];
      }
      kept += n;
    }
  }
}

function words() {
  const text = Array.from({ length: 60_000 }, (_, i) => `word${(i * 7919) % 977}`).join(" ");
  const counts = new Map();
  for (const word of text.split(/\s+/)) counts.set(word, (counts.get(word) ?? 0) + 1);
  kept += [...counts].toSorted((a, b) => b[1] - a[1]).length;
}

function trees() {
  const grow = (depth) => depth === 0 ? null : { left: grow(depth - 1), right: grow(depth - 1) };
  const count = (tree) => tree === null ? 0 : 1 + count(tree.left) + count(tree.right);
  kept += count(JSON.parse(JSON.stringify(grow(16))));
}

while (performance.now() < end) {
  for (const work of [mandelbrot, words, trees]) {
    const until = performance.now() + 700;
    while (performance.now() < until) work();
  }
}
console.error(kept > 0 ? "done" : "nothing done");
