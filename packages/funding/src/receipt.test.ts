import { addDays, calendarDate, money, subtractMoney, sumMoney } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import * as z from "zod";
import { paymentSchema, paymentTable } from "./payment.ts";
import { plain, refusalOf } from "./plain.fixture.ts";
import { expectedAndReceived } from "./receipt.ts";
import { paymentSchedule } from "./schedule.ts";
import { equalShares } from "./share.ts";

const day = calendarDate;
const dates = [day("2023-04-30"), day("2023-07-31"), day("2023-10-31"), day("2024-01-31")];
const shares = equalShares(money("303140"), ["bcp-council", "dorset-council", "dorset-police", "nhs-dorset"]);
const payment = (partner: string, amount: string, receivedOn: string) => ({
  partner,
  amount: money(amount),
  receivedOn: day(receivedOn),
});

it("divides a share into instalments, odd pence first", () => {
  const schedule = paymentSchedule([{ partner: "a", amount: money("100.03") }], { dates: dates.slice(0, 2) });
  expect(schedule.map(({ partner, dueOn, amount }) => [partner, dueOn, amount.toFixed(2)])).toEqual([
    ["a", "2023-04-30", "50.02"],
    ["a", "2023-07-31", "50.01"],
  ]);
  expect(schedule.map(({ oddPenny }) => oddPenny?.exact)).toEqual(["50.0150", undefined]);
  expect(schedule.map((part) => "oddPenny" in part)).toEqual([true, false]);
});

it("gives instalments that sum to each share", () => {
  const amounts = fc.array(fc.integer({ min: -1e8, max: 1e8 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 12 }), (pence, count) => {
      const given = pence.map((amount, index) => ({
        partner: `p${index}`,
        amount: money((amount / 100).toFixed(2)),
      }));
      const days = Array.from({ length: count }, (_, index) => addDays(day("2024-04-01"), 30 * index));
      const schedule = paymentSchedule(given, { dates: days });
      for (const { partner, amount } of given) {
        const parts = schedule.filter((part) => part.partner === partner);
        expect(parts.map(({ dueOn }) => dueOn)).toEqual(days);
        expect(sumMoney(parts.map((part) => part.amount)).equals(amount)).toBe(true);
      }
    }),
  );
});

it.each([
  { given: shares, days: [], code: "funding/dates-not-in-order", path: ["dates"] },
  { given: shares, days: [dates[1], dates[0]], code: "funding/dates-not-in-order", path: ["dates", 1] },
  { given: shares, days: [dates[0], dates[0]], code: "funding/dates-not-in-order", path: ["dates", 1] },
  { given: shares, days: ["2023-02-29"], code: "funding/date-invalid", path: ["dates", 0] },
  { given: [], days: dates, code: "funding/no-partners", path: ["shares"] },
  { given: [shares[0], shares[0]], days: dates, code: "funding/repeated-partner", path: ["shares", 1] },
])("refuses a schedule with $code", ({ given, days, code, path }) => {
  const schedule = () => paymentSchedule(given as typeof shares, { dates: days as typeof dates });
  expect(schedule).toThrow(expect.objectContaining({ code, path }));
  expect(refusalOf(schedule)).toMatchSnapshot();
});

it("settles the oldest instalment first, and counts the days that each was late", () => {
  const schedule = paymentSchedule(shares.slice(0, 2), { dates });
  const payments = [
    payment("bcp-council", "20000", "2023-05-05"),
    payment("bcp-council", "17892.50", "2023-07-30"),
    payment("bcp-council", "1", "2024-02-01"),
  ];
  const { partners, total, findings } = expectedAndReceived(schedule, payments, day("2023-11-10"));
  expect(
    partners[0]?.instalments.map(({ outstanding, settledOn, daysLate }) => [
      outstanding.toFixed(2),
      settledOn,
      daysLate,
    ]),
  ).toEqual([
    ["0.00", "2023-05-05", 5],
    ["0.00", "2023-07-30", 0],
    ["18946.25", undefined, 10],
  ]);
  expect(
    partners.map(({ partner, expected, received, outstanding, daysLate }) => [
      partner,
      expected.toFixed(2),
      received.toFixed(2),
      outstanding.toFixed(2),
      daysLate,
    ]),
  ).toEqual([
    ["bcp-council", "56838.75", "37892.50", "18946.25", 10],
    ["dorset-council", "56838.75", "0.00", "56838.75", 194],
  ]);
  expect(total.outstanding.toFixed(2)).toBe("75785.00");
  expect(plain(findings)).toMatchInlineSnapshot(`
    [
      {
        "code": "funding/payment-late",
        "message": "bcp-council: £18,946.25 is outstanding, 10 days late",
        "path": [
          "partners",
          0,
        ],
        "severity": "warning",
      },
      {
        "code": "funding/payment-late",
        "message": "dorset-council: £56,838.75 is outstanding, 194 days late",
        "path": [
          "partners",
          1,
        ],
        "severity": "warning",
      },
    ]
  `);
});

