import { englandAndWales, formatMoney, money } from "@pdscp/core";
import type { Booking, Session } from "@pdscp/training";
import { eachDayOfInterval, format, isBefore, isWeekend, parseISO, subDays } from "date-fns";
import { rules } from "./training-bookings.ts";

const holidays = new Set(englandAndWales.holidays.map(({ date }) => date));
const inForceFrom = parseISO("2022-04-01");

interface UsualCharge {
  readonly booking: string;
  readonly pence: number;
  readonly late: boolean;
  readonly because: string;
}

/**
 * The same work as a program would usually do it: a Date for each day, notice counted day by day with date-fns, amounts in pence, and
 * a reason for each charge.
 */
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
    const charge = chargeOf(booking, session, fee);
    booked += 1;
    if (booking.attendance === "attended") attended += 1;
    if (charge.late) late += 1;
    incomeOf.set(booking.payer, (incomeOf.get(booking.payer) ?? 0) + charge.pence);
  }
  const income = [...incomeOf.values()].reduce((sum, pence) => sum + pence, 0);
  const byPayer = [...incomeOf.keys()].sort().map((payer) => pounds(incomeOf.get(payer) ?? 0));
  return [booked, attended, late, pounds(income), ...byPayer];
}

function chargeOf(booking: Booking, session: Session, fee: number): UsualCharge {
  const bookedOn = parseISO(booking.bookedOn);
  const heldOn = parseISO(session.heldOn);
  if (isBefore(bookedOn, inForceFrom)) throw new Error("No policy is in force");
  const { id } = booking;
  if (booking.cancelledOn === undefined)
    return { booking: id, pence: fee, late: false, because: `${pence(fee)}: the fee is due` };
  const cancelledOn = parseISO(booking.cancelledOn);
  if (isBefore(cancelledOn, bookedOn)) throw new Error("A place is cancelled after it is booked");
  const notice = noticeOf(cancelledOn, heldOn);
  const because = `cancelled on ${booking.cancelledOn} for ${session.heldOn}, ${notice} working days' notice`;
  const due = notice < 5 ? 2_500 : 0;
  return { booking: id, pence: due, late: notice < 5, because: `${pence(due)}: ${because}` };
}

/** Working days from one day up to, not including, another: each day by itself. */
export function noticeOf(from: Date, to: Date): number {
  if (!isBefore(from, to)) return 0;
  return eachDayOfInterval({ start: from, end: subDays(to, 1) }).filter(
    (day) => !isWeekend(day) && !holidays.has(format(day, "yyyy-MM-dd")),
  ).length;
}

const pence = (amount: number) => `£${(amount / 100).toFixed(2)}`;
const pounds = (amount: number) => formatMoney(money((amount / 100).toFixed(2)));
