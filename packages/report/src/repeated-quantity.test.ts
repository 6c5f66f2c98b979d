import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const codesOf = (text: string) => checkArithmetic(text).map(({ code }) => code.replace("report/", ""));

it.each([
  ...["of", "was", "were", "is", "are", "totalled", "totalling", "stood at", "came to"].map(
    (link) => `The total budget ${link} £303,140 at first.\nThe total budget ${link} £303,410 later.`,
  ),
  "A share of 52% stood. The staff share was 52%. The staff share was 54%.",
  "The total budget of £303,140 (and more). So, the total budget of £303,410.",
  "Late plans agreed were 27; late plans agreed were 28.",
  "In 2023/24 the total budget was £3,140. In 2023/24 the total budget was £3,410.",
])("finds one quantity printed twice differently in: %s", (text) => {
  expect(codesOf(text)).toEqual(["printed-twice-differently"]);
});

it.each([
  "The total budget of £303,140 stood.\nThe total budget of £303,140 was spent.",
  "The total budget of £303,140 stood.\nThe other budget of £303,410 was spent.",
  "The total budget of £303,140 stood.\nThe total budget of about £303,410 was spent.",
  "The total budget of £0.3m stood.\nThe total budget of £303,410 was spent.",
  "The total budget £303,140 stood.\nThe total budget £303,410 was spent.",
  "The budget of £303,140 stood.\nThe budget of £303,410 was spent.",
  "The total budget of £303,140 stood.\nThe total budget of 303,410 was spent.",
  "The total budget and costs of £303,140 stood.\nThe total budget and fees of £303,410 were spent.",
  "In 2022/23 the total budget was £3,140. In 2023/24 the total budget was £3,410.",
])("finds no quantity printed twice differently in: %s", (text) => {
  expect(codesOf(text)).toEqual([]);
});

it.each([
  ["notified", "reviewed"],
  ["notifications", "reviews"],
  ["notification", "review completed"],
  ["notified", "reviews were completed"],
  ["NOTIFIED", "REVIEWED"],
  ["booked", "attended"],
  ["bookings", "of attendance"],
  ["agreed", "completed"],
  ["planned", "finished"],
])("finds one number at two stages: 27 %s, 27 %s", (first, second) => {
  expect(codesOf(`There were 27 ${first}. There were 27 ${second}.`)).toEqual(["same-number-twice"]);
  expect(codesOf(`There were 27 ${second}. There were 27 ${first}.`)).toEqual(["same-number-twice"]);
});

it.each([
  "There were 27 notified. There were 28 reviewed.",
  "There were 4 notified. There were 4 reviewed.",
  "There were about 27 notified. There were 27 reviewed.",
  "There were 27 notified. There were 27 looked into.",
  "There were 27 notified. There were 27 so far, and others were reviewed.",
  "There were 27 notified. There were 27, and reviewed.",
  "There were 27 notified and reviewed.",
  `There were 27 notified. There were 27 ${"plans ".repeat(9)}reviewed.`,
  "There were 27 notified. There were 27 attended.",
])("finds no one number at two stages in: %s", (text) => {
  expect(codesOf(text)).toEqual([]);
});

it.each([
  ...["5 notified", "5 reviewed"].map((words, index) =>
    index === 0
      ? "There were 5 notified. There were 5 reviewed."
      : `There were ${words}. There were 5 notified.`,
  ),
  "Reviewed were 27 in all. Notified were 27.",
])("finds one number at two stages in: %s", (text) => {
  expect(codesOf(text)).toEqual(["same-number-twice"]);
});

const wrong = ["multiple-does-not-follow"];

it.each([
  ...["per partner", "for each partner", "from each partner", "each", "apiece", "EACH"].map((words) => ({
    text: `It is £75,785.50 ${words}, a total of £303,141.`,
    found: wrong,
  })),
  ...[
    "the total of",
    "a total cost for all of",
    "the total is",
    "the total was",
    "in total",
    "in total,",
  ].map((words) => ({ text: `It is £75,785.50 each, ${words} £303,141.`, found: wrong })),
  ...["totalling", "altogether", "A TOTAL OF"].map((words) => ({
    text: `It is £75,785.50 each, ${words} £303,141.`,
    found: wrong,
  })),
  { text: "It is £75,785.50 each. That is a total of £303,141.", found: wrong },
  { text: "It is £75,785 each, a total of £303,143.", found: wrong },
  { text: "It is £75,785 each, a total of £303,137.", found: wrong },
  { text: "It is £75,785 each, a total of £303,142.", found: [] },
  { text: "It is £75,785 each, a total of £303,138.", found: [] },
  { text: "It is £75,785.50 each, a total of £303,142.", found: [] },
  { text: "It is about £75,785.50 each, a total of £303,141.", found: [] },
  { text: "It is £75,785.50 each, a total of about £303,141.", found: [] },
  { text: "It is £75,785.50 eachwise, a total of £303,141.", found: [] },
  { text: "It is £75,785.50 each, of £10, a total of £303,141.", found: [] },
  { text: "It is £75,785.50 each. So it is. That is a total of £303,141.", found: [] },
  { text: "It is 75,785.50 each, a total of £303,141.", found: [] },
  { text: "It is £75,785.50 each, a total of 303,141.", found: [] },
  { text: "It is £75,785.50 each, a total of £75,785.50.", found: [] },
])("holds a total to its shares, finding $found, in: $text", ({ text, found }) => {
  expect(codesOf(text)).toEqual(found);
});
