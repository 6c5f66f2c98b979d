import {
  type CalendarDate,
  daysBetween,
  type Finding,
  formatMoney,
  frozenCopy,
  isCalendarDate,
  type Money,
  money,
  subtractMoney,
  sumMoney,
} from "@pdscp/core";
import type { Payment } from "./payment.ts";
import { entryProblems, refuseRepeats, type Share } from "./share.ts";
import { listOf, type Path, type Problem, problem, refuse } from "./weight.ts";

/** How a partner's payments stand against what was expected. */
export interface PartnerReceipts {
  readonly partner: string;
  /** What was due by the day, or in all where the shares have no dates. */
  readonly expected: Money;
  readonly received: Money;
  /** Expected less received; negative when more has come than was due. */
  readonly outstanding: Money;
  /** How many days the latest payment was, or is, late; 0 when none was. */
  readonly daysLate: number;
  readonly instalments: readonly InstalmentReceipt[];
}

/** How one instalment was met, the oldest first. */
export interface InstalmentReceipt {
  readonly dueOn?: CalendarDate;
  readonly amount: Money;
  readonly outstanding: Money;
  /** The day on which the last of it arrived; absent while some is outstanding, and where nothing had to come. */
  readonly settledOn?: CalendarDate;
  /** Days from when it was due until it was settled, or until the day of the question; 0 when it was in time. */
  readonly daysLate: number;
}

/** What {@link expectedAndReceived} gives. */
export interface Receipts {
  readonly on: CalendarDate;
  readonly partners: readonly PartnerReceipts[];
  readonly total: { readonly expected: Money; readonly received: Money; readonly outstanding: Money };
  readonly findings: readonly Finding<"funding/payment-late" | "funding/payment-unexpected">[];
}

const none = money("0");

/**
 * What has come in against what was to come in, by a day, with how late each partner is. Payments settle the oldest
 * instalment first; those after the day do not count yet. All that are given count, whatever year they are for: {@link paymentsIn}
 * gives those of one.
 *
 * @param shares - Shares, or the instalments of {@link paymentSchedule}, of which those due by the day are expected.
 * @throws {FundingError} `funding/date-invalid`, `funding/no-partners`, `funding/repeated-partner` for two shares on one day,
 *   and for a share or a payment without a name or an amount `funding/partner-missing`, `funding/amount-invalid`.
 *
 * @example One partner pays late, another not yet
 * ```ts
 * import { calendarDate, formatMoney, money } from "@pdscp/core";
 * import { equalShares, expectedAndReceived, paymentSchedule } from "@pdscp/funding";
 *
 * const schedule = paymentSchedule(equalShares(money("151570"), ["police", "icb"]), { dates: [calendarDate("2023-04-30")] });
 * const payments = [{ partner: "police", amount: money("75785"), receivedOn: calendarDate("2023-05-10") }];
 * const { partners } = expectedAndReceived(schedule, payments, calendarDate("2023-05-31"));
 *
 * partners.map(({ partner, outstanding, daysLate }) => `${partner}: ${formatMoney(outstanding)}, ${daysLate} days late`);
 * // => ["police: £0, 10 days late", "icb: £75,785, 31 days late"]
 * ```
 */
export function expectedAndReceived(
  shares: readonly (Share & { readonly dueOn?: CalendarDate })[],
  payments: readonly Pick<Payment, "partner" | "amount" | "receivedOn">[],
  on: CalendarDate,
): Receipts {
  refuse("Cannot compare the payments", dayProblems(on, ["on"]));
  const days = [
    ...listOf(payments).map(
      (payment, index) => [payment?.receivedOn, ["payments", index, "receivedOn"]] as const,
    ),
    ...listOf(shares).map((share, index) => [share?.dueOn ?? on, ["shares", index, "dueOn"]] as const),
  ];
  refuse("Cannot compare the payments", [
    ...entryProblems(shares, ["shares"]),
    ...entryProblems(payments, ["payments"]),
    ...days.flatMap(([day, path]) => dayProblems(day, path)),
  ]);
  refuseRepeats(
    listOf(shares).map(({ partner, dueOn }) => `${partner}${dueOn === undefined ? "" : ` on ${dueOn}`}`),
    ["shares"],
  );
  const due = new Map<string, (typeof shares)[number][]>();
  for (const share of shares) listed(due, share.partner, (share.dueOn ?? on) <= on ? share : undefined);
  const arrived = new Map<string, (typeof payments)[number][]>();
  for (const payment of payments) if (payment.receivedOn <= on) listed(arrived, payment.partner, payment);
  const unexpected = [...arrived.keys()].filter((partner) => !due.has(partner));
  const partners = [...due.keys(), ...unexpected].map((partner) =>
    receiptsOf(partner, due.get(partner) ?? [], arrived.get(partner) ?? [], on),
  );
  const total = (of: "expected" | "received" | "outstanding") =>
    sumMoney(partners.map((partner) => partner[of]));
  return frozenCopy({
    on,
    partners,
    total: { expected: total("expected"), received: total("received"), outstanding: total("outstanding") },
    findings: findingsOf(partners, unexpected),
  });
}

