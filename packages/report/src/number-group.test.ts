import { expect, it } from "vitest";
import { checkDraft } from "./draft-check.ts";
import { createRegister } from "./register.ts";
import { age, byAge, printed, register } from "./withheld.fixture.ts";

it.each([
  {
    text: "Small numbers were aged 10-14 and 12 were from BCP.",
    expected: [],
  },
  {
    text: "Of the deaths reviewed, 8 were of boys and 3 were aged 10-14 years.",
    expected: [age("3", "10-14 years")],
  },
  {
    text: "Of the deaths reviewed, 2 were aged 10-14 years, 12 from BCP and 3 from elsewhere.",
    expected: [age("2", "10-14 years")],
  },
  {
    text: "Of the deaths reviewed, 22 were from Pan-Dorset (10 Dorset and 12 BCP) and 5 from Somerset.",
    expected: ["10 Deaths reviewed by area: Dorset", "5 Deaths reviewed by area: Somerset"],
  },
  {
    text: "Of the deaths reviewed, 12 were of babies of 0-27 days and the other 3 were aged 5-9 years.",
    expected: [age("3", "5-9 years")],
  },
  {
    text: "The panel reviewed 3 aged 5-9 years, [c] aged 10-14, 2 aged 15-17 and 12 of 0-27 days.",
    expected: [age("3", "5-9 years"), age("2", "15-17 years")],
  },
  {
    text: "Of deaths reviewed of children aged 10-14 in BCP there were 12, and 3 were sudden.",
    expected: [],
  },
  {
    text: "Of the deaths reviewed 2 of those aged 10-14 and 3 of those aged 15-17 years were sudden.",
    expected: [age("2", "10-14 years"), age("3", "15-17 years")],
  },
  {
    text: "Of the deaths reviewed, 2 were aged 10-14, and of the 3 from Somerset all were of babies.",
    expected: [age("2", "10-14 years"), "3 Deaths reviewed by area: Somerset"],
  },
  {
    text: "Deaths reviewed by area: in BCP 12, 5 in Somerset.",
    expected: ["5 Deaths reviewed by area: Somerset"],
  },
  ...["7% (2) and 11% (3)", "7%, 2, and 11%, 3,", "2(7%) and 3(11%)", "2 or 7% and 3 or 11%"].map((said) => {
    const numbers = said.match(/\d+%?/g) ?? [];
    return {
      text: `Of the deaths reviewed, those aged 10-14 years were ${said.replace(" and", " and those aged 15-17:")}.`,
      expected: numbers.map((number, place) => age(number, place < 2 ? "10-14 years" : "15-17 years")),
    };
  }),
])("gives each group of numbers the name that is its own: $text", ({ text, expected }) => {
  expect(printed(text)).toEqual(expected);
});

it.each([
  "Of the deaths reviewed, a small number were aged 10-14 and 12 were from BCP.",
  "Of the deaths reviewed, small numbers were aged 10-14 and 12 were from BCP.",
  "Much was done in the year, and much is left to do. Of the deaths reviewed, a few were aged 10-14 and 12 were from BCP.",
])("gives a name to the words that stand for a number: %s", (text) => {
  expect(printed(text)).toEqual([]);
});

it("takes a range that is a name for no number", () => {
  const own = createRegister([byAge("22-27")]);
  expect(printed("Deaths reviewed by age: 22-27: 3", {}, own)).toEqual(["3 Deaths reviewed by age: 22-27"]);
});

it("leaves a mark in words for what it is", () => {
  const text = "Of the deaths reviewed, fewer than five were aged 10-14 years.";
  const { mentions, findings } = checkDraft(text, register);
  expect(mentions.map(({ text: own, status }) => `${own} ${status}`)).toEqual([
    "five context",
    "10-14 context",
  ]);
  expect(findings).toEqual([]);
});
