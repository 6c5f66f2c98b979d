import { calendarDate, englandAndWales, money } from "@pdscp/core";
import { expect, it } from "vitest";
import type { PricedBooking } from "./booking.ts";
import { cancellationCharge } from "./cancellation-charge.ts";
import type { CancellationPolicyJson } from "./cancellation-policy.ts";
import { sampleBooking, samplePolicy } from "./sample.fixture.ts";

const calendar = englandAndWales;
const day = calendarDate("2024-06-12");

const charge = (changes: Partial<PricedBooking>, policy: Partial<CancellationPolicyJson> = {}) =>
  cancellationCharge(sampleBooking(changes), samplePolicy(policy), { calendar });

const free = { unit: "calendarDays" as const };
const cost = { kind: "full-cost" as const };
const hours: Partial<CancellationPolicyJson> = {
  bands: [
    { notice: { unit: "hours", atLeast: 48 }, charges: [{ kind: "none" }] },
    { notice: { unit: "hours", lessThan: 48 }, charges: [{ kind: "full-fee" }] },
  ],
};

/** What one charge says, without the policy that every reason ends in. */
const said = (changes: Partial<PricedBooking>, policy: Partial<CancellationPolicyJson> = {}) =>
  charge(changes, policy).because.replace(" (Cancellation policy, in force from 1 April 2023)", "");
const costing = (
  line: NonNullable<CancellationPolicyJson["bands"][number]["charges"]>[number],
  rest = {},
) => ({
  bands: [{ notice: free, charges: [line] }],
  ...rest,
});

it.each<[Partial<PricedBooking>, Partial<CancellationPolicyJson>, string]>([
  [{}, costing({ kind: "none" }), "£0: ~ costs nothing"],
  [{}, costing({ kind: "fixed", amount: "25.00" }), "£25: ~ costs £25"],
  [{}, costing({ kind: "per-day", amount: "25.00" }), "£25: ~ costs £25 a day"],
  [{ days: 3 }, costing({ kind: "per-day", amount: "25.00" }), "£75: ~ costs £25 a day"],
  [{}, costing({ kind: "percent-of-fee", percent: "12.5" }), "£8.75: ~ costs 12.5% of the fee"],
  [{}, costing({ kind: "full-fee" }), "£70: ~ costs the full fee"],
  [{ cost: money("33.00") }, costing(cost), "£33: ~ costs the full cost of the place"],
  [{}, costing({ kind: "fixed", amount: "70.00" }, { neverAboveFee: true }), "£70: ~ costs £70"],
  [
    {},
    costing({ kind: "fixed", amount: "70.01" }, { neverAboveFee: true }),
    "£70: ~ costs £70.01, never above the fee of £70",
  ],
  [{}, costing({ kind: "fixed", amount: "70.01" }), "£70.01: ~ costs £70.01"],
  [
    { extraCosts: money("5.00") },
    costing({ kind: "fixed", amount: "25.00" }, { extraCosts: "recharged" }),
    "£30: ~ costs £25 and extra costs of £5",
  ],
  [{ extraCosts: money("5.00") }, costing({ kind: "fixed", amount: "25.00" }), "£25: ~ costs £25"],
  [
    { extraCosts: money("5.00") },
    costing({ kind: "none" }, { extraCosts: "recharged" }),
    "£0: ~ costs nothing",
  ],
  [
    {},
    costing({ kind: "fixed", amount: "25.00", payers: ["charity"] }, { exemptPayers: ["school"] }),
    "£0: ~ costs an exempt payer nothing",
  ],
  [
    {},
    costing({ kind: "fixed", amount: "25.00" }, { exemptPayers: ["school"] }),
    "£0: ~ costs £25, but the payer is exempt, so £25 is not charged",
  ],
  [
    { freePlaceOn: day },
    costing({ kind: "fixed", amount: "25.00" }, { freePlaces: "not-charged" }),
    "£0: ~ costs £25, but the place is free, so £25 is not charged",
  ],
  [{}, costing({ kind: "fixed", amount: "25.00" }, { freePlaces: "not-charged" }), "£25: ~ costs £25"],
  [
    { waivedOn: day, waiverReason: "illness" },
    costing({ kind: "fixed", amount: "25.00" }, { waivers: [{ reason: "weather" }, { reason: "illness" }] }),
    "£0: ~ costs £25, but it was waived on 12 June 2024, so £25 is not charged",
  ],
  [
    { waivedOn: day, waiverReason: "illness", waiverEvidence: ["form"] },
    costing(
      { kind: "fixed", amount: "25.00" },
      { waivers: [{ reason: "weather" }, { reason: "illness", needs: ["letter", "form", "call"] }] },
    ),
    "£25: ~ costs £25; not waived, for want of letter and call",
  ],
  [
    { waivedOn: day, waiverReason: "illness" },
    costing({ kind: "none" }, { waivers: [{ reason: "illness" }], exemptPayers: ["school"] }),
    "£0: ~ costs nothing",
  ],
])("says what a place costs that is cancelled, with %j under %j: %s", (changes, policy, words) => {
  const because = said({ cancelledOn: day, ...changes }, policy);
  expect(because).toBe(
    words.replace("~", "cancelled on 12 June 2024 for 12 June 2024, 0 calendar days' notice; any notice"),
  );
});

