import { expect, it } from "vitest";
import { findNumbers } from "./find-numbers.ts";

const readIn = (text: string) =>
  findNumbers(text).map(({ kind, value, text: own }) => `${kind} ${value}: ${own}`);

it.each([
  ["Two-thirds of them came.", ["fraction 2/3: Two-thirds"]],
  ["Two thirds of them came.", ["fraction 2/3: Two thirds"]],
  ["TWO-THIRDS of them came.", ["fraction 2/3: TWO-THIRDS"]],
  ["A quarter of them came.", ["fraction 1/4: A quarter"]],
  ["Over half came.", ["fraction 1/2: half"]],
  ["Under half came.", ["fraction 1/2: half"]],
  ["About half came.", ["fraction 1/2: half"]],
  ["Just half came.", ["fraction 1/2: half"]],
  ["Half (52%) came.", ["fraction 1/2: Half", "percentage 52: 52%"]],
  ["A third in every group came.", ["fraction 1/3: A third"]],
  ["One third were here.", ["fraction 1/3: One third"]],
  ["One third said so.", ["fraction 1/3: One third"]],
  ["One quarter, then.", ["fraction 1/4: One quarter"]],
  ["Half came.", []],
  ["A third came.", []],
  ["A half day of it.", []],
  ["Two half-days of it.", []],
  ["Half a term, a half-term, half-year and half hour.", []],
  ["A third party of it.", []],
  ["Three halves of it came.", ["count 3: Three"]],
  ["4 in 10 came.", ["fraction 4/10: 4 in 10"]],
  ["4 out of 10 came.", ["fraction 4/10: 4 out of 10"]],
  ["4 in every 10 came.", ["fraction 4/10: 4 in every 10"]],
  ["Four in ten came.", ["fraction 4/10: Four in ten"]],
  ...[2, 3, 4, 5, 6, 8, 10, 20, 50, 100].map(
    (total) => [`Some 1 in ${total} came.`, [`fraction 1/${total}: 1 in ${total}`]] as const,
  ),
  ["Some 1 in 1,000 came.", ["fraction 1/1000: 1 in 1,000"]],
  ["Some 1 in 7 came.", ["count 1: 1", "count 7: 7"]],
  ["Some 5 in 4 came.", ["count 5: 5", "count 4: 4"]],
  ["Some 4 in 10 months came.", ["count 4: 4", "duration 10: 10 months"]],
  ["Some 4 in 10 weeks came.", ["count 4: 4", "duration 10: 10 weeks"]],
  ["Some 4 in 10 areas came.", ["count 4: 4", "count 10: 10"]],
  ["Some 4 out of 20 came.", ["count 4: 4", "count 20: 20"]],
  ["Some 1.5 in 10 came.", ["count 1.5: 1.5", "count 10: 10"]],
] as const)("reads parts of a whole in: %s", (text, read) => {
  expect(readIn(text)).toEqual(read);
});

it.each([
  ["It was 30-40 in all.", ["range 30-40: 30-40"]],
  ["It was 30 – 40 in all.", ["range 30-40: 30 – 40"]],
  ["It was 30—40 in all.", ["range 30-40: 30—40"]],
  ["It was 30 to 40 in all.", ["range 30-40: 30 to 40"]],
  ["It was 30 TO 40 in all.", ["range 30-40: 30 TO 40"]],
  ["It was thirty to forty in all.", ["range 30-40: thirty to forty"]],
  ["It was 2,500 to 3,000 in all.", ["range 2500-3000: 2,500 to 3,000"]],
  ["Between 30 and 40 came.", ["range 30-40: 30 and 40"]],
  ["Between about 30 and 40 came.", ["range 30-40: 30 and 40"]],
  ["It was 30 and 40 in all.", ["count 30: 30", "count 40: 40"]],
  ["It was 30 or 40 in all.", ["count 30: 30", "count 40: 40"]],
  ["It was 40-30 in all.", ["count 40: 40", "count 30: 30"]],
  ["It was 40 to 40 in all.", ["count 40: 40", "count 40: 40"]],
  ["It was 10-15% in all.", ["range 10-15: 10-15%"]],
  ["It was 10-15 per cent in all.", ["range 10-15: 10-15 per cent"]],
  ["The 0-19 service.", ["age 0-19: 0-19"]],
  ["The 0-25 service.", ["age 0-25: 0-25"]],
  ["The 0-26 service.", ["range 0-26: 0-26"]],
  ["It was 0-19% of it.", ["range 0-19: 0-19%"]],
  ["Those aged 10-14 came.", ["age 10-14: 10-14"]],
  ["Those aged between 10 and 14 came.", ["age 10-14: 10 and 14"]],
  ["The 10-14 year olds came.", ["age 10-14: 10-14 year olds"]],
  ["The 10-14 age group came.", ["age 10-14: 10-14"]],
  ["It took 10-14 days of it.", ["duration 10-14: 10-14 days"]],
  ["It took 10 to 14 working days of it.", ["duration 10-14: 10 to 14 working days"]],
  ...["rose", "fell", "increased", "decreased", "reduced", "grew", "dropped", "changed"].map(
    (word) => [`It ${word} 30 to 40.`, ["count 30: 30", "count 40: 40"]] as const,
  ),
  ...["has risen", "has fallen", "has grown", "is up", "is down", "went from"].map(
    (words) => [`It ${words} 30 to 40.`, ["count 30: 30", "count 40: 40"]] as const,
  ),
] as const)("reads a range, or two numbers, in: %s", (text, read) => {
  expect(readIn(text)).toEqual(read);
});
