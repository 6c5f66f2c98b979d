import { addDays, type CalendarDate, calendarDate, englandAndWales, workingDaysBetween } from "@pdscp/core";
import { parseISO } from "date-fns";
import { type Contest, wayOf } from "./measure.ts";
import { noticeOf } from "./training-usual.ts";

const first = calendarDate("2022-04-01");
const pairs: readonly (readonly [from: CalendarDate, to: CalendarDate])[] = Array.from(
  { length: 500 },
  (_, index) => {
    const from = addDays(first, (index * 37) % 700);
    return [from, addDays(from, (index * 13) % 91)] as const;
  },
);
const dates = pairs.map(([from, to]) => [parseISO(from), parseISO(to)] as const);

export const noticeContests: readonly Contest[] = [
  {
    title: "Working days of notice, bank holidays left out: 500 bookings, 45 days on average",
    per: { thing: "booking", count: pairs.length },
    aim: { beside: "date-fns, with parsing", atLeast: 200 },
    ways: [
      wayOf("@pdscp/core, from text", () =>
        pairs.map(([from, to]) => workingDaysBetween(from, to, englandAndWales)),
      ),
      wayOf("date-fns, with parsing", () =>
        pairs.map(([from, to]) => noticeOf(parseISO(from), parseISO(to))),
      ),
      wayOf("date-fns, Dates held", () => dates.map(([from, to]) => noticeOf(from, to))),
    ],
    note: "date-fns has no calendar of bank holidays: its days are counted one by one beside a set of them.",
  },
];
