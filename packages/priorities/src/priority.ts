import { defineTable } from "@pdscp/core";
import * as z from "zod";
import { referenceSchema, referencesSchema } from "./reference.ts";

const prioritySchema = z
  .strictObject({
    cycle: z.string().min(1),
    ref: referenceSchema,
    title: z.string().min(1),
    /** A priority may have strands, and each of them objectives. */
    level: z.enum(["priority", "strand", "objective"]),
    /** What a strand or an objective belongs to. */
    partOf: referenceSchema.exactOptional(),
    /** Which boards pursue it; all of them when absent. */
    boards: referencesSchema.exactOptional(),
  })
  .readonly();

/** A priority of a cycle, one of its strands, or an objective. */
export interface Priority extends z.output<typeof prioritySchema> {}

/** Priorities, strands and objectives as rows: a strand names its priority under "Part of". */
export const priorityTable = defineTable({
  name: "priorities",
  schema: prioritySchema,
  headings: {
    cycle: "Cycle",
    ref: { heading: "Reference", aliases: ["Ref"] },
    title: { heading: "Title", aliases: ["Priority"] },
    level: "Level",
    partOf: "Part of",
    boards: { heading: "Boards", aliases: ["Board"] },
  },
  key: ["cycle", "ref"],
  check: ({ level, partOf, ref }) => {
    const fits = level === "priority" ? partOf === undefined : partOf !== undefined && partOf !== ref;
    return fits
      ? []
      : [
          {
            code: "priorities/priority-level",
            message: "a strand or an objective needs what it is part of, and a priority is part of nothing",
            field: "partOf",
          },
        ];
  },
});

/**
 * The priority that a strand or an objective belongs to; itself for a priority, and for one whose chain leads nowhere or in
 * a circle.
 */
export function rootOf(priority: Priority, among: ReadonlyMap<string, Priority>): Priority {
  const seen = new Set<string>();
  let root = priority;
  while (root.partOf !== undefined && !seen.has(root.ref)) {
    seen.add(root.ref);
    const above = among.get(root.partOf);
    if (above === undefined) return root;
    root = above;
  }
  return seen.has(root.ref) ? priority : root;
}
