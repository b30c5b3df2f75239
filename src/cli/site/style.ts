/** Style sheets of the documentation site. */

/** One column of text beside the way to the other pages, which stands below it on narrow screens. */
export const siteStyle = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1a1a1a; --line: #d5d9e0; --shade: #f4f5f8;
  --accent: #0059a8; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #15171c; --ink: #e8eaee; --line: #363b45; --shade: #1e2128; --accent: #7db8f0; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 76rem; background: var(--paper); color: var(--ink);
  font: 16px/1.55 "Source Sans 3", system-ui, sans-serif; overflow-wrap: break-word; }
header { display: flex; justify-content: space-between; align-items: baseline; padding: 1rem; }
nav { padding: 1rem; border-top: 1px solid var(--line); }
main { padding: 0 1rem 2rem; min-width: 0; max-width: 56rem; }
@media (min-width: 60rem) {
  body { display: grid; grid-template: auto 1fr / 16rem minmax(0, 1fr); column-gap: 2rem; }
  header a + a { display: none; }
  main { grid-area: 1 / 2 / 3 / 3; padding-top: 1rem; }
  nav { border: 0; padding-top: 0; position: sticky; top: 0; max-height: 100vh; overflow-y: auto; }
}
.home { font-weight: 600; font-size: 1.25rem; text-decoration: none; }
a { color: var(--accent); }
a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
summary { cursor: pointer; padding: 0.3rem 0; font-weight: 600; }
nav ul { list-style: none; margin: 0; padding: 0 0 0.5rem 1rem; }
nav li { padding: 0.15rem 0; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0.5rem 0 1rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
code, pre { font: 0.875em/1.5 ui-monospace, Menlo, Consolas, monospace; }
code { overflow-wrap: anywhere; }
pre { background: var(--shade); padding: 0.75rem 1rem; border-radius: 4px; overflow-x: auto; }
pre code { font-size: 1em; overflow-wrap: normal; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.3rem 0.9rem 0.3rem 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); }
img, svg { max-width: 100%; height: auto; }
img { background: #fff; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;

/** What makes the pages of `deno doc` fit a narrow screen. */
export const referenceStyle = `
.ddoc > * { min-width: 0; }
.ddoc pre { overflow-x: auto; }
.ddoc code { overflow-wrap: anywhere; }
@media (max-width: 48rem) {
  .ddoc { display: block; }
  #topnav, #topnav > div { height: auto; flex-wrap: wrap; gap: 0.5rem; }
  #topnav .breadcrumbs { flex-wrap: wrap; }
  #topnav > div > div { flex: 1 1 100%; }
}
`;
