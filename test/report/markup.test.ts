import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escaped, unescaped } from "../../src/report/escaped.ts";
import { html } from "../../src/report/markup.ts";
import { parsed } from "./parsed.ts";

describe("HTML from templates", () => {
  it("keeps every text as text, in content and in attributes", () => {
    const texts = fc.array(
      fc.constantFrom("<", ">", "&", '"', "'", "a", "&amp;", "</p>", "<script>"),
    )
      .map((parts) => parts.join(""));
    fc.assert(fc.property(texts, (text) => {
      const document = parsed(html`<p title="${text}">${text}</p>`.text);
      const found = [...document.querySelectorAll("body *")];
      expect(found).toHaveLength(1);
      expect([found[0].getAttribute("title"), found[0].textContent]).toEqual([text, text]);
    }));
  });

  it("joins lists, keeps markup and leaves out null", () => {
    const items = ["a", "<b>"].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}${null}</ul>${3}`.text).toBe("<ul><li>a</li><li>&lt;b&gt;</li></ul>3");
  });
});

describe("escaped text", () => {
  it("comes back", () => {
    fc.assert(fc.property(fc.string(), (text) => {
      expect(unescaped(escaped(text))).toBe(text);
    }));
  });
});
