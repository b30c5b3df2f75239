/** For a browser: `sortable(table)` makes buttons of a table's heads, which sort its rows up and down. */
export const sortScript = `
function sortable(table) {
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
  if (!a.classList.contains("number")) return a.textContent.localeCompare(b.textContent, "en");
  const x = a.dataset.value, y = b.dataset.value;
  if (x === undefined || y === undefined) return (x === undefined ? 1 : 0) - (y === undefined ? 1 : 0);
  return Number(x) - Number(y);
}
`;
