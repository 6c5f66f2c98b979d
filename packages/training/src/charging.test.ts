import { calendarDate, englandAndWales, financialYear, formatMoney, money, sumMoney } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { trainingActivity } from "./activity.ts";
import type { Booking } from "./booking.ts";
import { bookingCharger, type ChargingRules, chargeBookings, placeTerms } from "./charging.ts";
import { feeScheduleSchema } from "./fee-schedule.ts";
import { refusalOf } from "./plain.fixture.ts";
import { samplePolicy, sampleSchedule } from "./sample.fixture.ts";
import { statements } from "./statement.ts";
import { upliftFees } from "./uplift.ts";

const day = calendarDate;
const session = {
  course: "C1",
  capacity: 20,
  place: "Online",
  provider: "A provider",
  state: "delivered",
} as const;
const rules: ChargingRules = {
  sessions: [
    { ...session, id: "S1", heldOn: day("2023-06-14"), startsAt: "09:30" },
    { ...session, id: "S2", heldOn: day("2023-11-15") },
    { ...session, id: "S3", heldOn: day("2024-02-14"), state: "cancelled" },
    { ...session, id: "S4", heldOn: day("2024-03-13"), course: "C9" },
  ],
  courses: [{ id: "C1", title: "Neglect", kind: "course", hours: 6, priority: "Neglect" }],
  schedule: sampleSchedule(),
  policies: samplePolicy(),
  calendar: englandAndWales,
};

const place: Booking = {
  id: "B1",
  session: "S1",
  organisation: "A school",
  payer: "school",
  bookedOn: day("2023-05-02"),
};

it("gives the fee of the day of the booking, and keeps one that the file has", () => {
  const { schedule } = upliftFees(sampleSchedule(), { percent: 5, from: day("2023-05-03") });
  const chargeOf = bookingCharger({ ...rules, schedule });
  const fees = [
    place,
    { ...place, bookedOn: day("2023-05-03") },
    { ...place, bookedOn: day("2023-05-03"), fee: money("12.34") },
  ].map((booking) => formatMoney(chargeOf(booking).terms.fee));
  expect(fees).toEqual(["£45", "£47.25", "£12.34"]);
});

it.each<[string, Partial<Booking>]>([
  ["training/session-unknown", { session: "S9" }],
  ["training/course-unknown", { session: "S4" }],
  ["training/payer-unknown", { payer: "club" }],
  ["training/not-in-force", { bookedOn: day("2023-03-31") }],
  ["training/cancelled-before-booked", { cancelledOn: day("2023-05-01") }],
  ["training/cancelled-after-session", { cancelledOn: day("2023-06-15") }],
  ["training/attended-cancelled-session", { session: "S3", attendance: "attended" }],
  ["training/attended-after-cancelling", { cancelledOn: day("2023-06-01"), attendance: "attended" }],
  ["training/waiver-without-reason", { waivedOn: day("2023-06-01") }],
  ["training/booking-repeated", { id: "B0" }],
])("refuses one row with %s, and charges the others", (code, changes) => {
  const bookings = [
    { ...place, id: "B0" },
    { ...place, ...changes },
    { ...place, id: "B2" },
  ];
  const locate = (booking: Booking) => ({ source: "bookings.csv", line: bookings.indexOf(booking) + 2 });
  const { charged, refused } = chargeBookings(bookings, rules, { locate });
  expect(charged.map(({ booking }) => booking.id)).toEqual(["B0", "B2"]);
  expect(refused.map((each) => [each.row, each.booking, each.code, each.at?.line])).toEqual([
    [2, changes.id ?? "B1", code, 3],
  ]);
  expect(
    refused.map(({ severity, path, message }) => `${severity} at ${path}: ${message}`),
  ).toMatchSnapshot();
});

it("says no more of a booking than there is: no line without a file, no shared fee where it has its own", () => {
  const { charged, refused } = chargeBookings([place, { ...place, id: "B2", session: "S9" }], rules);
  expect(charged.map((each) => Object.keys(each))).toEqual([["booking", "charge"]]);
  expect(refused.map((each) => Object.keys(each))).toEqual([
    ["booking", "code", "severity", "message", "path", "row"],
  ]);
});

it("asks no price list for a fee that the booking has", () => {
  const { charged } = chargeBookings([{ ...place, payer: "club", fee: money("12.34") }], rules);
  expect(charged.map(({ charge }) => formatMoney(charge.feeDue))).toEqual(["£12.34"]);
});

