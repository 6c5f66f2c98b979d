import { expect, it } from "vitest";
import { readDraft } from "./draft.ts";
import { byLikeness, contextOf, likeness } from "./mention-context.ts";
import { count, figureFor } from "./register.fixture.ts";
import { stemsOf } from "./stem.ts";

/** What the words tell of a number of a text's first sentence. */
function contextIn(text: string, place = 0) {
  const draft = readDraft(text);
  const [sentence] = draft.sentences;
  const mention = sentence?.mentions[place];
  if (sentence === undefined || mention === undefined) throw new Error("There is no such number");
  return contextOf(draft, sentence, mention);
}

it("hears the words before a number, and those close after it", () => {
  const { stems } = contextIn(`Budgets were 27 plans ${"or so ".repeat(14)}for nurses.`);
  expect(stemsOf("budgets plans nurses").map((stem) => stems.has(stem))).toEqual([true, true, false]);
});

it("takes the other ages and times of a sentence for names, and no other number", () => {
  const text = "Of 27 plans 5 took 6 months, and those aged 10-14 had 3.";
  const named = (place: number) => contextIn(text, place).names.map(({ value }) => value);
  expect(named(0)).toEqual(["6", "10-14"]);
  expect(named(2)).toEqual(["10-14"]);
});

it("knows which other numbers the sentence prints", () => {
  const { isBeside } = contextIn("Of 27 plans 5 were late.");
  expect(["27", "5", "6"].map(isBeside)).toEqual([false, true, false]);
});

it.each([
  ["Last year we had 27.", true],
  ["27 came, of more in the year before.", true],
  ["This year we had 27.", false],
])("hears whether the words are of the year before: %s", (text, isPast) => {
  expect(contextIn(text).isPast).toBe(isPast);
});

it.each<[text: string, heard: readonly string[]]>([
  ["It was 27.", []],
  ["It rose by 27.", ["isChange"]],
  ["It rose by 27 more.", ["isChange"]],
  ["IT FELL BY 27.", ["isChange", "isFall"]],
  ["There was a 27% rise.", ["isChange"]],
  ["There was a 27% fall.", ["isChange", "isFall"]],
  ["The 27% rose.", []],
  ["The 27% fell.", []],
  ["There were 27 more.", []],
  ["There were 27 fewer.", ["isFall"]],
  ["There was a SHORTFALL of £27.", ["isFall"]],
  ["There was a £27 DEFICIT.", ["isFall"]],
  ["It was £27 less than our income.", ["isFall", "isCompared"]],
  ["It was 27 fewer than 150 others.", ["isFall", "isCompared"]],
  ["It was £27 less than 2022 had.", ["isFall"]],
  ["It was £27 less than last year.", ["isFall"]],
  ["It was £27 in all, less than our income.", []],
])("hears whether the words call a number a change, a fall or a difference: %s", (text, heard) => {
  const context = contextIn(text);
  expect((["isChange", "isFall", "isCompared"] as const).filter((key) => context[key])).toEqual(heard);
});

it.each<[text: string, isOfPast: boolean]>([
  ["Last year 27 came.", true],
  ["The 27 of last year came.", true],
  ["There were 27, and 30 last year.", false],
  ["It rose from 27 to 30.", true],
  ["It rose from 27 in the year before to 30.", true],
  ["It came from 27, and went to 30.", false],
  ["Money from trusts gave 27 more to schools.", false],
])("hears whether the first number is itself of the year before: %s", (text, isOfPast) => {
  expect(contextIn(text).isOfPast).toBe(isOfPast);
});

it("gives the words for last year to the number that they follow, or precede", () => {
  expect(contextIn("There were 30 last year, and 27 now.", 1).isOfPast).toBe(false);
  expect(contextIn("There were 30, and last year 27.", 1).isOfPast).toBe(true);
});

it.each([
  { label: "Deaths reviewed", words: "deaths", share: 0.5 },
  { label: "Deaths reviewed", words: "deaths that were reviewed", share: 1 },
  { label: "Deaths reviewed", words: "plans", share: 0 },
  { label: "27", words: "plans", share: 0 },
])("finds $share of the label $label in: $words", ({ label, words, share }) => {
  expect(likeness({ label }, new Set(stemsOf(words)))).toBe(share);
});

it("puts the likeliest figure first, and leaves those alike in their order", () => {
  const [plans, deaths, more] = ["Plans", "Deaths", "Deaths"].map((label, index) =>
    figureFor(`n${index}`, count(27), { label }),
  ) as [ReturnType<typeof figureFor>, ReturnType<typeof figureFor>, ReturnType<typeof figureFor>];
  const stems = new Set(stemsOf("deaths"));
  expect(byLikeness([plans, deaths], stems)).toEqual([deaths, plans]);
  expect(byLikeness([plans, deaths, more], stems).map(({ id }) => id)).toEqual(["n1", "n2", "n0"]);
});
