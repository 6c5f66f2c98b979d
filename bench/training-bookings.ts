import { calendarDate, englandAndWales, financialYear, fold, formatMoney } from "@pdscp/core";
import {
  type ActivityAccumulator,
  activityAccumulator,
  type Booking,
  bookingCharger,
  type ChargingRules,
  cancellationPolicySchema,
  feeScheduleSchema,
  type Session,
  type TrainingActivity,
} from "@pdscp/training";

export const payers = ["partner", "school", "charity", "private"] as const;

export const period = financialYear("2023/24");

/** Days from 1 April 2023, so that no row needs a Date. */
const days = Array.from({ length: 365 }, (_, index) => {
  const date = new Date(Date.UTC(2023, 3, 1 + index));
  return { day: calendarDate(date.toISOString().slice(0, 10)), weekday: date.getUTCDay() };
});
const weekdays = days.filter(({ weekday }) => weekday > 0 && weekday < 6).map(({ day }) => day);

const sessions: readonly Session[] = Array.from({ length: 156 }, (_, index) => ({
  id: `S${index}`,
  course: `C${index % 12}`,
  heldOn: weekdays[60 + index] as Session["heldOn"],
  capacity: 20,
  place: "Online",
  provider: "A provider",
  state: "delivered",
}));

const courses: ChargingRules["courses"] = Array.from({ length: 12 }, (_, index) => ({
  id: `C${index}`,
  title: `Course ${index}`,
  kind: "course",
  hours: index % 2 === 0 ? 3 : 6,
}));

/** A price list and a cancellation policy in force from a day, for any sessions of twelve courses. */
export function rulesFrom(from: string, sessions: readonly Session[]): ChargingRules {
  return {
    sessions,
    courses,
    schedule: feeScheduleSchema.parse({
      id: "bench",
      name: "Price list",
      payers: [...payers],
      lengths: [
        { name: "half-day", hoursUpTo: 4 },
        { name: "full-day", hoursOver: 4 },
      ],
      versions: [
        {
          version: "first",
          from,
          reference: { title: "Price list" },
          lines: [
            { id: "half", length: "half-day", amount: "35.00", per: "person" },
            { id: "full", length: "full-day", amount: "60.00", per: "person" },
            { id: "private-half", payers: ["private"], length: "half-day", amount: "50.00", per: "person" },
            { id: "private-full", payers: ["private"], length: "full-day", amount: "95.00", per: "person" },
          ],
        },
      ],
    }),
    policies: cancellationPolicySchema.parse({
      id: "bench",
      name: "Cancellation policy",
      reference: { title: "Cancellation policy" },
      from,
      bands: [
        { notice: { unit: "workingDays", atLeast: 5 }, charges: [{ kind: "none" }] },
        { notice: { unit: "workingDays", lessThan: 5 }, charges: [{ kind: "fixed", amount: "25.00" }] },
      ],
      didNotAttend: { charges: [{ kind: "full-fee" }] },
    }),
    calendar: englandAndWales,
  };
}

export const rules: ChargingRules = rulesFrom("2022-04-01", sessions);

/** Bookings as a file would give them: four in twenty are cancelled, up to 45 working days before; one does not come. */
export function makeBookings(count: number, from = 0): readonly Booking[] {
  return Array.from({ length: count }, (_, offset) => bookingAt(from + offset));
}

/**
 * Written out, for what the spread of an object makes is of a hidden class of its own in V8: reading a field of a million such
 * bookings takes a microsecond each, which is no part of any job, since a table's reader makes records that share theirs.
 */
function bookingAt(index: number): Booking {
  const at = index % sessions.length;
  const id = `B${index}`;
  const session = `S${at}`;
  const organisation = `Organisation ${index % 300}`;
  const payer = payers[index % 4] as string;
  const bookedOn = weekdays[at] as Booking["bookedOn"];
  const turn = (index * 7) % 20;
  if (turn < 4) {
    const cancelledOn = weekdays[60 + at - ((index * 13) % 46)] as Booking["bookedOn"];
    return { id, session, organisation, payer, bookedOn, cancelledOn };
  }
  const attendance = turn === 4 ? "did-not-attend" : "attended";
  return { id, session, organisation, payer, bookedOn, attendance };
}

/** Charges each booking and counts it, in one pass. */
export function chargedActivity(): ActivityAccumulator {
  return activityAccumulator({ ...rules, period, charge: bookingCharger(rules) });
}

/** The figures by which two ways of doing it are compared. */
export function figuresOf(activity: TrainingActivity): readonly (string | number | null)[] {
  const { booked, attended, lateCancellations, income, byPayer } = activity;
  return [
    booked,
    attended,
    lateCancellations,
    formatMoney(income),
    ...byPayer.map((payer) => formatMoney(payer.income)),
  ];
}

export function chargedBy(bookings: Iterable<Booking>): readonly (string | number | null)[] {
  return figuresOf(fold(bookings, chargedActivity()));
}
