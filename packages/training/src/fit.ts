import * as z from "zod";
import { refusal, type TrainingError } from "./errors.ts";

/** What fits its schema, as far as it was asked: each rule and record once. */
const fitting = new WeakSet<object>();

/**
 * Refuses what does not fit its schema, such as rules of JSON that nobody parsed. What it has beyond the schema is left alone.
 *
 * @param refused - What could not be done.
 */
export function refuseUnfit(
  schema: z.ZodType,
  given: object,
  refused: string,
  ...path: readonly PropertyKey[]
): void {
  if (fitting.has(given)) return;
  const encoded = z.safeEncode(schema, given);
  const issue = encoded.error?.issues.find(({ code }) => code !== "unrecognized_keys");
  if (issue !== undefined) throw unfit(refused, ...path, ...issue.path);
  fitting.add(given);
}

export function unfit(refused: string, ...path: readonly PropertyKey[]): TrainingError {
  const need = "what its schema asks for is needed, as a table reads it, or parsing JSON gives it";
  return refusal("training/record-invalid", `${refused}: ${need}`, ...path);
}
