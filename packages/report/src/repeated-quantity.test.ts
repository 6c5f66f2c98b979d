import { expect, it } from "vitest";
import { found } from "./arithmetic.fixture.ts";
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
  "The total budget was £3,140. The total budget was £3,410. The total budget was £3,140.",
  "Fees of the social enterprise were £3,140. Fees of the social enterprise were £3,410.",
  "The number of school dropouts was 27. The number of school dropouts was 28.",
  "All school dropouts seen by school dropouts were 27. All school dropouts seen by school dropouts were 28.",
  "All of the total budget was £3,140. So much of the total budget was £3,410.",
])("finds one quantity printed twice differently in: %s", (text) => {
  expect(codesOf(text)).toEqual(["printed-twice-differently"]);
});

it.each([
  "The total budget of £303,140 stood.\nThe total budget of £303,140 was spent.",
  "The total budget of £303,140 stood.\nThe other budget of £303,410 was spent.",
  "The total budget of £303,140 stood.\nThe total budget of about £303,410 was spent.",
  "The total budget of £0.3m stood.\nThe total budget of £303,410 was spent.",
  "The total budget £303,140 stood.\nThe total budget £303,410 was spent.",
  "The budget of £303,140 stood.\nThe budget of £310,000 was spent.",
  "The total budget of £303,140 stood.\nThe total budget of 303,410 was spent.",
  "The total budget and costs of £303,140 stood.\nThe total budget and fees of £303,410 were spent.",
  "In 2022/23 the total budget was £3,140. In 2023/24 the total budget was £3,410.",
  "By 5 May 2023 the total budget was £3,140. By 6 June 2023 the total budget was £3,410.",
  "The total budget was about £3,140. The total budget was £3,410.",
  "The total budget was about £3,140. The total budget was about £3,410.",
  "The time to review was 14 days. The time to review was 15 days.",
  "The mean pay gap is 7.1%. The median pay gap is 0.9%. The mean bonus pay gap is 3.3%.",
  "Pool use by those aged from 16 to 60 was 31%. Gym use by those aged from 16 to 60 was 12%.",
  "Here 23% had help, against a national average of 12%. There 61% had, against a national average of 54%.",
  "Fraud showed an annual rise of 3%. Violence showed an annual rise of 22%.",
  "From 1 April 2017 to 31 March 2018 there were 8,204 calls. From 1 April 2017 to 31 March 2018 there were 1,310 visits.",
  "The mean gap that we printed last year was 2.44%. The median gap that we printed last year was 2.23%.",
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
  "There were 27 notified. Those reviewed with care by the panel and its partners in each of our districts were 27.",
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

it("says where the other stands, and of which process", () => {
  const said = (text: string) => checkArithmetic(text).map(({ message, why }) => `${message} | ${why}`);
  expect([
    ...said("There were 27 booked.\nIn the end 27 attended."),
    ...said("There were 27 finished.\nIn the end 27 were agreed."),
    ...said("The total budget was £3,140.\nThe total budget was £3,410."),
    ...said("In 2023 the total budget was £3,140.\nIn 2023 the total budget was £3,410."),
  ]).toMatchInlineSnapshot(`
    [
      "27 here and 27 on line 1 are the same number for two different quantities | They stand at two stages of one process (training places), and count different ones",
      "27 here and 27 on line 1 are the same number for two different quantities | They stand at two stages of one process (actions), and count different ones",
      "£3,410 here, and £3,140 on line 1, for what reads as the same quantity | Both follow the words "total budget"",
      "£3,410 here, and £3,140 on line 1, for what reads as the same quantity | Both follow the words "total budget"",
    ]
  `);
});

it.each([
  { last: "So it truly was. ", found: ["same-number-twice"] },
  { last: "So it really was. ", found: [] },
])("reads one number at two stages fewer than 2,000 characters apart: $last", ({ last, found }) => {
  const apart = `${"So it was. ".repeat(178)}${last}`;
  for (const before of ["", "So it was. ".repeat(200)]) {
    expect(codesOf(`${before}There were 27 notified. ${apart}There were 27 reviewed.`)).toEqual(found);
    expect(codesOf(`${before}There were 27 reviewed. ${apart}There were 27 notified.`)).toEqual(found);
  }
});

it("looks at the first twenty counts of a stage", () => {
  const others = (many: number) =>
    Array.from({ length: many }, (_, n) => `Of them ${100 + n} were notified.`).join(" ");
  expect(codesOf(`${others(19)} So 27 were notified. So 27 were reviewed.`)).toEqual(["same-number-twice"]);
  expect(codesOf(`${others(20)} So 27 were notified. So 27 were reviewed.`)).toEqual([]);
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

it("tells one quantity printed twice, and one number at two stages", () => {
  const texts = [
    "The total budget of £303,140 was met.\nThe total budget of £303,410 was spent.",
    "The total budget of £303,140 in 2023/24 was met. The total budget of £276,201 in 2022/23 was spent.",
    "The total budget of £0.3m was met. The total budget of £303,140 was spent.",
    "There were 27 deaths notified. The panel reviewed 27 deaths.",
    "The panel reviewed 27 deaths. There were 27 deaths notified.",
    "There were 4 deaths notified, and 4 deaths reviewed.",
    `There were 27 deaths notified. ${"Much was said of it. ".repeat(120)}The panel reviewed 27 deaths.`,
    `There were 27 deaths notified.\n\n${"Much was said. ".repeat(120)}\n\nThe panel reviewed 27 deaths.`,
    "There were 40 places booked, and 40 attended.",
    `${Array.from({ length: 22 }, (_, index) => `There were ${100 + index} deaths notified.`).join(" ")} The panel reviewed 121 deaths.`,
  ];
  expect(texts.flatMap(found)).toMatchInlineSnapshot(`
    [
      "The total budget of £303,140 was met. / The total budget of £303,410 was spent.",
      "  report/printed-twice-differently: £303,410 here, and £303,140 on line 1, for what reads as the same quantity | Both follow the words "total budget" | one of them in both places, or words that tell the two apart",
      "The total budget of £303,140 in 2023/24 was met. The total budget of £276,201 in 2022/23 was spent.",
      "The total budget of £0.3m was met. The total budget of £303,140 was spent.",
      "There were 27 deaths notified. The panel reviewed 27 deaths.",
      "  report/same-number-twice: 27 here and 27 on line 1 are the same number for two different quantities | They stand at two stages of one process (child deaths), and count different ones | a sentence that says they are different, and what happened to the rest",
      "The panel reviewed 27 deaths. There were 27 deaths notified.",
      "  report/same-number-twice: 27 here and 27 on line 1 are the same number for two different quantities | They stand at two stages of one process (child deaths), and count different ones | a sentence that says they are different, and what happened to the rest",
      "There were 4 deaths notified, and 4 deaths reviewed.",
      "There were 27 deaths notified. Much was said of it. Much was said of it. Much was said of it. Much w",
      "There were 27 deaths notified. /  / Much was said. Much was said. Much was said. Much was said. Much",
      "  report/same-number-twice: 27 here and 27 on line 1 are the same number for two different quantities | They stand at two stages of one process (child deaths), and count different ones | a sentence that says they are different, and what happened to the rest",
      "There were 40 places booked, and 40 attended.",
      "There were 100 deaths notified. There were 101 deaths notified. There were 102 deaths notified. Ther",
    ]
  `);
});
