import { expect, it } from "vitest";
import { readDraft } from "./draft.ts";
import { figureIndex } from "./figure-index.ts";
import { namesIn } from "./name-place.ts";
import { count, figureFor } from "./register.fixture.ts";

const index = figureIndex({
  figures: [
    "Deaths by area: Poole",
    "Deaths by area: Poole Town",
    "Deaths by age: 0-27 days",
    "Reviews: 6 months",
    "Reviews: from 12 months to 24 months",
  ].map((label, place) => figureFor(`n${place}`, count(place), { label })),
});

/** Each name of a text's first sentence, as the text has it, with the labels of its figures. */
function namedIn(text: string) {
  const draft = readDraft(text);
  const [sentence] = draft.sentences;
  if (sentence === undefined) throw new Error("There is no sentence");
  return namesIn(draft, sentence, [index]).map(({ start, end, name }) => ({
    said: text.slice(start, end),
    labels: name.figures(index).map(({ figure }) => figure.label),
  }));
}

it.each([
  {
    text: "In Poole 3 were aged 0-27 days.",
    names: [
      { said: "Poole", labels: ["Deaths by area: Poole"] },
      { said: "0-27", labels: ["Deaths by age: 0-27 days"] },
    ],
  },
  {
    text: "In Poole Town there were 3.",
    names: [{ said: "Poole Town", labels: ["Deaths by area: Poole Town"] }],
  },
  { text: "Within 6 months there were 3.", names: [{ said: "6 months", labels: ["Reviews: 6 months"] }] },
  {
    text: "Within 24 months there were 3.",
    names: [{ said: "24 months", labels: ["Reviews: from 12 months to 24 months"] }],
  },
  { text: "Within 6 weeks there were 3.", names: [] },
  { text: "Within 7 months there were 3.", names: [] },
  { text: "In Dorset there were 3.", names: [] },
])("finds the names of figures in: $text", ({ text, names }) => {
  expect(namedIn(text)).toEqual(names);
});

it("keeps names apart that have a number in common, and not its unit", () => {
  const months = readDraft("Within 6 months or 24 months there were 3.");
  const [sentence] = months.sentences;
  const keys = sentence === undefined ? [] : namesIn(months, sentence, [index]).map(({ name }) => name.key);
  expect(new Set(keys).size).toBe(2);
});
