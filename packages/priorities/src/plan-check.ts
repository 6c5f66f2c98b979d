import { type CalendarDate, calendarDate, type Finding, frozenCopy, type Severity } from "@pdscp/core";
import { isOpen, overdue } from "./action.ts";
import type { Cycle } from "./cycle.ts";
import { dueOf } from "./due.ts";
import type { PrioritiesFindingCode } from "./errors.ts";
import { completion, type Evidence } from "./evidence.ts";
import { ratingFor } from "./rating.ts";
import type { RatingRule } from "./rating-rule.ts";
import { counted } from "./wording.ts";

/** What {@link checkPlan} looks at besides the plan. */
export interface PlanCheckOptions {
  readonly on: CalendarDate;
  /** How the plan's own assessments are read; without it, colours and scores are not looked at. */
  readonly rule?: RatingRule;
  readonly evidence?: readonly Evidence[];
}

type PlanFinding = Finding<PrioritiesFindingCode>;

/**
 * What a plan gets wrong, or leaves a reader to ask: references that repeat or lead nowhere, actions that serve no priority,
 * due dates that no one can be held to, actions assessed as on track although overdue or complete on activity alone, a plan
 * in which nothing is at risk, measures without a direction, and population changes credited to actions.
 *
 * @throws {PrioritiesError} `priorities/rule-invalid`, `priorities/rule-does-not-fit` as {@link ratingFor} does
 * @throws {CoreError} `core/date-invalid` when there is no such day
 *
 * @example A reference that stands twice
 * ```ts
 * import { calendarDate } from "@pdscp/core";
 * import { actionTable, checkPlan, cyclesOf, cycleTable, priorityTable } from "@pdscp/priorities";
 *
 * const [plan] = cyclesOf({
 *   cycles: [cycleTable.schema.parse({ id: "2015-18", name: "2015 to 2018", from: "2015-04-01", to: "2018-03-31" })],
 *   priorities: [priorityTable.schema.parse({ cycle: "2015-18", ref: "1", title: "Early help", level: "priority" })],
 *   actions: ["1.7", "1.8", "1.8"].map((ref) => actionTable.schema.parse({
 *     cycle: "2015-18", ref, title: "Review", priorities: ["1"], due: "Mar 2016", state: "under-way",
 *   })),
 * });
 *
 * checkPlan(plan!, { on: calendarDate("2015-09-30") }).map(({ code, path }) => [code, path]);
 * // => [["priorities/reference-repeated", ["actions", 2, "ref"]]]
 * ```
 */
export function checkPlan(cycle: Cycle, options: PlanCheckOptions): readonly PlanFinding[] {
  calendarDate(options.on);
  return frozenCopy([
    ...referenceFindings(cycle),
    ...linkFindings(cycle),
    ...dueFindings(cycle),
    ...measureFindings(cycle, options),
    ...completionFindings(cycle, options),
    ...assessmentFindings(cycle, options),
  ]);
}

function referenceFindings({ priorities, actions, measures }: Cycle): readonly PlanFinding[] {
  const first = new Map<string, string>();
  return Object.entries({ priorities, actions, measures }).flatMap(([part, items]) =>
    items.flatMap(({ ref }, index) => {
      const earlier = first.get(ref);
      if (earlier === undefined) {
        first.set(ref, part);
        return [];
      }
      const message = `the reference "${ref}" stands twice, so that nobody can tell which is meant`;
      return [finding("priorities/reference-repeated", message, [part, index, "ref"])];
    }),
  );
}

function linkFindings({ priorities, actions, measures }: Cycle): readonly PlanFinding[] {
  const known = new Set(priorities.map(({ ref }) => ref));
  const done = new Set(actions.map(({ ref }) => ref));
  const unknown = (ref: string, path: readonly PropertyKey[]) =>
    finding("priorities/reference-unknown", `"${ref}" is not in the plan`, path);
  const strays = (refs: readonly string[], among: ReadonlySet<string>, path: readonly PropertyKey[]) =>
    refs.flatMap((ref, index) => (among.has(ref) ? [] : [unknown(ref, [...path, index])]));
  return [
    ...priorities.flatMap(({ partOf }, index) =>
      partOf === undefined || known.has(partOf) ? [] : [unknown(partOf, ["priorities", index, "partOf"])],
    ),
    ...actions.flatMap((action, index) => {
      const path = ["actions", index, "priorities"];
      const message = `"${action.ref}" serves no priority`;
      return action.priorities.length === 0
        ? [finding("priorities/action-without-priority", message, path)]
        : strays(action.priorities, known, path);
    }),
    ...measures.flatMap((measure, index) => [
      ...strays(measure.priorities, known, ["measures", index, "priorities"]),
      ...strays(measure.actions ?? [], done, ["measures", index, "actions"]),
    ]),
  ];
}

