import { financialYear } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkDraft } from "./draft-check.ts";
import { count, figureFor, share, withheld } from "./register.fixture.ts";
import { createRegister } from "./register.ts";
import { age, byAge, byArea, figures, printed, register } from "./withheld.fixture.ts";

const DRAWN = "report/withheld-printed";

it.each([
  {
    text: "2 were of children aged 10-14 years and 3 of children aged 15-17 years",
    expected: [age("2", "10-14 years"), age("3", "15-17 years")],
  },
  {
    text: "Within 6 months 4 of 27 reviews (15%) were completed.",
    expected: ["4 Reviews completed within 6 months", "15% Reviews completed within 6 months"],
  },
  {
    text: "Within 6 months 4 of 27 (15%) were reviewed, and within 12 months 9 of 27 (33%).",
    expected: ["4 Reviews completed within 6 months", "15% Reviews completed within 6 months"],
  },
  {
    text: "Reviews completed within six months were 9 (33%).",
    expected: ["9 Reviews completed within 6 months", "33% Reviews completed within 6 months"],
  },
  { text: "Two children aged ten to fourteen died.", expected: [age("Two", "10-14 years")] },
  { text: "| 10-14 years | 2 |", expected: [age("2", "10-14 years")] },
  {
    text: "Deaths reviewed by age\n\n| 0-27 days | 12 |\n| 28-364 days | 6 |\n| 5-9 years | 3 |",
    expected: [age("3", "5-9 years")],
  },
  {
    text: "Aged 15 to 17: three. Aged 5 to 9: two.",
    expected: [age("three", "15-17 years"), age("two", "5-9 years")],
  },
  {
    text: "The panel reviewed 27 deaths: children aged 10-14 were 2 of them.",
    expected: [age("2", "10-14 years")],
  },
  { text: "In Dorset 13 deaths were reviewed.", expected: ["13 Deaths reviewed by area: Dorset"] },
  {
    text: "Deaths reviewed by age\n\n| | 0-27 days | 5-9 years | 15-17 years |\n| --- | ---: | ---: | ---: |\n| 2023/24 | 12 | 2 | 3 |",
    expected: [age("2", "5-9 years"), age("3", "15-17 years")],
  },
  {
    text: "Deaths reviewed by age\n\n| | 5-9 years |\n| --- | ---: |\n| 2023/24 | 3 |\n\n| | Fee |\n| --- | ---: |\n| Course | 31 |",
    expected: [age("3", "5-9 years")],
  },
  { text: "There were 2 cases closed without a review.", expected: ["2 Cases closed without a review"] },
  {
    text: "Deaths reviewed: two aged ten to\nfourteen, by then at home.",
    expected: [age("two", "10-14 years")],
  },
])("knows what is printed for a withheld figure: $text", ({ text, expected }) => {
  expect(printed(text)).toEqual(expected);
});

const closed = (number: string) => `${number} Cases closed without a review`;
const far = "Much has been written on this. ".repeat(25);

