import {
  type AreaGroup,
  type ChildDeath,
  checkCases,
  childDeathTable,
  compareYears,
  type DeathCount,
  deathsNotified,
  deathsReviewed,
  type ModifiableFactors,
  modifiableFactors,
  type OpenCases,
  openCases,
  type TimeToReview,
  timeToReview,
  usualDisclosureRule,
  type YearComparison,
} from "@pdscp/cdop";
import {
  type CalendarDate,
  type DateRange,
  type FinancialYear,
  financialYearOf,
  isPdscpError,
  nextYear,
  previousYear,
  rangeOf,
  type SourceLocation,
} from "@pdscp/core";
import {
  type CountTable,
  type LedgerFact,
  oneWayTable,
  type ProtectedTable,
  protectTable,
} from "@pdscp/statistics";
import { FileRefusal } from "./errors.ts";
import type { SourceFolder } from "./source-file.ts";
import { isSmall, withheldOpenCases } from "./withheld-open-case.ts";

/** A panel's year, from `cases.csv`. */
export interface CdopOfYear {
  readonly notified: DeathCount;
  readonly reviewed: DeathCount;
  /** Of the reviews of the year; absent when there were none. */
  readonly modifiable?: ModifiableFactors;
  readonly before?: ModifiableFactors;
  /** The year against the one before, and the one sentence that the two allow. */
  readonly comparison?: YearComparison;
  readonly open: OpenCases;
  /** The figures of the open cases that are withheld, by this year's numbers and those of the years before. */
  readonly withheldOpen: readonly string[];
  /** Absent when nothing was reviewed in the year. */
  readonly timeToReview?: TimeToReview;
  /** Breakdowns that may be published: what could point to a child is withheld in them. */
  readonly tables: readonly ProtectedTable[];
  /** Breakdowns of which nothing may be published. */
  readonly notCertified: readonly string[];
  /** The lines of the cases behind each count. */
  readonly at: Readonly<
    Record<
      | "notified"
      | "notifiedElsewhere"
      | "reviewed"
      | "reviewedElsewhere"
      | "reviewedBefore"
      | "openBefore"
      | "openAfter"
      | "otherwiseClosed",
      readonly SourceLocation[]
    >
  >;
}

/** Reads a panel's year. A case that stands twice, or in an area that no panel has, is refused. */
export async function readCdop(
  folder: SourceFolder,
  year: FinancialYear,
  panels: readonly AreaGroup[] | undefined,
): Promise<CdopOfYear> {
  const { records, locate } = await folder.records(childDeathTable, "cases.csv");
  const areas = panels?.flatMap((panel) => panel.areas);
  const [fault] = checkCases(records, areas === undefined ? {} : { areas });
  if (fault !== undefined) {
    const record = records[fault.path?.[0] as number] as ChildDeath;
    throw new FileRefusal(fault, locate(record) as SourceLocation);
  }
  const denominator = "all-reviewed";
  const last = previousYear(year);
  const within = ({ from, to }: DateRange, on: CalendarDate | undefined) =>
    on !== undefined && on >= from && on <= to;
  const [now, then] = [rangeOf(year), rangeOf(last)];
  const at = (keep: (death: ChildDeath) => boolean) =>
    records.filter(keep).map((death) => locate(death) as SourceLocation);

  const flowOf = (death: ChildDeath) => openCases([death], { period: year });

  const reviewed = deathsReviewed(records, { period: year, by: panels ?? "area" });
  const ofReviews = (): Pick<CdopOfYear, "modifiable" | "before" | "comparison" | "timeToReview"> => {
    if (reviewed.total === 0) return {};
    const modifiable = modifiableFactors(records, { denominator, period: year });
    const now = { modifiable, timeToReview: timeToReview(records, { period: year }) };
    if (deathsReviewed(records, { period: last }).total === 0) return now;
    const before = modifiableFactors(records, { denominator, period: last });
    return { ...now, before, comparison: compareYears(modifiable, before) };
  };
  return {
    notified: deathsNotified(records, { period: year, by: panels ?? "area" }),
    reviewed,
    ...ofReviews(),
    open: openCases(records, { period: year, by: panels ?? "area" }),
    withheldOpen: withheldOpenCases(yearsTo(year, records).map((period) => openCases(records, { period }))),
    ...breakdowns(records, year, panels),
    at: {
      notified: at(({ notifiedOn, outOfArea }) => !outOfArea && within(now, notifiedOn)),
      notifiedElsewhere: at(({ notifiedOn, outOfArea }) => outOfArea && within(now, notifiedOn)),
      reviewed: at(({ reviewedOn, outOfArea }) => !outOfArea && within(now, reviewedOn)),
      reviewedElsewhere: at(({ reviewedOn, outOfArea }) => outOfArea && within(now, reviewedOn)),
      reviewedBefore: at(({ reviewedOn, outOfArea }) => !outOfArea && within(then, reviewedOn)),
      openBefore: at((death) => flowOf(death).opening === 1),
      openAfter: at((death) => flowOf(death).closing === 1),
      otherwiseClosed: at((death) => flowOf(death).otherwiseClosed === 1),
    },
  };
}

