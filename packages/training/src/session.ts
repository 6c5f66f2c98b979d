import { calendarDateSchema, defineTable, isCalendarDate } from "@pdscp/core";
import * as z from "zod";
import { unfit } from "./fit.ts";
import { sessionStates } from "./session-state.ts";
import { timeOfDaySchema } from "./time-of-day.ts";

/** One delivery of a course, on a day, with so many places. */
export const sessionSchema = z
  .strictObject({
    id: z.string().min(1),
    course: z.string().min(1),
    /** Its day; the first of them when it runs over several. */
    heldOn: calendarDateSchema,
    startsAt: timeOfDaySchema.exactOptional(),
    capacity: z.int().min(0),
    place: z.string().min(1),
    /** The organisation that trains, never a person. */
    provider: z.string().min(1),
    state: z.enum(sessionStates),
  })
  .readonly();

export interface Session extends z.output<typeof sessionSchema> {}
/** The same record as it is stored and exchanged. */
export interface SessionJson extends z.input<typeof sessionSchema> {}

/** Refuses sessions that no table has read, in a state that there is not or on no day. By hand, for a country has very many. */
export function refuseUnfitSessions(sessions: readonly Session[], refused: string): void {
  if (!Array.isArray(sessions)) throw unfit(refused, "sessions");
  for (const [index, session] of sessions.entries()) {
    const field = unfitField(session);
    if (field !== undefined) throw unfit(refused, "sessions", index, field);
  }
}

function unfitField(session: Session): keyof Session | undefined {
  const { id, course, heldOn, startsAt, capacity, state }: Partial<Session> = session ?? {};
  if (typeof id !== "string") return "id";
  if (typeof course !== "string") return "course";
  if (!isCalendarDate(heldOn)) return "heldOn";
  if (startsAt !== undefined && typeof startsAt !== "string") return "startsAt";
  if (!Number.isSafeInteger(capacity)) return "capacity";
  return state !== undefined && sessionStates.includes(state) ? undefined : "state";
}

/** Sessions as rows. */
export const sessionTable = defineTable({
  name: "sessions",
  schema: sessionSchema,
  headings: {
    id: { heading: "Session", aliases: ["Session ID", "Event"] },
    course: { heading: "Course", aliases: ["Course ID", "Course code"] },
    heldOn: { heading: "Held on", aliases: ["Date", "Session date"] },
    startsAt: { heading: "Starts at", aliases: ["Start time"] },
    capacity: { heading: "Capacity", aliases: ["Places"] },
    place: { heading: "Place", aliases: ["Venue"] },
    provider: { heading: "Provider", aliases: ["Trainer organisation"] },
    state: { heading: "State", aliases: ["Status"] },
  },
  key: ["id"],
});
