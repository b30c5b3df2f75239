/**
 * The script of what is shown in a notebook, as the browser gets it: tables that sort, pictures that tell
 * their values, and a brush that links pictures. Where it is stripped, tables and pictures stand as they are.
 *
 * A picture is an image whose source is its SVG. The script puts the drawing itself in its place. Linked
 * pictures stand in one element of class `linked`: what is brushed in one stays strong in all, the rest fades.
 * The same thing in two pictures has the same name: the beginning of its aria-label, up to the colon.
 */
import { hoverScript } from "./hover-script.ts";
import { sortScript } from "./sort-script.ts";

export const notebookScript = `
(() => {
"use strict";
${hoverScript}${sortScript}
function pageTip() {
  let tip = document.getElementById("wagonwheel-tip");
  if (tip !== null) return tip;
  tip = document.createElement("div");
  tip.id = "wagonwheel-tip";
  tip.hidden = true;
  tip.style.cssText = "position:fixed;z-index:1000;padding:4px 8px;border-radius:4px;background:#1a1a1a;" +
    "color:#fff;font:13px/1.4 sans-serif;white-space:pre-line;pointer-events:none";
  document.body.append(tip);
  addEventListener("scroll", () => show(null, tip), { passive: true, capture: true });
  return tip;
}
function drawing(image) {
  const bytes = Uint8Array.from(atob(image.src.split(",")[1]), (sign) => sign.charCodeAt(0));
  const text = new TextDecoder().decode(bytes);
  const svg = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  svg.setAttribute("class", image.className);
  svg.setAttribute("role", "group");
  image.replaceWith(svg);
  return svg;
}
const nameOf = (reading) => reading.getAttribute("aria-label").split(": ")[0];
const middle = (reading) => {
  const box = reading.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
};
function link(pictures) {
  const readings = pictures.flatMap((svg) => [...svg.querySelectorAll(".reading > [aria-label]")]);
  const choose = (names) => {
    for (const reading of readings) {
      reading.style.opacity = names === null || names.has(nameOf(reading)) ? "" : "0.12";
    }
  };
  for (const svg of pictures) {
    let from = null, brush = null;
    const end = () => { from = null; };
    svg.style.touchAction = "none";
    svg.style.cursor = "crosshair";
    svg.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      from = [event.clientX, event.clientY];
      for (const other of pictures) other.querySelector(".brush")?.remove();
      choose(null);
      brush = null;
      svg.setPointerCapture(event.pointerId);
    });
    svg.addEventListener("pointermove", ({ clientX, clientY }) => {
      if (from === null) return;
      const [left, right] = [from[0], clientX].sort((a, b) => a - b);
      const [top, bottom] = [from[1], clientY].sort((a, b) => a - b);
      if (right - left < 3 && bottom - top < 3) return;
      if (brush === null) {
        brush = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        for (const [key, value] of Object.entries({ class: "brush", fill: "#000", "fill-opacity": 0.07,
          stroke: "#555", "stroke-width": 0.6 })) brush.setAttribute(key, value);
        svg.append(brush);
      }
      const own = svg.getBoundingClientRect(), scale = svg.viewBox.baseVal.width / own.width;
      for (const [key, value] of Object.entries({ x: (left - own.left) * scale, y: (top - own.top) * scale,
        width: (right - left) * scale, height: (bottom - top) * scale })) brush.setAttribute(key, value);
      const inside = [...svg.querySelectorAll(".reading > [aria-label]")].filter((reading) => {
        const [x, y] = middle(reading);
        return x >= left && x <= right && y >= top && y <= bottom;
      });
      choose(new Set(inside.map(nameOf)));
    });
    svg.addEventListener("pointerup", end);
    svg.addEventListener("pointercancel", end);
  }
}
for (const root of document.querySelectorAll(".wagonwheel:not([data-live])")) {
  root.dataset.live = "";
  for (const table of root.querySelectorAll("table.sortable")) sortable(table);
  const drawings = [...root.querySelectorAll("img.picture")].map(drawing);
  for (const svg of drawings) hover(svg, pageTip());
  if (root.classList.contains("linked")) link(drawings);
}
})();
`;
