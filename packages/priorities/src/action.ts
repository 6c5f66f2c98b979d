import {
  type CalendarDate,
  calendarDate,
  calendarDateSchema,
  daysBetween,
  defineTable,
  formatDate,
} from "@pdscp/core";
import * as z from "zod";
import { dueOf } from "./due.ts";
import { referenceSchema, referencesSchema } from "./reference.ts";
import { counted } from "./wording.ts";

const actionSchema = z
  .strictObject({
    cycle: z.string().min(1),
    ref: referenceSchema,
    title: z.string().min(1),
    /** The priorities, strands or objectives that it serves. */
    priorities: referencesSchema,
    /** The boards that answer for it. */
    boards: referencesSchema.exactOptional(),
    /** The role that leads it; never a person's name. */
    lead: z.string().min(1).exactOptional(),
    /** The review, audit, inspection or decision that it came from. */
    cameFrom: z.string().min(1).exactOptional(),
    /** As published; see {@link dueOf}. */
    due: z.string(),
    state: z.enum(["not-started", "under-way", "complete", "stopped"]),
    /** What the plan itself says of it, in the words or numbers of its scale. */
    assessment: z.string().min(1).exactOptional(),
    completedOn: calendarDateSchema.exactOptional(),
  })
  .readonly();

/** What a partnership does about its priorities. One action may serve several of them, and several boards. */
export interface Action extends z.output<typeof actionSchema> {}

/** Actions as rows: the priorities they serve in one cell, as "1; 2.1". */
export const actionTable = defineTable({
  name: "actions",
  schema: actionSchema,
  headings: {
    cycle: "Cycle",
    ref: { heading: "Reference", aliases: ["Ref", "Action reference"] },
    title: { heading: "Action", aliases: ["Title"] },
    priorities: { heading: "Priorities", aliases: ["Priority"] },
    boards: { heading: "Boards", aliases: ["Board"] },
    lead: { heading: "Lead", aliases: ["Lead role", "Owner"], sensitive: true },
    cameFrom: { heading: "Came from", aliases: ["Source"] },
    due: { heading: "Due", aliases: ["Due date", "Timescale"] },
    state: { heading: "State", aliases: ["Status"] },
    assessment: { heading: "Assessment", aliases: ["RAG", "Rating"] },
    completedOn: "Completed on",
  },
  key: ["cycle", "ref"],
  check: ({ priorities }) =>
    priorities.length > 0
      ? []
      : [
          {
            code: "priorities/action-without-priority",
            message: "an action serves at least one priority",
            field: "priorities",
          },
        ],
});

/** Whether there is still something to do. */
export function isOpen({ state }: Action): boolean {
  return state === "not-started" || state === "under-way";
}

/** Its state as a sentence says it: "under way". */
export function stateText({ state }: Action): string {
  return state.replace("-", " ");
}

/** An action that should have been done by now. */
export interface Overdue {
  readonly action: Action;
  readonly by: CalendarDate;
  readonly days: number;
  readonly because: string;
}

/**
 * The open actions whose due date has passed, longest overdue first. An action is due until the end of its day.
 *
 * What is "ongoing", "to be confirmed" or waits for something else is never overdue; `checkPlan` lists those.
 *
 * @throws {CoreError} `core/date-invalid` when `on` is no day
 */
export function overdue(
  actions: readonly Action[],
  { on }: { readonly on: CalendarDate },
): readonly Overdue[] {
  calendarDate(on);
  const late = actions
    .flatMap((action): readonly Overdue[] => {
      const due = dueOf(action.due);
      if (!isOpen(action) || due.kind !== "dated" || due.by >= on) return [];
      const days = daysBetween(due.by, on);
      const because = `"${action.ref}" was due by ${formatDate(due.by)}, ${counted(days, "day")} before ${formatDate(on)}, and is ${stateText(action)}`;
      return [Object.freeze({ action, by: due.by, days, because })];
    })
    .toSorted((a, b) => b.days - a.days);
  return Object.freeze(late);
}