const dueFaults = {
  unclear: [
    "priorities/due-unclear",
    "warning",
    'cannot be read: a day, a month such as "March 2025", a quarter such as "2024/25 Q4" or a financial year is needed',
  ],
  ongoing: [
    "priorities/due-ongoing",
    "warning",
    "never falls due: give the next date on which it is looked at",
  ],
  "to-be-confirmed": ["priorities/due-to-be-confirmed", "note", "is still to be given"],
} as const satisfies Record<string, readonly [PrioritiesFindingCode, Severity, string]>;

function dueFindings({ actions }: Cycle): readonly PlanFinding[] {
  return actions.flatMap((action, index) => {
    const { ref, due } = action;
    const { kind } = dueOf(due);
    if (!isOpen(action) || kind === "dated" || kind === "conditional") return [];
    const [code, severity, what] = dueFaults[kind];
    return [finding(code, `the due date of "${ref}" ${what}`, ["actions", index, "due"], severity)];
  });
}

function measureFindings(
  { id, measures }: Cycle,
  { evidence = [] }: PlanCheckOptions,
): readonly PlanFinding[] {
  const population = new Set(measures.filter(({ kind }) => kind === "population").map(({ ref }) => ref));
  return [
    ...measures.flatMap(({ ref, aim, better }, index) =>
      aim === "track" && better === "neither"
        ? [
            finding(
              "priorities/measure-without-direction",
              `"${ref}" is watched without saying which way is better`,
              ["measures", index, "better"],
              "note",
            ),
          ]
        : [],
    ),
    ...evidence.flatMap(({ cycle, ref, actions = [], measure }, index) =>
      cycle === id && measure !== undefined && population.has(measure) && actions.length > 0
        ? [
            finding(
              "priorities/population-credited",
              `"${ref}" credits an action with "${measure}", which is how children in the area are and no action's doing alone`,
              ["evidence", index, "actions"],
            ),
          ]
        : [],
    ),
  ];
}

function completionFindings(
  { actions, measures }: Cycle,
  { evidence = [] }: PlanCheckOptions,
): readonly PlanFinding[] {
  return actions.flatMap((action, index) => {
    const { complete, because } = completion(action, evidence, { measures });
    return action.state !== "complete" || complete
      ? []
      : [
          finding(
            "priorities/complete-on-activity",
            `"${action.ref}": ${because}`,
            ["actions", index, "state"],
            "warning",
          ),
        ];
  });
}

function assessmentFindings(
  { actions, measures }: Cycle,
  { on, rule, evidence = [] }: PlanCheckOptions,
): readonly PlanFinding[] {
  if (rule === undefined) return [];
  const assessed = actions.map((action) => ratingFor({ action, evidence, measures }, rule, { on }).means);
  const late = new Map(overdue(actions, { on }).map(({ action, days }) => [action, days]));
  const contradicted = actions.flatMap((action, index) => {
    const days = late.get(action);
    if (days === undefined || (assessed[index] !== "on-track" && assessed[index] !== "complete")) return [];
    const [said, field] =
      rule.of === "assessment"
        ? [`assessed as "${action.assessment}"`, "assessment"]
        : ["on track by the rule", "due"];
    const message = `"${action.ref}" is ${said}, and is ${counted(days, "day")} overdue`;
    return [finding("priorities/overdue-on-track", message, ["actions", index, field], "warning")];
  });
  const rated = assessed.filter((means) => means !== "not-rated");
  const untroubled = rated.every((means) => means === "on-track" || means === "complete");
  if (rated.length < 2 || !untroubled) return contradicted;
  const message = `all ${rated.length} actions that are assessed are on track: on track is not complete, and a plan in which nothing is at risk invites the question how it was assessed`;
  return [...contradicted, finding("priorities/all-on-track", message, ["actions"], "note")];
}

function finding(
  code: PrioritiesFindingCode,
  message: string,
  path: readonly PropertyKey[],
  severity: Severity = "error",
): PlanFinding {
  return { code, severity, message, path };
}
