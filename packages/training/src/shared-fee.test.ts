import { calendarDate, englandAndWales, formatMoney, sumMoney } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Booking } from "./booking.ts";
import type { CancellationPolicyJson } from "./cancellation-policy.ts";
import { chargeBookings } from "./charging.ts";
import { feeScheduleSchema } from "./fee-schedule.ts";
import { samplePolicy, sampleSchedule } from "./sample.fixture.ts";
import { sharedFees } from "./shared-fee.ts";
import { statements } from "./statement.ts";

const day = calendarDate;
const session = {
  course: "C1",
  capacity: 20,
  place: "Online",
  provider: "A provider",
  state: "delivered",
} as const;
const place: Booking = {
  id: "B1",
  session: "S1",
  organisation: "A school",
  payer: "school",
  bookedOn: day("2023-05-02"),
};

type Per = "session" | "school-and-year";
type Charges = CancellationPolicyJson["bands"][number]["charges"];

/** What bookings come to where one fee is for a whole session, or for a school's year. */
function charged(
  bookings: readonly Booking[],
  {
    per = "session" as Per,
    late = [{ kind: "full-fee" }] as Charges,
    exemptPayers = ["charity"] as readonly string[],
  } = {},
) {
  const versions = [
    ["2023/24", "2023-04-01", "300.00"],
    ["2022/23", "2022-04-01", "280.00"],
  ].map(([version, from, amount]) => ({
    version,
    from,
    reference: { title: "List" },
    lines: [{ id: "room", kinds: ["course"], amount, per }],
  }));
  return chargeBookings(bookings, {
    sessions: [
      { ...session, id: "S1", heldOn: day("2023-06-14") },
      { ...session, id: "S2", heldOn: day("2023-11-15") },
      { ...session, id: "S3", heldOn: day("2023-11-16"), state: "cancelled" },
    ],
    courses: [{ id: "C1", title: "Neglect", kind: "course", hours: 6 }],
    schedule: feeScheduleSchema.parse({ ...sampleSchedule(), versions }),
    policies: samplePolicy({
      from: "2022-04-01",
      bands: [
        { notice: { unit: "calendarDays", atLeast: 14 }, charges: [{ kind: "none" }] },
        { notice: { unit: "calendarDays", lessThan: 14 }, charges: late },
      ],
      transfer: { as: "cancellation" },
      waivers: [{ reason: "illness" }],
      ...(exemptPayers.length === 0 ? {} : { exemptPayers: [...exemptPayers] }),
    }),
    calendar: englandAndWales,
  }).charged;
}

const billed = (...given: Parameters<typeof charged>) =>
  sharedFees(charged(...given)).map(
    ({ organisation, of, bookings, amount }) =>
      `${organisation} ${of}: ${formatMoney(amount)} for ${bookings}`,
  );

const inTime = { cancelledOn: day("2023-05-02") };
const late = { cancelledOn: day("2023-06-13") };

it.each([
  ["session", ["A school S1: £300 for 2", "A school S2: £300 for 1"], ["£600", "£0"]],
  ["school-and-year", ["A school 2023/24: £300 for 3"], ["£300", "£0"]],
] as const)(
  "bills a fee by %s once, whatever the order, and on top of the places' own",
  (per, fees, totals) => {
    const bookings = [
      place,
      { ...place, id: "B2" },
      { ...place, id: "B3", session: "S2" },
      { ...place, id: "B4", organisation: "B school", ...inTime },
    ];
    expect(billed(bookings.toReversed(), { per })).toEqual(fees);
    const all = charged(bookings, { per });
    const stated = statements(
      all.map(({ charge }) => charge),
      all.map(({ booking }) => booking),
      { sharedFees: sharedFees(all) },
    );
    expect(stated.map(({ total }) => formatMoney(total))).toEqual(totals);
  },
);

