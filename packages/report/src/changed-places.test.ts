import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

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
  [
    "There were 2,876 attendances. The 2,867 attendances in Kent were at courses of all kinds that previous years had not.",
    "2,867: Two digits have changed places, and both are of the same: attendances",
  ],
  [
    "There were 2,876 attendances in Kent. There were 2,867 attendances.",
    "2,867: Two digits have changed places, and both are of the same: attendances",
  ],
  [
    "The subtotal of £12,450 was paid. It was late. The subtotal of £12,540 was right.",
    "£12,540: Two digits have changed places, and both are of the same: subtotal",
  ],
  [
    "We gave 2,876 full-time places. The 2,867 full-time places were free.",
    "2,867: Two digits have changed places, and both are of the same: full-time",
  ],
  [
    "In 2023/24 the budget was £303,140. In 2023/24 the budget was £303,410.",
    "£303,410: Two digits have changed places, and both are of the same: budget",
  ],
  [
    "The budget is £303,140. Rents are £1,000, £2,000, £3,000, £4,000 and £5,000. The budget is £303,410.",
    "£303,410: Two digits have changed places, and both are of the same: budget",
  ],
  [
    `The budget is £303,140. ${"A gift of £430,310 came. ".repeat(4)}The budget is £303,410.`,
    "£303,410: Two digits have changed places, and both are of the same: budget",
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
  "Another 2,876 attendances were online. Another 2,867 attendances were at schools.",
  ...[
    "other attendances",
    "attendances of others",
    "attendances compared well",
    "attendances in previous years",
  ].map((words) => `There were 2,876 attendances. The 2,867 ${words}.`),
  "There were 2,876 attendances. The 2,867 attendances previously booked were at 156 courses.",
  "We had 2,876, mostly attendances at schools. Later we had 2,867, mostly attendances at schools.",
  "The share was 52.45%. Few came. The share was 52.54%.",
  "The budget of about £303,140 was agreed. The budget of £303,410 was spent.",
  "The budget of £303,140 was agreed and the budget of £303,410 was spent.",
  "The fee of £1.23 was agreed. The fee of £1.32 was paid.",
  `The budget is £303,140. ${"A gift of £430,310 came. ".repeat(5)}The budget is £303,410.`,
  "There were over 2,876 attendances. The 2,867 attendances were at 156 courses.",
])("finds no digits that changed places in: %s", (text) => {
  expect(swapped(text).filter((each) => each.includes("changed places"))).toEqual([]);
});
