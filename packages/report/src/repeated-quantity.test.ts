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
  { apart: 30, found: ["same-number-twice"] },
  { apart: 250, found: [] },
])("reads one number at two stages no further apart than people read: $apart", ({ apart, found }) => {
  const text = `There were 27 notified. ${"So it was. ".repeat(apart)}There were 27 reviewed.`;
  expect(codesOf(text)).toEqual(found);
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

const swapped = (text: string) =>
  checkArithmetic(text)
    .filter(({ code }) => code === "report/printed-twice-differently")
    .map(({ span, why }) => `${text.slice(span.start, span.end)}: ${why}`);

it.each([
  [
    "We agreed a budget of £303,140. Each partner paid a quarter. The budget of £303,410 was spent on staff.",
    "£303,410: Two digits have changed places, and both are of the same: budget",
  ],
  [
    "There were 2,876 attendances. Most came from schools. The 2,867 attendances were at 156 courses.",
    "2,867: Two digits have changed places, and both are of the same: attendances",
  ],
  [
    "The fund for free places is £12,450. It is open to all. The fund of £12,540 was used in full.",
    "£12,540: Two digits have changed places, and both are of the same: fund",
  ],
  [
    "The total income came to £21,975.50. Income of £21,795.50 was better than planned.",
    "£21,795.50: Two digits have changed places, and both are of the same: income",
  ],
])("finds two digits that changed places in one quantity: %s", (text, expected) => {
  expect(swapped(text)).toEqual([expected]);
});

it.each([
  "We agreed a budget of £303,140. The budget of £303,140 was spent on staff.",
  "We agreed a budget of £303,140. The reserve of £303,410 was spent on staff.",
  "In 2022/23 the budget was £303,140. In 2023/24 the budget was £303,410.",
  "The budget is £303,140. In 2023/24 the budget was £303,410.",
  "The budget is £303,140. Last year's budget was £303,410.",
  "The budget rose from £303,140 to £303,410.",
  "The budget of £303,140 was agreed. The training budget of £303,410 was not.",
  "The population of Dorset is 383,274. The population of BCP is 383,247.",
  "There were 1,234 contacts by phone. There were 1,243 contacts by letter.",
  "There were 12 plans. The 21 plans were of boys.",
  "There were 2,876 attendances. Another 2,867 attendances were online.",
  "The budget was £150,000. The budget was £510,000 in all.",
  "There were over 2,876 attendances. The 2,867 attendances were at 156 courses.",
])("finds no digits that changed places in: %s", (text) => {
  expect(swapped(text).filter((each) => each.includes("changed places"))).toEqual([]);
});
