import { expect, it } from "vitest";
import { checkDraft } from "./draft-check.ts";
import { createRegister } from "./register.ts";

it.each([
  ["a line that never ends", "of 27 deaths, "],
  ["digits", "1"],
  ["opening brackets", "22 ("],
  ["tags never closed", "<a "],
  ["right-to-left text", "\u202e\u0634\u0631 27 "],
  ["percentages", "14 (52%) of these "],
  ["percentages without a space", "5%"],
  ["ranges that go on", "1-"],
  ["paragraphs without a sentence's end", "a.\n\n"],
  ["list items", "- 1\n"],
  ["rows of changes", "| Change | 5 | 6 |\n"],
  ["columns of means", "| Average "],
  ["multiples", "54, twice as many as the 37, "],
  ["rates", "27 deaths, a rate of 13 per 100,000 in a population of 87,000, "],
  ["lengths of time", "from 1 April 2023 to 31 March 2024, a period of 12 months, "],
  ["digits that change places", "The budget of £303,140. The budget of £303,410. "],
])("takes time in proportion for %s", (_, piece) => {
  const register = createRegister([]);
  const milliseconds = (length: number) => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    const times = [1, 2].map(() => {
      const before = process.cpuUsage();
      expect(checkDraft(text, register).coverage.sourced).toBe(0);
      return process.cpuUsage(before).user / 1_000;
    });
    return Math.min(...times);
  };
  milliseconds(4_000);
  // Four times the text takes four times as long; sixteen would be each piece beside each other.
  const few = Math.max(milliseconds(10_000), 10);
  expect(milliseconds(40_000)).toBeLessThan(9 * few);
});
