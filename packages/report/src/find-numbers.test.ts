import fc from "fast-check";
import { expect, it } from "vitest";
import { checkDraft } from "./draft-check.ts";
import { findNumbers } from "./find-numbers.ts";
import { isFrozenThrough } from "./plain.fixture.ts";
import { createRegister } from "./register.ts";

it.each([
  { text: "£1,234.50", kind: "money", value: "1234.50", places: 2 },
  { text: "£1.2m", kind: "money", value: "1200000", step: 100_000 },
  { text: "£500k", kind: "money", value: "500000", step: 1_000 },
  { text: "-£7,639", kind: "money", value: "-7639" },
  { text: "50p", kind: "money", value: "0.50" },
  { text: "€500", kind: "money", value: "500", currency: "EUR" },
  { text: "52 per cent", kind: "percentage", value: "52" },
  { text: "1.5 percentage points", kind: "points", value: "1.5", places: 1 },
  { text: "2 ppts", kind: "points", value: "2" },
  { text: "19.3 per 100,000", kind: "rate", value: "19.3", per: 100_000 },
  { text: "98 crimes per 1,000", kind: "rate", value: "98", per: 1_000 },
  { text: "10-15%", kind: "range", value: "10-15" },
  { text: "twenty-three", kind: "count", value: "23" },
  { text: "two hundred and fifty", kind: "count", value: "250" },
  { text: "1.5 million", kind: "count", value: "1500000" },
  { text: "three quarters", kind: "fraction", value: "3/4" },
  { text: "15–19-year-olds", kind: "age", value: "15-19" },
  { text: "six months", kind: "duration", value: "6", unit: "month" },
  { text: "3-month", kind: "duration", value: "3", unit: "month" },
  { text: "2022/2023", kind: "year", value: "2022/23" },
  { text: "2023-24", kind: "year", value: "2023/24" },
  { text: "26th February", kind: "date", value: "02-26" },
  { text: "17/07/2024", kind: "date", value: "2024-07-17" },
  { text: "October 2023", kind: "date", value: "2023-10" },
  { text: "8th", kind: "ordinal", value: "8" },
])("reads $text as $kind $value", ({ text, ...expected }) => {
  expect(findNumbers(`They had ${text} of them.`)).toEqual([expect.objectContaining({ text, ...expected })]);
});

it.each([
  { text: "over 2876 people", qualifier: "over" },
  { text: "nearly 3,000 people", qualifier: "under" },
  { text: "approximately 98 people", qualifier: "about" },
])("keeps what the words add in $text", ({ text, qualifier }) => {
  expect(findNumbers(text)).toEqual([expect.objectContaining({ qualifier })]);
});

it.each([
  "E06000058",
  "Covid-19",
  "NHS number 943 476 5919",
  "ref. 12345",
  "a@b2.example",
  "PDF 226 KB",
  "from Reception to Year 14",
  "Q1, Q2 and Q3",
  "one of the reasons",
  "a third party",
  "half day",
  "a note.12",
  "the figure[4]",
  "{{ funding.budget-2023-24 }}",
  "<td colspan='2'>",
  "at 9.30am",
])("leaves out %s", (text) => {
  expect(findNumbers(`See ${text} for more.`)).toEqual([]);
});

it("reads HTML as its words", () => {
  const html = "<style>p{margin:12px}</style><p>Of&nbsp;<b>27</b> deaths, &pound;75,785 <!-- 99 --></p>";
  expect(findNumbers(html).map(({ kind, value }) => `${kind} ${value}`)).toEqual(["count 27", "money 75785"]);
});

const texts = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.string({ unit: "binary", maxLength: 6 }),
      fc.constantFrom(
        "£",
        "%",
        "27",
        "1,234",
        "2023/24",
        " per ",
        "(",
        ")",
        "\n",
        "\n\n",
        "two",
        "-",
        "\u202e",
        "<p>",
        "{{",
        "[c]",
        "from ",
        " to ",
      ),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(""));

it("gives mentions in order that stand where they say, in any text", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const lines = text.split("\n");
      let last = 0;
      for (const { start, end, text: own, line, column } of findNumbers(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(text.slice(start, end)).toBe(own);
        expect(own).not.toBe("");
        expect(lines[line - 1]?.slice(column - 1).startsWith(own.split("\n")[0] as string)).toBe(true);
        last = end;
      }
    }),
  );
});

it("checks any text without failing", () => {
  const register = createRegister([]);
  fc.assert(
    fc.property(texts, (text) => {
      const { coverage, findings } = checkDraft(text, register);
      expect(coverage.sourced).toBe(0);
      expect(findings.every(({ span }) => span.start <= span.end && span.end <= text.length)).toBe(true);
    }),
  );
});

it.each([
  "A rate of 48.6 deaths per 10,000 children fell to 43 per hundred thousand, and 12.5 per 1,000 live births.",
  "Costs were £1.2 million, up from about £0.6 million; over three quarters (77%) came, and a third (11) left.",
  "Some 52 per cent of the 59 (32) were seen in 15 working days, 3 percentage points fewer than of those aged 10 to 14.",
  "Half of 150 pupils (75) rated it 4 out of 5; from 1 April 2023 to 31 March 2024 there were 2 in 3 in 12-14 weeks.",
])("reads the same numbers wherever the line is broken, and whatever breaks it: %s", (text) => {
  const read = (broken: string) =>
    findNumbers(broken).map(({ kind, value, qualifier, per, unit, step }) => [
      kind,
      value,
      qualifier,
      per,
      unit,
      step,
    ]);
  expect(read(text).length).toBeGreaterThan(2);
  for (const { index } of text.matchAll(/ /g)) {
    for (const space of ["\n", "\r\n", "  ", " \n", "\n   "]) {
      expect(read(`${text.slice(0, index)}${space}${text.slice(index + 1)}`)).toEqual(read(text));
    }
  }
});

it("gives out what stays as it was given", () => {
  expect(isFrozenThrough(findNumbers("In 2023/24 over 27 of the £303,140."))).toBe(true);
});
