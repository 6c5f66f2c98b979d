import { calendarDateSchema, defineTable } from "@pdscp/core";
import * as z from "zod";
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
    state: z.enum(["planned", "delivered", "cancelled"]),
  })
  .readonly();

export interface Session extends z.output<typeof sessionSchema> {}
/** The same record as it is stored and exchanged. */
export interface SessionJson extends z.input<typeof sessionSchema> {}

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
