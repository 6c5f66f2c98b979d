import type { CalendarDate, Money, WorkingCalendar } from "@pdscp/core";
import type { Attendance } from "./attendance.ts";
import type { Booking, PricedBooking } from "./booking.ts";
import { refuseUnfitPrice } from "./booking-fit.ts";
import { type EventRule, type Policies, policyInForce } from "./cancellation-policy.ts";
import { nothing, notSet, priceOf } from "./charge-line.ts";
import { type CompiledPolicy, compiledOf, type Place, type Terms } from "./compiled-policy.ts";
import { refusal } from "./errors.ts";
import { type Notice, type NoticeUnit, noticeOf, noticeSteps, ofNotice } from "./notice.ts";
import { type Ruling, reduced, type Settled, saying } from "./reduction.ts";
import { amountWords, dayWords } from "./wording.ts";

/** What became of a booking, as far as a charge is concerned; "booked" when nothing has happened yet. */
export type ChargeEvent =
  | "booked"
  | "cancelled"
  | "transferred"
  | "substituted"
  | "session-cancelled"
  | Attendance;

/** What a booking costs besides or instead of its fee, and why. */
export interface Charge {
  readonly booking: string;
  readonly organisation: string;
  readonly event: ChargeEvent;
  readonly amount: Money;
  /** What of the fee is due besides: all of it, or nothing once it is credited. */
  readonly feeDue: Money;
  /** The rule that set it: the name of a band, an event, "waived", "exempt-payer" or "free-place". */
  readonly rule: string;
  readonly policy: string;
  /** The notice given, where the rule goes by it. */
  readonly notice: Notice | null;
  /** Cancelled in a band that carries a charge, whether or not this booking was charged. */
  readonly late: boolean;
  /** What would have been charged, where it was waived. */
  readonly waived: { readonly reason: string; readonly amount: Money } | null;
  readonly because: string;
}

/**
 * What a booking is charged under the policy in force when it was made: cancelled, transferred, substituted, attended or not.
 *
 * Notice runs from the cancellation up to, not including, the day of the session. A band's charge stands in place of the fee.
 * For somebody who came (substituted, part attended, not completed) the fee stays due besides, unless the policy says otherwise.
 *
 * @param policies - One policy, or its versions by date.
 * @throws {TrainingError} `training/not-in-force` when no policy was in force on the day of the booking.
 * @throws {TrainingError} `training/fee-not-set` when the policy does not say what this costs: a gap is never filled by a guess.
 * @throws {TrainingError} `training/cancelled-before-booked`, `training/cancelled-after-session`,
 *   `training/history-disordered` for a transfer or a substitution after the session, `training/attended-cancelled-session`,
 *   `training/time-missing`, `training/turnover-missing`, `training/fee-ambiguous`
 * @throws {TrainingError} `training/waiver-without-reason`, `training/waiver-not-in-policy`, `training/event-not-allowed`
 * @throws {TrainingError} `training/record-invalid` for a booking or a policy that is none, such as JSON that was not parsed.
 * @throws {CoreError} `core/calendar-not-covered`
 *
 * @example Two working days' notice over Easter
 * ```ts
 * import { calendarDate, englandAndWales, formatMoney, money } from "@pdscp/core";
 * import { cancellationCharge, cancellationPolicySchema } from "@pdscp/training";
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
 *   cancelledOn: calendarDate("2024-03-27"),
 *   heldOn: calendarDate("2024-04-02"),
 *   hours: 6,
 *   fee: money("70.00"),
 * };
 *
 * const { amount, because } = cancellationCharge(booking, policy, { calendar: englandAndWales });
 * formatMoney(amount); // => "£25"
 * because.split(";")[0]; // => "£25: cancelled on 27 March 2024 for 2 April 2024, 2 working days' notice"
 * ```
 */
