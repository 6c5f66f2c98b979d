import { calendarDate, englandAndWales, formatMoney, money } from "@pdscp/core";
import { expect, it } from "vitest";
import type { PricedBooking } from "./booking.ts";
import { cancellationCharge } from "./cancellation-charge.ts";
import type { CancellationPolicyJson } from "./cancellation-policy.ts";
import { refusalOf } from "./plain.fixture.ts";
import { sampleBooking, samplePolicy } from "./sample.fixture.ts";

const calendar = englandAndWales;
const day = calendarDate("2024-06-12");
const afterEaster = { bookedOn: calendarDate("2024-02-01"), heldOn: calendarDate("2024-04-02") };

const charge = (changes: Partial<PricedBooking>, policy: Partial<CancellationPolicyJson> = {}) =>
  cancellationCharge(sampleBooking(changes), samplePolicy(policy), { calendar });

it.each<[string, Partial<PricedBooking>, Partial<CancellationPolicyJson>, [string, string, string, boolean]]>(
  [
    ["nothing happened yet", {}, {}, ["£0", "£70", "booked", false]],
    ["somebody attended", { attendance: "attended" }, {}, ["£0", "£70", "attended", false]],
    [
      "it is cancelled in time",
      { cancelledOn: calendarDate("2024-06-07") },
      {},
      ["£0", "£0", "at least 3 working days", false],
    ],
    ["it is cancelled late", { cancelledOn: calendarDate("2024-06-10") }, {}, ["£25", "£0", "late", true]],
    ["it is cancelled on the day", { cancelledOn: day }, {}, ["£25", "£0", "late", true]],
    ["nobody came", { attendance: "did-not-attend" }, {}, ["£70", "£0", "did-not-attend", false]],
    [
      "nobody came, and the fee is due besides",
      { attendance: "did-not-attend" },
      { didNotAttend: { charges: [{ kind: "fixed", amount: "10.00" }], feeStillDue: true } },
      ["£10", "£70", "did-not-attend", false],
    ],
    ["somebody left early", { attendance: "part-attended" }, {}, ["£0", "£70", "part-attended", false]],
    [
      "leaving early counts as not attending",
      { attendance: "part-attended" },
      { partAttended: { as: "did-not-attend" } },
      ["£70", "£0", "did-not-attend", false],
    ],
    [
      "a check was left unfinished",
      { attendance: "not-completed" },
      { notCompleted: { charges: [{ kind: "fixed", amount: "15.00" }] } },
      ["£15", "£70", "not-completed", false],
    ],
    [
      "somebody came too late",
      { attendance: "refused-for-lateness" },
      {},
      ["£0", "£70", "refused-for-lateness", false],
    ],
    [
      "somebody else came",
      { substitutedOn: day, attendance: "attended" },
      {},
      ["£0", "£70", "substitution", false],
    ],
    [
      "a substitute costs something",
      { substitutedOn: day },
      { substitution: { charges: [{ kind: "fixed", amount: "5.00" }] } },
      ["£5", "£70", "substitution", false],
    ],
    [
      "the substitute did not come",
      { substitutedOn: day, attendance: "did-not-attend" },
      {},
      ["£70", "£0", "did-not-attend", false],
    ],
    [
      "it is moved to another day",
      { transferredOn: day, transferredTo: "S2" },
      {},
      ["£0", "£0", "transfer", false],
    ],
    [
      "moving counts as cancelling",
      { transferredOn: day, transferredTo: "S2" },
      { transfer: { as: "cancellation" } },
      ["£25", "£0", "late", false],
    ],
    ["the partnership cancels", { state: "cancelled" }, {}, ["£0", "£0", "session-cancelled", false]],
    [
      "the payer is exempt",
      { cancelledOn: day },
      { exemptPayers: ["school"] },
      ["£0", "£0", "exempt-payer", true],
    ],
    ["the place was free", { cancelledOn: day, freePlaceOn: day }, {}, ["£25", "£0", "late", true]],
    [
      "the place was free and came to nothing",
      { cancelledOn: day, freePlaceOn: day },
      { freePlaces: "not-charged" },
      ["£0", "£0", "free-place", true],
    ],
    [
      "a free place was used",
      { freePlaceOn: day, attendance: "attended" },
      {},
      ["£0", "£0", "attended", false],
    ],
    [
      "the charge is waived",
      { cancelledOn: day, waivedOn: day, waiverReason: "illness" },
      { waivers: [{ reason: "illness" }] },
      ["£0", "£0", "waived", true],
    ],
    [
      "the proof for a waiver is missing",
      { cancelledOn: day, waivedOn: day, waiverReason: "illness" },
      { waivers: [{ reason: "illness", needs: ["letter"] }] },
      ["£25", "£0", "late", true],
    ],
    [
      "the charge is above the fee",
      { cancelledOn: day, fee: money("20.00") },
      { neverAboveFee: true },
      ["£20", "£0", "late", true],
    ],
  ],
)("when %s", (_, changes, policy, [amount, feeDue, rule, late]) => {
  const result = charge(changes, policy);
  expect([formatMoney(result.amount), formatMoney(result.feeDue), result.rule, result.late]).toEqual([
    amount,
    feeDue,
    rule,
    late,
  ]);
  expect(result.because.startsWith(`${amount}: `)).toBe(true);
});

