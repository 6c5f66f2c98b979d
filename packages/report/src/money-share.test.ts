import fc from "fast-check";
import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const found = (text: string) =>
  checkArithmetic(text).map(({ code, instead }) => `${code.replace("report/", "")} ${instead}`);

const wrong = ["percentage-does-not-follow 84%"];

it.each([
  { text: "The partnership spent £255,984, 94% of its budget of £303,140.", expected: wrong },
  { text: "The partnership spent £255,984, 84% of its budget of £303,140.", expected: [] },
  { text: "The partnership spent £255,984, 84.4% of its budget of £303,140.", expected: [] },
  { text: "It spent £255,984 on staff (83% of the total income of £303,140).", expected: wrong },
  { text: "It spent £255,984 or 94% of a budget of £303,140.", expected: wrong },
  { text: "It spent £255,984, which is 94% of our whole budget of £303,140", expected: wrong },
  { text: "It spent £255,984, representing 94% of the grant of £303,140; more is left.", expected: wrong },
  { text: "Staff £255,984 (94%) of £303,140.", expected: wrong },
  { text: "Staff £255,984 (94%) of the total £303,140 was spent.", expected: wrong },
  { text: "Police £75,785 (25%) of £303,140.", expected: [] },
  { text: "It spent £255,984 of its £303,140 budget (94%).", expected: wrong },
  { text: "It spent £255,984 of a budget of £303,140 (84%).", expected: [] },
  { text: "Staff are 94% of all spending (£255,984 of £303,140).", expected: wrong },
  { text: "Staff are 94% (£255,984 of the £303,140).", expected: wrong },
  { text: "Staff are 84% of expenditure (£255,984 of £303,140).", expected: [] },
  { text: "Staff are 94% of it (£255,984 of £303,140 less fees).", expected: [] },
  { text: "Staff rose 94% last year (£255,984 of £303,140).", expected: [] },
  { text: "On a net budget of £123.1m there is an overspend of £8.8m (7.1% of budget).", expected: [] },
  {
    text: "On a net budget of £123.1m there is an overspend of £8.8m (11.7% of the budget).",
    expected: ["percentage-does-not-follow 7.1%"],
  },
  {
    text: "The net budget is £123.1m, and an overspend of £8.8m at the end of July (11.7% of budget) is forecast.",
    expected: ["percentage-does-not-follow 7.1%"],
  },
  {
    text: "Total budget is £123.1m, and an overspend of £8.8m (11.7% of the budget) is forecast.",
    expected: ["percentage-does-not-follow 7.1%"],
  },
  {
    text: "It shows an underspend of £1,200 against a budget of £96,000 (2.25%).",
    expected: ["percentage-does-not-follow 1.25%"],
  },
  { text: "It shows an underspend of £1,200 and income of £96,000 (2.25%).", expected: [] },
  { text: "It spent £255,984 of its £303,140 budget (94% of it).", expected: wrong },
  { text: "It spent £255,984 of its £303,140 budget, more than others (94%).", expected: [] },
  { text: "It spent £255,984, 94% as much as the £303,140 budget.", expected: [] },
  { text: "It spent £255,984, for others spent 94% of a budget of £303,140.", expected: [] },
  { text: "The training budget was £20,000 and £12,000 was spent (4% of the total budget).", expected: [] },
  { text: "The training budget was £20,000 and £12,000 was spent (4% of the budget).", expected: [] },
  { text: "On a grant of £123.1m there is an overspend of £8.8m (11.7% of the budget).", expected: [] },
  { text: "The budget is £1m, the fund £2m and the rest £0.8m (12% of the budget).", expected: [] },
  { text: "Staff are 94% (£255,984 and £303,140).", expected: [] },
  { text: "It spent £1.2m, 96% of its budget of £1.25m.", expected: [] },
  { text: "It spent £1.2m, 101% of its budget of £1.25m.", expected: ["percentage-does-not-follow 96%"] },
  { text: "It spent £0.50, 50% of its fund of £1.01.", expected: [] },
  { text: "It spent £120, 120% of its fund of £100.", expected: [] },
  { text: "It had £47,156 left, 84% of its budget of £303,140 having been spent.", expected: [] },
  { text: "It spent about £255,984, 94% of its budget of £303,140.", expected: [] },
  { text: "It spent £255,984, over 94% of its budget of £303,140.", expected: [] },
  { text: "It spent £255,984, 94% of its budget of about £303,140.", expected: [] },
  { text: "It spent £255,984, 94% of its budget of €303,140.", expected: [] },
  { text: "It spent £255,984, 94% of its budget of £0.", expected: [] },
  { text: "It spent -£255,984, 94% of its budget of £303,140.", expected: [] },
  { text: "It spent £255,984. Then 94% of its budget of £303,140.", expected: [] },
  { text: "It spent £255,984 in the year of which we tell, 94% of its budget of £303,140.", expected: [] },
  { text: "It spent £255,984, 94% more than the £303,140.", expected: ["change-wrong-way a decrease"] },
  { text: "It spent £255,984 of £303,140 (3% less than before).", expected: [] },
  { text: "It spent £255,984 and £303,140 (94%).", expected: [] },
  { text: "It spent £255,984 (94%) and £303,140.", expected: [] },
  { text: "It spent 255,984, 94% of its budget of £303,140.", expected: [] },
])("finds $expected in: $text", ({ text, expected }) => {
  expect(found(text)).toEqual(expected);
});

it("says what it comes to", () => {
  expect(checkArithmetic("We spent £255,984, 94% of our budget of £303,140.")).toEqual([
    {
      code: "report/percentage-does-not-follow",
      severity: "error",
      message: "£255,984 of £303,140 is 84%, not 94%",
      why: "255984 ÷ 303140 = 84.44%",
      instead: "84%",
      span: { start: 9, end: 48 },
      line: 1,
      column: 10,
    },
  ]);
});

it("finds nothing wrong in a share rightly rounded, and everything in one that is 2 off", () => {
  const sums = fc
    .tuple(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1_000, max: 999_999 }))
    .map(([one, two]) => [Math.min(one, two), Math.max(one, two)] as const);
  fc.assert(
    fc.property(sums, ([part, whole]) => {
      const percent = Math.floor((200 * part + whole) / (2 * whole));
      const text = (share: number) => `We spent £${part}, ${share}% of our budget of £${whole}.`;
      expect(found(text(percent))).toEqual([]);
      expect(found(text(percent + 2))).toHaveLength(1);
    }),
  );
});
