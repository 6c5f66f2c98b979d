import type { CalendarDate, Money, WorkingCalendar } from "@pdscp/core";
import { expectTypeOf, test } from "vitest";
import type { PricedBooking } from "./booking.ts";
import { type Charge, cancellationCharge } from "./cancellation-charge.ts";
import type { CancellationPolicy, CancellationPolicyJson } from "./cancellation-policy.ts";
import { type CancellationQuote, quoteCancellation } from "./cancellation-quote.ts";
import { type FeeSchedule, feeFor } from "./fee-schedule.ts";

declare const booking: PricedBooking;
declare const policy: CancellationPolicy;
declare const stored: CancellationPolicyJson;
declare const calendar: WorkingCalendar;
declare const day: CalendarDate;
declare const schedule: FeeSchedule;

test("charges and quotes by one policy or its versions", () => {
  expectTypeOf(cancellationCharge(booking, policy, { calendar })).toEqualTypeOf<Charge>();
  expectTypeOf(cancellationCharge(booking, [policy], { calendar }).amount).toEqualTypeOf<Money>();
  expectTypeOf(quoteCancellation(booking, policy, { on: day, calendar })).toEqualTypeOf<CancellationQuote>();
});

test("takes only what has been read and checked", () => {
  // @ts-expect-error a policy as stored must be parsed first
  cancellationCharge(booking, stored, { calendar });
  // @ts-expect-error a booking has no fee until it is priced
  cancellationCharge({ ...booking, fee: undefined }, policy, { calendar });
  // @ts-expect-error a fee is of a day
  feeFor(schedule, { course: { id: "C", title: "T", kind: "course", hours: 6 }, payer: "school" });
});
