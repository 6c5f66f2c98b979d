import { defineTable, moneySchema } from "@pdscp/core";
import * as z from "zod";

/** What is taught: a course, a briefing, a conference, an e-learning module. */
export const courseSchema = z
  .strictObject({
    id: z.string().min(1),
    title: z.string().min(1),
    /** A word of the fee schedule's own, such as "course", "briefing", "e-learning" or "training-for-trainers". */
    kind: z.string().min(1),
    /** How long it lasts in all. What a half day is, the fee schedule says. */
    hours: z.number().positive(),
    /** The days it runs over; one when absent. */
    days: z.int().min(1).exactOptional(),
    /** The strategic priority it serves. */
    priority: z.string().min(1).exactOptional(),
    /** What a place costs to provide, where a policy charges the cost of a course that is free. */
    cost: moneySchema.exactOptional(),
  })
  .readonly();

export interface Course extends z.output<typeof courseSchema> {}
/** The same record as it is stored and exchanged. */
export interface CourseJson extends z.input<typeof courseSchema> {}

/** Courses as rows. */
export const courseTable = defineTable({
  name: "courses",
  schema: courseSchema,
  headings: {
    id: { heading: "Course", aliases: ["Course ID", "Course code"] },
    title: { heading: "Title", aliases: ["Course title"] },
    kind: "Kind",
    hours: { heading: "Hours", aliases: ["Duration (hours)"] },
    days: "Days",
    priority: { heading: "Priority", aliases: ["Strategic priority"] },
    cost: "Cost of a place",
  },
  key: ["id"],
});
