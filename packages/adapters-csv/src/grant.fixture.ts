import { calendarDateSchema, defineTable, moneySchema } from "@pdscp/core";
import * as z from "zod";

/** A table most of whose columns may be left out, one of which has "total" among its choices. */
export const grants = defineTable({
  name: "grants",
  schema: z
    .strictObject({
      Note: z.string().exactOptional(),
      Fund: z.string().min(1),
      Scope: z.enum(["part", "total"]).exactOptional(),
      Amount: moneySchema,
      On: calendarDateSchema.exactOptional(),
      Ref: z.string().exactOptional(),
    })
    .refine(({ Fund, Scope }) => Fund !== "whole" || Scope === "total", { path: ["Scope"] })
    .refine(({ Fund }) => Fund !== "none"),
  headings: { Note: "Note", Fund: "Fund", Scope: "Scope", Amount: "Amount", On: "On", Ref: "Ref" },
});

/** A table that needs no column. */
export const notes = defineTable({
  name: "notes",
  schema: z.strictObject({ Note: z.string().exactOptional(), On: calendarDateSchema.exactOptional() }),
  headings: { Note: "Note", On: "On" },
});