it.each([
  {
    text: "In Dorset 14 died.",
    expected: ["14 Deaths reviewed by area: Dorset"],
    when: "as like as another",
  },
  { text: "In Dorset 13 died.", expected: [], when: "the other prints so" },
  { text: "In Dorset 14 deaths were notified.", expected: [], when: "the other is more alike" },
  { text: "13 cases closed without a review.", expected: [closed("13")], when: "no words are of the other" },
  { text: "27 cases closed without a review.", expected: [], when: "some words are of the other" },
  { text: "£14 for cases closed without a review.", expected: [], when: "it is money" },
  { text: "Cases closed, no review: 14.", expected: [closed("14")], when: "most words are there" },
  { text: "Cases closed: 14.", expected: [], when: "half of the words are there" },
  { text: "14 inquests were opened.", expected: ["14 Inquests opened"], when: "both of two words are there" },
  { text: "14 inquests were held.", expected: [], when: "one of two words is there" },
  {
    text: "Cases closed without a review are listed at some length in the annex, and are explained in 14 notes.",
    expected: [],
    when: "a count is far from the words",
  },
  {
    text: "Cases closed without a review are listed at some length in the annex, and are no more than 14%.",
    expected: [closed("14%")],
    when: "a percentage is as far",
  },
  {
    text: "Of the deaths reviewed, 4 of 27 were aged 10-14 years.",
    expected: [age("4", "10-14 years")],
    when: "a total is a figure",
  },
  {
    text: "Of the deaths reviewed, 4 of 26 were aged 10-14 years.",
    expected: [age("4", "10-14 years"), age("26", "10-14 years")],
    when: "a total is no figure",
  },
  {
    text: "Aged 10-14 years: 2 (7%) of the 27 deaths reviewed.",
    expected: [age("2", "10-14 years"), age("7%", "10-14 years")],
    when: "a total follows the share",
  },
  {
    text: "The panel reviewed 3 deaths (11%) of children aged 10-14.",
    expected: [age("3", "10-14 years"), age("11%", "10-14 years")],
    when: "a share follows the words",
  },
  {
    text: "All 27 who died were aged 10-14 years.",
    expected: [age("27", "10-14 years")],
    when: "it is the total",
  },
  { text: "All 28 who died were aged 10-14 years.", expected: [], when: "it is more than the total" },
  {
    text: "Of those who died 30% were aged 10-14 years.",
    expected: [age("30%", "10-14 years")],
    when: "it is a share",
  },
  {
    text: "Two children aged ten to fourteen died in a road accident.",
    expected: [age("Two", "10-14 years")],
    when: "a death is told in other words",
  },
  {
    text: "In 2019/20, 2 of the deaths reviewed were aged 10-14 years.",
    expected: [],
    when: "it is of another year",
  },
  {
    text: "Deaths reviewed by area are these. In Somerset 5 lived in care.",
    expected: ["5 Deaths reviewed by area: Somerset"],
    when: "the subject stands before",
  },
  {
    text: `Deaths reviewed by area are these. ${far}In Somerset 5 lived in care.`,
    expected: [],
    when: "the subject stands far before",
  },
])("finds $expected when $when: $text", ({ text, expected }) => {
  expect(printed(text)).toEqual(expected);
});

it.each([
  "The panel reviewed 12 deaths of babies of 0-27 days and 6 of 28-364 days; the rest were older.",
  "A small number were aged 10-14 and 12 were from BCP.",
  "Of the deaths reviewed, fewer than five were aged 10-14 years.",
  "[c] were aged 10-14, and 12 of the 27 deaths reviewed were from BCP.",
  "Of the 27 reviews, 12 were of children under 6 months.",
  "Within 12 months 9 of 27 reviews (33%) were completed.",
  "120 children aged 10-14 took part in the survey about deaths.",
  "Some 15% of young people aged 10-14 smoke.",
  "Dorset has 8 schools for children with special needs.",
  "In Dorset 13 deaths were notified.",
  "Somerset undertook a number of reviews in respect of harm, including 2 practice reviews.",
  "The fee for those aged 10-14 whose parents died is £25.",
])("leaves be what is none: %s", (text) => {
  expect(printed(text)).toEqual([]);
});

it("means the withheld figure that is most alike, the first of those that are as much alike", () => {
  const own = createRegister([
    byArea("notified", "Dorset"),
    byArea("reviewed", "Dorset"),
    byArea("reopened", "Dorset"),
  ]);
  const meant = (text: string) => printed(text, {}, own);
  expect(meant("In Dorset 3 deaths were reviewed.")).toEqual(["3 Deaths reviewed by area: Dorset"]);
  expect(meant("In Dorset 3 deaths were notified.")).toEqual(["3 Deaths notified by area: Dorset"]);
  expect(meant("In Dorset 3 died.")).toEqual(["3 Deaths notified by area: Dorset"]);
  const plans = createRegister(
    ["Children with protection plans", "Plans ended"].map((topic, index) =>
      figureFor(`plans.n${index}`, withheld, { label: `${topic} by area: Dorset` }),
    ),
  );
  expect(printed("In Dorset 3 protection plans were made.", {}, plans)).toEqual([
    "3 Plans ended by area: Dorset",
  ]);
});

it("takes most words of a withheld figure for it, and an age without another word", () => {
  const own = createRegister([
    figureFor("audits", withheld, { label: "Strategy meetings held following injuries" }),
    figureFor("young", withheld, { label: "5-9 years" }),
  ]);
  expect(printed("Of strategy meetings, 3 were held.", {}, own)).toEqual([
    "3 Strategy meetings held following injuries",
  ]);
  expect(printed("The panel reviewed 3 aged 5-9 years.", {}, own)).toEqual(["3 5-9 years"]);
});

it("reads last year's words in this year's register where there is no other, and this year's words always", () => {
  const lastYear = createRegister([
    figureFor("closed", count(2), { label: "Cases closed without a review" }),
  ]);
  const now = "There were 2 cases closed without a review.";
  expect(printed(`Last year: ${now}`)).toEqual([closed("2")]);
  expect(printed(now, { lastYear })).toEqual([closed("2")]);
});

