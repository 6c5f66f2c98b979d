import * as z from "zod";

/** The reference that a cycle gives to one of its parts, such as "1.2" or "EFH-3"; no two parts of a cycle share one. */
export const referenceSchema = z.string().min(1);

/** References in one cell, as "1.1; 1.2". */
export const referencesSchema = z.array(referenceSchema).readonly();
