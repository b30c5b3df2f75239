const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for HTML and SVG, as content and within quoted attributes: nothing in it is markup. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]);
}

/** Such text as it was before. */
export function unescaped(text: string): string {
  return Object.entries(entities).reverse()
    .reduce((all, [character, entity]) => all.replaceAll(entity, character), text);
}
