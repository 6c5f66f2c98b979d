import { type CalendarDate, calendarDateSchema, type Reference, referenceSchema } from "@pdscp/core";
import { type Cycle, type Division, divide } from "@pdscp/priorities";
import * as z from "zod";
import { withFile } from "./json-text.ts";
import type { SourceFolder } from "./source-file.ts";

/** What becomes of the plan, from the first day of the successors. */
export interface PlanDivision {
  readonly division: Division;
  readonly on: CalendarDate;
  readonly reference?: Reference;
}

/** The file of the rule, as messages and sources name it. */
export const planDivisionFile = "priorities/division.json";

const text = z.string().min(1);

const fileSchema = z
  .strictObject({
    on: calendarDateSchema,
    shared: z.union([z.enum(["each", "joint"]), z.strictObject({ to: text }).readonly()]),
    successors: z
      .array(z.strictObject({ name: text, boards: z.array(text).readonly() }).readonly())
      .readonly(),
    decisions: z
      .array(
        z
          .strictObject({
            ref: text,
            to: z.union([z.literal("joint"), z.array(text).readonly()]),
            because: text,
          })
          .readonly(),
      )
      .readonly()
      .exactOptional(),
    reference: referenceSchema.exactOptional(),
  })
  .readonly();

/** Divides a plan by `division.json`; nothing where it is not there. */
export async function readPlanDivision(
  folder: SourceFolder,
  cycle: Cycle,
): Promise<PlanDivision | undefined> {
  if (!folder.has("division.json")) return undefined;
  const { successors, ...rule } = await folder.json(fileSchema, "division.json");
  const { on, reference } = rule;
  const named = successors.map(({ name, boards }) => ({ id: name, boards }));
  const within = ([part, ...path]: readonly PropertyKey[]) =>
    part === "rule" ? path : [part ?? "", ...path].map(asName);
  const division = withFile(() => divide(cycle, named, rule), planDivisionFile, within);
  return { division, on, ...(reference === undefined ? {} : { reference }) };
}

/** A successor is known by its name in a file, which is its id to what divides. */
export function asName(key: PropertyKey): PropertyKey {
  return key === "id" ? "name" : key;
}
