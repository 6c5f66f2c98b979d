import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const found = (text: string) =>
  checkArithmetic(text)
    .filter(({ severity }) => severity === "error")
    .map(({ code, instead }) => `${code.slice(7)} ${instead}`);

const left = ["parts-do-not-sum an underspend of £15,500"];
const lacking = ["parts-do-not-sum an overspend of £11,000"];

it.each([
  ["The budget was £120,000 and £104,500 was spent, leaving an underspend of £25,500.", left],
  ["We spent £104,500 against a budget of £120,000, an underspend of £25,500.", left],
  ["Spending of £104,500 left a £25,500 underspend on the £120,000 budget.", left],
  ["Of a budget for courses of £120,000 we spent £104,500, and so underspent by £25,500.", left],
  ["The budget of £120,000 was overspent by £15,500, for expenditure was £104,500.", left],
  ["Spend was £131,000 against a budget of £120,000, an overspend of £21,000.", lacking],
  ["Spend was £131,000 against a budget of £120,000, an underspend of £11,000.", lacking],
  [
    "The outturn of £1.31m is £0.5m overspent on the agreed budget, a £1.2m budget.",
    ["parts-do-not-sum an overspend of £110,000"],
  ],
  ["Underspent by £25,500, we spent £104,500 in 2023 of a budget of £120,000.", left],
  ["At a cost of £104,500 and with a budget of £120,000, there is an underspend of £25,500.", left],
  ["With £104,500 spent against a budget of £120,000, there is an underspend of £25,500.", left],
  ["In 2023/24 the budget was £120,000 and £104,500 was spent, leaving an underspend of £25,500.", left],
] as const)("holds what is left of a budget to it: %s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

it("says where, what and why", () => {
  const text = "An underspend of £25,500 came of a budget of £120,000, for we spent £104,500.";
  expect(
    checkArithmetic(text).map(({ message, why, span }) => [message, why, text.slice(span.start, span.end)]),
  ).toEqual([
    [
      "A budget of £120,000 of which £104,500 is spent leaves an underspend of £15,500, not £25,500",
      "120000 - 104500 = 15500",
      "£25,500 came of a budget of £120,000, for we spent £104,500",
    ],
  ]);
});

it.each([
  "For the budget year £120,000 came in, £104,500 was spent and there is an underspend of £25,500.",
  "Under spending rules £104,500 went out, of a budget of £120,000, with an underspend of £25,500.",
  "The budget was £120,000 and £104,500 was spent, leaving an underspend of £15,500.",
  "We spent £104,500 against a budget of £120,000, an underspend of £15,500.",
  "Spend was £131,000 against a budget of £120,000, an overspend of £11,000.",
  "The outturn of £1.31m is £0.1m overspent on a £1.2m budget.",
  "The final spend position is £47.3m, an underspend of £21.1m against a budget of £68.4m.",
  "We spent £104,500 of a budget of £120,000, with an underspend of £9,000 on staff.",
  "We spent £104,500 of a budget of £120,000, and last year's underspend of £9,000 in reserve.",
  "The budget was £120,000, grants were £5,000 and £104,500 was spent, an underspend of £20,500.",
  "The budget was £120,000 and about £104,500 was spent, an underspend of £16,000.",
  "The budget was £120,000 and $104,500 was spent, an underspend of £16,000.",
  "We had a budget of £120,000, spent £121,000 and would have had an underspend of £4,000 but for a loan.",
  "With a budget of £120,000 and costs of £104,500 we forecast an underspend of £10,000 in all.",
  "The training budget of £30,000 was underspent by £4,000 although £41,300 was spent on courses.",
  "The training budget of £30,000 was underspent by £4,000 and £41,300 was spent on courses.",
  "An overspend of £8.7m was met by reserves of £20m and grants of £5m.",
  "The budget of £120,000 has an underspend of £25,500.",
  "The budget was £120,000. We spent £104,500. There was an underspend of £25,500.",
])("finds nothing wrong in: %s", (text) => {
  expect(found(text)).toEqual([]);
});