it("compares shares without dates, more than was due, and a payment that no one expected", () => {
  const payments = [payment("dorset-police", "80000", "2023-05-01"), payment("charity", "50", "2023-05-01")];
  const { partners, findings } = expectedAndReceived(shares.slice(2), payments, day("2023-05-02"));
  expect(
    partners.map(({ partner, outstanding, daysLate }) => [partner, outstanding.toFixed(2), daysLate]),
  ).toEqual([
    ["dorset-police", "-4215.00", 0],
    ["nhs-dorset", "75785.00", 0],
    ["charity", "-50.00", 0],
  ]);
  expect(plain(findings)).toMatchInlineSnapshot(`
    [
      {
        "code": "funding/payment-unexpected",
        "message": "charity has paid, and no contribution was expected",
        "path": [
          "partners",
          "charity",
        ],
        "severity": "error",
      },
    ]
  `);
  expect(plain(partners[0])).toMatchInlineSnapshot(`
    {
      "daysLate": 0,
      "expected": "75785",
      "instalments": [
        {
          "amount": "75785",
          "daysLate": 0,
          "outstanding": "0",
          "settledOn": "2023-05-01",
        },
      ],
      "outstanding": "-4215",
      "partner": "dorset-police",
      "received": "80000",
    }
  `);
});

it("takes instalments and payments in the order of their days, however they are given", () => {
  const due = paymentSchedule([{ partner: "a", amount: money("300") }], { dates: dates.slice(0, 3) });
  const payments = ["2023-07-31", "2023-05-02", "2023-05-02", "2023-04-29"].map((on) =>
    payment("a", "60", on),
  );
  const expected = expectedAndReceived(due, payments, day("2023-11-01"));
  const again = expectedAndReceived(due.toReversed(), payments.toReversed(), day("2023-11-01"));
  expect(again.partners).toEqual(expected.partners);
  expect(plain(expected.partners[0]?.instalments)).toMatchInlineSnapshot(`
    [
      {
        "amount": "100",
        "daysLate": 2,
        "dueOn": "2023-04-30",
        "outstanding": "0",
        "settledOn": "2023-05-02",
      },
      {
        "amount": "100",
        "daysLate": 0,
        "dueOn": "2023-07-31",
        "outstanding": "0",
        "settledOn": "2023-07-31",
      },
      {
        "amount": "100",
        "daysLate": 1,
        "dueOn": "2023-10-31",
        "outstanding": "60",
      },
    ]
  `);
  const undated = { partner: "a", amount: money("40") };
  const [whole] = expectedAndReceived([...due.slice(0, 1), undated], payments, day("2023-05-01")).partners;
  expect(whole?.instalments.map(({ dueOn, outstanding }) => [dueOn, outstanding.toFixed(2)])).toEqual([
    [undefined, "0.00"],
    ["2023-04-30", "80.00"],
  ]);
});

it("opens an instalment again when money is paid back", () => {
  const schedule = paymentSchedule([{ partner: "a", amount: money("100") }], { dates: [day("2024-01-10")] });
  const payments = [
    payment("a", "100", "2024-01-01"),
    payment("a", "-40", "2024-01-20"),
    payment("a", "40", "2024-01-25"),
  ];
  const on = (date: string) => expectedAndReceived(schedule, payments, day(date)).partners[0]?.instalments[0];
  expect(on("2024-01-10")).toMatchObject({ settledOn: "2024-01-01", daysLate: 0 });
  expect(on("2024-01-20")).toMatchObject({ daysLate: 10 });
  expect(on("2024-01-20")?.outstanding.toFixed(2)).toBe("40.00");
  expect(on("2024-01-31")).toMatchObject({ settledOn: "2024-01-25", daysLate: 15 });
});