it.each<[string, readonly Partial<Booking>[], readonly string[]]>([
  ["all of it, once, where every place was given up late", [late, late], ["A school S1: £300 for 2"]],
  ["it once, where another place stands", [late, {}], ["A school S1: £300 for 1"]],
  ["nothing, where every place was given up in time", [inTime, inTime], []],
  ["it for the one that was late", [inTime, late], ["A school S1: £300 for 1"]],
  [
    "it for a place transferred late",
    [{ transferredOn: day("2023-06-13"), transferredTo: "S2" }],
    ["A school S1: £300 for 1"],
  ],
  [
    "nothing of a place that was waived",
    [{ ...late, waivedOn: day("2023-06-13"), waiverReason: "illness" }],
    [],
  ],
  ["nothing of an exempt payer that gave its place up", [{ ...late, payer: "charity" }], []],
  [
    "nothing of a free place, used or given up",
    [{ freePlaceOn: day("2023-05-02") }, { ...late, freePlaceOn: day("2023-05-02") }],
    [],
  ],
  [
    "nothing of a session that was called off",
    [{ session: "S3" }, { session: "S3", cancelledOn: day("2023-11-15") }],
    [],
  ],
  [
    "the lower of two fees, given up or not",
    [{ ...late, bookedOn: day("2023-03-31") }, late],
    ["A school S1: £280 for 2"],
  ],
])("asks of a shared fee %s", (_, changes, expected) => {
  const bookings = changes.map((change, index) => ({ ...place, id: `B${index}`, ...change }));
  expect(billed(bookings)).toEqual(expected);
  expect(billed(bookings.toReversed())).toEqual(expected);
});

it.each<[string, Charges, string]>([
  ["half of it, where that is the charge", [{ kind: "percent-of-fee", percent: "50" }], "£150"],
  ["nothing beside a sum that stands in its place", [{ kind: "fixed", amount: "25.00" }], ""],
  ["nothing, where there is no charge", [{ kind: "none" }], ""],
])("asks of a shared fee %s", (_, charges, amount) => {
  const fees = sharedFees(charged([{ ...place, ...late }], { late: charges }));
  expect(fees.map((fee) => formatMoney(fee.amount)).join("")).toBe(amount);
});

it("asks of a shared fee the most that is asked for any place, whichever comes first", () => {
  const charges: Charges = [
    { kind: "percent-of-fee", percent: "50", payers: ["school"] },
    { kind: "full-fee", payers: ["charity"] },
  ];
  const bookings = [
    { ...place, ...late },
    { ...place, ...late, id: "B2", payer: "charity" },
    { ...place, ...late, id: "B3" },
  ];
  for (const given of [bookings, bookings.toReversed(), bookings.slice(0, 2), bookings.slice(1)])
    expect(billed(given, { late: charges, exemptPayers: [] })).toEqual([
      `A school S1: £300 for ${given.length}`,
    ]);
});

it("says whether a fee is for places that stand, or for one that was given up", () => {
  expect(sharedFees(charged([place]))[0]?.because).toBe(
    '£300 once for session S1, whatever the number of places (line "room")',
  );
  expect(sharedFees(charged([{ ...place, ...late }]))[0]?.because).toBe(
    '£300 once for session S1, of which every place was given up, and not in time (line "room")',
  );
});

it("bills the same in any order, and never more than once", () => {
  const change = fc.constantFrom<Partial<Booking>>({}, late, inTime, { bookedOn: day("2023-03-31") });
  const bookings = fc
    .array(change, { minLength: 1, maxLength: 6 })
    .map((changes) => changes.map((each, index) => ({ ...place, id: `B${index}`, ...each })));
  fc.assert(
    fc.property(bookings, fc.boolean(), (given, half) => {
      const options = half ? { late: [{ kind: "percent-of-fee", percent: "50" }] as Charges } : {};
      const fees = sharedFees(charged(given, options));
      expect(sharedFees(charged(given.toReversed(), options))).toEqual(fees);
      expect(sumMoney(fees.map(({ amount }) => amount)).lessThanOrEqualTo(300)).toBe(true);
    }),
  );
});
