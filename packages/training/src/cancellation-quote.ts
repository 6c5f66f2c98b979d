import {
  addDays,
  type CalendarDate,
  calendarDate,
  compareMoney,
  formatDate,
  formatMoney,
  type Money,
  type WorkingCalendar,
} from "@pdscp/core";
import type { PricedBooking } from "./booking.ts";
import { cancellationCharge } from "./cancellation-charge.ts";
import { type CancellationPolicy, type Policies, policyInForce } from "./cancellation-policy.ts";
import { rangeOfBand } from "./notice.ts";
import { minuteOf, minutesOfDay, timeAt } from "./time-of-day.ts";

/** What cancelling would cost now, and when that changes. */
export interface CancellationQuote {
  readonly amount: Money;
  /** The last day on which cancelling costs nothing; `null` when it never does. It may have passed. */
  readonly freeUntil: CalendarDate | null;
  /** The last minute of that day, where the policy goes by the clock and it is not the whole day. */
  readonly freeUntilTime: string | null;
  /** When the charge is next another, and what it is then; `null` when it stays to the day of the session. */
  readonly nextChange: {
    readonly on: CalendarDate;
    readonly at: string | null;
    readonly amount: Money;
  } | null;
  readonly because: string;
}

/**
 * What it costs to cancel a place on a day, until when it is free, and what changes next.
 *
 * Whatever happened to the booking since it was made is left aside: the quote is for a place that stands.
 *
 * @param options - `at` is the time, which a policy by hours or with a cut-off needs.
 * @throws {TrainingError} what {@link cancellationCharge} throws for a cancellation on that day, or on any other from the booking to the
 *   session: where the policy sets no charge for one of them, nobody can tell until when it is free.
 * @throws {CoreError} `core/date-invalid` when there is no such day.
 *
 * @example Three working days before the Tuesday after Easter
 * ```ts
 * import { calendarDate, englandAndWales, formatMoney, money } from "@pdscp/core";
 * import { cancellationPolicySchema, quoteCancellation } from "@pdscp/training";
 *
 * const policy = cancellationPolicySchema.parse({
 *   id: "local",
 *   name: "Cancellation policy",
 *   reference: { title: "Cancellation policy" },
 *   from: "2023-04-01",
 *   bands: [
 *     { notice: { unit: "workingDays", atLeast: 3 }, charges: [{ kind: "none" }] },
 *     { notice: { unit: "workingDays", lessThan: 3 }, charges: [{ kind: "fixed", amount: "25.00" }] },
 *   ],
 * });
 * const booking = {
 *   id: "B1",
 *   session: "S1",
 *   organisation: "A school",
 *   payer: "school",
 *   bookedOn: calendarDate("2024-02-01"),
 *   heldOn: calendarDate("2024-04-02"),
 *   hours: 6,
 *   fee: money("70.00"),
 * };
 *
 * const quote = quoteCancellation(booking, policy, { on: calendarDate("2024-03-20"), calendar: englandAndWales });
 * quote.freeUntil; // => "2024-03-26"
 * `${quote.nextChange?.on}: ${formatMoney(quote.nextChange?.amount ?? quote.amount)}`; // => "2024-03-27: £25"
 * ```
 */
export function quoteCancellation(
  booking: PricedBooking,
  policies: Policies,
  {
    on,
    at,
    calendar,
  }: { readonly on: CalendarDate; readonly at?: string; readonly calendar: WorkingCalendar },
): CancellationQuote {
  const standing = asBooked(booking);
  const chargeAt = (day: CalendarDate, time: string | undefined) =>
    cancellationCharge(
      { ...standing, cancelledOn: day, ...(time === undefined ? {} : { cancelledAt: time }) },
      policies,
      { calendar },
    );
  const now = chargeAt(calendarDate(on), at);
  const steps = moments(standing, policyInForce(policies, booking.bookedOn)).map((moment) => ({
    ...moment,
    amount: chargeAt(moment.on, moment.at).amount,
  }));
  const isAfter = (moment: Moment) => moment.on > on || (moment.on === on && (moment.at ?? "") > (at ?? ""));
  const next = steps.find((step) => isAfter(step) && compareMoney(step.amount, now.amount) !== 0);
  const lastFree = steps.findLastIndex(({ amount }) => amount.isZero());
  const { freeUntil, freeUntilTime } =
    lastFree === -1
      ? { freeUntil: null, freeUntilTime: null }
      : endBefore(steps[lastFree + 1], booking.heldOn);

  const nextChange = next === undefined ? null : { on: next.on, at: next.at ?? null, amount: next.amount };
  const free =
    freeUntil === null
      ? "it is never free"
      : `it is free until ${formatDate(freeUntil)}${freeUntilTime === null ? "" : ` at ${freeUntilTime}`}`;
  const then =
    nextChange === null
      ? "this does not change before the session"
      : `from ${formatDate(nextChange.on)}${nextChange.at === null ? "" : ` at ${nextChange.at}`} it is ${formatMoney(nextChange.amount)}`;
  return Object.freeze({
    amount: now.amount,
    freeUntil,
    freeUntilTime,
    nextChange: nextChange === null ? null : Object.freeze(nextChange),
    because: `${now.because}; ${free}; ${then}`,
  });
}

/** The booking as it stood when it was made. */
function asBooked(booking: PricedBooking): PricedBooking {
  const { cancelledOn, cancelledAt, substitutedOn, transferredOn, transferredTo, ...kept } = booking;
  const { attendance, unscheduled, waivedOn, waiverReason, waiverEvidence, state, ...standing } = kept;
  return standing;
}

interface Moment {
  readonly on: CalendarDate;
  readonly at?: string;
}

/** From the booking to the session, every moment at which the charge could become another. */
function moments(
  { bookedOn, heldOn, startsAt }: PricedBooking,
  policy: CancellationPolicy,
): readonly Moment[] {
  const times = new Set<number>();
  if (policy.cutOff !== undefined) times.add(0).add((minuteOf(policy.cutOff) + 1) % minutesOfDay);
  for (const { notice } of policy.bands) {
    if (notice.unit !== "hours" || startsAt === undefined) continue;
    times.add(0);
    for (const bound of Object.values(rangeOfBand(notice)).filter(Number.isFinite)) {
      times.add((((minuteOf(startsAt) - bound + 1) % minutesOfDay) + minutesOfDay) % minutesOfDay);
    }
  }
  const clock = [...times].sort((a, b) => a - b).map(timeAt);
  const all: Moment[] = [];
  for (let day = bookedOn; day <= heldOn; day = addDays(day, 1)) {
    if (clock.length === 0) all.push({ on: day });
    else for (const at of clock) all.push({ on: day, at });
  }
  return all;
}

/** The last day, and minute where it is not the whole day, before a moment. */
function endBefore(
  moment: Moment | undefined,
  last: CalendarDate,
): { readonly freeUntil: CalendarDate; readonly freeUntilTime: string | null } {
  if (moment === undefined) return { freeUntil: last, freeUntilTime: null };
  const minute = moment.at === undefined ? 0 : minuteOf(moment.at);
  return minute === 0
    ? { freeUntil: addDays(moment.on, -1), freeUntilTime: null }
    : { freeUntil: moment.on, freeUntilTime: timeAt(minute - 1) };
}