it("prices each booking by the turnover of its payer", () => {
  const [version] = sampleSchedule().versions;
  const lines = [
    { id: "small", turnoverBelow: "100000.00", amount: "10.00", per: "person" },
    { id: "large", turnoverFrom: "100000.00", amount: "30.00", per: "person" },
  ];
  const schedule = feeScheduleSchema.parse({
    ...sampleSchedule(),
    versions: [{ version: version?.version, from: "2023-04-01", reference: { title: "List" }, lines }],
  });
  const chargeOf = bookingCharger({ ...rules, schedule });
  const fees = ["99999.99", "100000.00", "5.00"].map((turnover) =>
    formatMoney(chargeOf({ ...place, turnover: money(turnover) }).terms.fee),
  );
  expect(fees).toEqual(["£10", "£30", "£10"]);
  expect(() => chargeOf(place)).toThrow(expect.objectContaining({ code: "training/turnover-missing" }));
});

it.each([
  { when: "nothing else is known", told: {}, course: {}, more: {} },
  { when: "the session has a time", told: { startsAt: "09:30" }, course: {}, more: { startsAt: "09:30" } },
  {
    when: "the course has days and a cost",
    told: {},
    course: { days: 2, cost: money("7.00") },
    more: { days: 2, cost: money("7.00") },
  },
])("gives the terms of a place when $when", ({ told, course, more }) => {
  const fee = money("45.00");
  const held = { ...session, id: "S", heldOn: day("2023-06-14"), ...told };
  const taught = { id: "C1", title: "Neglect", kind: "course", hours: 6, ...course };
  expect(placeTerms({ session: held, course: taught, fee })).toStrictEqual({
    fee,
    heldOn: "2023-06-14",
    hours: 6,
    state: "delivered",
    ...more,
  });
});

it("charges by the day, the cost and the time of day that the session and the course have", () => {
  const policies = samplePolicy({
    bands: [
      { notice: { unit: "hours", atLeast: 24 }, charges: [{ kind: "per-day", amount: "10.00" }] },
      { notice: { unit: "hours", lessThan: 24 }, charges: [{ kind: "full-cost" }] },
    ],
  });
  const courses = [{ id: "C1", title: "Neglect", kind: "course", hours: 6, days: 3, cost: money("7.00") }];
  const chargeOf = bookingCharger({ ...rules, policies, courses });
  const amounts = ["09:30", "09:31"].map((cancelledAt) =>
    formatMoney(chargeOf({ ...place, cancelledOn: day("2023-06-13"), cancelledAt }).charge.amount),
  );
  expect(amounts).toEqual(["£30", "£7"]);
});

it("lets an error that is not ours through", () => {
  const broken = {
    ...place,
    get session(): string {
      throw new RangeError("not ours");
    },
  };
  expect(() => chargeBookings([broken], rules)).toThrow(RangeError);
});

it.each([
  ["sessions", { sessions: [rules.sessions[0], rules.sessions[0]] }],
  ["courses", { courses: [rules.courses[0], rules.courses[0]] }],
])("refuses %s that share an id", (list, changes) => {
  const made = () => bookingCharger({ ...rules, ...changes } as ChargingRules);
  expect(made).toThrow(expect.objectContaining({ code: "training/id-repeated", path: [list, 1, "id"] }));
  expect(refusalOf(made)).toBe(`Cannot use the ${list}: each id must stand once`);
});

/** Bookings with every kind of history, some of it impossible. */
const histories = fc
  .array(
    fc.record(
      {
        organisation: fc.constantFrom("A school", "B school", "A charity"),
        payer: fc.constantFrom("school", "charity", "club"),
        session: fc.constantFrom("S1", "S2", "S3", "S9"),
        bookedOn: fc.constantFrom(day("2023-05-02"), day("2023-06-13"), day("2022-05-02")),
        cancelledOn: fc.constantFrom(day("2023-06-13"), day("2023-06-01"), day("2023-11-14")),
        freePlaceOn: fc.constant(day("2023-05-02")),
        attendance: fc.constantFrom("attended", "part-attended", "did-not-attend", "refused-for-lateness"),
        fee: fc.integer({ min: 0, max: 20_000 }).map((pence) => money((pence / 100).toFixed(2))),
      },
      { requiredKeys: ["organisation", "payer", "session", "bookedOn"] },
    ),
    { maxLength: 25 },
  )
  .map((all) => all.map((row, index): Booking => ({ ...row, id: `B${index}` })));

const shuffledHistories = histories.chain((bookings) =>
  fc.tuple(fc.constant(bookings), fc.shuffledSubarray(bookings, { minLength: bookings.length })),
);

it("loses no booking, and charges each the same whatever the order", () => {
  fc.assert(
    fc.property(shuffledHistories, ([bookings, shuffled]) => {
      const [one, other] = [chargeBookings(bookings, rules), chargeBookings(shuffled, rules)];
      const outcome = ({ charged, refused }: typeof one) =>
        new Map([
          ...charged.map(({ booking, charge }) => [booking.id, charge.because] as const),
          ...refused.map(({ booking, code }) => [booking, code] as const),
        ]);
      expect(one.charged.length + one.refused.length).toBe(bookings.length);
      expect(outcome(one)).toEqual(outcome(other));
    }),
  );
});

