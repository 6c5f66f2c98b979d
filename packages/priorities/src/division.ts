import { type CalendarDate, calendarDate, frozenCopy, type Reference } from "@pdscp/core";
import type { Action } from "./action.ts";
import type { Cycle } from "./cycle.ts";
import { PrioritiesError, type PrioritiesErrorCode } from "./errors.ts";
import { distinct } from "./grouping.ts";
import { isServiceMeasure, type Measure } from "./measure.ts";
import { type Priority, priorityIndex } from "./priority.ts";
import { isBlank, listed } from "./wording.ts";

/** A partnership that takes over a part of the plan, and the boards that become its own. */
export interface PlanSuccessor {
  readonly id: string;
  readonly boards: readonly string[];
}

/** How a plan is divided: by the boards that answer for each part, and by decisions on single parts. */
export interface DivisionRule {
  /** The first day on which the successors have their own plans. */
  readonly on: CalendarDate;
  /** What becomes of a part that no board, or no successor's board, answers for: to each, kept jointly, or to one. */
  readonly shared: "each" | "joint" | { readonly to: string };
  /** Decisions on single parts, each with its reason; they come before the boards. */
  readonly decisions?: readonly {
    readonly ref: string;
    readonly to: readonly string[] | "joint";
    readonly because: string;
  }[];
  readonly reference?: Reference;
}

/** Where a part of the plan went. */
export interface DivisionEntry {
  readonly kind: "priority" | "action" | "measure";
  readonly ref: string;
  /** The successors that have it now; "joint" for what they keep together. */
  readonly to: readonly string[];
  readonly because: string;
}

/** A plan divided. */
export interface Division {
  readonly successors: readonly { readonly id: string; readonly cycle: Cycle }[];
  /** What the successors keep together, with the priorities that it serves. */
  readonly joint: Cycle;
  /** Every priority, action and measure of the plan, in its order. */
  readonly ledger: readonly DivisionEntry[];
  /** How many actions and measures there were, how many of them stand somewhere now, and how many copies that makes. */
  readonly proof: Readonly<
    Record<
      "actions" | "measures",
      { readonly before: number; readonly placed: number; readonly copies: number }
    >
  >;
}

/**
 * Divides a plan between successor partnerships. Every action and every measure is with at least one of them, or kept
 * jointly; a service measure goes with its actions, and priorities go where something serves them as well as with the boards
 * that pursue them.
 *
 * @throws {PrioritiesError} `priorities/successor-unknown` when there is no successor, two share an id, one is called
 * "joint", or the rule names one that is not there
 * @throws {PrioritiesError} `priorities/rule-invalid` when the rule does not say what becomes of what is shared, or decides on
 * a part twice
 * @throws {PrioritiesError} `priorities/link-unknown` when a decision is on a part that the plan has not
 * @throws {PrioritiesError} `priorities/reason-missing` when a decision gives no reason
 * @throws {PrioritiesError} `priorities/cycle-dates` when the day is not within the cycle
 *
 * @example The separation of August 2024
 * ```ts
 * import { calendarDate } from "@pdscp/core";
 * import { actionTable, cyclesOf, cycleTable, divide, priorityTable } from "@pdscp/priorities";
 *
 * const [plan] = cyclesOf({
 *   cycles: [cycleTable.schema.parse({ id: "2023-25", name: "2023 to 2025", from: "2023-04-01", to: "2025-03-31" })],
 *   priorities: [priorityTable.schema.parse({ cycle: "2023-25", ref: "C", title: "Neglect", level: "priority" })],
 *   actions: [
 *     { ref: "C.1", title: "Publish the action plan", priorities: ["C"], due: "2024/25", state: "under-way" },
 *     { ref: "C.2", title: "Evaluate the toolkit", priorities: ["C"], boards: ["dorset"], due: "2024/25", state: "under-way" },
 *   ].map((row) => actionTable.schema.parse({ cycle: "2023-25", ...row })),
 * });
 * const successors = [{ id: "dorset-scp", boards: ["dorset"] }, { id: "bcp-scp", boards: ["bcp"] }];
 *
 * const { ledger, proof } = divide(plan!, successors, { on: calendarDate("2024-08-01"), shared: "each" });
 *
 * ledger.map(({ ref, to }) => `${ref}: ${to.join(", ")}`);
 * // => ["C: dorset-scp, bcp-scp", "C.1: dorset-scp, bcp-scp", "C.2: dorset-scp"]
 * proof.actions; // => { before: 2, placed: 2, copies: 3 }
 * ```
 */
