import { calendarDateSchema, defineTable } from "@pdscp/core";
import * as z from "zod";
import { type Action, stateText } from "./action.ts";
import type { Measure } from "./measure.ts";
import { referenceSchema, referencesSchema } from "./reference.ts";

/** The kinds of evidence that a priority should not be without. */
export const evidenceKinds = ["training", "audit", "review", "data", "voice-of-the-child"] as const;

/** A kind of evidence that a priority should not be without. */
export type EvidenceKind = (typeof evidenceKinds)[number];

const evidenceSchema = z
  .strictObject({
    cycle: z.string().min(1),
    ref: referenceSchema,
    title: z.string().min(1),
    on: calendarDateSchema,
    /** Another kind fills no gap. */
    kind: z.enum([...evidenceKinds, "other"]),
    /** That something was done; how much or how well; or that somebody is better off for it. */
    shows: z.enum(["activity", "output", "outcome"]),
    actions: referencesSchema.exactOptional(),
    priorities: referencesSchema.exactOptional(),
    /** The measure that it reads, if it does. */
    measure: referenceSchema.exactOptional(),
  })
  .readonly();

/** What shows that something was done, or that it helped: of actions, of priorities or of both. */
export interface Evidence extends z.output<typeof evidenceSchema> {}

/** Evidence as rows. */
export const evidenceTable = defineTable({
  name: "evidence",
  schema: evidenceSchema,
  headings: {
    cycle: "Cycle",
    ref: { heading: "Reference", aliases: ["Ref"] },
    title: { heading: "Evidence", aliases: ["Title"] },
    on: { heading: "On", aliases: ["Date"] },
    kind: "Kind",
    shows: "Shows",
    actions: { heading: "Actions", aliases: ["Action"] },
    priorities: { heading: "Priorities", aliases: ["Priority"] },
    measure: "Measure",
  },
  key: ["cycle", "ref"],
  check: ({ actions = [], priorities = [] }) =>
    actions.length + priorities.length > 0
      ? []
      : [
          {
            code: "priorities/evidence-of-nothing",
            message: "evidence is of an action, a priority or both",
            field: "actions",
          },
        ],
});

/** What the evidence of an action amounts to; "none" when there is none. */
export type EvidenceStrength = "none" | "activity" | "output" | "outcome";

const strengths = ["none", "activity", "output", "outcome"] as const satisfies readonly EvidenceStrength[];

/** The measures of the plan, where evidence reads them. */
export interface CreditOptions {
  readonly measures?: readonly Measure[];
}

/**
 * The evidence that an action may be credited with: its own, less what reads a population indicator, which no action moves
 * alone.
 */
export function evidenceOf(
  action: Action,
  evidence: readonly Evidence[],
  { measures = [] }: CreditOptions = {},
): readonly Evidence[] {
  const population = new Set(
    measures
      .filter(({ kind, cycle }) => kind === "population" && cycle === action.cycle)
      .map(({ ref }) => ref),
  );
  return evidence.filter(
    ({ cycle, actions, measure }) =>
      cycle === action.cycle &&
      actions?.includes(action.ref) &&
      (measure === undefined || !population.has(measure)),
  );
}

/**
 * The strongest thing that the evidence of an action shows: that it was done, how much or how well, or that somebody is
 * better off. Give the plan's `measures`, so that a population indicator credits no action.
 *
 * @example Training delivered is activity
 * ```ts
 * import { actionTable, completion, evidenceStrength, evidenceTable } from "@pdscp/priorities";
 *
 * const action = actionTable.schema.parse({
 *   cycle: "2023-25", ref: "A.3", title: "Train practitioners in trauma-informed practice", priorities: ["B"],
 *   due: "2024-03-31", state: "complete",
 * });
 * const evidence = [evidenceTable.schema.parse({
 *   cycle: "2023-25", ref: "E1", title: "Module delivered", on: "2024-02-01", kind: "training", shows: "activity",
 *   actions: ["A.3"],
 * })];
 *
 * evidenceStrength(action, evidence); // => "activity"
 * completion(action, evidence).complete; // => false
 * ```
 */
export function evidenceStrength(
  action: Action,
  evidence: readonly Evidence[],
  options: CreditOptions = {},
): EvidenceStrength {
  const found = evidenceOf(action, evidence, options).map(({ shows }) => strengths.indexOf(shows));
  return strengths[Math.max(0, ...found)]!;
}

/** Whether an action is complete, and why it is or is not. */
export interface Completion {
  readonly complete: boolean;
  readonly strength: EvidenceStrength;
  readonly because: string;
}

/** Whether an action is complete: said to be, and shown by more than activity. */
export function completion(
  action: Action,
  evidence: readonly Evidence[],
  options: CreditOptions = {},
): Completion {
  const strength = evidenceStrength(action, evidence, options);
  if (action.state !== "complete")
    return Object.freeze({ complete: false, strength, because: `it is ${stateText(action)}` });
  if (strength === "output" || strength === "outcome")
    return Object.freeze({
      complete: true,
      strength,
      because: `it is said to be complete, and evidence shows an ${strength}`,
    });
  const because =
    strength === "activity"
      ? "it is said to be complete, and the evidence shows activity alone"
      : "it is said to be complete, and no evidence shows it";
  return Object.freeze({ complete: false, strength, because });
}
