import { type FinancialYear, financialYear, frozenCopy, type Reference } from "@pdscp/core";
import { CdopError } from "./errors.ts";

/** What England publishes each year about child deaths. */
export type NationalMeasure = (typeof nationalMeasures)[number];

const nationalMeasures = [
  "deaths",
  "deaths-per-100,000-children",
  "infant-deaths-per-1,000-live-births",
  "neonatal-deaths-per-1,000-live-births",
  "reviews",
  "reviews-with-sufficient-information",
  "percent-with-modifiable-factors",
] as const;

/** One value as one edition printed it. A later edition that restates it is a value of its own. */
export interface NationalValue {
  readonly measure: NationalMeasure;
  /** The year it is of, ending on 31 March. */
  readonly year: FinancialYear;
  /** As printed, so that its precision is kept. */
  readonly value: string;
  readonly edition: Reference & {
    /** The year in which it came out. */
    readonly published: number;
    /** Whether it is known to replace a value of an earlier edition. */
    readonly restated?: true;
  };
}

const release = (published: number) => ({
  title: `National Child Mortality Database, child death review data release ${published}`,
  published,
});
const yearEndingMarch2018 = {
  title: "NHS Digital, child death reviews: year ending 31 March 2018",
  href: "https://digital.nhs.uk/data-and-information/publications/statistical/child-death-reviews/2018/number-of-reviews",
  published: 2018,
};
const yearEndingMarch2012 = {
  title: "Department for Education, child death reviews: year ending March 2012",
  published: 2012,
};

/** Per measure: the year, the value as printed, and the edition that printed it. */
const printed: Readonly<
  Record<
    NationalMeasure,
    readonly (readonly [year: string, value: string, edition: NationalValue["edition"]])[]
  >
> = {
  deaths: [
    ["2020/21", "3,068", release(2021)],
    ["2021/22", "3,452", { ...release(2023), restated: true }],
    ["2022/23", "3,743", release(2023)],
    ["2023/24", "3,577", release(2024)],
    ["2024/25", "3,492", release(2025)],
  ],
  "deaths-per-100,000-children": [
    ["2021/22", "29.3", release(2023)],
    ["2022/23", "31.8", release(2023)],
    ["2023/24", "29.8", release(2024)],
  ],
  "infant-deaths-per-1,000-live-births": [
    ["2021/22", "3.6", release(2023)],
    ["2022/23", "3.8", release(2023)],
    ["2024/25", "3.8", release(2025)],
  ],
  "neonatal-deaths-per-1,000-live-births": [["2024/25", "2.6", { ...release(2025), at: "any gestation" }]],
  reviews: [
    ["2011/12", "4,012", yearEndingMarch2012],
    ["2016/17", "3,575", yearEndingMarch2018],
    ["2017/18", "3,595", yearEndingMarch2018],
    ["2020/21", "2,575", release(2021)],
  ],
  "reviews-with-sufficient-information": [["2017/18", "3,540", yearEndingMarch2018]],
  "percent-with-modifiable-factors": [
    ["2011/12", "20", { ...yearEndingMarch2012, at: "784 of 4,012" }],
    ["2013/14", "22", yearEndingMarch2018],
    ["2017/18", "28", { ...yearEndingMarch2018, at: "of reviews with sufficient information" }],
    ["2024/25", "48", release(2025)],
  ],
};

/** The values for England that could be read in a source, by measure and year. What is not here was not found. */
export const nationalValues: readonly NationalValue[] = frozenCopy(
  Object.entries(printed).flatMap(([measure, values]) =>
    values.map(([year, value, edition]) => ({
      measure: measure as NationalMeasure,
      year: financialYear(year),
      value,
      edition,
    })),
  ),
);

/**
 * England's value for a year, from the latest edition that has it or from the one asked for; `undefined` where none has:
 * the nearest year is never taken instead.
 *
 * Definitions have changed: compare with a local figure only where both have the same denominator. Research papers with
 * rates per million count fewer deaths in another population, and are left out.
 *
 * @param options - `published` asks for the edition of that year; `values` are those of the country unless told.
 *
 * @example
 * ```ts
 * import { financialYear } from "@pdscp/core";
 * import { nationalValue } from "@pdscp/cdop";
 *
 * nationalValue("deaths-per-100,000-children", financialYear("2023/24"))?.value; // => "29.8"
 * nationalValue("reviews", financialYear("2023/24")); // => undefined
 * ```
 */
export function nationalValue(
  measure: NationalMeasure,
  year: FinancialYear,
  options: { readonly published?: number; readonly values?: readonly NationalValue[] } = {},
): NationalValue | undefined {
  const { published, values = nationalValues } = options;
  const wanted = financialYear(year);
  if (!nationalMeasures.includes(measure)) {
    const known = nationalMeasures.map((each) => `"${each}"`).join(", ");
    throw new CdopError(`Cannot give the national value: one of ${known} is needed`, {
      code: "cdop/choice-unknown",
      path: ["measure"],
    });
  }
  let found: NationalValue | undefined;
  for (const value of values) {
    if (value.measure !== measure || value.year !== wanted) continue;
    if (published !== undefined && value.edition.published !== published) continue;
    if (found === undefined || value.edition.published > found.edition.published) found = value;
  }
  return found;
}
