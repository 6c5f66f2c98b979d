import { fold, formatPeriod, frozenCopy, type Period } from "@pdscp/core";
import type { CountTable, DisclosureRule } from "@pdscp/statistics";
import type { ChildDeath } from "./child-death.ts";
import { type DeathEvent, happenedIn } from "./death-count.ts";
import { type Dimension, divisionBy, orderedLabels } from "./dimension.ts";
import { type DeathAccumulator, tallyBy } from "./tally.ts";

/** The line of the counts that keeps columns without a death; no row has an empty label. */
const KEPT_COLUMNS = "";

/** What stands down the side and along the top, and of which deaths. */
export interface CrossTabulationOptions {
  readonly rows: Dimension;
  readonly columns: Dimension;
  /** Deaths with this event: notified (all of them) unless told. */
  readonly event?: DeathEvent;
  /** Of any time unless told. */
  readonly period?: Period;
}

/**
 * Deaths of children who lived in the area by two dimensions, for `protectTable` of `@pdscp/statistics` and never for
 * publication as it is. Lines without a death stay in, so that leaving one out tells nobody anything.
 *
 * @throws {CoreError} `core/period-invalid`; {@link CdopError} `cdop/area-repeated`, `cdop/dimension-invalid`, `cdop/record-invalid`, and
 * `cdop/choice-unknown` for an event that there is not
 *
 * @example
 * ```ts
 * import { calendarDate } from "@pdscp/core";
 * import { type ChildDeath, crossTabulate } from "@pdscp/cdop";
 *
 * const death: ChildDeath = {
 *   caseId: "C-1",
 *   area: "Dorset",
 *   diedOn: calendarDate("2023-05-10"),
 *   notifiedOn: calendarDate("2023-05-11"),
 *   ageBand: "0-27 days",
 *   outOfArea: false,
 * };
 *
 * const table = crossTabulate([death, { ...death, caseId: "C-2", area: "BCP" }], { rows: "area", columns: "ageBand" });
 *
 * table.rows; // => ["BCP", "Dorset"]
 * table.counts; // => [[1, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0]]
 * ```
 */
export function crossTabulate(cases: Iterable<ChildDeath>, options: CrossTabulationOptions): CountTable {
  return fold(cases, crossTabulationTally(options));
}

/** The same as {@link crossTabulate}, for records that come in parts. */
export function crossTabulationTally(options: CrossTabulationOptions): DeathAccumulator<CountTable> {
  const { rows, columns, event = "notified", period } = options;
  const down = divisionBy(rows);
  const along = divisionBy(columns);
  const counted = happenedIn(event, period);
  return tallyBy({
    of: ["cross-tabulation", rows, columns, event, period],
    count: (death, counts) => {
      if (death.outOfArea) return;
      const [row, column] = [down.labelOf(death), along.labelOf(death)];
      if (counted(death)) counts.add(row, column);
      if (down.keepsAll) counts.keep(row);
      if (along.keepsAll) counts.add(KEPT_COLUMNS, column, 0);
    },
    result: (counts) => {
      const rowLabels = orderedLabels(
        down,
        counts.lines.filter((line) => line !== KEPT_COLUMNS),
      );
      const columnLabels = orderedLabels(
        along,
        counts.lines.flatMap((line) => [...counts.columnsOf(line).keys()]),
      );
      return frozenCopy({
        label: `Deaths ${event} by ${down.name} and ${along.name}`,
        ...(period === undefined ? {} : { period: formatPeriod(period) }),
        rows: rowLabels,
        columns: columnLabels,
        counts: rowLabels.map((row) => columnLabels.map((column) => counts.at(row, column))),
      });
    },
  });
}

/**
 * A rule to begin with for tables of child deaths: counts from 1 to 4 are protected, zeros are shown. There is no single
 * national rule: what the partnership has agreed stands before this.
 */
export const usualDisclosureRule: DisclosureRule = Object.freeze({
  threshold: 5,
  zeros: "published",
  width: 3,
});
