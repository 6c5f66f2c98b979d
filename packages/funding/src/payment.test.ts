import { calendarDate, type FinancialYear, financialYear, frozenCopy, money } from "@pdscp/core";
import { expect, it } from "vitest";
import { type Payment, paymentsIn } from "./payment.ts";
import { expectedAndReceived } from "./receipt.ts";

const payment = (receivedOn: string, year?: string): Payment => ({
  partner: "Dorset Police",
  amount: money("75785"),
  receivedOn: calendarDate(receivedOn),
  ...(year === undefined ? {} : { year: financialYear(year) }),
});
const [lateForLastYear, inTheYear, forNextYear, lastDay, dayAfter] = [
  payment("2023-04-20", "2022/23"),
  payment("2023-06-01"),
  payment("2024-03-28", "2024/25"),
  payment("2024-03-31"),
  payment("2024-04-01"),
];
const payments = [lateForLastYear, inTheYear, forNextYear, lastDay, dayAfter];

it("takes a payment for the year that it names, and else for the one in which it arrived", () => {
  expect(paymentsIn(payments, financialYear("2022/23"))).toEqual([lateForLastYear]);
  expect(paymentsIn(payments, financialYear("2023/24"))).toEqual([inTheYear, lastDay]);
  expect(paymentsIn(payments, "2024-2025" as FinancialYear)).toEqual([forNextYear, dayAfter]);
});

it("counts no payment of another year as received", () => {
  const shares = [{ partner: "Dorset Police", amount: money("151570") }];
  const { total } = expectedAndReceived(
    shares,
    paymentsIn(payments, financialYear("2023/24")),
    calendarDate("2024-03-31"),
  );
  expect(total.outstanding.toFixed(2)).toBe("0.00");
});

it("gives a list in which nothing can be changed, and refuses a payment on no day", () => {
  const given = paymentsIn(payments.map(frozenCopy), financialYear("2023/24"));
  expect(frozenCopy(given)).toBe(given);
  for (const strange of [
    null,
    { ...inTheYear, receivedOn: null },
    { ...inTheYear, receivedOn: "20/04/2023" },
  ]) {
    expect(() => paymentsIn([inTheYear, strange as Payment], financialYear("2023/24"))).toThrow(
      expect.objectContaining({ code: "funding/date-invalid", path: ["payments", 1, "receivedOn"] }),
    );
  }
});
