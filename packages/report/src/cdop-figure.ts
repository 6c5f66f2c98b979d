import type { DeathCount, ModifiableFactors, OpenCases, TimeToReview } from "@pdscp/cdop";
import type { FigureValue, FinancialYear } from "@pdscp/core";
import type { ProtectedTable } from "@pdscp/statistics";
import { ReportError } from "./errors.ts";
import { counted, type FigureDraft, type FiguresFrom, idPart, share } from "./figure-draft.ts";

/**
 * A year of the child death overview panel. Breakdowns come from tables that disclosure control has passed, and only there. A total that
 * stands beside one, such as that of `reviewed`, belongs into the ledger of its table, lest it give away what the table withholds.
 */
export interface CdopResults {
  readonly notified?: DeathCount;
  readonly reviewed?: DeathCount;
  readonly modifiable?: ModifiableFactors;
  /** The same of the year before, for comparison. */
  readonly before?: ModifiableFactors;
  readonly open?: OpenCases;
  readonly timeToReview?: TimeToReview;
  readonly tables?: readonly ProtectedTable[];
  readonly from?: FiguresFrom;
}

export function cdopFigures(
  { notified, reviewed, modifiable, before, open, timeToReview, tables = [] }: CdopResults,
  year: FinancialYear,
): readonly FigureDraft[] {
  return [
    ...deaths("notified", notified),
    ...deaths("reviewed", reviewed),
    ...[modifiable, before].flatMap((share) => (share === undefined ? [] : [factors(share)])),
    ...(open === undefined ? [] : stock(open)),
    ...(timeToReview === undefined ? [] : times(timeToReview)),
    ...tables.flatMap((table) => breakdown(table, year)),
  ];
}

function deaths(event: string, result: DeathCount | undefined): readonly FigureDraft[] {
  if (result === undefined) return [];
  const { total, outOfArea, period, because } = result;
  return [
    counted(`cdop.${event}`, `Deaths ${event}`, total, period, because),
    counted(
      `cdop.${event}.out-of-area`,
      `Deaths ${event} of children who lived elsewhere`,
      outOfArea,
      period,
      "Counted beside the total, never in it",
    ),
  ];
}

function factors({ count, total, of, period, because }: ModifiableFactors): FigureDraft {
  if (period === undefined) {
    throw new ReportError("Cannot make the figures: the share with modifiable factors needs its period", {
      code: "report/period-missing",
      path: ["cdop", "modifiable", "period"],
    });
  }
  return share("cdop.modifiable", "Reviews with modifiable factors", { count, total }, of, period, because);
}

function stock({ opening, closing, otherwiseClosed, period, because }: OpenCases): readonly FigureDraft[] {
  return [
    counted("cdop.open.opening", "Cases open when the year began", opening, period, because),
    counted("cdop.open.closing", "Cases open when the year ended", closing, period, because),
    counted("cdop.open.otherwise-closed", "Cases closed without a review", otherwiseClosed, period, because),
  ];
}

function times({ median, withinMonths, stillOpen, period, because }: TimeToReview): readonly FigureDraft[] {
  return [
    {
      id: "cdop.time-to-review.median",
      label: "Median days to review",
      period,
      value: { kind: "days", days: median },
      because,
    },
    ...Object.entries(withinMonths).map(([months, { count, total }]) =>
      share(
        `cdop.time-to-review.within-${months}-months`,
        `Reviews completed within ${months} months`,
        { count, total },
        "deaths reviewed",
        period,
        because,
      ),
    ),
    counted("cdop.time-to-review.still-open", "Cases still waiting for review", stillOpen, period, because),
  ];
}

/** The counts of a protected table, row by row, then its groups and its totals. */
function breakdown(
  { label = "deaths", rows, columns, counts, columnTotals, period, groups }: ProtectedTable,
  year: FinancialYear,
): readonly FigureDraft[] {
  const because = `${label}, protected against disclosure${period === undefined ? "" : `, ${period}`}`;
  const cell = (row: string, column: string, count: number | "[c]" | undefined): readonly FigureDraft[] => {
    if (count === undefined) return [];
    const value: FigureValue =
      count === "[c]"
        ? { kind: "withheld", why: "so that no child can be recognised" }
        : { kind: "count", count };
    return [
      {
        id: ["cdop", label, row, ...(columns.length === 1 ? [] : [column])].map(idPart).join("."),
        label: columns.length === 1 ? `${label}: ${row}` : `${label}: ${row}, ${column}`,
        period: year,
        value,
        because,
      },
    ];
  };
  return [
    ...rows.flatMap((row, at) => columns.flatMap((column, place) => cell(row, column, counts[at]?.[place]))),
    ...groups.flatMap((group) =>
      columns.flatMap((column, place) => cell(group.label, column, group.counts[place])),
    ),
    ...columns.flatMap((column, place) => cell("total", column, columnTotals?.[place])),
  ];
}
