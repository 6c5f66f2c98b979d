import {
  type DateRange,
  endOf,
  financialYearOf,
  formatDate,
  formatMoney,
  formatPeriod,
  type Money,
  type Period,
  startOf,
} from "@pdscp/core";
import type { ReportTable } from "@pdscp/report";
import type { Settings } from "./settings.ts";
import { count, pounds } from "./table-cell.ts";
import type { TrainingOfYear } from "./training-folder.ts";

/** The counts of a quarter or of the year. */
export function activityRow(
  heading: string,
  {
    courses,
    places,
    booked,
    attendances,
    didNotAttend,
    income,
  }: Pick<
    TrainingOfYear["activity"],
    "courses" | "places" | "booked" | "attendances" | "didNotAttend" | "income"
  >,
): ReportTable["rows"][number] {
  return {
    heading,
    cells: [...[courses, places, booked, attendances, didNotAttend].map(count), pounds(income)],
  };
}

/** The next price list beside the one in force. */
export function priceTable(
  { lines }: NonNullable<TrainingOfYear["uplift"]>,
  { uplift }: Pick<Settings, "uplift">,
): ReportTable {
  return {
    id: "price-list",
    caption: uplift === undefined ? "The next price list" : `The price list from ${formatDate(uplift.from)}`,
    head: "Fee",
    columns: ["Now", "Next", "Raised by"],
    rows: lines.map(({ line, before, after, effectivePercent }) => ({
      heading: lineName(line),
      cells: [pounds(before), pounds(after), before.isZero() ? "[z]" : `${effectivePercent}%`],
    })),
    ...(uplift === undefined ? {} : { note: upliftText(uplift) }),
  };
}

/** "Raised by 5%, then rounded to the nearest 50p. Cancellation stays as it is." */
function upliftText({ percent, roundTo, except = [] }: NonNullable<Settings["uplift"]>): string {
  const rounded = roundTo === undefined ? "" : `, then rounded to the nearest ${coin(roundTo)}`;
  const kept = except.length === 0 ? "" : ` Not raised: ${except.map(lineName).join(", ")}.`;
  return `Raised by ${percent}%${rounded}.${kept}`;
}

function coin(amount: Money): string {
  return amount.lessThan(1) ? `${amount.times(100).toFixed(0)}p` : formatMoney(amount);
}

/** The id of a line of a price list in words: "partner-half-day" is "Partner half day". */
function lineName(id: string): string {
  const words = id.replace(/[-_]+/g, " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The fund for free places: what of it is spent, committed and free. */
export function fundTable(
  { statement, refused }: NonNullable<TrainingOfYear["fund"]>,
  { fund }: Pick<Settings, "fund">,
): ReportTable {
  return {
    id: "free-places",
    caption:
      fund === undefined
        ? "The fund for free places"
        : `The fund for free places, ${formatPeriod(periodOf(fund))}`,
    head: "Position",
    columns: ["Amount"],
    rows: (
      [
        ["Fund", statement.amount],
        ["Spent", statement.spent],
        ["Committed", statement.committed],
        ["Free", statement.free],
      ] as const
    ).map(([heading, amount]) => ({ heading, cells: [pounds(amount)] })),
    note: `${statement.places} places granted; ${refused.length} requests refused.`,
  };
}

/** The financial year that a time is, or else its days. */
export function periodOf(time: DateRange): Period {
  const year = financialYearOf(time.from);
  return time.from === startOf(year) && time.to === endOf(year) ? year : { from: time.from, to: time.to };
}