export function divide(cycle: Cycle, successors: readonly PlanSuccessor[], rule: DivisionRule): Division {
  refuseUnsound(cycle, successors, rule);
  const actions = cycle.actions.map((action) => placeOf("action", action, successors, rule));
  const homesOf = new Map(actions.map(({ ref, to }) => [ref, to]));
  const measures = cycle.measures.map((measure): DivisionEntry => {
    const entry = placeOf("measure", measure, successors, rule);
    const followed = (measure.actions ?? []).flatMap((ref) => homesOf.get(ref) ?? []);
    if (followed.length === 0 || isDecided(measure.ref, rule)) return entry;
    return { ...entry, to: distinct(followed), because: `it goes with ${listed(measure.actions ?? [])}` };
  });
  const own = cycle.priorities.map((priority) => placeOf("priority", priority, successors, rule));
  const served = homesServed(cycle, { priorities: own, actions, measures });
  const order = [...successors.map(({ id }) => id), "joint"];
  const priorities = own.map((entry): DivisionEntry => {
    const to = order.filter((home) => served.get(entry.ref)?.has(home));
    const because = to.length > entry.to.length ? `${entry.because}, and where it is served` : entry.because;
    return { ...entry, to, because };
  });

  const ledgers = { priorities, actions, measures };
  const plans = successors.map(({ id, boards }) => ({
    id,
    cycle: partOf(cycle, ledgers, { id, boards, rule }),
  }));
  const boards = successors.flatMap((successor) => successor.boards);
  const joint = partOf(cycle, ledgers, { id: "joint", boards, rule });
  const parts = [...plans.map((plan) => plan.cycle), joint];
  return frozenCopy({
    successors: plans,
    joint,
    ledger: [...priorities, ...actions, ...measures],
    proof: { actions: conserved(cycle, parts, "actions"), measures: conserved(cycle, parts, "measures") },
  });
}

/** Counted again from the plans that came out, and not from the ledger that made them. */
export function conserved(whole: Cycle, parts: readonly Cycle[], kind: "actions" | "measures") {
  const standing = parts.flatMap((part) => part[kind].map(({ ref }) => ref));
  const found = new Set(standing);
  const placed = whole[kind].filter(({ ref }) => found.has(ref)).length;
  return { before: whole[kind].length, placed, copies: standing.length };
}

/** Where each priority is needed: wherever it, a part of it, or something that serves either has gone. */
function homesServed(
  cycle: Cycle,
  { priorities, actions, measures }: Ledgers,
): ReadonlyMap<string, Set<string>> {
  const { lineOf } = priorityIndex(cycle.priorities);
  const served = new Map(cycle.priorities.map(({ ref }) => [ref, new Set<string>()]));
  const need = (ref: string, homes: readonly string[]): void => {
    for (const at of lineOf(ref)) for (const home of homes) served.get(at)?.add(home);
  };
  for (const { ref, to } of priorities) need(ref, to);
  for (const [parts, entries] of [
    [cycle.actions, actions],
    [cycle.measures, measures],
  ] as const) {
    for (const [index, { to }] of entries.entries())
      for (const ref of parts[index]?.priorities ?? []) need(ref, to);
  }
  return served;
}

function placeOf(
  kind: DivisionEntry["kind"],
  { ref, boards = [] }: { readonly ref: string; readonly boards?: readonly string[] },
  successors: readonly PlanSuccessor[],
  { shared, decisions = [] }: DivisionRule,
): DivisionEntry {
  const decision = decisions.find((each) => each.ref === ref);
  if (decision !== undefined) {
    const to = decision.to === "joint" ? ["joint"] : distinct(decision.to);
    return { kind, ref, to, because: decision.because.trim() };
  }
  const owners = successors.filter((successor) => successor.boards.some((board) => boards.includes(board)));
  const unowned = boards.filter((board) => !successors.some((successor) => successor.boards.includes(board)));
  if (owners.length > 0 && unowned.length === 0) {
    return {
      kind,
      ref,
      to: owners.map(({ id }) => id),
      because: `${listed(boards)} ${boards.length === 1 ? "answers" : "answer"} for it`,
    };
  }
  const because =
    boards.length === 0 ? "no board alone answers for it" : `no successor has the board ${listed(unowned)}`;
  const rest =
    shared === "each" ? successors.map(({ id }) => id) : shared === "joint" ? ["joint"] : [shared.to];
  return { kind, ref, to: distinct([...owners.map(({ id }) => id), ...rest]), because };
}

