/**
 * The script of the report, as the browser gets it: tooltips by pointer and keyboard, tables that sort,
 * the button that copies. Without it the page says the same, at rest.
 *
 * It writes text only as text, never as markup.
 */
export const reportScript = `
"use strict";
const tip = document.getElementById("tip");
let shown = null;

function show(reading) {
  if (shown !== null) shown.classList.remove("near");
  shown = reading;
  if (reading === null) { tip.hidden = true; return; }
  reading.classList.add("near");
  tip.textContent = reading.getAttribute("aria-label").replace(": ", "\\n").replaceAll("; ", "\\n");
  tip.hidden = false;
  const box = reading.getBoundingClientRect(), own = tip.getBoundingClientRect();
  const left = box.left + box.width / 2 - own.width / 2;
  const above = box.top - own.height - 8;
  tip.style.left = Math.max(8, Math.min(left, document.documentElement.clientWidth - own.width - 8)) + "px";
  tip.style.top = (above < 8 ? box.bottom + 8 : above) + "px";
}

// The reading nearest to the pointer, within this many pixels.
const reach = 28;
for (const plot of document.querySelectorAll(".plot")) {
  const readings = [...plot.querySelectorAll(".reading > [aria-label]")];
  if (readings.length === 0) continue;
  readings.forEach((reading, k) => reading.setAttribute("tabindex", k === 0 ? "0" : "-1"));
  const nearest = ({ clientX, clientY }) => {
    let best = null, least = reach;
    for (const reading of readings) {
      const box = reading.getBoundingClientRect();
      const dx = Math.max(box.left - clientX, 0, clientX - box.right);
      const dy = Math.max(box.top - clientY, 0, clientY - box.bottom);
      const distance = Math.hypot(dx, dy);
      if (distance < least) [best, least] = [reading, distance];
    }
    return best;
  };
  plot.addEventListener("pointermove", (event) => show(nearest(event)));
  plot.addEventListener("pointerdown", (event) => show(nearest(event)));
  plot.addEventListener("pointerleave", () => show(null));
  plot.addEventListener("focusin", ({ target }) => { if (readings.includes(target)) show(target); });
  plot.addEventListener("focusout", () => show(null));
  plot.addEventListener("keydown", (event) => {
    const at = readings.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") show(null);
    if (at < 0 || step === undefined) return;
    event.preventDefault();
    const next = readings[(at + step + readings.length) % readings.length];
    readings[at].setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
}
addEventListener("scroll", () => show(null), { passive: true });

for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const isDown = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      const rows = [...table.tBodies[0].rows];
      rows.sort((a, b) => (isDown ? -1 : 1) * order(a.cells[column], b.cells[column]));
      table.tBodies[0].append(...rows);
    });
  });
}
// Cells without a number go behind those with one.
function order(a, b) {
  if (!head(a).isNumber) return a.textContent.localeCompare(b.textContent, "en");
  const x = a.dataset.value, y = b.dataset.value;
  if (x === undefined || y === undefined) return (x === undefined ? 1 : 0) - (y === undefined ? 1 : 0);
  return Number(x) - Number(y);
}
function head(cell) { return { isNumber: cell.classList.contains("number") }; }

for (const box of document.querySelectorAll(".command")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    const text = box.querySelector("code");
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch { // a page from a file may not write to the clipboard in every browser
      getSelection().selectAllChildren(text);
      document.execCommand("copy");
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
  box.append(button);
}
`;