it("says what to print, and nothing else about that number", () => {
  const { findings, coverage } = checkDraft(
    "Within 6 months 4 of 27 reviews (14%) were completed.",
    register,
  );
  const error = {
    code: DRAWN,
    severity: "error",
    message: 'The register withholds "Reviews completed within 6 months"; the draft prints a number for it',
    why: "cdop.within-6, 2023/24: a small number",
    instead: "[c]",
  };
  expect(findings).toEqual([expect.objectContaining(error), expect.objectContaining(error)]);
  expect(coverage.text).toBe("1 of 3");
});

it("takes no figure for meant that is less alike than a withheld one, or that contradicts the words", () => {
  const codes = (text: string, own = register) => checkDraft(text, own).findings.map(({ code }) => code);
  const open = createRegister(figures.filter(({ id }) => id !== "cdop.within-6"));
  expect(codes("The reviews completed within 6 months were 31%.")).toEqual([DRAWN]);
  expect(codes("The reviews completed within 6 months were 31%.", open)).toEqual(["report/unsourced"]);
  expect(codes("The reviews completed within 12 months were 31%.")).toEqual(["report/drifted"]);
});

it("advises the mark where the words touch on what is withheld, though they name none of it", () => {
  const advice = (text: string) => checkDraft(text, register).findings.map(({ instead }) => instead);
  expect(advice("The deaths of two teenagers were hard to review.")).toEqual([
    expect.stringMatching(/^the mark, if/),
  ]);
  expect(advice("There were 812 lunches.")).toEqual([expect.stringMatching(/^add the figure/)]);
});

it("holds last year to what last year's report withheld, and one year's figure to its year", () => {
  const lastYear = createRegister([
    figureFor("cdop.within-6", withheld, {
      label: "Reviews completed within 6 months",
      period: financialYear("2022/23"),
    }),
  ]);
  const open = createRegister(figures.filter(({ id }) => id !== "cdop.within-6"));
  expect(
    printed("Some 15% of reviews were completed within 6 months last year.", { lastYear }, open),
  ).toEqual(["15% cdop.within-6"]);
  const both = createRegister([
    figureFor("now", share(14, 27), { label: "Reviews with modifiable factors" }),
    figureFor("before", withheld, {
      label: "Reviews with modifiable factors",
      period: financialYear("2022/23"),
    }),
  ]);
  const found = (text: string) => checkDraft(text, both).findings.map(({ code }) => code);
  expect(found("Reviews with modifiable factors were 51%.")).toEqual(["report/drifted"]);
  expect(found("In 2022/23 reviews with modifiable factors were 51%.")).toEqual([DRAWN]);
});

it("is excused by its code alone", () => {
  const excuse = { text: "2", reason: "published already", expires: "2024-09-30" as never };
  const codes = (own: object) =>
    checkDraft("| 10-14 years | 2 |", register, { excuses: [{ ...excuse, ...own }] }).findings.map(
      ({ code }) => code,
    );
  expect(codes({})).toEqual([DRAWN, "report/excuse-unused"]);
  expect(codes({ code: DRAWN })).toEqual([]);
});

it("says the same whatever number is printed, so that no finding gives one away", () => {
  const bands = fc
    .uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 5 })
    .map((from) => from.toSorted((a, b) => a - b).map((age) => `${5 * age}-${5 * age + 4} years`));
  const sentences = fc.constantFrom(
    (band: string, number: number) => `Of the deaths reviewed, ${number} were of children aged ${band}.`,
    (band: string, number: number) => `| ${band} | ${number} |`,
    (band: string, number: number) => `Of children aged ${band} the panel reviewed ${number} deaths.`,
    (band: string, number: number) => `Deaths reviewed by age: ${band}: ${number} (${number}%)`,
  );
  const numbers = fc.integer({ min: 0, max: 99 });
  fc.assert(
    fc.property(bands, sentences, numbers, numbers, (names, sentence, one, two) => {
      const own = createRegister(names.map((band) => byAge(band)));
      for (const band of names) {
        const [said, other] = [one, two].map((number) =>
          checkDraft(sentence(band, number), own).findings.map(({ code, message, why, instead }) => ({
            code,
            message,
            why,
            instead,
          })),
        );
        expect(new Set(said?.map(({ code, message }) => `${code} ${message}`))).toEqual(
          new Set([
            `${DRAWN} The register withholds "${byAge(band).label}"; the draft prints a number for it`,
          ]),
        );
        expect(other).toEqual(said);
      }
    }),
  );
});
