import { fold, formatPeriod, frozenCopy, type Period, rangeOf } from "@pdscp/core";
import { type ChildDeath, endedOn } from "./child-death.ts";
import { type DeathCountOptions, happenedIn, OUT_OF_AREA } from "./death-count.ts";
import { divisionBy, orderedLabels, undivided } from "./dimension.ts";
import { type Counts, type DeathAccumulator, tallyBy } from "./tally.ts";

/** Cases that wait for their review: those there were, those that came, those that left, those there are. */
export interface OpenCaseFlow {
  /** Open on the day before the period. */
  readonly opening: number;
  readonly notified: number;
  readonly reviewed: number;
  /** Closed without a review: transferred, or found to be no child death. */
  readonly otherwiseClosed: number;
  /** Open at the end of its last day. */
  readonly closing: number;
  /** By how many they grew: `closing - opening`. */
  readonly change: number;
  /** `closing - (opening + notified - reviewed - otherwiseClosed)`: anything but 0 is a case that came or left unseen. */
  readonly residual: number;
}

/** A period's open cases, in all and by what was asked for. */
export interface OpenCases extends OpenCaseFlow {
  readonly period: Period;
  /** Notified in the period, of children who lived elsewhere: another panel's, and never among the open. */
  readonly outOfArea: number;
  /** The same by what was asked for; empty when nothing was. */
  readonly parts: readonly (OpenCaseFlow & { readonly label: string })[];
  readonly because: string;
}

const flows = ["opening", "notified", "reviewed", "otherwiseClosed", "closing"] as const;

/**
 * The panel's open cases as stock and flow. Opening and closing are each counted from the records, so that the identity
 * between them and the flows is a check and no definition.
 *
 * @throws {CoreError} `core/period-invalid`; {@link CdopError} `cdop/area-repeated`, `cdop/dimension-invalid`, `cdop/record-invalid`
 *
 * @example One came, none left
 * ```ts
 * import { calendarDate, financialYear } from "@pdscp/core";
 * import { openCases } from "@pdscp/cdop";
 *
 * const { opening, notified, reviewed, closing, change, residual } = openCases(
 *   [
 *     {
 *       caseId: "C-1",
 *       area: "Dorset",
 *       diedOn: calendarDate("2023-05-10"),
 *       notifiedOn: calendarDate("2023-05-11"),
 *       ageBand: "1-4 years",
 *       outOfArea: false,
 *     },
 *   ],
 *   { period: financialYear("2023/24") },
 * );
 *
 * [opening, notified, reviewed, closing]; // => [0, 1, 0, 1]
 * [change, residual]; // => [1, 0]
 * ```
 */
export function openCases(cases: Iterable<ChildDeath>, options: DeathCountOptions): OpenCases {
  return fold(cases, openCaseTally(options));
}

/** The same as {@link openCases}, for records that come in parts. */
export function openCaseTally({ period, by }: DeathCountOptions): DeathAccumulator<OpenCases> {
  const division = by === undefined ? undivided : divisionBy(by);
  const { from, to } = rangeOf(period);
  const notified = happenedIn("notified", period);
  return tallyBy({
    of: ["open", period, by],
    count: (death, counts) => {
      const isNew = notified(death);
      if (death.outOfArea) return isNew ? counts.add(OUT_OF_AREA, "notified") : undefined;
      const line = division.labelOf(death);
      if (division.keepsAll) counts.keep(line);
      const ended = endedOn(death);
      if (death.notifiedOn < from && ended >= from) counts.add(line, "opening");
      if (death.notifiedOn <= to && ended > to) counts.add(line, "closing");
      if (isNew) counts.add(line, "notified");
      if (ended >= from && ended <= to) {
        counts.add(line, death.reviewedOn === undefined ? "otherwiseClosed" : "reviewed");
      }
    },
    result: (counts) => {
      const found = counts.lines.filter((line) => line !== OUT_OF_AREA);
      const labels = orderedLabels(division, found);
      return frozenCopy({
        ...flowOf(counts, labels),
        period,
        outOfArea: counts.at(OUT_OF_AREA, "notified"),
        parts: by === undefined ? [] : labels.map((label) => ({ label, ...flowOf(counts, [label]) })),
        because: `Open before ${formatPeriod(period)}, and notified, less reviewed and otherwise closed in it`,
      });
    },
  });
}

function flowOf(counts: Counts, lines: readonly string[]): OpenCaseFlow {
  const [opening, notified, reviewed, otherwiseClosed, closing] = flows.map((flow) =>
    lines.reduce((sum, line) => sum + counts.at(line, flow), 0),
  ) as [number, number, number, number, number];
  const change = closing - opening;
  return {
    opening,
    notified,
    reviewed,
    otherwiseClosed,
    closing,
    change,
    residual: change - (notified - reviewed - otherwiseClosed),
  };
}
