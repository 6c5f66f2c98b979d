import { calendarDate, money } from "@pdscp/core";
import type { PricedBooking } from "./booking.ts";
import {
  type CancellationPolicy,
  type CancellationPolicyJson,
  cancellationPolicySchema,
} from "./cancellation-policy.ts";
import { type FeeSchedule, feeScheduleSchema } from "./fee-schedule.ts";

/** A booking of a full-day course on Wednesday 12 June 2024, far from any holiday. */
export function sampleBooking(changes: Partial<PricedBooking> = {}): PricedBooking {
  return {
    id: "B1",
    session: "S1",
    organisation: "A school",
    payer: "school",
    bookedOn: calendarDate("2024-04-15"),
    heldOn: calendarDate("2024-06-12"),
    startsAt: "09:30",
    hours: 6,
    fee: money("70.00"),
    ...changes,
  };
}

/** Less than three working days' notice costs £25, unless told. */
export function samplePolicy(changes: Partial<CancellationPolicyJson> = {}): CancellationPolicy {
  return cancellationPolicySchema.parse({
    id: "local",
    name: "Cancellation policy",
    reference: { title: "Cancellation policy" },
    from: "2023-04-01",
    bands: [
      { notice: { unit: "workingDays", atLeast: 3 }, charges: [{ kind: "none" }] },
      {
        name: "late",
        notice: { unit: "workingDays", lessThan: 3 },
        charges: [{ kind: "fixed", amount: "25.00" }],
      },
    ],
    didNotAttend: { charges: [{ kind: "full-fee" }] },
    ...changes,
  });
}

/** £45 for a place, £20 for a half day, £25 for cancelling. */
export function sampleSchedule(): FeeSchedule {
  return feeScheduleSchema.parse({
    id: "local",
    name: "Local price list",
    payers: ["school", "charity"],
    lengths: [
      { name: "half-day", hoursUpTo: 4 },
      { name: "full-day", hoursOver: 4 },
    ],
    versions: [
      {
        version: "2023/24",
        from: "2023-04-01",
        reference: { title: "Price list 2023/24" },
        lines: [
          { id: "half-day", length: "half-day", amount: "20.00", per: "person" },
          { id: "full-day", length: "full-day", amount: "45.00", per: "person" },
          { id: "cancellation", amount: "25.00", per: "person", covers: "cancellation" },
        ],
      },
    ],
  });
}
