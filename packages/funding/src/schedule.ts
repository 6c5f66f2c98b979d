import { type CalendarDate, frozenCopy, isCalendarDate } from "@pdscp/core";
import { FundingError } from "./errors.ts";
import { divided, refuseShares, type Share } from "./share.ts";
import { listOf } from "./weight.ts";

/** What one partner is to pay by one day. */
export interface Instalment<Partner extends string = string> extends Share<Partner> {
  readonly dueOn: CalendarDate;
}

/**
 * Divides each share into equal instalments, which sum to the share. Odd pence fall on the first of them.
 *
 * @param options - `dates`: when the instalments are due, in order.
 * @returns One instalment per partner and date, by date within partner.
 * @throws {FundingError} `funding/dates-not-in-order` unless there is a date, each of them later than the last;
 *   `funding/date-invalid`; `funding/no-partners`, `funding/repeated-partner`, `funding/partner-missing`, `funding/amount-invalid`.
 *
 * @example Two halves of a share
 * ```ts
 * import { calendarDate, formatMoney, money } from "@pdscp/core";
 * import { equalShares, paymentSchedule } from "@pdscp/funding";
 *
 * const shares = equalShares(money("303140"), ["bcp-council", "dorset-council", "dorset-police", "nhs-dorset"]);
 * const schedule = paymentSchedule(shares, { dates: [calendarDate("2023-04-30"), calendarDate("2023-10-31")] });
 *
 * schedule.slice(0, 2).map(({ dueOn, amount }) => `${dueOn} ${formatMoney(amount)}`);
 * // => ["2023-04-30 £37,892.50", "2023-10-31 £37,892.50"]
 * ```
 */
export function paymentSchedule<const Partner extends string>(
  shares: readonly Share<Partner>[],
  { dates: given }: { readonly dates: readonly CalendarDate[] },
): readonly Instalment<Partner>[] {
  refuseShares(shares, ["shares"]);
  const dates = listOf(given);
  for (const [index, date] of dates.entries()) {
    if (!isCalendarDate(date))
      throw scheduleRefusal("funding/date-invalid", 'a day such as "2024-04-30"', index);
  }
  const late = dates.findIndex((date, index) => index > 0 && date <= (dates[index - 1] as CalendarDate));
  if (dates.length === 0 || late !== -1) {
    throw scheduleRefusal("funding/dates-not-in-order", "at least one date, each later than the last,", late);
  }
  const instalments = shares.flatMap(({ partner, amount }) =>
    divided(amount, dates, () => 1).map(({ partner: dueOn, amount: part, oddPenny }) => ({
      partner,
      dueOn,
      amount: part,
      ...(oddPenny === undefined ? {} : { oddPenny }),
    })),
  );
  return frozenCopy(instalments);
}

function scheduleRefusal(
  code: "funding/date-invalid" | "funding/dates-not-in-order",
  need: string,
  index: number,
): FundingError {
  return new FundingError(`Cannot draw up the schedule: ${need} is needed`, {
    code,
    path: index === -1 ? ["dates"] : ["dates", index],
  });
}
