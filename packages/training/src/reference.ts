import * as z from "zod";

/** The document that sets a rule, and where to read it. */
export const referenceSchema = z
  .strictObject({
    title: z.string().min(1),
    href: z.string().min(1).exactOptional(),
    at: z.string().min(1).exactOptional(),
  })
  .readonly();