/** The years from the first in which a case was notified up to this one. */
function yearsTo(year: FinancialYear, cases: readonly ChildDeath[]): readonly FinancialYear[] {
  const [first = year] = cases.map(({ notifiedOn }) => financialYearOf(notifiedOn)).sort();
  const years: FinancialYear[] = [];
  for (let each = first; each < year; each = nextYear(each)) years.push(each);
  return [...years, year];
}

/** Each breakdown by itself, as far as it can be published without pointing to a child. */
function breakdowns(
  records: readonly ChildDeath[],
  period: FinancialYear,
  panels: readonly AreaGroup[] | undefined,
): Pick<CdopOfYear, "tables" | "notCertified"> {
  const groups = (panels ?? []).filter(({ areas }) => areas.length > 1);
  /** The number that stands alone in the report: a total that its breakdown withholds is known all the same. */
  const printed = ({ event, total }: DeathCount): readonly LedgerFact[] =>
    isSmall(total) ? [] : [{ source: `Deaths ${event}`, sum: [{}], value: total }];
  /** An area of which the file has no case has no part. */
  const none = Object.fromEntries((panels ?? []).flatMap(({ areas }) => areas.map((area) => [area, 0])));
  const byArea = (event: "notified" | "reviewed", count: typeof deathsReviewed): CountTable => ({
    ...oneWayTable(
      Object.fromEntries(
        Object.entries({ ...none, ...countsOf(count(records, { period, by: "area" })) }).sort(
          ([one], [other]) => (one < other ? -1 : 1),
        ),
      ),
      {
        label: `Deaths ${event} by area`,
        column: "Deaths",
        period,
        ledger: printed(count(records, { period })),
      },
    ),
    groups: groups.map(({ name, areas }) => ({ label: name, rows: areas })),
  });
  const byBand = oneWayTable(countsOf(deathsReviewed(records, { period, by: "ageBand" })), {
    label: "Deaths reviewed by age",
    column: "Deaths",
    period,
    ledger: printed(deathsReviewed(records, { period })),
  });
  const tables: ProtectedTable[] = [];
  const notCertified: string[] = [];
  for (const table of [byArea("notified", deathsNotified), byArea("reviewed", deathsReviewed), byBand]) {
    try {
      tables.push(protectTable(table, usualDisclosureRule));
    } catch (error) {
      if (!isPdscpError(error) || error.code !== "statistics/not-certified") throw error;
      notCertified.push(table.label ?? "");
    }
  }
  return { tables, notCertified };
}

function countsOf({ parts }: DeathCount): Readonly<Record<string, number>> {
  return Object.fromEntries(parts.map(({ label, count }) => [label, count]));
}