function isDecided(wanted: string, { decisions = [] }: DivisionRule): boolean {
  return decisions.some(({ ref }) => ref === wanted);
}

interface Ledgers {
  readonly priorities: readonly DivisionEntry[];
  readonly actions: readonly DivisionEntry[];
  readonly measures: readonly DivisionEntry[];
}

interface Home {
  readonly id: string;
  readonly boards: readonly string[];
  readonly rule: DivisionRule;
}

/** The part of a plan that one successor has, as a cycle of its own. */
function partOf(plan: Cycle, ledgers: Ledgers, { id: home, boards, rule }: Home): Cycle {
  const id = `${plan.id}-${home}`;
  const mine = <Part extends Priority | Action | Measure>(
    parts: readonly Part[],
    entries: readonly DivisionEntry[],
  ): readonly Part[] =>
    parts.filter((_, index) => entries[index]?.to.includes(home)).map((part) => ({ ...part, cycle: id }));
  const actions = mine(plan.actions, ledgers.actions);
  const here = new Set(actions.map(({ ref }) => ref));
  return {
    id,
    name: `${plan.name}, ${home}`,
    from: rule.on,
    to: plan.to,
    boards,
    priorities: mine(plan.priorities, ledgers.priorities),
    actions,
    measures: mine(plan.measures, ledgers.measures).map((measure) =>
      isServiceMeasure(measure) && measure.actions !== undefined
        ? { ...measure, actions: measure.actions.filter((ref) => here.has(ref)) }
        : measure,
    ),
  };
}

function refuseUnsound(cycle: Cycle, successors: readonly PlanSuccessor[], rule: DivisionRule): void {
  calendarDate(rule.on);
  if (rule.on < cycle.from || rule.on > cycle.to)
    throw refusal("priorities/cycle-dates", "a day within the cycle is needed", "rule", "on");
  const ids = successors.map(({ id }) => id);
  refuseSuccessors(successors, ids);
  refuseShared(rule.shared, ids);
  refuseDecisions(cycle, rule, ids);
}

function refuseSuccessors(successors: readonly PlanSuccessor[], ids: readonly string[]): void {
  if (ids.length === 0) throw unknownSuccessor("a successor is needed", "successors");
  const odd = ids.findIndex((id, index) => id === "joint" || ids.indexOf(id) < index);
  if (odd !== -1) throw unknownSuccessor("each successor needs an id of its own", "successors", odd, "id");
  const boardless = successors.findIndex(({ boards }) => !Array.isArray(boards));
  if (boardless !== -1)
    throw unknownSuccessor("each successor needs a list of its boards", "successors", boardless, "boards");
}

function refuseShared(shared: DivisionRule["shared"], ids: readonly string[]): void {
  if (shared === "each" || shared === "joint") return;
  if (typeof shared !== "object" || shared === null) {
    const need = 'what is shared goes to "each", is "joint", or goes to one';
    throw refusal("priorities/rule-invalid", need, "rule", "shared");
  }
  if (!ids.includes(shared.to))
    throw unknownSuccessor("the rule must name a successor", "rule", "shared", "to");
}

function refuseDecisions(cycle: Cycle, { decisions = [] }: DivisionRule, ids: readonly string[]): void {
  const refs = new Set([...cycle.priorities, ...cycle.actions, ...cycle.measures].map(({ ref }) => ref));
  for (const [index, { ref, to, because }] of decisions.entries()) {
    const path = ["rule", "decisions", index] as const;
    if (decisions.findIndex((decision) => decision.ref === ref) < index)
      throw refusal("priorities/rule-invalid", "one decision on each part is needed", ...path, "ref");
    if (!refs.has(ref))
      throw refusal("priorities/link-unknown", `"${ref}" is not in the plan`, ...path, "ref");
    if (to !== "joint" && !(Array.isArray(to) && to.length > 0 && to.every((id) => ids.includes(id))))
      throw unknownSuccessor("a decision must name successors", ...path, "to");
    if (isBlank(because))
      throw refusal("priorities/reason-missing", "a decision gives its reason", ...path, "because");
  }
}

function unknownSuccessor(need: string, ...path: readonly PropertyKey[]): PrioritiesError {
  return refusal("priorities/successor-unknown", need, ...path);
}

function refusal(code: PrioritiesErrorCode, need: string, ...path: readonly PropertyKey[]): PrioritiesError {
  return new PrioritiesError(`Cannot divide the plan: ${need}`, { code, path });
}
