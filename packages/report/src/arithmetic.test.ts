import { expect, it } from "vitest";
import drafts from "../fixtures/drafts.json" with { type: "json" };
import falseSentences from "../fixtures/false-sentences.json" with { type: "json" };
import trueSentences from "../fixtures/true-sentences.json" with { type: "json" };
import { checkArithmetic, inTextOrder } from "./arithmetic.ts";
import { readDraft } from "./draft.ts";
import { type DraftFinding, draftFinding, severities } from "./draft-finding.ts";
import { findNumbers } from "./find-numbers.ts";
import { isFrozenThrough } from "./plain.fixture.ts";

/** The finding as the labels write it: its code and the words it stands on. */
const slipsOf = (text: string) =>
  checkArithmetic(text).map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);

const codeOf = (slip: string) => slip.split(" ")[0] as DraftFinding["code"];

it.each(drafts)("finds what is wrong in: $text", ({ text, slips }) => {
  expect(slipsOf(text).toSorted()).toEqual(slips.toSorted());
});

it.each(drafts)("finds the numbers in: $text", ({ text, numbers }) => {
  expect(findNumbers(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(numbers);
});

it("has no false error among the labelled drafts, and misses none", () => {
  const found = drafts.flatMap(({ text }) => slipsOf(text));
  const labelled = new Set(drafts.flatMap(({ slips }) => slips));
  const errors = found.filter((slip) => severities[codeOf(slip)] === "error");
  const right = errors.filter((slip) => labelled.has(slip));
  expect(right.length / errors.length).toBeGreaterThanOrEqual(0.95);
  expect(errors.length).toBeGreaterThan(15);
});

it.each(trueSentences)("finds no error in what is true: %s", (text) => {
  expect(slipsOf(text).filter((slip) => severities[codeOf(slip)] === "error")).toEqual([]);
});

it.each(falseSentences)("finds what is false in: $text", ({ text, slips }) => {
  expect(slipsOf(text).filter((slip) => severities[codeOf(slip)] === "error")).toEqual(slips);
});

it("says where, what, why and what to print", () => {
  const text = "First line.\nNo belief: 42.2%, increased by 12.9% from 29.3%.";
  expect(checkArithmetic(text)).toEqual([
    {
      code: "report/percent-should-be-points",
      severity: "error",
      message: "12.9% here is percentage points: from 29.3% to 42.2% is a change of 12.9 percentage points",
      why: "42.2 - 29.3 is 12.9 points; in per cent the change would be 44.0%",
      instead: "12.9 percentage points",
      span: { start: 43, end: 48 },
      line: 2,
      column: 32,
    },
  ]);
});

it("reads across the line breaks of a PDF", () => {
  const text =
    "The panel met 4 times in the year and reviewed 27 deaths, of which: 22 \n\nwere from the county (10 west and 12 east). \n\nIn 14 (57 %) of these cases there were modifiable factors found.\n";
  expect(checkArithmetic(text).map(({ code }) => code)).toEqual(["report/percentage-does-not-follow"]);
});

it("gives findings in the order of the text, the shorter first, each once", () => {
  const at = (start: number, end: number, code: DraftFinding["code"] = "report/parts-do-not-sum") =>
    draftFinding(readDraft("abcdefghij").text, code, { start, end }, { message: "m", why: "w" });
  const [early, short, long, other] = [
    at(0, 9),
    at(3, 4),
    at(3, 8),
    at(3, 8, "report/percentage-does-not-follow"),
  ] as const;
  expect(inTextOrder([long, other, short, { ...long }, early, { ...early }])).toEqual([
    early,
    short,
    long,
    other,
  ]);
});

it("refuses what is no text", () => {
  // @ts-expect-error a number is no text
  expect(() => checkArithmetic(12)).toThrow(expect.objectContaining({ code: "report/text-invalid" }));
});

it("gives out what stays as it was given", () => {
  const findings = checkArithmetic("It rose from 28 to 14.");
  expect(findings).toHaveLength(1);
  expect(isFrozenThrough(findings)).toBe(true);
});
