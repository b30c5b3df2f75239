/**
 * The script of the report, as the browser gets it: tooltips by pointer and keyboard, tables that sort,
 * the button that copies. Without it the page says the same, at rest.
 *
 * It writes text only as text, never as markup.
 */
import { hoverScript } from "./hover-script.ts";
import { sortScript } from "./sort-script.ts";

export const reportScript = `
"use strict";
const tip = document.getElementById("tip");
${hoverScript}
for (const plot of document.querySelectorAll(".plot")) hover(plot, tip);
addEventListener("scroll", () => show(null, tip), { passive: true });
${sortScript}
for (const table of document.querySelectorAll("table.sortable")) sortable(table);

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