it.each([
  ["2024-03-25", "workingDays", 4, "£0"],
  ["2024-03-26", "workingDays", 3, "£0"],
  ["2024-03-27", "workingDays", 2, "£25"],
  ["2024-03-28", "workingDays", 1, "£25"],
  ["2024-03-29", "workingDays", 0, "£25"],
  ["2024-04-01", "workingDays", 0, "£25"],
])("counts notice over Easter: cancelled on %s gives %s %i", (cancelledOn, unit, count, amount) => {
  const result = charge({ ...afterEaster, cancelledOn: calendarDate(cancelledOn) });
  expect([result.notice, formatMoney(result.amount)]).toEqual([{ unit, count }, amount]);
});

it("says what, by which rule, on what notice and under which policy", () => {
  expect(charge({ cancelledOn: calendarDate("2024-06-11") }).because).toContain(", 1 working day's notice; ");
  expect(charge({ cancelledOn: calendarDate("2024-06-10") }).because).toBe(
    "£25: cancelled on 10 June 2024 for 12 June 2024, 2 working days' notice; less than 3 working days costs £25 (Cancellation policy, in force from 1 April 2023)",
  );
});

const free = { unit: "calendarDays" as const };
const cost = { kind: "full-cost" as const };
const hours: Partial<CancellationPolicyJson> = {
  bands: [
    { notice: { unit: "hours", atLeast: 48 }, charges: [{ kind: "none" }] },
    { notice: { unit: "hours", lessThan: 48 }, charges: [{ kind: "full-fee" }] },
  ],
};

it.each([
  ["09:30", 48, "£0"],
  ["09:31", 47.983333333333334, "£70"],
  ["09:29", 48.016666666666666, "£0"],
])("counts hours by the clock: cancelled two days before at %s", (cancelledAt, count, amount) => {
  const result = charge({ cancelledOn: calendarDate("2024-06-10"), cancelledAt }, hours);
  expect([result.notice, formatMoney(result.amount)]).toEqual([{ unit: "hours", count }, amount]);
});

it.each([
  ["12:00", 3, "£0"],
  ["12:01", 2, "£25"],
])(
  "counts a cancellation at %s, with a cut-off at noon, as %i working days",
  (cancelledAt, count, amount) => {
    const result = charge({ cancelledOn: calendarDate("2024-06-07"), cancelledAt }, { cutOff: "12:00" });
    expect([result.notice?.count, formatMoney(result.amount)]).toEqual([count, amount]);
  },
);

it.each([
  [{ kind: "percent-of-fee", percent: "0" }, false],
  [{ kind: "percent-of-fee", percent: "0.5" }, true],
  [{ kind: "fixed", amount: "0.00" }, false],
  [{ kind: "full-fee" }, true],
] as const)("calls a cancellation at %j late: %s", (line, late) => {
  const policy = { bands: [{ notice: { unit: "calendarDays" as const }, charges: [line] }] };
  expect(charge({ cancelledOn: day, fee: money("0") }, policy).late).toBe(late);
});