export function cancellationCharge(
  booking: PricedBooking,
  policies: Policies,
  { calendar }: { readonly calendar: WorkingCalendar },
): Charge {
  refuseUnfitPrice(booking, "Cannot tell the charge");
  refuseImpossible(booking, booking);
  const compiled = compiledOf(policyInForce(policies, booking.bookedOn));
  return chargeOn({ booking, terms: booking, compiled, calendar });
}

/** As {@link cancellationCharge}, with the terms apart from the booking, so that a million bookings need not be copied. */
export function chargeOn(place: Place): Charge {
  const event = eventOf(place.booking, place.terms);
  const { uncharged } = place.compiled;
  switch (event) {
    case "attended":
      return chargeOf(place, uncharged.attended);
    case "booked":
      return chargeOf(place, uncharged.booked);
    case "session-cancelled":
      return chargeOf(place, uncharged["session-cancelled"]);
    default:
      return chargeOf(place, rulingOn(place, event));
  }
}

function chargeOf({ booking, terms, compiled }: Place, ruling: Ruling): Charge {
  return Object.freeze({
    booking: booking.id,
    organisation: booking.organisation,
    event: ruling.event,
    amount: ruling.amount,
    feeDue: ruling.feeStands && booking.freePlaceOn === undefined ? terms.fee : nothing,
    rule: ruling.rule,
    policy: compiled.policy.id,
    notice: ruling.notice,
    late: ruling.late,
    waived: ruling.waived,
    because: ruling.because,
  });
}

function rulingOn(place: Place, event: ChargedEvent): Ruling {
  const { amount, feeStands, rule, notice, late, waived, because } = reduced(place, settle(place, event));
  const reason = `${amountWords(amount)}: ${because}${place.compiled.source}`;
  return { event, amount, feeStands, rule, notice, late, waived, because: reason };
}

type ChargedEvent = Exclude<ChargeEvent, keyof CompiledPolicy["uncharged"]>;

/** What happened last: a place given up before one that was used. */
function eventOf(booking: Booking, { state }: Terms): ChargeEvent {
  if (state === "cancelled") return "session-cancelled";
  if (booking.cancelledOn !== undefined) return "cancelled";
  if (booking.transferredOn !== undefined) return "transferred";
  const { attendance = "booked", substitutedOn } = booking;
  const used = attendance === "booked" || attendance === "attended";
  return used && substitutedOn !== undefined ? "substituted" : attendance;
}

/** What no charge can be told for, whatever the policy. */
export function refuseImpossible(booking: Booking, { heldOn, state }: Terms): void {
  const { bookedOn, cancelledOn, transferredOn, substitutedOn, attendance } = booking;
  if (cancelledOn !== undefined && cancelledOn < bookedOn)
    throw impossible(
      "training/cancelled-before-booked",
      "it must be cancelled on or after the day it was booked",
    );
  if (cancelledOn !== undefined && cancelledOn > heldOn)
    throw impossible("training/cancelled-after-session", "it must be cancelled by the day of the session");
  if (transferredOn !== undefined && transferredOn > heldOn) throw tooLate("transferredOn");
  if (substitutedOn !== undefined && substitutedOn > heldOn) throw tooLate("substitutedOn");
  if (state === "cancelled" && attendance !== undefined)
    throw refusal(
      "training/attended-cancelled-session",
      "Cannot tell the charge: a session that was cancelled has no attendance",
      "attendance",
    );
}

function impossible(
  code: "training/cancelled-before-booked" | "training/cancelled-after-session",
  need: string,
) {
  return refusal(code, `Cannot tell the charge: ${need}`, "cancelledOn");
}

function tooLate(field: "transferredOn" | "substitutedOn") {
  const need = "a place is transferred, or given to somebody else, by the day of the session";
  return refusal("training/history-disordered", `Cannot tell the charge: ${need}`, field);
}

