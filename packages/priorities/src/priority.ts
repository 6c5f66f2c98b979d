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

/** A part and what it is part of, from itself to the top, each once. */
function lineOf(ref: string, among: ReadonlyMap<string, Priority>): readonly Priority[] {
  const line = new Map<string, Priority>();
  for (let at = among.get(ref); at !== undefined && !line.has(at.ref); at = among.get(at.partOf ?? "")) {
    line.set(at.ref, at);
  }
  return [...line.values()];
}

/** A cycle's priorities, strands and objectives by reference. */
export interface PriorityIndex {
  readonly byRef: ReadonlyMap<string, Priority>;
  /** The references from a part up to its priority; none for one that is not there. */
  readonly lineOf: (ref: string) => readonly string[];
  /** The priority at the top; the part itself where its line goes round in a circle. */
  readonly rootRefOf: (ref: string) => string | undefined;
}

export function priorityIndex(priorities: readonly Priority[]): PriorityIndex {
  const byRef = new Map(priorities.map((priority) => [priority.ref, priority]));
  return {
    byRef,
    lineOf: (ref) => lineOf(ref, byRef).map((part) => part.ref),
    rootRefOf: (ref) => {
      const line = lineOf(ref, byRef);
      const top = line.at(-1);
      return top !== undefined && byRef.has(top.partOf ?? "") ? line[0]?.ref : top?.ref;
    },
  };
}
