import { calendarDate, type DatedParameter, frozenCopy } from "@pdscp/core";
import { CdopError } from "./errors.ts";

/** One of the ten categories of death. */
export interface CategoryOfDeath {
  /** From 1 to 10. */
  readonly number: number;
  readonly name: string;
}

/** The ten categories, in their order of precedence. A later list is a value of its own, from its own day. */
export const categoriesOfDeath: DatedParameter<readonly CategoryOfDeath[]> = frozenCopy({
  name: "Categories of death",
  unit: "category",
  values: [
    {
      from: calendarDate("2018-10-01"),
      value: [
        "Deliberately inflicted injury, abuse or neglect",
        "Suicide or deliberate self-inflicted harm",
        "Trauma and other external factors",
        "Malignancy",
        "Acute medical or surgical condition",
        "Chronic medical condition",
        "Chromosomal, genetic and congenital anomalies",
        "Perinatal or neonatal event",
        "Infection",
        "Sudden unexpected, unexplained death",
      ].map((name, index) => ({ number: index + 1, name })),
      reference: {
        title: "Child Death Review Statutory and Operational Guidance (England), 2018",
        href: "https://www.gov.uk/government/publications/child-death-review-statutory-and-operational-guidance-england",
        at: "Child death analysis form",
      },
    },
  ],
});

const names = categoriesOfDeath.values[0]?.value ?? [];

const known = new Set(names.map(({ number }) => number));

/** A category as a table shows it: "4. Malignancy". */
export const categoryLabels: readonly string[] = Object.freeze(
  names.map(({ number, name }) => `${number}. ${name}`),
);

/**
 * The category that counts where more than one fits: the lowest number, which stands uppermost in the list. The others are
 * secondary.
 *
 * @throws {CdopError} `cdop/category-invalid` when there is none, or one is no whole number from 1 to 10.
 *
 * @example
 * ```ts
 * import { primaryCategory } from "@pdscp/cdop";
 *
 * primaryCategory([8, 7]); // => 7
 * ```
 */
export function primaryCategory(categories: readonly number[]): number {
  const wrong = Array.isArray(categories) ? categories.findIndex((number) => !known.has(number)) : -1;
  if (!Array.isArray(categories) || categories.length === 0 || wrong !== -1) {
    throw new CdopError("Cannot choose the category: whole numbers from 1 to 10 are needed", {
      code: "cdop/category-invalid",
      path: wrong === -1 ? ["categories"] : ["categories", wrong],
    });
  }
  return Math.min(...categories);
}