it("takes the policy of the day of the booking, not of the cancellation", () => {
  const versions = [
    samplePolicy({ from: "2023-04-01" }),
    samplePolicy({
      id: "dearer",
      from: "2024-05-01",
      bands: [{ notice: { unit: "calendarDays" }, charges: [{ kind: "fixed", amount: "40.00" }] }],
    }),
  ];
  const amountFor = (bookedOn: string) => {
    const booking = sampleBooking({ bookedOn: calendarDate(bookedOn), cancelledOn: day });
    const { amount, policy } = cancellationCharge(booking, versions, { calendar });
    return [formatMoney(amount), policy];
  };
  expect([amountFor("2024-04-30"), amountFor("2024-05-01")]).toEqual([
    ["£25", "local"],
    ["£40", "dearer"],
  ]);
});

it.each<[string, Partial<PricedBooking>, Partial<CancellationPolicyJson>]>([
  ["training/cancelled-before-booked", { cancelledOn: calendarDate("2024-04-14") }, {}],
  ["training/cancelled-after-session", { cancelledOn: calendarDate("2024-06-13") }, {}],
  [
    "training/history-disordered",
    { transferredOn: calendarDate("2024-06-13"), transferredTo: "S2", cancelledAt: "09:00" },
    {},
  ],
  ["training/history-disordered", { substitutedOn: calendarDate("2024-06-13"), attendance: "attended" }, {}],
  ["training/attended-cancelled-session", { state: "cancelled", attendance: "attended" }, {}],
  ["training/not-in-force", { bookedOn: calendarDate("2023-03-31") }, {}],
  ["training/not-in-force", { bookedOn: calendarDate("2024-04-15") }, { until: "2024-04-15" }],
  ["training/time-missing", { cancelledOn: calendarDate("2024-06-07") }, { cutOff: "12:00" }],
  ["training/time-missing", { cancelledOn: day }, hours],
  ["training/waiver-without-reason", { cancelledOn: day, waivedOn: day }, {}],
  ["training/waiver-not-in-policy", { cancelledOn: day, waivedOn: day, waiverReason: "weather" }, {}],
  ["training/event-not-allowed", { substitutedOn: day }, { substitution: { allowed: false } }],
  ["training/fee-not-set", { cancelledOn: day }, { bands: [] }],
  [
    "training/fee-not-set",
    { cancelledOn: day },
    { bands: [{ notice: { unit: "calendarDays", atLeast: 1 }, charges: [] }] },
  ],
  ["training/fee-not-set", { cancelledOn: day }, { bands: [{ notice: free, charges: [cost] }] }],
  [
    "training/fee-not-set",
    { cancelledOn: day },
    {
      exemptPayers: ["charity"],
      bands: [{ notice: free, charges: [{ kind: "none", payers: ["charity"] }] }],
    },
  ],
])("refuses with %s: %j", (code, changes, policy) => {
  const refused = () => charge(changes, policy);
  expect(refused).toThrow(expect.objectContaining({ code }));
  expect(refusalOf(refused)).toMatchSnapshot();
});

it.each<[Partial<PricedBooking>, Partial<CancellationPolicyJson>, readonly string[]]>([
  [{ cancelledOn: calendarDate("2024-04-14") }, {}, ["cancelledOn"]],
  [{ cancelledOn: calendarDate("2024-06-13") }, {}, ["cancelledOn"]],
  [{ state: "cancelled", attendance: "attended" }, {}, ["attendance"]],
  [{ bookedOn: calendarDate("2023-03-31") }, {}, ["bookedOn"]],
  [{ cancelledOn: day, waivedOn: day }, {}, ["waiverReason"]],
  [{ cancelledOn: day, waivedOn: day, waiverReason: "weather" }, {}, ["waiverReason"]],
  [{ substitutedOn: day }, { substitution: { allowed: false } }, ["substitution"]],
  [{ cancelledOn: day }, { bands: [] }, ["charges"]],
])("says of %j under %j which field is at fault: %j", (changes, policy, path) => {
  expect(() => charge(changes, policy)).toThrow(expect.objectContaining({ path }));
});

