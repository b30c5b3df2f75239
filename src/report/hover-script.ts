/**
 * For a browser: `hover(plot, tip)` shows the reading nearest to the pointer, or the one that the keyboard is
 * at, in the element `tip`. It writes text only as text, never as markup.
 *
 * A reading is an element whose aria-label says all: what it is, a colon, then its parts with semicolons.
 */
export const hoverScript = `
// The reading nearest to the pointer, within this many pixels.
const reach = 28;
let shown = null;
function show(reading, tip) {
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
function hover(plot, tip) {
  const readings = [...plot.querySelectorAll(".reading > [aria-label]")];
  if (readings.length === 0) return;
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
  plot.addEventListener("pointermove", (event) => show(nearest(event), tip));
  plot.addEventListener("pointerdown", (event) => show(nearest(event), tip));
  plot.addEventListener("pointerleave", () => show(null, tip));
  plot.addEventListener("focusin", ({ target }) => { if (readings.includes(target)) show(target, tip); });
  plot.addEventListener("focusout", () => show(null, tip));
  plot.addEventListener("keydown", (event) => {
    const at = readings.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") show(null, tip);
    if (at < 0 || step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = readings[(at + step + readings.length) % readings.length];
    readings[at].setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
}
`;
