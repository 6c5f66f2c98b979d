import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const found = (text: string) =>
  checkArithmetic(text)
    .filter(({ severity }) => severity === "error")
    .map(({ code, span, why }) => `${code.slice(7)} ${text.slice(span.start, span.end)}: ${why}`);

const halved = "change-does-not-follow 28 to 14: 14 ÷ 28 = 0.50, and the words say 0.67";
const raised = "change-wrong-way 14 to 28: 28 is more than 14, and the word points down";

it.each([
  ["Attendance fell by a third from 28 to 14.", halved],
  ["Attendance FELL BY ONE THIRD, from 28 to 14.", halved],
  ["It fell by just under a third, from 28 to 14.", halved],
  ["It fell by about a third, from 28 to 14.", halved],
  [
    "It fell by a third, from 28 in 2022/23 to 14.",
    "change-does-not-follow 28 in 2022/23 to 14: 14 ÷ 28 = 0.50, and the words say 0.67",
  ],
  [
    "Numbers rose by half, from 90 to 100.",
    "change-does-not-follow 90 to 100: 100 ÷ 90 = 1.11, and the words say 1.50",
  ],
  [
    "It rose by over two-thirds, from 100 to 140.",
    "change-does-not-follow 100 to 140: 140 ÷ 100 = 1.40, and the words say 1.67",
  ],
  [
    "The cost was cut by three quarters, from £18,000 to £9,000.",
    "change-does-not-follow £18,000 to £9,000: 9000 ÷ 18000 = 0.50, and the words say 0.25",
  ],
  [
    "It fell by nearly a third, from 100 to 82.",
    "change-does-not-follow 100 to 82: 82 ÷ 100 = 0.82, and the words say 0.67",
  ],
  [
    "The share fell by a fifth, from 30% to 20%.",
    "change-does-not-follow 30% to 20%: 20 ÷ 30 = 0.67, and the words say 0.80",
  ],
  ["It fell by a third, from 14 to 28.", raised],
  ["It fell by a third from 14 to 28.", raised],
])("holds a fraction to its levels: %s", (text, slip) => {
  expect(found(text)).toEqual([slip]);
});

it.each([
  "Attendance fell by half from 28 to 14.",
  "It fell by a third from 28 to 19.",
  "It fell by a third, from 4 to 3.",
  "It rose by a quarter from 80 to 103.",
  "It rose by two fifths, from 100 to 140.",
  "It fell by over a third, from 100 to 40.",
  "It fell by nearly a third, from 100 to 69.",
  "It fell by about a third, from 100 to 60.",
  "It fell by a quarter, from 1,600 in 2021/22 to 1,400 in 2022/23 and 1,200 in 2023/24.",
  "It fell by a quarter from 1,600 to 1,400 and then to 1,200.",
  "It changed by a third, from 100 to 67.",
  "It fell by a third from 0 to 0.",
  "It fell by a third, from about 28 to 14.",
  "It fell by a third from 28 weeks to 3 months.",
  "It fell by a third from 28% to 14 people.",
  "It fell by a third from April to June, and 28 to 14 of them were boys.",
  "It fell by a third from April, when 28 staff moved to 14 Queen Street.",
  "It was seen by a third, from 28 to 14 schools.",
  "The share of it fell by a half, from 3% to 2%.",
])("finds no error in: %s", (text) => {
  expect(found(text)).toEqual([]);
});
