import { expect, it } from "vitest";
import { draftText, lastAtMost } from "./draft-text.ts";
import { refusalOf } from "./plain.fixture.ts";

const spansOf = (text: string, kind: "sentences" | "paragraphs") =>
  draftText(text)[kind].map(({ start, end }) => text.slice(start, end).trim());

it.each([
  ["a\u00a0b\u2003c\u200bd\u2028e\tf\rg\ufeffh\u3000i", "a b c d e f g h i"],
  ["1\u20102\u20113 \u22124", "1-2-3 -4"],
  ["\uff10\uff12\uff17 \u0660\u0662\u0667", "027 027"],
  ["it\u2018s it\u2019s", "it's it's"],
  ["a {{ cdop.reviewed }} b", "a b"],
  ["a https://example.org/27 b www.example.org/27 c", "a b c"],
  ["a someone.27@example.org b", "a b"],
  ["a report-2023.pdf b example.co.uk/27 c", "a b c"],
  ["a [Report 27](x/27) b", "a [Report 27 b"],
  ["a [27] b [^27] c [2700] d", "a b c [2700] d"],
  ["a 01305 123456 b +44 1305 123 456 c £01305 123456", "a b c £01305 123456"],
  ["a 943 476 5919 b", "a b"],
  ["a [27](https://example.org/28) b [27](#28) c", "a [27 b c"],
  ["£303\u00a0140 1\u2009234\u2009567 27\u202f140", "£303,140 1,234,567 27,140"],
  [
    "2023\u00a0140 1,234\u00a0567 27\u00a01400 01305\u00a0123\u00a0456",
    "2023 140 1,234 567 27 1400 01305 123 456",
  ],
  ["in FY23/24 and FY2023-24, FYI 27", "in 23/24 and 2023-24, FYI 27"],
  ["a <b>27</b> <img alt='27'> c < 27 > d", "a 27 c < 27 > d"],
  ["a <!-- 27\n28 --> b", "a b"],
  ["a <script>27</script> b <style>27</style> c", "a b c"],
  ["a <SCRIPT type='x'>27</script> b", "a b"],
  ["a <!-- <script>27</script> --> b", "a b"],
  ["a <!-- 27 b <!-- 28", "a <!-- 27 b <!-- 28"],
  ["a <!-- 27 --> b <!-- 28", "a b <!-- 28"],
  ["a <scripts>27", "a 27"],
])("makes %j ready for reading, every place where it was", (text, read) => {
  const { readable, original } = draftText(text);
  expect(readable.replace(/\s+/g, " ").trim()).toBe(read);
  expect([readable.length, original]).toEqual([text.length, text]);
});

const wide = "a line that is as wide as the page of a report is,";

it.each<[string, readonly string[]]>([
  ["one\ntwo\n\nThree", ["one\ntwo", "Three"]],
  ["one\n\ntwo", ["one\n\ntwo"]],
  ["one\n\n(two)", ["one\n\n(two)"]],
  ["one.\n\ntwo", ["one.", "two"]],
  ["one!\n\ntwo", ["one!", "two"]],
  ["one:\n\ntwo", ["one:", "two"]],
  ["one. more\n\ntwo", ["one. more\n\ntwo"]],
  ["one\n\nTwo of b", ["one", "Two of b"]],
  ["one\n- two\n* three", ["one", "- two", "* three"]],
  ["one\n  • two\n– three\n— four", ["one", "• two", "– three", "— four"]],
  ["one\n1. two\n12) three\n123. four", ["one", "1. two", "12) three", "123. four"]],
  ["one\n1.two\n1234. three", ["one\n1.two\n1234. three"]],
  ["one\na) two\n(iv) three\nb. four", ["one", "a) two", "(iv) three", "b. four"]],
  ["one\nz) two\nfive - six", ["one\nz) two\nfive - six"]],
  ["# one\ntwo", ["# one", "two"]],
  ["one # a\ntwo", ["one # a\ntwo"]],
  ["| a | b |\n| c | d |\ne", ["| a | b |", "| c | d |", "e"]],
  ["> one\ntwo", ["> one\ntwo"]],
  [`${wide}\n\nBut it goes on`, [`${wide}\n\nBut it goes on`]],
  [`${wide.slice(0, 45)}\n\nBut it goes on`, [`${wide.slice(0, 45)}\n\nBut it goes on`]],
  [`${wide.slice(0, 44)}\n\nBut it goes on`, [wide.slice(0, 44), "But it goes on"]],
  [`${wide.slice(0, -1)}.\n\nBut it goes on`, [`${wide.slice(0, -1)}.`, "But it goes on"]],
  [`${wide.slice(0, -1)};\n\nBut it goes on`, [`${wide.slice(0, -1)};`, "But it goes on"]],
  [`${wide}\n\nShort.\n\nSo`, [`${wide}\n\nShort.`, "So"]],
  [`${wide}\n\nShort.\n\nShort.\n\nSo`, [wide, "Short.", "Short.", "So"]],
  [`${wide}\n\n${wide.slice(0, -1)}:\n\nSo`, [`${wide}\n\n${wide.slice(0, -1)}:`, "So"]],
  ["", []],
  ["\n\n", []],
])("finds the paragraphs of %j", (text, paragraphs) => {
  expect(spansOf(text, "paragraphs")).toEqual(paragraphs);
});

