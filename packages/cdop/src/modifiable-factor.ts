import { fold, formatPeriod, frozenCopy, type Period } from "@pdscp/core";
import { type ConfidenceOptions, type Proportion, proportion } from "@pdscp/statistics";
import { type ChildDeath, type ModifiableOutcome, modifiableOutcomes } from "./child-death.ts";
import { happenedIn, OUT_OF_AREA } from "./death-count.ts";
import { CdopError } from "./errors.ts";
import { type DeathAccumulator, tallyBy } from "./tally.ts";

/**
 * Of what the share with modifiable factors is: of all completed reviews, or only of those that had enough information to
 * tell, which is what the national statistics to 2018 published.
 */
export type ModifiableDenominator = keyof typeof denominatorNames;

export const denominatorNames = {
  "all-reviewed": "all deaths reviewed",
  "sufficient-information": "deaths reviewed with enough information to tell",
} as const;

/** The share of reviews that identified modifiable factors. `count` and `total` are what it is a share of. */
export interface ModifiableFactors extends Proportion {
  readonly denominator: ModifiableDenominator;
  /** What the total counts, as it stands after the number: "27 deaths reviewed". */
  readonly of: string;
  /** The reviews that the denominator leaves out. */
  readonly excluded: number;
  /** Every review by its outcome; they sum to `total` and `excluded`. */
  readonly outcomes: Readonly<Record<ModifiableOutcome, number>>;
  /** Reviews of children who lived elsewhere: counted apart. */
  readonly outOfArea: number;
  /** Deaths without a review, in what was given: they have no outcome, and belong in no denominator. */
  readonly notReviewed: number;
  readonly period?: Period;
  readonly because: string;
}

/** Of what the share is, in which period, and how sure its interval is to be. */
export interface ModifiableOptions extends ConfidenceOptions {
  readonly denominator: ModifiableDenominator;
  /** The reviews completed in it; all reviews given when absent. */
  readonly period?: Period;
}

/**
 * The share of completed reviews that identified modifiable factors, with its denominator named and its interval.
 *
 * @throws {CdopError} `cdop/no-reviews` when nothing remains to be a share of; `cdop/denominator-invalid`, `cdop/record-invalid`
 * @throws {StatisticsError} `statistics/confidence-invalid`
 * @throws {CoreError} `core/period-invalid`
 *
 * @example Both denominators
 * ```ts
 * import { calendarDate } from "@pdscp/core";
 * import { type ChildDeath, modifiableFactors, modifiableOutcomes } from "@pdscp/cdop";
 *
 * const reviews = modifiableOutcomes.map(
 *   (modifiable, index): ChildDeath => ({
 *     caseId: `C-${index}`,
 *     area: "Dorset",
 *     diedOn: calendarDate("2022-11-02"),
 *     notifiedOn: calendarDate("2022-11-03"),
 *     ageBand: "0-27 days",
 *     reviewedOn: calendarDate("2023-09-14"),
 *     categoryOfDeath: 8,
 *     modifiable,
 *     outOfArea: false,
 *   }),
 * );
 *
 * const all = modifiableFactors(reviews, { denominator: "all-reviewed" });
 * [all.count, all.total, all.excluded]; // => [1, 3, 0]
 *
 * const told = modifiableFactors(reviews, { denominator: "sufficient-information" });
 * [told.count, told.total, told.excluded]; // => [1, 2, 1]
 * ```
 */
export function modifiableFactors(
  reviews: Iterable<ChildDeath>,
  options: ModifiableOptions,
): ModifiableFactors {
  return fold(reviews, modifiableTally(options));
}

/** The same as {@link modifiableFactors}, for records that come in parts. */
export function modifiableTally(options: ModifiableOptions): DeathAccumulator<ModifiableFactors> {
  const { denominator, period, confidence } = options;
  checkDenominator(denominator);
  const counted = happenedIn("reviewed", period);
  return tallyBy({
    of: ["modifiable", denominator, period, confidence],
    count: (death, counts) => {
      if (counted(death)) {
        counts.add(
          death.outOfArea ? OUT_OF_AREA : "reviewed",
          death.modifiable ?? "insufficient-information",
        );
      } else if (death.reviewedOn === undefined && !death.outOfArea) counts.add("notReviewed", "open");
    },
    result: (counts) => {
      const outcome = (name: ModifiableOutcome) => counts.at("reviewed", name);
      return shareModifiable(
        {
          identified: outcome("identified"),
          "none-identified": outcome("none-identified"),
          "insufficient-information": outcome("insufficient-information"),
        },
        {
          ...options,
          outOfArea: modifiableOutcomes.reduce((sum, name) => sum + counts.at(OUT_OF_AREA, name), 0),
          notReviewed: counts.at("notReviewed", "open"),
        },
      );
    },
  });
}

/** The share from the reviews by outcome. */
export function shareModifiable(
  outcomes: Readonly<Record<ModifiableOutcome, number>>,
  options: ModifiableOptions & { readonly outOfArea?: number; readonly notReviewed?: number },
): ModifiableFactors {
  const { denominator, period, outOfArea = 0, notReviewed = 0, confidence } = options;
  checkDenominator(denominator);
  const unknown = outcomes["insufficient-information"];
  const excluded = denominator === "all-reviewed" ? 0 : unknown;
  const total = outcomes.identified + outcomes["none-identified"] + unknown - excluded;
  if (total === 0) {
    throw new CdopError("Cannot give the share with modifiable factors: at least one review is needed", {
      code: "cdop/no-reviews",
    });
  }
  const share = proportion({
    count: outcomes.identified,
    total,
    ...(confidence === undefined ? {} : { confidence }),
  });
  const within = period === undefined ? "" : ` in ${formatPeriod(period)}`;
  return frozenCopy({
    ...share,
    denominator,
    of: denominatorNames[denominator].replace(/^all /, ""),
    excluded,
    outcomes,
    outOfArea,
    notReviewed,
    ...(period === undefined ? {} : { period }),
    because:
      `Reviews completed${within} that identified modifiable factors, of ${denominatorNames[denominator]}; ` +
      (denominator === "all-reviewed"
        ? "reviews without enough information are in the total"
        : `${excluded} left out for insufficient information`),
  });
}

/** @throws {CdopError} `cdop/denominator-invalid` */
export function checkDenominator(denominator: ModifiableDenominator): void {
  if (!Object.hasOwn(denominatorNames, denominator)) {
    throw new CdopError(
      'Cannot give the share with modifiable factors: the denominator "all-reviewed" or "sufficient-information" is needed',
      { code: "cdop/denominator-invalid", path: ["denominator"] },
    );
  }
}
