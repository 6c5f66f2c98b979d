import { formatNumber } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const found = (text: string) =>
  checkArithmetic(text).map(({ code, instead }) => `${code.replace("report/", "")} ${instead}`);

it.each([
  "Sessions held: 45 + 55 = 100.",
  "£21,697 + £303,140 - £68,853 = £255,984",
  "Income £21,697 + £303,140 – £68,853 = £255,984 spent.",
  "41 open + 57 notified - 27 reviewed = 71 open at the end of the year.",
  "57 notified − 27 reviewed = 30 more open than before.",
  "10 + 12 + 5 = 27 deaths reviewed.",
  "10 + 12 = 22 of the 27 deaths (81%).",
  "45 boys + 55 girls = 100 children.",
  "40% + 45% + 15% = 100%",
  "33% + 33% + 33% = 100%",
  "33.3% + 33.3% + 33.3% = 100%",
  "£1.2m + £1.3m = £2.6m",
  "£75,785.25 + £0.75 = £75,786",
  "33.3% + 33.3% + 33.3% = 100.0%",
  "We had 12 late, and from Dorset + 15 = 30.",
  "45 staff + their 20 managers = 80 with others.",
  "45 + 55 = well short of 110.",
  "4 x £75,785 = £303,140",
  "£75,785 × 4 = £303,140",
  "2 x 10 + 5 = 25",
  "2 × (10 + 5) = 30",
  "(10 + 12) ÷ 27 = 81%",
  "10 + 12 x 2 = 34",
  "20 + 25 = 45 - 3 = 42",
  "12 + 15 = 27 = all reviews of the year.",
  "Together we do more: 1 + 1 = 3.",
  "Ages 0-4 + 5-9 = 45 children.",
  "Years 5 + 6 = 60 pupils.",
  "Q1 + Q2 = 120 bookings, and Q3 + Q4 = 95.",
  "2022/23 + 2023/24 = 86 deaths.",
  "Level 2 + 13 = 25 learners.",
  "The full-day fee of £20 + VAT = £24.",
  "The full-day fee of £20 + 20% VAT = £24.",
  "1,209 + 3% = 1,245 children in need.",
  "About 45 + 55 = 110 people.",
  "45 + 55 = about 110 people.",
  "45 staff + 20 volunteers + trustees = 72 people.",
  "A place for 12 + 16-17 year olds = 30 young people.",
  "Under 18s 10 + adults 12 = 22, and 18 + = 40.",
  "$45 + $55 = £80",
  "12 + 15 days = 20 days",
  "0-25 = 45 and 26+ = 55",
  "10 + 12\n\n= 30",
])("finds nothing wrong in: %s", (text) => {
  expect(found(text).filter((each) => each.startsWith("parts-do-not-sum"))).toEqual([]);
});

it.each([
  { text: "45 + 55 = 110", expected: ["parts-do-not-sum 100"] },
  { text: "Sessions held: 45 + 55 = 110.", expected: ["parts-do-not-sum 100"] },
  { text: "Sessions held: 45+55=110.", expected: ["parts-do-not-sum 100"] },
  { text: "In 27 weeks: 45 + 55 = 110.", expected: ["parts-do-not-sum 100"] },
  { text: "Half-day sessions before tax 45 + 55 = 110.", expected: ["parts-do-not-sum 100"] },
  { text: "45 + 55 = 110 in 2022/23.", expected: ["parts-do-not-sum 100"] },
  { text: "45 + 55 = 110 - more than ever.", expected: ["parts-do-not-sum 100"] },
  { text: "10 + 2 = 13", expected: ["parts-do-not-sum 12"] },
  { text: "£60.50 + £12.25 = £72.76", expected: ["parts-do-not-sum £72.75"] },
  { text: "10 + 12 + 6 = 27 deaths reviewed.", expected: ["parts-do-not-sum 28"] },
  { text: "£21,697 + £303,140 - £68,853 = £255,894", expected: ["parts-do-not-sum £255,984"] },
  { text: "£21,697 + £303,140 – £68,853 = £255,894.", expected: ["parts-do-not-sum £255,984"] },
  { text: "45 boys + 55 girls = 110 children.", expected: ["parts-do-not-sum 100"] },
  { text: "57 notified − 27 reviewed = 40 more open.", expected: ["parts-do-not-sum 30"] },
  { text: "40% + 45% + 15% = 110%", expected: ["parts-do-not-sum 100%"] },
  { text: "33.3% + 33.3% + 33.3% = 99%", expected: ["parts-do-not-sum 99.9%"] },
  { text: "£60.50 + £12 = £74", expected: ["parts-do-not-sum £72.50"] },
  { text: "£1.2m + £1.3m = £2.8m", expected: ["parts-do-not-sum £2,500,000"] },
  { text: "Income £12 less £15 = £3", expected: ["parts-do-not-sum -£3"] },
])("finds $expected in: $text", ({ text, expected }) => {
  expect(found(text)).toEqual(expected);
});

it("finds nothing wrong in a sum that is right, and one thing in a sum that is not", () => {
  const counts = fc.array(fc.integer({ min: 10, max: 99_999 }), { minLength: 2, maxLength: 6 });
  const sign = fc.constantFrom("", "£");
  fc.assert(
    fc.property(counts, sign, fc.integer({ min: -9, max: 9 }), (operands, unit, gap) => {
      const sum = operands.reduce((total, each) => total + each, 0);
      const isRounding = unit === "£" && 2 * Math.abs(gap) <= operands.length + 1;
      const text = `${operands.map((each) => unit + formatNumber(each)).join(" + ")} = ${unit}${formatNumber(sum + gap)}`;
      expect(found(text)).toHaveLength(gap === 0 || isRounding ? 0 : 1);
    }),
  );
});

it("says the sum, and where it stands", () => {
  expect(checkArithmetic("Held: 10 + 12 - 5 - 2 = 27 in all.")).toEqual([
    {
      code: "report/parts-do-not-sum",
      severity: "error",
      message: "The sum comes to 15, not 27",
      why: "10 + 12 - 5 - 2 = 15",
      instead: "15",
      span: { start: 6, end: 26 },
      line: 1,
      column: 7,
    },
  ]);
});
