import {
  type CalendarDate,
  calendarDate,
  calendarDateSchema,
  defineTable,
  type Finding,
  frozenCopy,
} from "@pdscp/core";
import * as z from "zod";
import type { Action } from "./action.ts";
import { PrioritiesError, type PrioritiesFindingCode } from "./errors.ts";
import { groupBy } from "./grouping.ts";
import type { Measure } from "./measure.ts";
import type { Priority } from "./priority.ts";
import { referenceSchema, referencesSchema } from "./reference.ts";

const cycleSchema = z
  .strictObject({
    id: referenceSchema,
    name: z.string().min(1),
    from: calendarDateSchema,
    /** The last day. */
    to: calendarDateSchema,
    /** The boards whose plan it is. */
    boards: referencesSchema.exactOptional(),
  })
  .readonly();

/** The years for which a partnership sets its priorities, as a row. */
export interface CycleRecord extends z.output<typeof cycleSchema> {}

/** Cycles as rows. */
export const cycleTable = defineTable({
  name: "cycles",
  schema: cycleSchema,
  headings: {
    id: "Cycle",
    name: "Name",
    from: "From",
    to: "To",
    boards: { heading: "Boards", aliases: ["Board"] },
  },
  key: ["id"],
  check: ({ from, to }) =>
    from <= to
      ? []
      : [{ code: "priorities/cycle-dates", message: "a cycle ends on or after its first day", field: "to" }],
});

/** A cycle with all that belongs to it: the plan for those years. */
export interface Cycle extends CycleRecord {
  /** Priorities, their strands and objectives. */
  readonly priorities: readonly Priority[];
  readonly actions: readonly Action[];
  readonly measures: readonly Measure[];
}

/** What {@link cyclesOf} takes: rows, as the tables give them. */
export interface CycleRows {
  readonly cycles: readonly CycleRecord[];
  readonly priorities: readonly Priority[];
  readonly actions?: readonly Action[];
  readonly measures?: readonly Measure[];
}

/**
 * Puts rows together into cycles, in the order of the cycles.
 *
 * @throws {PrioritiesError} `priorities/cycle-unknown` when a row belongs to a cycle that is not there; the path names it
 */
export function cyclesOf({ cycles, priorities, actions = [], measures = [] }: CycleRows): readonly Cycle[] {
  const known = new Set(cycles.map(({ id }) => id));
  const rows = { priorities, actions, measures };
  for (const [part, records] of Object.entries(rows)) {
    const stray = records.findIndex(({ cycle }) => !known.has(cycle));
    if (stray === -1) continue;
    throw new PrioritiesError("Cannot put the cycles together: each row must name a cycle that is given", {
      code: "priorities/cycle-unknown",
      path: [part, stray, "cycle"],
    });
  }
  const prioritiesOf = groupBy(priorities, ({ cycle }) => cycle);
  const actionsOf = groupBy(actions, ({ cycle }) => cycle);
  const measuresOf = groupBy(measures, ({ cycle }) => cycle);
  return Object.freeze(
    cycles.map((cycle) =>
      Object.freeze({
        ...cycle,
        priorities: Object.freeze(prioritiesOf.get(cycle.id) ?? []),
        actions: Object.freeze(actionsOf.get(cycle.id) ?? []),
        measures: Object.freeze(measuresOf.get(cycle.id) ?? []),
      }),
    ),
  );
}

/**
 * What a series of cycles gets wrong: an id used twice, and two that overlap although a board has both. Cycles without
 * boards are for everyone.
 */
export function checkCycles(cycles: readonly CycleRecord[]): readonly Finding<PrioritiesFindingCode>[] {
  const findings = cycles.flatMap((cycle, index) =>
    cycles.slice(0, index).flatMap((earlier): readonly Finding<PrioritiesFindingCode>[] => {
      if (earlier.id === cycle.id) {
        const message = `"${cycle.id}" is the id of two cycles`;
        return [{ code: "priorities/cycle-repeated", severity: "error", message, path: [index, "id"] }];
      }
      if (!shareBoard(earlier, cycle) || !shareDays(earlier, cycle)) return [];
      const message = `"${cycle.id}" begins before "${earlier.id}" has ended, or the other way round: a board has one plan at a time`;
      return [{ code: "priorities/cycles-overlap", severity: "error", message, path: [index, "from"] }];
    }),
  );
  return frozenCopy(findings);
}

function shareDays(a: CycleRecord, b: CycleRecord): boolean {
  return a.from <= b.to && b.from <= a.to;
}

function shareBoard(a: CycleRecord, b: CycleRecord): boolean {
  return (
    a.boards === undefined || b.boards === undefined || a.boards.some((board) => b.boards?.includes(board))
  );
}

/**
 * The cycle in force on a day; `undefined` between cycles.
 *
 * @throws {CoreError} `core/date-invalid` when there is no such day.
 */
export function cycleOn<Item extends CycleRecord>(
  cycles: readonly Item[],
  { on }: { readonly on: CalendarDate },
): Item | undefined {
  const day = calendarDate(on);
  return cycles.find(({ from, to }) => from <= day && day <= to);
}
