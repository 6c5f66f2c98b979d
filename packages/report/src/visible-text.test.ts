import fc from "fast-check";
import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";
import { checkDraft } from "./draft-check.ts";
import { findNumbers } from "./find-numbers.ts";
import { refusalOf } from "./plain.fixture.ts";
import { createRegister } from "./register.ts";
import { visibleText } from "./visible-text.ts";

it.each([
  ["27 deaths, 52%", "27 deaths, 52%"],
  ["&pound;27 &#163;27 &#xa3;27 &POUND;27", "£27 £27 £27 £27"],
  ["a&nbsp;b&#160;c&ndash;d&#8211;e &amp; f", "a\u00a0b\u00a0c–d–e &amp; f"],
  [
    "52&#37; 52&percnt; 2&frac12;% &#60;b&#62; &#7; &#x1f600; &unknown;",
    "52% 52% 2½% &#60;b&#62; &#7; &#x1f600; &unknown;",
  ],
  [
    "&euro; &ensp; &emsp; &thinsp; &mdash; &minus; &lsquo; &rsquo; &ldquo; &rdquo; &hellip; &frac14; &frac34; &#32;&#65535;",
    "€ \u2002 \u2003 \u2009 — \u2212 \u2018 \u2019 \u201c \u201d … ¼ ¾  \uffff",
  ],
  ["<b class='a_b'>27</b> in*side*s ****28****", "27 insides ****28****"],
  ["In **14** (**57%**) of _27_ and __59__ and ***3***", "In 14 (57%) of 27 and 59 and 3"],
  ["~~27~~ `28`", "27 28"],
  ["14 \\(52%\\) of 27\\. \\*", "14 (52%) of 27. *"],
  ["14 (<b>57%</b>) of <span class='n'>27</span> <a href='x'>b</a> CO<sub>2</sub>", "14 (57%) of 27 b CO2"],
  ["<b\nclass='n'>27</b> <img alt='27'> <bold>", "27 <img alt='27'> <bold>"],
  ["27<sup>1</sup> 27<sup><a href='#n'>[12]</a></sup> 18<sup>th</sup>", "27 27 18th"],
  ["27^1^ 18^th^ a^2", "27 18th a^2"],
  ["* 27\n* 28", "* 27\n* 28"],
  ["| * | 27 (* there) (*) *", "| * | 27 (* there) (*) *"],
  ["2*3 snake_case_12 ____ 5 * 3", "2*3 snake_case_12 ____ 5 * 3"],
  ["27* deaths, 28*.", "27 deaths, 28."],
  ["5 per\r\n10,000 of  it \n  and\r\n\r\nmore", "5 per\n10,000 of it\nand\n\nmore"],
  ["345  412  1023\n\t 5", "345  412  1023\n\t 5"],
])("shows of %j what a reader sees", (given, seen) => {
  expect(visibleText(given).text).toBe(seen);
});

it("finds the place of every character in the text as given", () => {
  const parts = fc.constantFrom(
    "27",
    " ",
    "\n",
    "**",
    "_",
    "<b>",
    "</b>",
    "&pound;",
    "&#37;",
    "\\(",
    "a",
    "<sup>1</sup>",
    "\r\n",
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 20 }), (pieces) => {
      const given = pieces.join("");
      const { text, spanOf, positionOf } = visibleText(given);
      let last = 0;
      for (const [start, character] of [...text].entries()) {
        const span = spanOf({ start, end: start + 1 });
        const own = given.slice(span.start, span.end);
        const isSpaces = character === " " && /^ +$/.test(own);
        expect([character, `\\${character}`, "&pound;", "&#37;", isSpaces && own]).toContain(own);
        expect(span.start).toBeGreaterThanOrEqual(last);
        last = span.end;
        expect(positionOf(span.start).line).toBe(text.slice(0, start).split("\n").length);
      }
      expect(spanOf({ start: 0, end: 0 }).end).toBe(spanOf({ start: 0, end: 0 }).start);
    }),
  );
});

it("finds the place of nothing", () => {
  expect(visibleText("a**b**c").spanOf({ start: 1, end: 1 })).toEqual({ start: 3, end: 3 });
  expect(visibleText("<b></b>").spanOf({ start: 0, end: 0 })).toEqual({ start: 0, end: 0 });
});

const slip = "In **14** (**57%**) of **27** reviews there were such factors.";

it("says where a number stands in the draft as it was given", () => {
  const draft = `The year.\n\n- ${slip}`;
  const mentions = findNumbers(draft);
  expect(mentions.map(({ text, line, column }) => [text, line, column])).toEqual([
    ["14", 3, 8],
    ["57%", 3, 16],
    ["27", 3, 28],
  ]);
  for (const { start, end, text } of mentions) expect(draft.slice(start, end)).toBe(text);
  const { coverage, findings } = checkDraft(draft, createRegister([]));
  expect(coverage.paragraphs.map(({ start, end }) => draft.slice(start, end))).toEqual([`- ${slip}`]);
  expect(findings.map(({ span, column }) => [draft.slice(span.start, span.end), column])).toContainEqual([
    "57%",
    16,
  ]);
});

it.each([
  slip,
  slip.replaceAll("**", "_"),
  slip.replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>"),
  slip.replaceAll("**", "").replace("(57%)", "\\(57%\\)"),
  slip.replaceAll("**", "").replace("57%", "57&nbsp;&#37;"),
])("finds a slip whatever stands about its numbers: %s", (draft) => {
  expect(checkArithmetic(draft).map(({ code }) => code)).toEqual(["report/percentage-does-not-follow"]);
});

it("refuses what is no text", () => {
  expect(refusalOf(() => visibleText(27 as never))).toBe("Cannot read the draft: text is needed");
});
