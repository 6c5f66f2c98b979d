const units = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
const tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const scales = new Map([
  ["hundred", 100],
  ["thousand", 1_000],
  ["million", 1_000_000],
]);
const small = new Map([
  ...units.map((word, value) => [word, value] as const),
  ...tens.map((word, index) => [word, 20 + index * 10] as const),
]);

/** What "a" stands for one of, for a regular expression: "a hundred and five". */
export const scaleWords = [...scales.keys()].join("|");

/** Every word that a number in words begins with, for a regular expression. */
export const numberWords = [...small.keys()].toSorted((a, b) => b.length - a.length).join("|");

/** What a fraction is divided into: "two-thirds" is 2 of 3. */
const parts = new Map([
  ["half", 2],
  ["halves", 2],
  ["third", 3],
  ["quarter", 4],
  ["fifth", 5],
  ["sixth", 6],
  ["eighth", 8],
  ["tenth", 10],
]);

/** How many parts the word of a fraction stands for: "thirds" is 3. */
export function fractionPart(word: string): number | undefined {
  const lower = word.toLowerCase();
  return parts.get(lower) ?? parts.get(lower.replace(/s$/, ""));
}

/** The words of a fraction's parts, for a regular expression. */
export const fractionWords = "half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?";

/** A number in words that begins at a place of the text: its value and how much of the text says it. */
export interface SpelledNumber {
  readonly value: number;
  readonly length: number;
}

const LONGEST = 120;

/**
 * Reads as much of a number in words as there is: "twenty-three", "two hundred and fifty", "a hundred and five". It stops where
 * the words cease to make one number, so that "two three-week inspections" begins with 2, and "a hundred and two hundred" with 100.
 */
export function readNumberWords(text: string, start: number): SpelledNumber | undefined {
  const words = [...text.slice(start, start + LONGEST).matchAll(/([A-Za-z]+)([\s-]*)/g)];
  let total = 0;
  let group = 0;
  let room = Number.POSITIVE_INFINITY;
  let length = 0;
  let offset = 0;
  let settled: SpelledNumber | undefined;
  for (const [index, [whole, word = "", gap = ""]] of words.entries()) {
    if ((words[index]?.index ?? 0) !== offset) break;
    const lower = word.toLowerCase();
    const value = small.get(lower);
    const scale = scales.get(lower);
    if (index === 0 && /^an?$/.test(lower) && scales.has((words[1]?.[1] ?? "").toLowerCase())) {
      group = 1;
      room = 0;
    } else if (value !== undefined && value < room) {
      group += value;
      room = value >= 20 ? 10 : 0;
    } else if (scale !== undefined && index > 0 && group > 0) {
      if (scale === 100 && group >= 100) return settled ?? { value: total + group, length };
      if (scale === 100) group *= scale;
      else {
        total += group * scale;
        group = 0;
      }
      room = scale === 100 ? 100 : 1_000;
    } else if (lower === "and" && room >= 100 && room < Number.POSITIVE_INFINITY) {
      settled = { value: total + group, length };
      offset += whole.length;
      continue;
    } else break;
    length = offset + word.length;
    offset += whole.length;
    if (gap === "" || /\n\s*\n/.test(gap)) break;
  }
  return length === 0 ? undefined : { value: total + group, length };
}
