import { calendarDate, englandAndWales, financialYear, formatMoney, money } from "@pdscp/core";
import { expect, it } from "vitest";
import { trainingActivity } from "./activity.ts";
import type { PricedBooking } from "./booking.ts";
import { cancellationCharge } from "./cancellation-charge.ts";
import type { ChargedBooking } from "./charging.ts";
import type { Fee } from "./fee-schedule.ts";
import { refusalOf } from "./plain.fixture.ts";
import { sampleBooking, samplePolicy } from "./sample.fixture.ts";
import { type SharedFee, sharedFees } from "./shared-fee.ts";
import { statements } from "./statement.ts";

const day = calendarDate("2024-06-12");
const chargeOf = (booking: PricedBooking) =>
  cancellationCharge(booking, samplePolicy(), { calendar: englandAndWales });
const place = "£70 for the place";

it.each<{
  when: string;
  told: Partial<PricedBooking>;
  charged: boolean;
  lines: readonly string[];
  total: string;
}>([
  { when: "nothing happened yet", told: {}, charged: false, lines: [`fee £70: ${place}`], total: "£70" },
  {
    when: "it was used",
    told: { attendance: "attended" },
    charged: true,
    lines: [`fee £70: ${place}`],
    total: "£70",
  },
  {
    when: "it is free, and not charged yet",
    told: { freePlaceOn: day },
    charged: false,
    lines: [`fee £70: ${place}`, "credit -£70: the place was granted free"],
    total: "£0",
  },
  {
    when: "it was cancelled in time",
    told: { cancelledOn: calendarDate("2024-06-07") },
    charged: true,
    lines: [`fee £70: ${place}`, "credit -£70: the fee is not due"],
    total: "£0",
  },
  {
    when: "it was cancelled late",
    told: { cancelledOn: day },
    charged: true,
    lines: [
      `fee £70: ${place}`,
      "credit -£70: the fee is not due",
      "charge £25: £25: cancelled on 12 June 2024 for 12 June 2024, 0 working days' notice; less than 3 working days costs £25 (Cancellation policy, in force from 1 April 2023)",
    ],
    total: "£25",
  },
  {
    when: "it was cancelled, and not charged yet",
    told: { cancelledOn: day },
    charged: false,
    lines: [`fee £70: ${place}`, "credit -£70: the fee is not due"],
    total: "£0",
  },
  { when: "it costs nothing", told: { fee: money("0") }, charged: false, lines: [], total: "£0" },
])("states a place when $when: $total", ({ told, charged, lines, total }) => {
  const booking = sampleBooking(told);
  const [statement, ...others] = statements(charged ? [chargeOf(booking)] : [], [booking]);
  expect(others).toEqual([]);
  expect(statement?.organisation).toBe("A school");
  expect(
    statement?.lines.map(({ kind, amount, because }) => `${kind} ${formatMoney(amount)}: ${because}`),
  ).toEqual(lines);
  expect(statement && formatMoney(statement.total)).toBe(total);
});

it("puts organisations and their lines in the order of their names, the shared fees among them", () => {
  const bookings = [
    sampleBooking({ id: "B2" }),
    sampleBooking({ id: "B1" }),
    sampleBooking({ id: "B3", organisation: "A charity" }),
    sampleBooking({ id: "B1a", freePlaceOn: day }),
  ];
  const shared: SharedFee = {
    organisation: "A school",
    per: "session",
    of: "B1b",
    line: "room",
    amount: money("300.00"),
    bookings: 1,
    because: "£300 once",
  };
  const found = statements([], bookings, {
    sharedFees: [shared, { ...shared, organisation: "B school", of: "S1" }],
  });
  expect(
    found.map(({ organisation, lines }) => [organisation, ...lines.map(({ of, kind }) => `${of} ${kind}`)]),
  ).toEqual([
    ["A charity", "B3 fee"],
    ["A school", "B1 fee", "B1a fee", "B1a credit", "B1b shared-fee", "B2 fee"],
    ["B school", "S1 shared-fee"],
  ]);
  expect(found[1]?.lines[3]).toEqual({
    of: "B1b",
    kind: "shared-fee",
    amount: money("300.00"),
    because: "£300 once",
  });
});

