import {
  type DateRange,
  endOf,
  type FinancialYear,
  type Finding,
  financialYear,
  frozenCopy,
  nextYear,
  startOf,
} from "@pdscp/core";
import { CdopError } from "./errors.ts";

/** Years pooled into one period, such as 2021/22 to 2023/24: a period wherever one is asked for. */
export interface RollingPeriod extends DateRange {
  readonly years: readonly FinancialYear[];
  readonly label: string;
}

/** Overlapping periods, and the warning that they share deaths. */
export interface RollingPeriods {
  readonly periods: readonly RollingPeriod[];
  /** That periods share deaths, where they do. */
  readonly findings: readonly Finding<"cdop/periods-share-deaths">[];
}

/**
 * Rolling periods of years, three unless told, so that small numbers can be pooled: one from each year that has enough
 * years after it.
 *
 * Neighbours share deaths, and the findings say which. A difference between them is the difference between the years in
 * which they part, and {@link compareYears} refuses to compare them.
 *
 * @throws {CdopError} `cdop/years-invalid` when the years do not follow one another, or are fewer than a period needs
 * @throws {CoreError} `core/year-invalid`
 *
 * @example
 * ```ts
 * import { financialYear } from "@pdscp/core";
 * import { rollingPeriods } from "@pdscp/cdop";
 *
 * const years = ["2020/21", "2021/22", "2022/23", "2023/24"].map(financialYear);
 *
 * const { periods, findings } = rollingPeriods(years);
 *
 * periods.map(({ label }) => label); // => ["2020/21 to 2022/23", "2021/22 to 2023/24"]
 * findings.map(({ code }) => code); // => ["cdop/periods-share-deaths"]
 * ```
 */
export function rollingPeriods(
  years: readonly FinancialYear[],
  { length = 3 }: { readonly length?: number } = {},
): RollingPeriods {
  const named = Array.isArray(years) ? years.map((year) => financialYear(year)) : [];
  const gap = named.findIndex(
    (year, index) => index > 0 && year !== nextYear(named[index - 1] as FinancialYear),
  );
  if (!Number.isSafeInteger(length) || length < 1 || named.length < length || gap !== -1) {
    throw new CdopError(
      "Cannot pool the years: years that follow one another, enough for one period, are needed",
      {
        code: "cdop/years-invalid",
        path: gap === -1 ? ["years"] : ["years", gap],
      },
    );
  }
  const periods = named.slice(length - 1).map((last, index): RollingPeriod => {
    const first = named[index] as FinancialYear;
    return Object.freeze({
      from: startOf(first),
      to: endOf(last),
      years: Object.freeze(named.slice(index, index + length)),
      label: first === last ? first : `${first} to ${last}`,
    });
  });
  const findings = periods
    .slice(1)
    .flatMap((period, index): readonly Finding<"cdop/periods-share-deaths">[] => {
      const shared = period.years.slice(0, -1);
      if (shared.length === 0) return [];
      const before = periods[index]?.label;
      return [
        {
          code: "cdop/periods-share-deaths",
          severity: "warning",
          message: `${period.label} and ${before} share the deaths of ${shared.join(" and ")}: do not compare them`,
          path: ["periods", index + 1],
        },
      ];
    });
  return frozenCopy({ periods, findings });
}