it.each<[string, readonly string[]]>([
  ["One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]],
  ["One. two", ["One. two"]],
  ["So it is.27 came", ["So it is.27 came"]],
  ["One. 27 came. £5 went.", ["One.", "27 came.", "£5 went."]],
  ['He said "one." "Two" (so.) (Three)', ['He said "one."', '"Two" (so.)', "(Three)"]],
  ["One.  Two", ["One.", "Two"]],
  ["As e.g. Two, i.e. Three, etc. Four", ["As e.g. Two, i.e. Three, etc. Four"]],
  ["In approx. 5, para. 6, no. 7, vs. Two", ["In approx. 5, para. 6, no. 7, vs. Two"]],
  ["By J. Smith", ["By J. Smith"]],
  ["1. One", ["1. One"]],
  ["123. One", ["123. One"]],
  ["There were 123. One", ["There were 123.", "One"]],
  ["One etc. two. Three", ["One etc. two.", "Three"]],
  ["Casino. Two", ["Casino.", "Two"]],
])("finds the sentences of %j", (text, sentences) => {
  expect(spansOf(text, "sentences")).toEqual(sentences);
});

it("reads a line that never ends in stretches", () => {
  const lengths = (text: string) => draftText(text).sentences.map(({ start, end }) => end - start);
  expect(lengths("a ".repeat(750))).toEqual([1_500]);
  expect(lengths("a ".repeat(1_500))).toEqual([1_500, 1_500]);
  expect(lengths(`${"a ".repeat(1_500)}. So`)).toEqual([1_500, 1_501, 3]);
});

it("knows the line, the column and the paragraph of every place", () => {
  const { positionOf, paragraphAt } = draftText("one\ntwo\n\nThree.\n");
  const places = [0, 3, 4, 8, 9, 12].map((at) => {
    const { line, column } = positionOf(at);
    return [line, column, paragraphAt(at)];
  });
  expect(places).toEqual([
    [1, 1, 0],
    [1, 4, 0],
    [2, 1, 0],
    [3, 1, 0],
    [4, 1, 1],
    [4, 4, 1],
  ]);
});

it.each([
  { among: [0, 5, 9], value: 0, at: 0 },
  { among: [0, 5, 9], value: 4, at: 0 },
  { among: [0, 5, 9], value: 5, at: 1 },
  { among: [0, 5, 9], value: 9, at: 2 },
  { among: [0, 5, 9], value: 99, at: 2 },
  { among: [3], value: 1, at: 0 },
  { among: [], value: 1, at: 0 },
])("finds the last of $among that is no more than $value at $at", ({ among, value, at }) => {
  expect(lastAtMost(among, value)).toBe(at);
});

it("refuses what is no text", () => {
  expect(refusalOf(() => draftText(27 as never))).toBe("Cannot read the draft: text is needed");
});
