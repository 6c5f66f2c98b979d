import { addDays, englandAndWales, money } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { cancellationCharge } from "./cancellation-charge.ts";
import { checkPolicy } from "./policy-check.ts";
import { sampleBooking, samplePolicy } from "./sample.fixture.ts";

const calendar = englandAndWales;

/** Policies of up to four bands that cover all notice, with charges of every kind in any order. */
const chargeLines = fc.oneof(
  fc.constant({ kind: "none" } as const),
  fc.constant({ kind: "full-fee" } as const),
  fc
    .integer({ min: 0, max: 150 })
    .map((percent) => ({ kind: "percent-of-fee", percent: String(percent) }) as const),
  fc
    .integer({ min: 0, max: 9_999 })
    .map((pence) => ({ kind: "fixed", amount: (pence / 100).toFixed(2) }) as const),
  fc
    .integer({ min: 0, max: 9_999 })
    .map((pence) => ({ kind: "per-day", amount: (pence / 100).toFixed(2) }) as const),
);
const units = fc.constantFrom("calendarDays", "workingDays", "weeks");
const policies = fc
  .record({
    unit: units,
    bounds: fc
      .uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 3 })
      .map((all) => all.toSorted((a, b) => a - b)),
    lines: fc.array(chargeLines, { minLength: 4, maxLength: 4 }),
    neverAboveFee: fc.boolean(),
  })
  .map(({ unit, bounds, lines, neverAboveFee }) =>
    samplePolicy({
      neverAboveFee,
      bands: [...bounds, undefined].map((lessThan, index) => {
        const atLeast = bounds[index - 1];
        const below = lessThan === undefined ? {} : { lessThan };
        const notice = { unit, ...(atLeast === undefined ? {} : { atLeast }), ...below };
        return { notice, charges: [lines[index] ?? { kind: "none" as const }] };
      }),
    }),
  );
const bookings = fc
  .record({ fee: fc.integer({ min: 0, max: 20_000 }), days: fc.integer({ min: 1, max: 4 }) })
  .map(({ fee, days }) => sampleBooking({ fee: money((fee / 100).toFixed(2)), days }));

it("never charges more for longer notice, unless the linter says that it can", () => {
  const isWarned = (policy: ReturnType<typeof samplePolicy>) =>
    checkPolicy(policy).some(({ code }) => code === "training/more-notice-costs-more");
  fc.assert(
    fc.property(policies, bookings, fc.integer({ min: 0, max: 50 }), (policy, booking, days) => {
      const amountAt = (before: number) =>
        cancellationCharge({ ...booking, cancelledOn: addDays(booking.heldOn, -before) }, policy, {
          calendar,
        }).amount;
      const rises = amountAt(days + 1).greaterThan(amountAt(days));
      expect(rises && !isWarned(policy)).toBe(false);
    }),
  );
});

it("never charges more than the fee where the policy says so", () => {
  fc.assert(
    fc.property(policies, bookings, fc.integer({ min: 0, max: 50 }), (policy, booking, days) => {
      const cancelled = { ...booking, cancelledOn: addDays(booking.heldOn, -days) };
      const { amount } = cancellationCharge(cancelled, { ...policy, neverAboveFee: true }, { calendar });
      expect(amount.greaterThan(booking.fee)).toBe(false);
    }),
  );
});

it("covers all notice where the linter finds no gap", () => {
  fc.assert(
    fc.property(policies, bookings, fc.integer({ min: 0, max: 58 }), (policy, booking, days) => {
      const gaps = checkPolicy(policy).filter(({ code }) => /gap|overlap|mixed/.test(code));
      const cancelled = { ...booking, cancelledOn: addDays(booking.heldOn, -days) };
      expect(gaps).toEqual([]);
      expect(cancellationCharge(cancelled, policy, { calendar }).event).toBe("cancelled");
    }),
  );
});