const events = {
  transferred: { key: "transfer", rule: "transfer", said: "transferred", feeStands: false },
  substituted: { key: "substitution", rule: "substitution", said: "somebody else came", feeStands: true },
  "did-not-attend": { key: "didNotAttend", rule: "did-not-attend", said: "did not attend", feeStands: false },
  "part-attended": { key: "partAttended", rule: "part-attended", said: "attended in part", feeStands: true },
  "refused-for-lateness": {
    key: "refusedForLateness",
    rule: "refused-for-lateness",
    said: "was refused for coming late",
    feeStands: false,
  },
  "not-completed": {
    key: "notCompleted",
    rule: "not-completed",
    said: "did not complete it",
    feeStands: true,
  },
} as const;

function settle(place: Place, event: ChargedEvent): Settled {
  const { booking, terms, compiled } = place;
  if (event === "cancelled") {
    const on = booking.cancelledOn as CalendarDate;
    const said = `cancelled on ${dayWords(on)} for ${dayWords(terms.heldOn)}`;
    return byNotice(place, said, { on, at: booking.cancelledAt, late: true });
  }
  const { key, rule: name, said, feeStands } = events[event];
  const rule: EventRule | undefined = compiled.policy[key];
  if (rule === undefined) {
    if (event === "did-not-attend") throw notSet(compiled.policy, "somebody who did not attend");
    const because = `${said}, for which the policy sets no charge`;
    // A transferred place is paid for by the booking that it became; one who came too late still took it.
    return atAnyNotice({ amount: nothing, feeStands: event !== "transferred", rule: name, because });
  }
  if ("allowed" in rule) {
    throw refusal(
      "training/event-not-allowed",
      `Cannot tell the charge: "${compiled.policy.id}" does not allow this event`,
      key,
    );
  }
  if ("charges" in rule) {
    const { amount, words } = priceOf(rule.charges, place);
    const because = `${said}, which costs ${words}`;
    return atAnyNotice({ amount, feeStands: rule.feeStillDue ?? feeStands, rule: name, because });
  }
  if (rule.as === "did-not-attend" && event !== "did-not-attend") {
    const same = settle(place, "did-not-attend");
    return saying(same, `${said}, which counts as not attending: ${same.because}`);
  }
  const { heldOn, startsAt } = terms;
  const givenUp = rule.as === "cancellation" ? (booking.transferredOn ?? booking.substitutedOn) : undefined;
  const on = givenUp ?? heldOn;
  return byNotice(place, `${said}, charged as a cancellation on ${dayWords(on)} for ${dayWords(heldOn)}`, {
    on,
    at: (givenUp && booking.cancelledAt) ?? (on === heldOn ? startsAt : undefined),
    late: false,
  });
}

/** What is the same whatever the notice. */
function atAnyNotice({
  amount,
  feeStands,
  rule,
  because,
}: Pick<Settled, "amount" | "feeStands" | "rule" | "because">): Settled {
  return { amount, feeStands, rule, notice: null, late: false, waived: null, because };
}

function byNotice(
  place: Place,
  said: string,
  given: { readonly on: CalendarDate; readonly at: string | undefined; readonly late: boolean },
): Settled {
  const { terms, calendar, compiled } = place;
  const { policy, bands } = compiled;
  let unit: NoticeUnit | undefined;
  let count = 0;
  for (const band of bands) {
    if (band.unit !== unit) {
      unit = band.unit;
      const { heldOn, startsAt } = terms;
      const notice = { on: given.on, at: given.at, heldOn, startsAt };
      count = noticeSteps(unit, notice, { cutOff: policy.cutOff, calendar });
    }
    if (count < band.from || count >= band.to) continue;
    const { notice, words } = band.noticed(count);
    const price = priceOf(band.charges, place);
    return {
      amount: price.amount,
      feeStands: false,
      rule: band.name,
      notice,
      late: given.late && band.costs,
      waived: null,
      because: `${said}, ${words} costs ${price.words}`,
    };
  }
  throw notSet(policy, unit === undefined ? "a cancellation" : ofNotice(noticeOf(unit, count)));
}
