import {
  type CalendarDate,
  calendarDate,
  type FinancialYear,
  financialYear,
  financialYearOf,
  fold,
  formatDate,
  frozenCopy,
} from "@pdscp/core";
import { type Proportion, proportion } from "@pdscp/statistics";
import { type ChildDeath, endedOn } from "./child-death.ts";
import { OUT_OF_AREA } from "./death-count.ts";
import { CdopError } from "./errors.ts";
import { type DeathAccumulator, tallyBy } from "./tally.ts";

/** What has become of the deaths that were notified in one year. */
export interface NotificationYear {
  readonly year: FinancialYear;
  readonly notified: number;
  readonly reviewed: number;
  readonly otherwiseClosed: number;
  readonly open: number;
  /** `reviewed` of `notified`; null when none was notified. */
  readonly share: Proportion | null;
  /** The reviews by the year in which they were completed, earliest first; they sum to `reviewed`. */
  readonly reviewedIn: readonly { readonly year: FinancialYear; readonly count: number }[];
  /** Notified of children who lived elsewhere: counted apart. */
  readonly outOfArea: number;
  readonly because: string;
}

/** Which years to follow up, and by which day. */
export interface FollowUpOptions {
  /** The years of notification. */
  readonly years: readonly FinancialYear[];
  /** The day by which: what happened later is not counted. All that is recorded unless told. */
  readonly on?: CalendarDate;
}

/**
 * How much of each notification year has been reviewed by now, and when: one line per year, in the order given.
 *
 * The records must hold every death notified in those years, whether reviewed or not.
 *
 * @throws {CdopError} `cdop/years-invalid` when there is none, or one stands twice; `cdop/record-invalid`
 * @throws {CoreError} `core/year-invalid`, `core/date-invalid`
 *
 * @example
 * ```ts
 * import { calendarDate, financialYear } from "@pdscp/core";
 * import { type ChildDeath, followUp } from "@pdscp/cdop";
 *
 * const death: ChildDeath = {
 *   caseId: "C-1",
 *   area: "Dorset",
 *   diedOn: calendarDate("2022-05-10"),
 *   notifiedOn: calendarDate("2022-05-11"),
 *   ageBand: "1-4 years",
 *   outOfArea: false,
 * };
 * const reviewed = { reviewedOn: calendarDate("2023-06-08"), categoryOfDeath: 4, modifiable: "identified" } as const;
 *
 * const [cohort] = followUp([death, { ...death, caseId: "C-2", ...reviewed }], { years: [financialYear("2022/23")] });
 *
 * [cohort?.notified, cohort?.reviewed, cohort?.open]; // => [2, 1, 1]
 * cohort?.reviewedIn; // => [{ year: "2023/24", count: 1 }]
 * ```
 */
export function followUp(cases: Iterable<ChildDeath>, options: FollowUpOptions): readonly NotificationYear[] {
  return fold(cases, followUpTally(options));
}

/** The same as {@link followUp}, for records that come in parts. */
export function followUpTally(options: FollowUpOptions): DeathAccumulator<readonly NotificationYear[]> {
  const years = Array.isArray(options.years) ? options.years.map((year) => financialYear(year)) : [];
  const on = options.on === undefined ? undefined : calendarDate(options.on);
  if (years.length === 0 || new Set(years).size < years.length) {
    throw new CdopError("Cannot follow the years up: each year is needed once", {
      code: "cdop/years-invalid",
      path: ["years"],
    });
  }
  const wanted = new Set(years);
  return tallyBy({
    of: ["follow-up", years, on],
    count: (death, counts) => {
      const year = financialYearOf(death.notifiedOn);
      if (!wanted.has(year) || (on !== undefined && death.notifiedOn > on)) return;
      if (death.outOfArea) return counts.add(OUT_OF_AREA, year);
      counts.add(year, "notified");
      if (endedOn(death) > (on ?? "9999-12-31")) counts.add(year, "open");
      else if (death.reviewedOn === undefined) counts.add(year, "otherwiseClosed");
      else counts.add(`reviews ${year}`, financialYearOf(death.reviewedOn));
    },
    result: (counts) =>
      frozenCopy(
        years.map((year): NotificationYear => {
          const reviewedIn = [...counts.columnsOf(`reviews ${year}`)]
            .map(([name, count]) => ({ year: name as FinancialYear, count }))
            .sort((a, b) => (a.year < b.year ? -1 : 1));
          const notified = counts.at(year, "notified");
          const reviewed = reviewedIn.reduce((sum, { count }) => sum + count, 0);
          return {
            year,
            notified,
            reviewed,
            otherwiseClosed: counts.at(year, "otherwiseClosed"),
            open: counts.at(year, "open"),
            share: notified === 0 ? null : proportion({ count: reviewed, total: notified }),
            reviewedIn,
            outOfArea: counts.at(OUT_OF_AREA, year),
            because: `Deaths notified in ${year}, by what had become of them${on === undefined ? "" : ` on ${formatDate(on)}`}`,
          };
        }),
      ),
  });
}
