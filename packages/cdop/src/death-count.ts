import { fold, formatPeriod, frozenCopy, type Period, rangeOf } from "@pdscp/core";
import type { ChildDeath } from "./child-death.ts";
import { type Dimension, divisionBy, orderedLabels, undivided } from "./dimension.ts";
import { CdopError } from "./errors.ts";
import { type DeathAccumulator, tallyBy } from "./tally.ts";

/** What happens in a period. Deaths that occur, are notified and are reviewed in a year are three different sets. */
export type DeathEvent = "occurred" | "notified" | "reviewed";

/** A part of a count, and what it is of. */
export interface CountPart {
  readonly label: string;
  readonly count: number;
}

/** Deaths with an event in a period. */
export interface DeathCount {
  readonly event: DeathEvent;
  readonly period: Period;
  /** Of children who lived in the area. */
  readonly total: number;
  /** Of children who lived elsewhere, whose own panel reviews them: beside the total, never in it. */
  readonly outOfArea: number;
  /** The total by what was asked for, which always sums to it; empty when nothing was. */
  readonly parts: readonly CountPart[];
  readonly because: string;
}

/** Of which period, and by what. */
export interface DeathCountOptions {
  readonly period: Period;
  readonly by?: Dimension;
}

/** Closed as one of these, a notification was of no child's death, or of one that another notification stands for. */
const noDeath: ReadonlySet<ChildDeath["closedBecause"]> = new Set([
  "not-a-child-death",
  "duplicate-notification",
]);

const dayOf = {
  occurred: ({ diedOn, closedBecause }: ChildDeath) => (noDeath.has(closedBecause) ? undefined : diedOn),
  notified: ({ notifiedOn }: ChildDeath) => notifiedOn,
  reviewed: ({ reviewedOn }: ChildDeath) => reviewedOn,
} as const;

/** The line of the counts on which deaths out of the area stand. */
export const OUT_OF_AREA = "";

/** Whether a death had the event within the period; of any time when there is no period. */
export function happenedIn(event: DeathEvent, period?: Period): (death: ChildDeath) => boolean {
  if (!Object.hasOwn(dayOf, event)) {
    const need = 'the event "occurred", "notified" or "reviewed" is needed';
    throw new CdopError(`Cannot count the deaths: ${need}`, { code: "cdop/choice-unknown", path: ["event"] });
  }
  const day = dayOf[event];
  if (period === undefined) return (death) => day(death) !== undefined;
  const { from, to } = rangeOf(period);
  return (death) => {
    const on = day(death);
    return on !== undefined && on >= from && on <= to;
  };
}

/**
 * Deaths by the day on which they occurred: what the national releases call the deaths in a year, and the numerator of a
 * rate. A notification that was closed as no child's death, or as a second one of the same death, is none.
 *
 * @throws {CoreError} `core/period-invalid`; {@link CdopError} `cdop/area-repeated`, `cdop/dimension-invalid`, `cdop/record-invalid`
 */
export function deathsOccurred(cases: Iterable<ChildDeath>, options: DeathCountOptions): DeathCount {
  return fold(cases, deathTally("occurred", options));
}

/**
 * Deaths by the day on which the panel was notified of them: every notification, those too that were later closed without a
 * review, for `openCases` has these among what came and what left.
 *
 * @throws {CoreError} `core/period-invalid`; {@link CdopError} `cdop/area-repeated`, `cdop/dimension-invalid`, `cdop/record-invalid`
 */
export function deathsNotified(cases: Iterable<ChildDeath>, options: DeathCountOptions): DeathCount {
  return fold(cases, deathTally("notified", options));
}

/**
 * Deaths by the day on which the panel completed its review, whatever year the death was in.
 *
 * @throws {CoreError} `core/period-invalid`; {@link CdopError} `cdop/area-repeated`, `cdop/dimension-invalid`, `cdop/record-invalid`
 *
 * @example A joint panel
 * ```ts
 * import { calendarDate, financialYear } from "@pdscp/core";
 * import { type ChildDeath, deathsReviewed } from "@pdscp/cdop";
 *
 * const reviewed = (caseId: string, area: string): ChildDeath => ({
 *   caseId,
 *   area,
 *   diedOn: calendarDate("2022-11-02"),
 *   notifiedOn: calendarDate("2022-11-03"),
 *   ageBand: "0-27 days",
 *   reviewedOn: calendarDate("2023-09-14"),
 *   categoryOfDeath: 8,
 *   modifiable: "identified",
 *   outOfArea: false,
 * });
 * const cases = [reviewed("C-1", "Dorset"), reviewed("C-2", "BCP"), reviewed("C-3", "Somerset")];
 * const panels = [
 *   { name: "Pan-Dorset", areas: ["Dorset", "BCP"] },
 *   { name: "Somerset", areas: ["Somerset"] },
 * ];
 *
 * const { total, parts } = deathsReviewed(cases, { period: financialYear("2023/24"), by: panels });
 *
 * total; // => 3
 * parts; // => [{ label: "Pan-Dorset", count: 2 }, { label: "Somerset", count: 1 }]
 * ```
 */
export function deathsReviewed(cases: Iterable<ChildDeath>, options: DeathCountOptions): DeathCount {
  return fold(cases, deathTally("reviewed", options));
}

/**
 * The same as {@link deathsOccurred}, {@link deathsNotified} and {@link deathsReviewed}, for records that come in parts.
 *
 * @throws {CdopError} `cdop/choice-unknown` for an event that there is not, besides what they throw
 */
export function deathTally(
  event: DeathEvent,
  { period, by }: DeathCountOptions,
): DeathAccumulator<DeathCount> {
  const division = by === undefined ? undivided : divisionBy(by);
  const counted = happenedIn(event, period);
  return tallyBy({
    of: ["deaths", event, period, by],
    count: (death, counts) => {
      const line = death.outOfArea ? OUT_OF_AREA : division.labelOf(death);
      if (counted(death)) counts.add(line, event);
      else if (division.keepsAll) counts.keep(line);
    },
    result: (counts) => {
      const found = counts.lines.filter((line) => line !== OUT_OF_AREA);
      const parts = orderedLabels(division, found).map((label) => ({
        label,
        count: counts.at(label, event),
      }));
      return deathCount({
        event,
        period,
        total: parts.reduce((sum, { count }) => sum + count, 0),
        outOfArea: counts.at(OUT_OF_AREA, event),
        parts: by === undefined ? [] : parts,
      });
    },
  });
}

const reason = {
  occurred: "Deaths of children who lived in the area, by the day of death",
  notified: "Deaths of children who lived in the area, by the day on which the panel was notified",
  reviewed: "Deaths of children who lived in the area, by the day on which the panel completed its review",
} as const;

/** A count with its reason, frozen. */
export function deathCount(count: Omit<DeathCount, "because">): DeathCount {
  const { event, period } = count;
  return frozenCopy({
    ...count,
    because: `${reason[event]}, in ${formatPeriod(period)}; deaths out of the area stand apart`,
  });
}