it("cannot charge somebody who did not attend where the policy does not say what that costs", () => {
  const { didNotAttend: _, ...unsaid } = samplePolicy();
  const refused = () =>
    cancellationCharge(sampleBooking({ attendance: "did-not-attend" }), unsaid, { calendar });
  expect(refused).toThrow(expect.objectContaining({ code: "training/fee-not-set", path: ["charges"] }));
  expect(refusalOf(refused)).toBe(
    'Cannot tell the charge: "local" must set one for somebody who did not attend',
  );
});

it("needs the time of a transfer that is charged by the hour", () => {
  const moved = { transferredOn: calendarDate("2024-06-11"), transferredTo: "S2" };
  expect(() => charge(moved, { transfer: { as: "cancellation" }, ...hours })).toThrow(
    expect.objectContaining({ code: "training/time-missing", path: ["cancelledAt"] }),
  );
});

it.each<{ given: string; at: string; amount: string; policy: Partial<CancellationPolicyJson> }>([
  { given: "2024-06-07", at: "12:00", amount: "£0", policy: { cutOff: "12:00" } },
  { given: "2024-06-07", at: "12:01", amount: "£25", policy: { cutOff: "12:00" } },
  { given: "2024-06-10", at: "09:30", amount: "£0", policy: hours },
  { given: "2024-06-10", at: "09:31", amount: "£70", policy: hours },
  { given: "2024-06-12", at: "09:00", amount: "£70", policy: hours },
])(
  "counts notice of a place given up at $at on $given, as of one cancelled: $amount",
  ({ given, at, amount, policy }) => {
    const on = calendarDate(given);
    const amounts = [
      charge({ cancelledOn: on, cancelledAt: at }, policy),
      charge(
        { transferredOn: on, transferredTo: "S2", cancelledAt: at },
        { ...policy, transfer: { as: "cancellation" } },
      ),
      charge(
        { substitutedOn: on, cancelledAt: at, attendance: "attended" },
        { ...policy, substitution: { as: "cancellation" } },
      ),
    ].map((each) => formatMoney(each.amount));
    expect(amounts).toEqual([amount, amount, amount]);
  },
);

it("keeps what was waived, and why", () => {
  const waived = { cancelledOn: day, waivedOn: day, waiverReason: "illness" };
  expect(charge(waived, { waivers: [{ reason: "illness" }] }).waived).toEqual({
    reason: "illness",
    amount: money("25.00"),
  });
});

it("calls a cancellation late where any payer is charged for such notice", () => {
  const charges = [{ kind: "none" as const }, { kind: "full-fee" as const, payers: ["charity"] }];
  const { amount, late } = charge({ cancelledOn: day }, { bands: [{ notice: free, charges }] });
  expect([formatMoney(amount), late]).toEqual(["£0", true]);
});

it.each([
  { on: "2024-06-07", amount: "£0" },
  { on: "2024-06-10", amount: "£25" },
  { on: "2024-05-01", amount: "£0" },
])("finds the band of a cancellation on $on whichever stands first: $amount", ({ on, amount }) => {
  const { bands } = samplePolicy();
  const amounts = [bands, bands.toReversed()].map((ordered) => {
    const booking = sampleBooking({ cancelledOn: calendarDate(on) });
    return formatMoney(
      cancellationCharge(booking, { ...samplePolicy(), bands: ordered }, { calendar }).amount,
    );
  });
  expect(amounts).toEqual([amount, amount]);
});

it("takes a policy that has not ended yet", () => {
  expect(charge({ cancelledOn: day }, { until: "2024-04-16" }).policy).toBe("local");
});

it("refuses days that the calendar does not know", () => {
  const outside = {
    bookedOn: calendarDate("2028-12-01"),
    cancelledOn: calendarDate("2028-12-20"),
    heldOn: calendarDate("2029-01-10"),
  };
  expect(() => charge(outside)).toThrow(expect.objectContaining({ code: "core/calendar-not-covered" }));
});