/** Who is late, and who paid though nothing was expected. */
function findingsOf(
  partners: readonly PartnerReceipts[],
  unexpected: readonly string[],
): Receipts["findings"] {
  const late = partners.flatMap(({ partner, outstanding, daysLate }, index) => {
    if (daysLate === 0 || !outstanding.greaterThan(0)) return [];
    const message = `${partner}: ${formatMoney(outstanding)} is outstanding, ${daysLate} days late`;
    return [
      { code: "funding/payment-late", severity: "warning", message, path: ["partners", index] },
    ] as const;
  });
  const strange = unexpected.map((partner) => {
    const message = `${partner} has paid, and no contribution was expected`;
    return {
      code: "funding/payment-unexpected",
      severity: "error",
      message,
      path: ["partners", partner],
    } as const;
  });
  return [...late, ...strange];
}

function dayProblems(day: CalendarDate, path: Path): readonly Problem[] {
  if (isCalendarDate(day)) return [];
  return [problem("funding/date-invalid", 'a day such as "2024-03-31" is needed', path)];
}

function receiptsOf(
  partner: string,
  due: readonly { readonly amount: Money; readonly dueOn?: CalendarDate }[],
  payments: readonly Pick<Payment, "amount" | "receivedOn">[],
  on: CalendarDate,
): PartnerReceipts {
  const byDay = payments.toSorted((a, b) =>
    a.receivedOn < b.receivedOn ? -1 : a.receivedOn > b.receivedOn ? 1 : 0,
  );
  const inOrder = due.toSorted((a, b) => ((a.dueOn ?? "") < (b.dueOn ?? "") ? -1 : 1));
  const received = sumMoney(payments.map(({ amount }) => amount));
  const expected = sumMoney(due.map(({ amount }) => amount));

  let claimed = none;
  const instalments = inOrder.map(({ amount, dueOn }): InstalmentReceipt => {
    const before = claimed;
    claimed = sumMoney([claimed, amount]);
    const unmet = subtractMoney(claimed, received);
    const outstanding = !unmet.greaterThan(0)
      ? none
      : subtractMoney(claimed, received.greaterThan(before) ? received : before);
    const isOwed = amount.greaterThan(none);
    const settledOn = isOwed && outstanding.isZero() ? dayReached(claimed, byDay) : undefined;
    const lateness =
      dueOn === undefined ? 0 : daysBetween(dueOn, outstanding.isZero() ? (settledOn ?? dueOn) : on);
    return {
      ...(dueOn === undefined ? {} : { dueOn }),
      amount,
      outstanding,
      ...(settledOn === undefined ? {} : { settledOn }),
      daysLate: Math.max(0, lateness),
    };
  });
  return {
    partner,
    expected,
    received,
    outstanding: subtractMoney(expected, received),
    daysLate: instalments.reduce((most, { daysLate }) => Math.max(most, daysLate), 0),
    instalments,
  };
}

/** Adds an item to a partner's list; without one, the partner still has its list. */
function listed<Item>(lists: Map<string, Item[]>, partner: string, item: Item | undefined): void {
  const list = lists.get(partner) ?? [];
  if (item !== undefined) list.push(item);
  lists.set(partner, list);
}

/**
 * The day from which payments have covered a sum, for good: what is paid back later opens it again. There is no such day where nothing
 * had to come.
 */
function dayReached(
  sum: Money,
  payments: readonly Pick<Payment, "amount" | "receivedOn">[],
): CalendarDate | undefined {
  let total = none;
  let isCovered = !sum.greaterThan(none);
  let reached: CalendarDate | undefined;
  for (const { amount, receivedOn } of payments) {
    total = sumMoney([total, amount]);
    const covers = !total.lessThan(sum);
    if (covers !== isCovered) reached = covers ? receivedOn : undefined;
    isCovered = covers;
  }
  return reached;
}