/** The same with few fees, days and payers, so that bookings share what can be shared, and with all that sets one apart. */
const alike = fc
  .array(
    fc.record(
      {
        organisation: fc.constantFrom("A school", "B school"),
        payer: fc.constantFrom("school", "charity"),
        session: fc.constantFrom("S1", "S2", "S3"),
        bookedOn: fc.constantFrom(day("2023-05-02"), day("2023-06-13"), day("2023-03-31")),
        cancelledOn: fc.constantFrom(day("2023-06-13"), day("2023-06-12"), day("2023-06-01")),
        transferredOn: fc.constant(day("2023-06-13")),
        transferredTo: fc.constant("S2"),
        substitutedOn: fc.constant(day("2023-06-13")),
        attendance: fc.constantFrom("attended", "part-attended", "did-not-attend"),
        freePlaceOn: fc.constant(day("2023-05-02")),
        waivedOn: fc.constant(day("2023-06-20")),
        waiverReason: fc.constantFrom("illness", "weather"),
        waiverEvidence: fc.constantFrom<readonly string[]>([], ["letter"]),
        extraCosts: fc.constantFrom(money("5.00"), money("7.50")),
        fee: fc.nat({ max: 12 }).map((pounds) => money(pounds)),
      },
      { requiredKeys: ["organisation", "payer", "session", "bookedOn"] },
    ),
    { maxLength: 40 },
  )
  .map((all) => all.map((row, index): Booking => ({ ...row, id: `B${index}` })));

it("remembers nothing of one booking for another: each is charged as by a charger of its own", () => {
  const policies = samplePolicy({
    bands: [
      { notice: { unit: "workingDays", atLeast: 2 }, charges: [{ kind: "none" }] },
      {
        notice: { unit: "workingDays", lessThan: 2 },
        charges: [{ kind: "full-fee" }, { payers: ["charity"], kind: "percent-of-fee", percent: "50" }],
      },
    ],
    transfer: { as: "cancellation" },
    waivers: [{ reason: "illness", needs: ["letter"] }],
    freePlaces: "not-charged",
    neverAboveFee: true,
    extraCosts: "recharged",
  });
  const shared = { ...rules, policies };
  const outcomeOf = (charge: ReturnType<typeof bookingCharger>, booking: Booking) => {
    try {
      return charge(booking);
    } catch (error) {
      return [booking.id, (error as { code: string }).code, (error as Error).message];
    }
  };
  fc.assert(
    fc.property(alike, (bookings) => {
      const charge = bookingCharger(shared);
      const alone = (booking: Booking) =>
        outcomeOf(bookingCharger({ ...shared, policies: { ...policies } }), booking);
      expect(bookings.map((booking) => outcomeOf(charge, booking))).toEqual(bookings.map(alone));
    }),
  );
});

it("gives nothing that a reader of one charge could change for another", () => {
  const chargeOf = bookingCharger(rules);
  const [one, other] = ["B1", "B2"].map((id) =>
    chargeOf({ ...place, id, cancelledOn: day("2023-06-13") }),
  ) as [ReturnType<typeof chargeOf>, ReturnType<typeof chargeOf>];
  expect([one.charge.notice, one.terms]).toEqual([other.charge.notice, other.terms]);
  expect([one.charge, one.charge.notice, one.terms].every(Object.isFrozen)).toBe(true);
});

it("keeps the terms of many fees apart", () => {
  const chargeOf = bookingCharger(rules);
  const fees = Array.from({ length: 60 }, (_, index) => money(index % 30));
  const found = fees.map((fee, index) => chargeOf({ ...place, id: `B${index}`, fee }));
  expect(found.map(({ terms, charge }) => [terms.fee, charge.feeDue])).toEqual(fees.map((fee) => [fee, fee]));
});

it("makes statements that sum to the income reported", () => {
  const period = financialYear("2023/24");
  fc.assert(
    fc.property(histories, (bookings) => {
      const { charged } = chargeBookings(bookings, rules);
      const charges = charged.map(({ charge }) => charge);
      const priced = charged.map(({ booking }) => booking);
      const { income, byPayer, byQuarter } = trainingActivity({
        ...rules,
        bookings: priced,
        charges,
        period,
      });
      const stated = statements(charges, priced);
      expect(sumMoney(stated.map(({ total }) => total))).toEqual(income);
      expect(sumMoney(stated.flatMap(({ lines }) => lines.map(({ amount }) => amount)))).toEqual(income);
      expect(sumMoney(byPayer.map((payer) => payer.income))).toEqual(income);
      expect(sumMoney(byQuarter.map((quarter) => quarter.income))).toEqual(income);
    }),
  );
});