it.each([
  { amounts: ["0", "100"], paid: "100", days: [undefined, "2023-07-31"], late: 0 },
  { amounts: ["-50", "100"], paid: "50", days: [undefined, "2023-07-31"], late: 0 },
  { amounts: ["-50", "50"], paid: "0", days: [undefined, undefined], late: 0 },
  { amounts: ["100", "0"], paid: "100", days: ["2023-07-31", undefined], late: 92 },
  { amounts: ["0.01", "0"], paid: "0.01", days: ["2023-07-31", undefined], late: 92 },
])(
  "counts no days for an instalment of $amounts of which nothing had to come",
  ({ amounts, paid, days, late }) => {
    const instalments = amounts.map((amount, index) => ({
      partner: "a",
      amount: money(amount),
      dueOn: dates[index] as (typeof dates)[number],
    }));
    const payments = [payment("a", paid, "2023-07-31")];
    const [partner] = expectedAndReceived(instalments, payments, day("2024-03-31")).partners;
    expect(partner?.instalments.map(({ settledOn }) => settledOn)).toEqual(days);
    expect(partner?.daysLate).toBe(late);
  },
);

it("accounts for every penny expected and received, on any day", () => {
  const payments = fc.array(
    fc.record({
      partner: fc.constantFrom("a", "b", "c"),
      amount: fc.integer({ min: -5000, max: 50_000 }).map((pence) => money((pence / 100).toFixed(2))),
      receivedOn: fc.integer({ min: 0, max: 400 }).map((after) => addDays(day("2023-04-01"), after)),
    }),
    { maxLength: 10 },
  );
  const schedule = paymentSchedule(equalShares(money("1000.03"), ["a", "b"]), { dates });
  fc.assert(
    fc.property(payments, fc.integer({ min: 0, max: 400 }), (paid, after) => {
      const on = addDays(day("2023-04-01"), after);
      const { partners, total } = expectedAndReceived(schedule, paid, on);
      const due = schedule.filter(({ dueOn }) => dueOn <= on).map(({ amount }) => amount);
      const came = paid.filter(({ receivedOn }) => receivedOn <= on).map(({ amount }) => amount);
      expect(total.expected.equals(sumMoney(due))).toBe(true);
      expect(total.received.equals(sumMoney(came))).toBe(true);
      expect(total.outstanding.equals(subtractMoney(total.expected, total.received))).toBe(true);
      for (const { expected, outstanding, instalments, daysLate } of partners) {
        const unmet = sumMoney(instalments.map((instalment) => instalment.outstanding));
        const most = outstanding.greaterThan(expected) ? expected : outstanding;
        expect(unmet.toFixed(2)).toBe(most.lessThan(0) ? "0.00" : most.toFixed(2));
        expect(daysLate).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

it("refuses a day that is none, and no shares", () => {
  expect(refusalOf(() => expectedAndReceived(shares, [], "2024" as (typeof dates)[0] & string))).toBe(
    'Cannot compare the payments: a day such as "2024-03-31" is needed',
  );
  expect(refusalOf(() => expectedAndReceived([...shares, ...shares], [], day("2024-01-01")))).toBe(
    'Cannot divide the budget: "bcp-council" is named twice',
  );
  expect(() => expectedAndReceived(shares, [], "2024" as (typeof dates)[0] & string)).toThrow(
    expect.objectContaining({ code: "funding/date-invalid", path: ["on"] }),
  );
  expect(() => expectedAndReceived([], [], day("2024-01-01"))).toThrow(
    expect.objectContaining({ code: "funding/no-partners", path: ["shares"] }),
  );
});

it("reads and writes payments as rows, and keeps the shape of its records", () => {
  expect([
    paymentTable.name,
    ...paymentTable.columns.map(({ heading, aliases }) => [heading, ...aliases]),
  ]).toMatchSnapshot();
  const outcome = paymentTable.readRow(["Dorset Police", "£75,785.00", "03/04/2023", "2023-24", "INV 7"]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  expect(paymentTable.writeRow(outcome.record)).toEqual([
    "Dorset Police",
    "75785.00",
    "2023-04-03",
    "2023/24",
    "INV 7",
  ]);
  expect(z.toJSONSchema(paymentSchema, { io: "input" })).toMatchSnapshot();
});