it.each<[Partial<PricedBooking>, Partial<CancellationPolicyJson>, string, string]>([
  [{}, {}, "booked", "£0: the place is booked"],
  [{ attendance: "attended" }, {}, "attended", "£0: the place was used"],
  [{ state: "cancelled" }, {}, "session-cancelled", "£0: the partnership cancelled the session"],
  [
    { attendance: "part-attended" },
    {},
    "part-attended",
    "£0: attended in part, for which the policy sets no charge",
  ],
  [{ attendance: "did-not-attend" }, {}, "did-not-attend", "£70: did not attend, which costs the full fee"],
  [
    { attendance: "refused-for-lateness" },
    { refusedForLateness: { as: "did-not-attend" } },
    "refused-for-lateness",
    "£70: was refused for coming late, which counts as not attending: did not attend, which costs the full fee",
  ],
  [
    { attendance: "not-completed" },
    { notCompleted: { as: "latest-cancellation" } },
    "not-completed",
    "£25: did not complete it, charged as a cancellation on 12 June 2024 for 12 June 2024, 0 working days' notice; less than 3 working days costs £25",
  ],
  [
    { attendance: "did-not-attend" },
    { didNotAttend: { as: "did-not-attend" } },
    "did-not-attend",
    "£25: did not attend, charged as a cancellation on 12 June 2024 for 12 June 2024, 0 working days' notice; less than 3 working days costs £25",
  ],
  [
    { transferredOn: calendarDate("2024-06-07"), transferredTo: "S2" },
    { transfer: { as: "cancellation" } },
    "transferred",
    "£0: transferred, charged as a cancellation on 7 June 2024 for 12 June 2024, 3 working days' notice; at least 3 working days costs nothing",
  ],
  [
    { transferredOn: calendarDate("2024-06-07"), transferredTo: "S2" },
    { transfer: { as: "latest-cancellation" } },
    "transferred",
    "£25: transferred, charged as a cancellation on 12 June 2024 for 12 June 2024, 0 working days' notice; less than 3 working days costs £25",
  ],
  [
    { substitutedOn: calendarDate("2024-06-07"), attendance: "attended" },
    { substitution: { as: "cancellation" } },
    "substituted",
    "£0: somebody else came, charged as a cancellation on 7 June 2024 for 12 June 2024, 3 working days' notice; at least 3 working days costs nothing",
  ],
  [
    { attendance: "part-attended" },
    { partAttended: { as: "cancellation" } },
    "part-attended",
    "£25: attended in part, charged as a cancellation on 12 June 2024 for 12 June 2024, 0 working days' notice; less than 3 working days costs £25",
  ],
  [
    { attendance: "not-completed" },
    { notCompleted: { as: "cancellation" }, ...hours },
    "not-completed",
    "£70: did not complete it, charged as a cancellation on 12 June 2024 for 12 June 2024, 0 hours' notice; less than 48 hours costs the full fee",
  ],
])("says of %j under %j that it is %s: %s", (changes, policy, event, words) => {
  expect(charge(changes, policy).event).toBe(event);
  expect(said(changes, policy)).toBe(words);
});
