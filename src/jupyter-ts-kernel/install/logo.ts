/** The kernel's sign in Jupyter's launcher: a wheel of eight spokes. */
const spokes = [0, 45, 90, 135].map((degrees) =>
  `<path d="M10 32H54" transform="rotate(${degrees} 32 32)"/>`
);

export const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">` +
  `<rect width="64" height="64" rx="8" fill="#3178c6"/>` +
  `<g fill="none" stroke="#fff" stroke-width="3"><circle cx="32" cy="32" r="23"/>` +
  `<circle cx="32" cy="32" r="5" fill="#fff"/>${spokes.join("")}</g></svg>\n`;
