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
const scales: ReadonlyMap<string | undefined, number> = new Map([
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

/** Every word that a number in words begins with, for a regular expression that says where the word ends. */
export const numberWords = [...small.keys()].join("|");

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

/** A word of a number, each right after the one before: a space or a hyphen joins two, a new paragraph parts them. */
const WORD = /(?![\s-]*\n\s*\n)[\s-]*[a-z]+/giy;

/**
 * Reads as much of a number in words as there is: "twenty-three", "two hundred and fifty", "a hundred and five". It stops where
 * the words cease to make one number, so that "two three-week inspections" begins with 2, and "a hundred and two hundred" with 100.
 */
export function readNumberWords(text: string, start: number): SpelledNumber | undefined {
  const words = [...text.slice(start, start + LONGEST).matchAll(WORD)].map(({ 0: said, index }) => ({
    word: said.replace(/^[\s-]+/, "").toLowerCase(),
    end: index + said.length,
  }));
  let total = 0;
  let group = 0;
  let room = Number.POSITIVE_INFINITY;
  let length = 0;
  let settled: SpelledNumber | undefined;
  for (const [place, { word, end }] of words.entries()) {
    const value = small.get(word);
    const scale = scales.get(word);
    if (place === 0 && word === "a" && scales.has(words[1]?.word)) {
      group = 1;
      room = 0;
    } else if (value !== undefined && value < room) {
      group += value;
      room = value >= 20 ? 10 : 0;
    } else if (scale !== undefined && group > 0) {
      if (scale === 100 && group >= 100) return settled ?? { value: total + group, length };
      if (scale === 100) group *= scale;
      else {
        total += group * scale;
        group = 0;
      }
      room = 100;
    } else if (word === "and" && room === 100) {
      settled = { value: total + group, length };
      continue;
    } else break;
    length = end;
  }
  return length === 0 ? undefined : { value: total + group, length };
}
