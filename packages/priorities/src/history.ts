import {
  type CalendarDate,
  calendarDate,
  calendarDateSchema,
  defineTable,
  frozenCopy,
  type Table,
} from "@pdscp/core";
import * as z from "zod";
import { PrioritiesError } from "./errors.ts";
import { byCodeUnit, groupBy } from "./grouping.ts";
import { referenceSchema } from "./reference.ts";

const eventSchema = z
  .strictObject({
    /** Unique for ever; of two events on a day, the one whose id sorts first came first. */
    id: referenceSchema,
    on: calendarDateSchema,
    kind: z.enum(["cycle", "priority", "action", "measure", "rule"]),
    ref: referenceSchema,
    field: z.string().min(1),
    /** As a cell of the kind's table holds it; absent when the field is emptied. */
    value: z.string().exactOptional(),
    because: z.string().min(1),
  })
  .readonly();

/** One field of one part of the plan, set on a day, and why. Events are only ever added. */
export interface PlanEvent extends z.output<typeof eventSchema> {}

/** The history of a plan as rows. */
export const eventTable = defineTable({
  name: "events",
  schema: eventSchema,
  headings: {
    id: "Event",
    on: "On",
    kind: "Kind",
    ref: "Reference",
    field: "Field",
    value: "Value",
    because: "Because",
  },
  key: ["id"],
});

/** A field as it stood, and the event that made it so. */
export interface FieldState {
  readonly value: string;
  readonly since: CalendarDate;
  readonly event: string;
  readonly because: string;
}

/** A part of the plan as it stood on a day. */
export interface PartState {
  readonly kind: PlanEvent["kind"];
  readonly ref: string;
  readonly fields: Readonly<Record<string, FieldState>>;
}

/**
 * The plan as it stood at the end of a day, whatever order its events arrived in: parts by kind and reference.
 *
 * @throws {PrioritiesError} `priorities/event-contradicted` when two events share an id and differ
 */
export function planOn(
  events: readonly PlanEvent[],
  { on }: { readonly on: CalendarDate },
): readonly PartState[] {
  calendarDate(on);
  const parts = groupBy(
    inOrder(events).filter((event) => event.on <= on),
    partKey,
  );
  const states = [...parts.values()]
    .map((history) => stateFrom(history))
    .filter(({ fields }) => Object.keys(fields).length > 0)
    .toSorted((a, b) => byCodeUnit(a.kind, b.kind) || byCodeUnit(a.ref, b.ref));
  return frozenCopy(states);
}

function stateFrom(history: readonly PlanEvent[]): PartState {
  const fields = new Map<string, FieldState>();
  for (const { field, value, on, id, because } of history) {
    fields.delete(field);
    if (value !== undefined) fields.set(field, { value, since: on, event: id, because });
  }
  const { kind, ref } = history[0]!;
  const sorted = [...fields].toSorted(([a], [b]) => byCodeUnit(a, b));
  return { kind, ref, fields: Object.fromEntries(sorted) };
}

/** Events in the order in which they hold, each once. */
function inOrder(events: readonly PlanEvent[]): readonly PlanEvent[] {
  const byId = new Map<string, PlanEvent>();
  for (const [index, event] of events.entries()) {
    const earlier = byId.get(event.id);
    if (earlier === undefined) byId.set(event.id, event);
    else if (!same(earlier, event)) {
      throw new PrioritiesError("Cannot read the history: two events that differ need ids that differ", {
        code: "priorities/event-contradicted",
        path: ["events", index, "id"],
      });
    }
  }
  return [...byId.values()].toSorted((a, b) => byCodeUnit(a.on, b.on) || byCodeUnit(a.id, b.id));
}

function same(a: PlanEvent, b: PlanEvent): boolean {
  const keys = ["on", "kind", "ref", "field", "value", "because"] as const;
  return keys.every((key) => a[key] === b[key]);
}

