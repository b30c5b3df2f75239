/** The style sheet of the report: one column of text, light and dark, from 320 px upwards. */
export const reportStyle = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1a1a1a; --soft: #555b66; --line: #d5d9e0;
  --shade: #f4f5f8; --accent: #0059a8; --warn: #9a3412; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #15171c; --ink: #e8eaee; --soft: #a7aebb; --line: #363b45; --shade: #1e2128;
    --accent: #7db8f0; --warn: #f2a07b; --first-level: #5c86f0; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word;
  font: 16px/1.55 "Source Sans 3", "Source Sans Pro", system-ui, sans-serif; }
main { max-width: 66rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
header, section > p, section > ul, section > ol { max-width: 46rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0.5rem 0; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.75rem 0 0.75rem; padding-top: 0.75rem;
  border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }
p { margin: 0.5rem 0; }
ul { padding-left: 1.25rem; }
a { color: var(--accent); }
code, pre { font: 0.85em/1.5 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; }
code { overflow-wrap: anywhere; }
.question { font-size: 1.15rem; }
.soft { color: var(--soft); }
.warn { color: var(--warn); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; list-style: none; padding: 0; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: 0.925rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: 0.25rem 0; }
caption span { position: sticky; left: 0; display: inline-block; max-width: calc(100vw - 2rem); }
caption b { margin-right: 0.4em; }
th, td { padding: 0.3rem 0.9rem 0.3rem 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 600; }
.number { text-align: right; white-space: nowrap; }
thead .number { white-space: normal; }
tbody .text { min-width: 5.5rem; }
th button { all: unset; cursor: pointer; color: inherit; }
th button:hover { color: var(--accent); }
th button::after { content: "\\2195"; opacity: 0.45; margin-left: 0.25em; font-weight: 400; }
th[aria-sort="ascending"] button::after { content: "\\2191"; opacity: 1; }
th[aria-sort="descending"] button::after { content: "\\2193"; opacity: 1; }
abbr { text-decoration: none; font-weight: 600; color: var(--accent); }
.swatch { width: 0.85em; height: 0.85em; margin-right: 0.4em; vertical-align: -0.08em; }
.level { white-space: nowrap; margin-right: 0.75rem; }
figure { margin: 1.5rem 0; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; align-items: flex-start; }
.figures figure { margin: 0.5rem 0; flex: 0 1 28rem; min-width: 0; max-width: 100%; }
.figures figure.page { flex-basis: 100%; }
figcaption { font-size: 0.95rem; }
.plot { overflow-x: auto; }
.plot svg { display: block; width: 100%; height: auto; }
.page .plot svg { min-width: 34rem; max-width: 58rem; }
.plot text { user-select: none; }
.reading > * { cursor: default; }
.reading > :focus { outline: none; }
.reading > .near, .reading > :focus-visible { stroke: var(--ink); stroke-width: 2.2px; }
#tip { position: fixed; z-index: 1; max-width: min(20rem, calc(100vw - 1rem)); padding: 0.4rem 0.6rem;
  background: var(--ink); color: var(--paper); border-radius: 4px; font-size: 0.875rem;
  line-height: 1.4; white-space: pre-line; pointer-events: none; }
#tip[hidden] { display: none; }
pre { background: var(--shade); padding: 0.75rem 1rem; border-radius: 4px; overflow-x: auto; margin: 0.5rem 0; }
.command { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: stretch; max-width: 46rem; }
.command pre { flex: 1 1 16rem; min-width: 0; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.copy { font: inherit; padding: 0 1rem; min-height: 2.5rem; border: 1px solid var(--line); border-radius: 4px;
  background: var(--paper); color: var(--accent); cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
details summary { cursor: pointer; color: var(--accent); }
@media print { .copy, nav, #tip { display: none; } h2 { break-after: avoid; } figure { break-inside: avoid; } }
`;
