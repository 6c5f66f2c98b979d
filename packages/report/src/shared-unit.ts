import { scaledAs } from "./number-amount.ts";
import type { ReadNumber } from "./number-site.ts";

const FROM = /\bfrom (?:(?:about|around|just|over|under|nearly|almost|approximately) )?$/i;
const TO = /^ to (?:(?:about|around|just|over|under|nearly|almost|approximately) )?$/i;
const BETWEEN = /\bbetween (?:(?:about|around) )?$/i;
const SCALE = /\d\s?(?:million|billion|thousand|m|bn|k)$/i;

/**
 * What the second of two numbers is counted in, the first is too, though it is said once: "from 86 to 79%", "between £1.2 and £1.3
 * million", "from 12 to 14 weeks"; of weeks and the like also the other way, "from 12 weeks to 14".
 */
export function withSharedUnits(text: string, numbers: readonly ReadNumber[]): readonly ReadNumber[] {
  return numbers.map((number, index) => {
    const [last, next] = [numbers[index - 1], numbers[index + 1]];
    const ahead = next === undefined ? undefined : sharedWithNext(text, number, next);
    return ahead ?? (last === undefined ? number : sharedWithLast(text, last, number));
  });
}

function sharedWithNext(text: string, one: ReadNumber, two: ReadNumber): ReadNumber | undefined {
  if (one.unit !== undefined || one.step !== undefined || !areJoined(text, one, two)) return undefined;
  const { kind, per, unit } = two;
  if (two.step !== undefined && one.kind === kind && one.currency === two.currency) {
    const said = SCALE.exec(text.slice(two.start, two.end))?.[0].slice(1) ?? "";
    const scaled = { ...one, ...scaledAs(one.value, said) };
    const ratio = Number(scaled.value) / Number(two.value);
    return ratio > 0.1 && ratio < 10 ? scaled : undefined;
  }
  if (one.kind !== "count" || two.step !== undefined) return undefined;
  if (kind === "percentage") return Number(one.value) <= 100 ? { ...one, kind } : undefined;
  if (kind === "rate" && per !== undefined) return { ...one, kind, per };
  return kind === "duration" && unit !== undefined ? { ...one, kind, unit } : undefined;
}

function sharedWithLast(text: string, one: ReadNumber, two: ReadNumber): ReadNumber {
  const { kind, unit } = one;
  const isBare =
    two.kind === "count" &&
    two.step === undefined &&
    /^\s*(?:[.,;:)]|$)/.test(text.slice(two.end, two.end + 9));
  return kind === "duration" && unit !== undefined && isBare && isMoved(text, one, two)
    ? { ...two, kind, unit }
    : two;
}

function areJoined(text: string, one: ReadNumber, two: ReadNumber): boolean {
  if (isMoved(text, one, two)) return true;
  const joint = wordsOf(text, one.end, two.start);
  return (
    (joint === " and " && BETWEEN.test(wordsOf(text, one.start - 30, one.start))) || /^ ?[-–—] ?$/.test(joint)
  );
}

function isMoved(text: string, one: ReadNumber, two: ReadNumber): boolean {
  return TO.test(wordsOf(text, one.end, two.start)) && FROM.test(wordsOf(text, one.start - 30, one.start));
}

function wordsOf(text: string, start: number, end: number): string {
  return text.slice(Math.max(0, start), Math.max(0, start, end)).replace(/\s+/g, " ");
}
