import { decimal } from "@pdscp/core";
import { expect, it } from "vitest";
import { milestoneOf } from "./path.ts";
import { amountOf, amountText, figureValueOf, quantityText } from "./quantity.ts";
import { measure } from "./record.fixture.ts";

const rate = measure({ unit: "rate", per: 100_000 });

it.each([
  { of: measure({ unit: "count" }), quantity: { count: 1234 }, amount: "1234", text: "1,234" },
  { of: measure(), quantity: { count: 14, total: 27 }, amount: "51.85", text: "51.9% (14 of 27)" },
  {
    of: rate,
    quantity: { count: 27, total: 140_000 },
    amount: "19.29",
    text: "19.3 per 100,000 (27 of 140,000)",
  },
])("writes $quantity as $text", ({ of, quantity, amount, text }) => {
  expect(amountOf(of, quantity).toFixed(of.unit === "count" ? 0 : 2)).toBe(amount);
  expect(quantityText(of, quantity)).toBe(text);
});

it.each([
  { count: 679, total: 799, beside: [85], text: "84.98% (679 of 799)" },
  { count: 680, total: 800, beside: [85], text: "85.0% (680 of 800)" },
  { count: 681, total: 801, beside: [85], text: "85.02% (681 of 801)" },
  { count: 679, total: 799, beside: [84.99], text: "84.98% (679 of 799)" },
  { count: 679, total: 799, beside: [95], text: "85.0% (679 of 799)" },
  { count: 8_499_999, total: 10_000_000, beside: [85], text: "84.99999% (8,499,999 of 10,000,000)" },
  { count: 1, total: 3, beside: [100 / 3], text: "33.3% (1 of 3)" },
  { count: 1, total: 3, beside: [decimal(100).div(3)], text: "33.3% (1 of 3)" },
  { count: 17, total: 20, beside: [85, decimal(85)], text: "85.0% (17 of 20)" },
  { count: 8504, total: 10_000, beside: [85.04], text: "85.04% (8,504 of 10,000)" },
])("writes $count of $total to as many places as leave it on its side of $beside", (row) => {
  const { count, total, beside, text } = row;
  expect(quantityText(measure(), { count, total }, beside)).toBe(text);
});

it.each([
  [1500, "1,500%"],
  [-1234567.891, "-1,234,567.89%"],
  [0.004, "0.004%"],
  [-0.0004, "-0.0004%"],
  [0, "0%"],
  [999.999, "1,000%"],
])("writes the amount %d as %s, and nothing as 0 that is not", (amount, text) => {
  expect(amountText(measure(), amount)).toBe(text);
});

it("keeps the denominator in the figure", () => {
  expect(figureValueOf(rate, { count: 27, total: 140_000 })).toEqual({
    kind: "rate",
    count: 27,
    population: 140_000,
    per: 100_000,
  });
  expect([amountText(rate, 19.3), amountText(measure(), 85.126)]).toEqual(["19.3 per 100,000", "85.13%"]);
});

it.each([
  ["2024/25 Q1 20", "2024/25 Q1", "20"],
  ["2024-25 Q2: 30.5%", "2024/25 Q2", "30.5"],
  ["2024/25Q4=0", "2024/25 Q4", "0"],
])("reads the path %s", (line, quarter, amount) => {
  const milestone = milestoneOf(line);
  expect([milestone?.quarter, milestone?.amount.toFixed()]).toEqual([quarter, amount]);
});

it.each(["", "2024/25 20", "Q1 20", "2024/26 Q1 20", "2024/25 Q5 20", "2024/25 Q1 1e3", "2024/25 Q1"])(
  "does not read the path %j",
  (line) => {
    expect(milestoneOf(line)).toBeUndefined();
  },
);