function partKey({ kind, ref }: PlanEvent): string {
  return JSON.stringify([kind, ref]);
}

/** One thing that is different on the second day. */
export interface PlanChange {
  readonly kind: PlanEvent["kind"];
  readonly ref: string;
  readonly field: string;
  /** Whether it moves what success is measured by, so that a report must say so. */
  readonly concerns: "target" | "threshold" | "plan";
  readonly before?: string;
  readonly after?: string;
  /** Every event that touched the field after the first day and by the second, in order: changes there and back show too. */
  readonly events: readonly PlanEvent[];
}

/** What changed after one day and by another. A field that changed and changed back is listed, with its events. */
export function changesBetween(
  events: readonly PlanEvent[],
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
): readonly PlanChange[] {
  const [before, after] = [from, to].map((on) => indexed(planOn(events, { on })));
  const touched = groupBy(
    inOrder(events).filter(({ on }) => from < on && on <= to),
    ({ kind, ref, field }) => JSON.stringify([kind, ref, field]),
  );
  const changes = [...touched.values()].map((history): PlanChange => {
    const { kind, ref, field } = history[0]!;
    const was = before?.get(partKey(history[0]!))?.fields[field]?.value;
    const is = after?.get(partKey(history[0]!))?.fields[field]?.value;
    return {
      kind,
      ref,
      field,
      concerns: concernOf(kind, field),
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
      events: history,
    };
  });
  return frozenCopy(changes);
}

function indexed(parts: readonly PartState[]): ReadonlyMap<string, PartState> {
  return new Map(parts.map((part) => [JSON.stringify([part.kind, part.ref]), part]));
}

const targetFields = new Set([
  ...["aim", "target", "targetTo", "targetOn", "path", "better", "breaks"],
  ...["baselineCount", "baselineTotal", "baselineOn"],
]);

function concernOf(kind: PlanEvent["kind"], field: string): PlanChange["concerns"] {
  if (kind === "rule") return "threshold";
  return kind === "measure" && targetFields.has(field) ? "target" : "plan";
}

/** Whose record it is, when it was set down and why, for {@link eventsOf}. */
export interface EventOrigin {
  /** Put before each field to make the event's id. */
  readonly id: string;
  readonly on: CalendarDate;
  readonly kind: PlanEvent["kind"];
  readonly ref: string;
  readonly because: string;
}

/**
 * The events that set a record down: one for each field that it has.
 *
 * @throws {CoreError} `core/record-invalid` when the record does not fit its table
 */
export function eventsOf<Item extends object>(
  table: Table<Item>,
  record: Item,
  { id, ...origin }: EventOrigin,
): readonly PlanEvent[] {
  const cells = table.writeRow(record);
  const events = table.columns.flatMap(({ field }, index) => {
    const value = cells[index];
    return value === undefined ? [] : [{ id: `${id}/${field}`, ...origin, field, value }];
  });
  return frozenCopy(events);
}

/** Records as they stood on a day, and the references of those that were not whole yet. */
export interface RecordsOn<Item> {
  readonly records: readonly Item[];
  readonly incomplete: readonly string[];
}

/** The records of one kind as they stood at the end of a day. */
export function recordsOn<Item extends object>(
  table: Table<Item>,
  events: readonly PlanEvent[],
  { on, kind }: { readonly on: CalendarDate; readonly kind: PlanEvent["kind"] },
): RecordsOn<Item> {
  const rows = planOn(events, { on })
    .filter((part) => part.kind === kind)
    .map(({ ref, fields }) => ({
      ref,
      outcome: table.readRow(table.columns.map(({ field }) => fields[field]?.value)),
    }));
  return Object.freeze({
    records: Object.freeze(rows.flatMap(({ outcome }) => (outcome.ok ? [outcome.record] : []))),
    incomplete: Object.freeze(rows.flatMap(({ ref, outcome }) => (outcome.ok ? [] : [ref]))),
  });
}
