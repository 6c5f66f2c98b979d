import { addDays, calendarDate, englandAndWales, formatMoney } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { cancellationCharge } from "./cancellation-charge.ts";
import type { CancellationPolicyJson } from "./cancellation-policy.ts";
import { quoteCancellation } from "./cancellation-quote.ts";
import { sampleBooking, samplePolicy } from "./sample.fixture.ts";

const calendar = englandAndWales;

const tiers: Partial<CancellationPolicyJson> = {
  bands: [
    { notice: { unit: "weeks", atLeast: 4 }, charges: [{ kind: "none" }] },
    {
      notice: { unit: "weeks", atLeast: 2, lessThan: 4 },
      charges: [{ kind: "percent-of-fee", percent: "50" }],
    },
    { notice: { unit: "weeks", lessThan: 2 }, charges: [{ kind: "full-fee" }] },
  ],
};
const hours: Partial<CancellationPolicyJson> = {
  bands: [
    { notice: { unit: "hours", atLeast: 48 }, charges: [{ kind: "none" }] },
    { notice: { unit: "hours", lessThan: 48 }, charges: [{ kind: "fixed", amount: "25.00" }] },
  ],
};
const always: Partial<CancellationPolicyJson> = {
  bands: [{ notice: { unit: "calendarDays" }, charges: [{ kind: "fixed", amount: "25.00" }] }],
};
const never: Partial<CancellationPolicyJson> = {
  bands: [{ notice: { unit: "calendarDays" }, charges: [{ kind: "none" }] }],
};

it.each<[string, Partial<CancellationPolicyJson>, string, string | undefined, readonly (string | null)[]]>([
  [
    "before anything is due",
    tiers,
    "2024-05-01",
    undefined,
    ["£0", "2024-05-15", null, "2024-05-16", null, "£35"],
  ],
  [
    "on the last free day",
    tiers,
    "2024-05-15",
    undefined,
    ["£0", "2024-05-15", null, "2024-05-16", null, "£35"],
  ],
  [
    "when half is due",
    tiers,
    "2024-05-20",
    undefined,
    ["£35", "2024-05-15", null, "2024-05-30", null, "£70"],
  ],
  ["when all is due", tiers, "2024-06-10", undefined, ["£70", "2024-05-15", null, null, null, null]],
  ["when it is never free", always, "2024-05-20", undefined, ["£25", null, null, null, null, null]],
  ["when it is always free", never, "2024-05-20", undefined, ["£0", "2024-06-12", null, null, null, null]],
  [
    "by the hour, before",
    hours,
    "2024-06-10",
    "09:00",
    ["£0", "2024-06-10", "09:30", "2024-06-10", "09:31", "£25"],
  ],
  ["by the hour, after", hours, "2024-06-10", "09:31", ["£25", "2024-06-10", "09:30", null, null, null]],
  [
    "with a cut-off",
    { cutOff: "12:00" },
    "2024-06-07",
    "12:00",
    ["£0", "2024-06-07", "12:00", "2024-06-07", "12:01", "£25"],
  ],
])("quotes %s", (_, policy, on, at, expected) => {
  const quote = quoteCancellation(sampleBooking(), samplePolicy(policy), {
    on: calendarDate(on),
    ...(at === undefined ? {} : { at }),
    calendar,
  });
  const { freeUntil, freeUntilTime, nextChange } = quote;
  const then =
    nextChange === null ? [null, null, null] : [nextChange.on, nextChange.at, formatMoney(nextChange.amount)];
  expect([formatMoney(quote.amount), freeUntil, freeUntilTime, ...then]).toEqual(expected);
});

it("says all three in a sentence", () => {
  const quote = quoteCancellation(sampleBooking(), samplePolicy(), {
    on: calendarDate("2024-06-10"),
    calendar,
  });
  expect(quote.because).toMatch(
    /^£25: .*; it is free until 7 June 2024; this does not change before the session$/,
  );
});

