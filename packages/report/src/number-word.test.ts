import { expect, it } from "vitest";
import { findNumbers } from "./find-numbers.ts";

it.each([
  [
    "Two hundred and five, one million, forty two and ninety-nine.",
    ["count 205", "count 1000000", "count 42", "count 99"],
  ],
  ["Three thousand five hundred and twenty one, and a hundred.", ["count 3521", "count 100"]],
  [
    "Twenty one hundred, five and six, and twenty thirty.",
    ["count 2100", "count 5", "count 6", "count 20", "count 30"],
  ],
  ["Zero tolerance, zero hours and zero deaths.", ["duration 0", "count 0"]],
  ["Only one death, just one reason, and one more.", ["count 1", "count 1"]],
  ["One of us, one was, or one child.", ["count 1"]],
  ["Two\n\nhundred and two\nhundred.", ["count 2", "count 200"]],
  ["Nineteen hundred thousand million.", ["count 1900000000000"]],
  ["There were a hundred and five places.", ["count 105"]],
  ["A HUNDRED AND FIVE came.", ["count 105"]],
  ["There were a thousand and five, and a hundred and twenty-five thousand.", ["count 1005", "count 125000"]],
  ["Some came: a hundred or so, over a thousand, a million.", ["count 100", "count 1000", "count 1000000"]],
  ["It took a hundred years and gave a hundred per cent.", ["duration 100", "percentage 100"]],
  ["Some came: one hundred and two thousand.", ["count 102000"]],
  ["Between one hundred and two hundred came.", ["range 100-200"]],
  ["Between a hundred and two hundred came.", ["range 100-200"]],
  ["Some came: one hundred and two hundred.", ["count 100", "count 200"]],
  ["Some two hundred hundred came.", ["count 200"]],
  ["One in a hundred, half a million, a tenth of a million, many a hundred.", ["fraction 1/10"]],
  ["It is 5 per a hundred.", ["rate 5"]],
  ["It took a hundredweight, a day, an hour.", []],
  ["Between a hundred and a thousand came.", ["count 100", "count 1000"]],
  ["We gave a hundred hundred-pound vouchers.", ["count 100"]],
  ["A hundred children called five times.", ["count 100", "count 5"]],
  ["There were two three-week inspections.", ["count 2", "duration 3"]],
  ["It has been so since twenty ten.", ["count 20", "count 10"]],
  ["Of twenty and five hundred, the one that is less.", ["count 20", "count 500"]],
  ["It was twenty -\n \nFive came.", ["count 20", "count 5"]],
  ["It was a hundred , two and three.", ["count 100", "count 2", "count 3"]],
  ["Boys and girls came with one child, for one case or one child more.", ["count 1"]],
  ["It has 5 rules of zero tolerance, and of Zero-Tolerance.", ["count 5"]],
] as const)("reads as many words as make one number: %s", (text, read) => {
  expect(findNumbers(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(read);
});

it.each([
  ...["Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"].map(
    (word, index) => [word, index + 2] as const,
  ),
  ...["Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen"].map(
    (word, index) => [word, index + 11] as const,
  ),
  ["Nineteen", 19],
  ...["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"].flatMap((word, index) => [
    [word, 20 + index * 10] as const,
    [`${word}-one`, 21 + index * 10] as const,
  ]),
] as const)("reads %s as %i", (word, value) => {
  expect(findNumbers(`${word} actions are late.`).map((read) => read.value)).toEqual([String(value)]);
});

it.each([
  ["third", 3],
  ["quarter", 4],
  ["fifth", 5],
  ["sixth", 6],
  ["eighth", 8],
  ["tenth", 10],
] as const)("reads a %s and two %ss", (word, parts) => {
  const texts = [`Some one ${word} of them came.`, `Some two-${word}s of them came.`];
  expect(texts.flatMap((text) => findNumbers(text).map((read) => read.value))).toEqual([
    `1/${parts}`,
    `2/${parts}`,
  ]);
});

it("takes a hundred for a round number, and a hundred and five for an exact one", () => {
  expect(findNumbers("Of a hundred or a hundred and five").map(({ step }) => step)).toEqual([100, undefined]);
});
