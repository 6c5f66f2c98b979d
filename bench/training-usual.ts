import { englandAndWales, formatMoney, type Money, money } from "@pdscp/core";
import type { Booking } from "@pdscp/training";
import { eachDayOfInterval, format, isBefore, isWeekend, parseISO, subDays } from "date-fns";
import { rules } from "./training-bookings.ts";

const holidays = new Set(englandAndWales.holidays.map(({ date }) => date));

/** The same work as a program would usually do it: a Date for each day, and days counted one by one with date-fns. */
export function chargedWithDates(bookings: Iterable<Booking>): readonly (string | number | null)[] {
  const sessionOf = new Map(rules.sessions.map((session) => [session.id, session]));
  const hoursOf = new Map(rules.courses.map(({ id, hours }) => [id, hours]));
  const incomeOf = new Map<string, number>();
  let [booked, attended, late] = [0, 0, 0];
  for (const booking of bookings) {
    const session = sessionOf.get(booking.session);
    if (session === undefined) throw new Error("A session is missing");
    const half = (hoursOf.get(session.course) ?? 0) <= 4;
    const fee = booking.payer === "private" ? (half ? 5_000 : 9_500) : half ? 3_500 : 6_000;
    booked += 1;
    let due = fee;
    if (booking.cancelledOn !== undefined) {
      const isLate = noticeOf(parseISO(booking.cancelledOn), parseISO(session.heldOn)) < 5;
      if (isLate) late += 1;
      due = isLate ? 2_500 : 0;
    } else if (booking.attendance === "attended") attended += 1;
    incomeOf.set(booking.payer, (incomeOf.get(booking.payer) ?? 0) + due);
  }
  const pounds = (pence: number): Money => money((pence / 100).toFixed(2));
  const income = [...incomeOf.values()].reduce((sum, pence) => sum + pence, 0);
  const byPayer = [...incomeOf.keys()].sort().map((payer) => formatMoney(pounds(incomeOf.get(payer) ?? 0)));
  return [booked, attended, late, formatMoney(pounds(income)), ...byPayer];
}

function noticeOf(from: Date, to: Date): number {
  if (!isBefore(from, to)) return 0;
  return eachDayOfInterval({ start: from, end: subDays(to, 1) }).filter(
    (day) => !isWeekend(day) && !holidays.has(format(day, "yyyy-MM-dd")),
  ).length;
}