it.each<[Partial<CancellationPolicyJson>, string, string | undefined, string]>([
  [tiers, "2024-05-20", undefined, "it is free until 15 May 2024; from 30 May 2024 it is £70"],
  [always, "2024-05-20", undefined, "it is never free; this does not change before the session"],
  [
    hours,
    "2024-06-10",
    "09:00",
    "it is free until 10 June 2024 at 09:30; from 10 June 2024 at 09:31 it is £25",
  ],
])("says of %j on %s at %s that %s", (policy, on, at, says) => {
  const { because } = quoteCancellation(sampleBooking(), samplePolicy(policy), {
    on: calendarDate(on),
    ...(at === undefined ? {} : { at }),
    calendar,
  });
  expect(because.slice(because.indexOf("1 April 2023)") + "1 April 2023); ".length)).toBe(says);
});

it("quotes by the minute, on that day and the next, by bounds that wrap round midnight", () => {
  const bounded: Partial<CancellationPolicyJson> = {
    bands: [
      { notice: { unit: "hours", atLeast: 48 }, charges: [{ kind: "none" }] },
      { notice: { unit: "hours", atLeast: 14, lessThan: 48 }, charges: [{ kind: "fixed", amount: "10.00" }] },
      { notice: { unit: "hours", lessThan: 14 }, charges: [{ kind: "full-fee" }] },
    ],
  };
  const quoted = (on: string, at: string, startsAt = "09:30") => {
    const { amount, nextChange } = quoteCancellation(sampleBooking({ startsAt }), samplePolicy(bounded), {
      on: calendarDate(on),
      at,
      calendar,
    });
    return `${formatMoney(amount)}, then ${nextChange?.on} ${nextChange?.at} ${nextChange && formatMoney(nextChange.amount)}`;
  };
  expect([
    quoted("2024-06-09", "23:59"),
    quoted("2024-06-10", "09:30"),
    quoted("2024-06-10", "09:31"),
    quoted("2024-06-11", "19:30"),
    quoted("2024-06-11", "19:31"),
    quoted("2024-06-10", "13:00", "14:00"),
    quoted("2024-06-11", "23:59", "14:00"),
  ]).toEqual([
    "£0, then 2024-06-10 09:31 £10",
    "£0, then 2024-06-10 09:31 £10",
    "£10, then 2024-06-11 19:31 £70",
    "£10, then 2024-06-11 19:31 £70",
    "£70, then undefined undefined null",
    "£0, then 2024-06-10 14:01 £10",
    "£10, then 2024-06-12 00:01 £70",
  ]);
});

it("is free to the day of the session where the last hour of it is", () => {
  const late: Partial<CancellationPolicyJson> = {
    bands: [
      { notice: { unit: "hours", atLeast: 1 }, charges: [{ kind: "none" }] },
      { notice: { unit: "hours", lessThan: 1 }, charges: [{ kind: "full-fee" }] },
    ],
  };
  const { freeUntil, freeUntilTime } = quoteCancellation(sampleBooking(), samplePolicy(late), {
    on: calendarDate("2024-06-12"),
    at: "08:00",
    calendar,
  });
  expect([freeUntil, freeUntilTime]).toEqual(["2024-06-12", "08:30"]);
});

it("is what the cancellation then costs, on any day, whatever happened since", () => {
  const policy = samplePolicy(tiers);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 58 }), (days) => {
      const booking = sampleBooking();
      const on = addDays(booking.heldOn, -days);
      const { amount, freeUntil, nextChange } = quoteCancellation(
        { ...booking, attendance: "did-not-attend" },
        policy,
        { on, calendar },
      );
      const chargeOn = (cancelledOn: typeof on) =>
        cancellationCharge({ ...booking, cancelledOn }, policy, { calendar }).amount;
      expect(amount).toEqual(chargeOn(on));
      if (freeUntil !== null)
        expect(chargeOn(freeUntil).isZero() && !chargeOn(addDays(freeUntil, 1)).isZero()).toBe(true);
      if (nextChange !== null)
        expect(chargeOn(nextChange.on).equals(chargeOn(addDays(nextChange.on, -1)))).toBe(false);
    }),
  );
});

it.each([
  ["2024-04-14", "training/cancelled-before-booked"],
  ["2024-06-13", "training/cancelled-after-session"],
])("refuses to quote for %s", (on, code) => {
  expect(() =>
    quoteCancellation(sampleBooking(), samplePolicy(), { on: calendarDate(on), calendar }),
  ).toThrow(expect.objectContaining({ code }));
});