it.each([
  {
    charges: [chargeOf(sampleBooking()), chargeOf(sampleBooking())],
    bookings: [sampleBooking()],
    code: "training/booking-repeated",
    path: ["charges", "B1"],
    says: "Cannot make the statements: each of the charges must stand once",
  },
  {
    charges: [],
    bookings: [sampleBooking(), sampleBooking()],
    code: "training/booking-repeated",
    path: ["bookings", "B1"],
    says: "Cannot make the statements: each of the bookings must stand once",
  },
  {
    charges: [chargeOf(sampleBooking({ id: "B9" }))],
    bookings: [sampleBooking()],
    code: "training/booking-unknown",
    path: ["charges", "B9"],
    says: "Cannot state the charge: its booking is needed",
  },
])("refuses with $code at $path", ({ charges, bookings, code, path, says }) => {
  const stated = () => statements(charges, bookings);
  expect(stated).toThrow(expect.objectContaining({ code, path }));
  expect(refusalOf(stated)).toBe(says);
});

it.each<Partial<PricedBooking>>([
  {},
  { attendance: "attended" },
  { attendance: "did-not-attend" },
  { unscheduled: true, attendance: "attended" },
  { freePlaceOn: day, attendance: "attended" },
  { cancelledOn: day },
  { freePlaceOn: day, cancelledOn: day },
  { transferredOn: day, transferredTo: "S2" },
  { substitutedOn: day, attendance: "attended" },
])("sums to the income where nobody was charged: %j", (told) => {
  const booking = sampleBooking(told);
  const { income } = trainingActivity({
    sessions: [
      {
        id: "S1",
        course: "Neglect",
        heldOn: day,
        capacity: 4,
        place: "Online",
        provider: "A provider",
        state: "delivered",
      },
    ],
    bookings: [booking],
    period: financialYear("2024/25"),
  });
  expect(statements([], [booking]).map(({ total }) => total)).toEqual([income]);
});

const sharedFee: Fee = {
  amount: money("300.00"),
  band: "any-length",
  version: "2023/24",
  line: "room",
  per: "session",
  because: "",
};
const sharing = (told: Partial<PricedBooking>, fee: Partial<Fee> = {}): ChargedBooking => {
  const booking = sampleBooking(told);
  return { booking, charge: chargeOf(booking), sharedFee: { ...sharedFee, ...fee } };
};

it.each([
  { when: "it is cancelled", told: { cancelledOn: calendarDate("2024-06-07") } },
  { when: "it is transferred", told: { transferredOn: day, transferredTo: "S2" } },
  { when: "the session is", told: { state: "cancelled" as const } },
  { when: "the fee is its own", told: {}, fee: { per: "person" as const } },
])("lets a place share no fee when $when", ({ told, fee }) => {
  expect(sharedFees([sharing(told, fee)])).toEqual([]);
});

it("lets no place share a fee that it has not", () => {
  const booking = sampleBooking();
  expect(sharedFees([{ booking, charge: chargeOf(booking) }])).toEqual([]);
});

it.each([
  {
    fees: ["300.00", "320.00"],
    per: "session" as const,
    says: '£300 once for session S1, whatever the number of places (line "room")',
  },
  {
    fees: ["320.00", "300.00"],
    per: "session" as const,
    says: '£300 once for session S1, whatever the number of places (line "room")',
  },
  {
    fees: ["300.00", "300.00"],
    per: "school-and-year" as const,
    says: '£300 once for 2024/25, whatever the number of places (line "room")',
  },
])("takes the lower of $fees, per $per", ({ fees, per, says }) => {
  const charged = fees.map((amount, index) => sharing({ id: `B${index}` }, { amount: money(amount), per }));
  expect(sharedFees(charged)).toEqual([
    {
      organisation: "A school",
      per,
      of: per === "session" ? "S1" : "2024/25",
      line: "room",
      amount: money("300.00"),
      bookings: 2,
      because: says,
    },
  ]);
});

it.each([
  { charge: null, path: ["charges", 0] },
  { charge: {}, path: ["charges", 0] },
  { charge: { amount: "25" }, path: ["charges", 0, "amount"] },
  { charge: { feeDue: "0" }, path: ["charges", 0, "feeDue"] },
])("refuses a charge as JSON has it, $charge, and not by a fault of its own", ({ charge, path }) => {
  const booking = sampleBooking({ cancelledOn: day });
  const given =
    charge === null ? null : Object.keys(charge).length === 0 ? {} : { ...chargeOf(booking), ...charge };
  expect(() => statements([given as never], [booking])).toThrow(
    expect.objectContaining({ code: "training/record-invalid", path }),
  );
});
