import { calendarDate, englandAndWales } from "@pdscp/core";
import { expect, it } from "vitest";
import {
  bandWords,
  type NoticeBand,
  type NoticeUnit,
  noticeOf,
  noticeSteps,
  ofNotice,
  rangeOfBand,
} from "./notice.ts";
import { refusalOf } from "./plain.fixture.ts";

it.each<{ band: NoticeBand; from: number; to: number; words: string }>([
  { band: { unit: "calendarDays" }, from: 0, to: Infinity, words: "any notice" },
  { band: { unit: "calendarDays", atLeast: 3 }, from: 3, to: Infinity, words: "at least 3 calendar days" },
  { band: { unit: "workingDays", moreThan: 1 }, from: 2, to: Infinity, words: "more than 1 working day" },
  { band: { unit: "calendarDays", lessThan: 3 }, from: 0, to: 3, words: "less than 3 calendar days" },
  { band: { unit: "calendarDays", atMost: 3 }, from: 0, to: 4, words: "at most 3 calendar days" },
  { band: { unit: "weeks", moreThan: 2 }, from: 15, to: Infinity, words: "more than 2 weeks" },
  { band: { unit: "weeks", atMost: 1 }, from: 0, to: 8, words: "at most 1 week" },
  {
    band: { unit: "hours", moreThan: 0.5, atMost: 1 },
    from: 31,
    to: 61,
    words: "more than 0.5 hours and at most 1 hour",
  },
  {
    band: { unit: "weeks", atLeast: 2, lessThan: 4 },
    from: 14,
    to: 28,
    words: "at least 2 weeks and less than 4 weeks",
  },
  {
    band: { unit: "calendarDays", atLeast: 2, moreThan: 2, lessThan: 9, atMost: 5 },
    from: 3,
    to: 6,
    words:
      "at least 2 calendar days and more than 2 calendar days and less than 9 calendar days and at most 5 calendar days",
  },
])("takes $words as $from up to $to steps", ({ band, from, to, words }) => {
  expect(rangeOfBand(band)).toEqual({ from, to });
  expect(bandWords(band)).toBe(words);
});

it.each([
  {
    unit: "calendarDays",
    steps: 1,
    notice: { unit: "calendarDays", count: 1 },
    words: "1 calendar day's notice",
  },
  {
    unit: "weeks",
    steps: 14,
    notice: { unit: "calendarDays", count: 14 },
    words: "14 calendar days' notice",
  },
  {
    unit: "workingDays",
    steps: 0,
    notice: { unit: "workingDays", count: 0 },
    words: "0 working days' notice",
  },
  { unit: "hours", steps: 90, notice: { unit: "hours", count: 1.5 }, words: "1.5 hours' notice" },
  { unit: "hours", steps: 100, notice: { unit: "hours", count: 100 / 60 }, words: "1.67 hours' notice" },
] as const)("puts $steps steps of $unit as $words", ({ unit, steps, notice, words }) => {
  expect(noticeOf(unit, steps)).toEqual(notice);
  expect(ofNotice(noticeOf(unit, steps))).toBe(words);
});

const calendar = englandAndWales;
const heldOn = calendarDate("2024-06-12");
const stepsOf = (unit: NoticeUnit, on: string, at: string | undefined, rest: object = {}) =>
  noticeSteps(unit, { on: calendarDate(on), at, heldOn, startsAt: "09:30", ...rest }, { calendar, ...rest });

it.each([
  { unit: "calendarDays", on: "2024-06-07", at: undefined, steps: 5, when: "no time matters" },
  { unit: "weeks", on: "2024-05-29", at: undefined, steps: 14, when: "weeks are counted in days" },
  { unit: "workingDays", on: "2024-06-07", at: undefined, steps: 3, when: "a weekend lies between" },
  { unit: "calendarDays", on: "2024-06-13", at: undefined, steps: 0, when: "it is too late" },
  { unit: "hours", on: "2024-06-11", at: "08:15", steps: 1_515, when: "hours are counted in minutes" },
  { unit: "hours", on: "2024-06-12", at: "10:00", steps: 0, when: "the session has begun" },
] as const)("counts $steps steps of $unit on $on when $when", ({ unit, on, at, steps }) => {
  expect(stepsOf(unit, on, at)).toBe(steps);
});

it.each([
  { on: "2024-06-07", at: "12:00", steps: 3, when: "it is the cut-off" },
  { on: "2024-06-07", at: "12:01", steps: 2, when: "it is a minute after, and the next day counts" },
  { on: "2024-06-11", at: "12:01", steps: 0, when: "the next day is that of the session" },
  { on: "2024-06-12", at: "12:01", steps: 0, when: "it is the day itself" },
  { on: "2024-06-12", at: undefined, steps: 0, when: "it is the day itself, at no time that is known" },
])("counts $steps working days from $on at $at, when $when", ({ on, at, steps }) => {
  expect(stepsOf("workingDays", on, at, { cutOff: "12:00" })).toBe(steps);
});

it.each([
  { unit: "hours", at: undefined, rest: {}, needs: "cancelledAt" },
  { unit: "hours", at: "09:00", rest: { startsAt: undefined }, needs: "startsAt" },
  { unit: "hours", at: undefined, rest: { startsAt: undefined }, needs: "cancelledAt" },
  { unit: "calendarDays", at: undefined, rest: { cutOff: "12:00" }, needs: "cancelledAt" },
] as const)("needs $needs to count $unit at $at with $rest", ({ unit, at, rest, needs }) => {
  const counted = () => stepsOf(unit, "2024-06-07", at, rest);
  expect(counted).toThrow(expect.objectContaining({ code: "training/time-missing", path: [needs] }));
  expect(refusalOf(counted)).toBe(
    needs === "startsAt"
      ? "Cannot tell the notice: the time the session starts is needed"
      : "Cannot tell the notice: the time of the cancellation is needed",
  );
});
