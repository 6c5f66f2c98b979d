import { defineTable, type Finding } from "@pdscp/core";
import * as z from "zod";
import { type Action, isOpen } from "./action.ts";
import { type Cycle, priorityIndex } from "./cycle.ts";
import { PrioritiesError, type PrioritiesErrorCode, type PrioritiesFindingCode } from "./errors.ts";
import { distinct, groupBy } from "./grouping.ts";
import type { Measure } from "./measure.ts";
import type { Priority } from "./priority.ts";
import { referenceSchema } from "./reference.ts";
import { listed } from "./wording.ts";

const linkSchema = z
  .strictObject({
    fromCycle: z.string().min(1),
    from: referenceSchema,
    toCycle: z.string().min(1),
    /** What it becomes; absent when it is dropped. */
    to: referenceSchema.exactOptional(),
    reason: z.string().min(1),
  })
  .readonly();

/** What becomes of one part of a cycle in the next, and why, as a row. */
export interface SuccessionRecord extends z.output<typeof linkSchema> {}

/** Links between cycles as rows; without "To", the part is dropped. */
export const successionTable = defineTable({
  name: "successions",
  schema: linkSchema,
  headings: { fromCycle: "From cycle", from: "From", toCycle: "To cycle", to: "To", reason: "Reason" },
  key: ["fromCycle", "from", "toCycle", "to"],
});

/** What becomes of a priority, strand, objective, action or measure: its successor, or none when it is dropped. */
export interface SuccessionLink {
  readonly from: string;
  readonly to?: string | null;
  readonly reason: string;
  /** Where links between several cycles stand together: those of other cycles are left aside. */
  readonly fromCycle?: string;
  readonly toCycle?: string;
}

/** What became of a priority. */
export type SuccessionKind = "continued" | "renamed" | "merged" | "split" | "dropped" | "unaccounted";

/** One priority of the earlier cycle, and what became of it. */
export interface SuccessionEntry {
  readonly priority: Priority;
  readonly kind: SuccessionKind;
  /** The priorities, strands or objectives of the later cycle that take it on. */
  readonly to: readonly Priority[];
  /** Blank for one that nobody accounted for. */
  readonly reason: string;
}

/** What became of an action or a measure. */
export interface PartSuccession<Part extends Action | Measure> {
  readonly part: Part;
  /** "ended" for an action that was complete or stopped; "orphan" for one whose priorities have no successor. */
  readonly kind: "carried" | "ended" | "dropped" | "orphan";
  /** The references in the later cycle that take it on. */
  readonly to: readonly string[];
  readonly because: string;
}

/** How one cycle becomes the next. */
export interface SuccessionLedger {
  readonly from: string;
  readonly to: string;
  /** Every priority of the earlier cycle, and each strand or objective that has a link of its own. */
  readonly priorities: readonly SuccessionEntry[];
  /** Priorities of the later cycle that succeed nothing. */
  readonly added: readonly Priority[];
  /** Every action of the earlier cycle. */
  readonly actions: readonly PartSuccession<Action>[];
  /** Every measure of the earlier cycle. */
  readonly measures: readonly PartSuccession<Measure>[];
  readonly orphans: { readonly actions: readonly Action[]; readonly measures: readonly Measure[] };
  readonly findings: readonly Finding<PrioritiesFindingCode>[];
}

/**
 * The ledger between two cycles: what became of each priority, action and measure, and why. Nothing is left out: a priority
 * without a link is "unaccounted", and an open action or a measure whose priorities have no successor is an orphan.
 *
 * The kind follows from the links. A priority that goes to one that takes others on too is merged; to several, split; to
 * one alone, continued under the same title and renamed under another. Strands count as the priority that they belong to.
 *
 * @throws {PrioritiesError} `priorities/succession-circular` when the later cycle is the earlier one or begins no later,
 * or a link leads backwards
 * @throws {PrioritiesError} `priorities/link-unknown` when a link names what neither cycle has
 * @throws {PrioritiesError} `priorities/link-contradicted` when a part is both dropped and carried on
 * @throws {PrioritiesError} `priorities/reason-missing` when a link gives no reason
 */
export function succession(from: Cycle, to: Cycle, links: readonly SuccessionLink[]): SuccessionLedger {
  if (from.id === to.id || to.from <= from.from) {
    throw refusal("priorities/succession-circular", "the later cycle begins after the earlier one", "to");
  }
  const own = links.filter(
    ({ fromCycle = from.id, toCycle = to.id }) => fromCycle === from.id && toCycle === to.id,
  );
  refuseUnsound(from, to, links, own);
  const linksOf = groupBy(own, ({ from: ref }) => ref);
  const targets = (ref: string) => distinct((linksOf.get(ref) ?? []).flatMap((link) => link.to ?? []));
  const later = priorityIndex(to);
  const earlier = priorityIndex(from);
  const rootsOf = (ref: string) => distinct(targets(ref).flatMap((target) => later.rootRefOf(target) ?? []));

  const sources = groupBy(
    from.priorities.flatMap(({ ref }) =>
      rootsOf(ref).map((root) => ({ root, source: earlier.rootRefOf(ref) ?? ref })),
    ),
    ({ root }) => root,
  );
  const isMerged = (root: string) =>
    distinct((sources.get(root) ?? []).map(({ source }) => source)).length > 1;

  const kindOf = (priority: Priority): SuccessionKind => {
    if (!linksOf.has(priority.ref)) return "unaccounted";
    const [root, ...others] = rootsOf(priority.ref);
    if (root === undefined) return "dropped";
    if (others.length > 0) return "split";
    if (isMerged(root)) return "merged";
    const [only] = targets(priority.ref);
    return lettersOf(later.byRef.get(only ?? "")?.title) === lettersOf(priority.title)
      ? "continued"
      : "renamed";
  };
  const priorities = from.priorities
    .filter(({ level, ref }) => linksOf.has(ref) || level === "priority")
    .map((priority) => ({
      priority,
      kind: kindOf(priority),
      to: targets(priority.ref).flatMap((ref) => later.byRef.get(ref) ?? []),
      reason: distinct((linksOf.get(priority.ref) ?? []).map(({ reason }) => reason.trim())).join("; "),
    }));

  /** Where something goes that serves these priorities: what they became, or else what the priority above became. */
  const followed = (refs: readonly string[]) =>
    distinct(
      refs.flatMap((ref) => {
        const direct = targets(ref);
        return linksOf.has(ref) ? direct : targets(earlier.rootRefOf(ref) ?? ref);
      }),
    );
  const fate = <Part extends Action | Measure>(part: Part, ended: boolean): PartSuccession<Part> => {
    const mine = linksOf.get(part.ref);
    if (mine !== undefined) {
      const reasons = distinct(mine.map(({ reason }) => reason.trim())).join("; ");
      const linked = targets(part.ref);
      return { part, kind: linked.length > 0 ? "carried" : "dropped", to: linked, because: reasons };
    }
    if (ended) return { part, kind: "ended", to: [], because: "it was complete or stopped" };
    const after = followed(part.priorities);
    return after.length > 0
      ? { part, kind: "carried", to: after, because: `it follows ${listed(part.priorities)}` }
      : { part, kind: "orphan", to: [], because: `nothing takes on ${listed(part.priorities) || "it"}` };
  };
  const actions = from.actions.map((action) => fate(action, !isOpen(action)));
  const measures = from.measures.map((measure) => fate(measure, false));
  return {
    from: from.id,
    to: to.id,
    priorities,
    added: to.priorities.filter(({ level, ref }) => level === "priority" && !sources.has(ref)),
    actions,
    measures,
    orphans: { actions: orphansAmong(actions), measures: orphansAmong(measures) },
    findings: priorities
      .filter(({ kind }) => kind === "unaccounted")
      .map(({ priority }) => ({
        code: "priorities/priority-unaccounted",
        severity: "error",
        message: `nothing says what became of "${priority.title}"`,
        path: ["priorities", from.priorities.indexOf(priority)],
      })),
  };
}

/** "Well-being" and "wellbeing" are one word. */
function lettersOf(title: string | undefined): string | undefined {
  return title?.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}

function orphansAmong<Part extends Action | Measure>(
  parts: readonly PartSuccession<Part>[],
): readonly Part[] {
  return parts.filter(({ kind }) => kind === "orphan").map(({ part }) => part);
}

function refuseUnsound(
  from: Cycle,
  to: Cycle,
  links: readonly SuccessionLink[],
  own: readonly SuccessionLink[],
): void {
  const [known, next] = [referencesIn(from), referencesIn(to)];
  const dropped = new Set(own.flatMap((link) => (hasTarget(link) ? [] : [link.from])));
  for (const link of own) {
    const path = ["links", links.indexOf(link)] as const;
    const backwards = next.has(link.from) && hasTarget(link) && known.has(link.to);
    if (backwards && !(known.has(link.from) && next.has(link.to))) {
      throw refusal(
        "priorities/succession-circular",
        "a link leads from the earlier cycle to the later",
        ...path,
      );
    }
    if (!known.has(link.from))
      throw refusal("priorities/link-unknown", `"${link.from}" is not in the earlier cycle`, ...path, "from");
    if (hasTarget(link) && !next.has(link.to))
      throw refusal("priorities/link-unknown", `"${link.to}" is not in the later cycle`, ...path, "to");
    if (hasTarget(link) && dropped.has(link.from))
      throw refusal("priorities/link-contradicted", `"${link.from}" is dropped as well`, ...path, "to");
    if (link.reason.trim() === "")
      throw refusal("priorities/reason-missing", "each link gives its reason", ...path, "reason");
  }
}

function hasTarget(link: SuccessionLink): link is SuccessionLink & { readonly to: string } {
  return link.to !== undefined && link.to !== null;
}

function referencesIn({ priorities, actions, measures }: Cycle): ReadonlySet<string> {
  return new Set([...priorities, ...actions, ...measures].map(({ ref }) => ref));
}

/** A ledger's ends, or anything else that leads from one cycle to another. */
export interface CycleStep {
  readonly from: string;
  readonly to: string;
}

/** Whether a series of ledgers ever comes back to where it began: each cycle that leads to itself. */
export function checkSuccessions(steps: readonly CycleStep[]): readonly Finding<PrioritiesFindingCode>[] {
  const next = groupBy(steps, ({ from }) => from);
  return distinct(steps.map(({ from }) => from)).flatMap(
    (start): readonly Finding<PrioritiesFindingCode>[] => {
      const reached = new Set<string>();
      const waiting = [start];
      for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
        for (const { to } of next.get(at) ?? []) {
          if (reached.has(to)) continue;
          reached.add(to);
          waiting.push(to);
        }
      }
      if (!reached.has(start)) return [];
      const index = steps.findIndex(({ from }) => from === start);
      const message = `"${start}" succeeds itself: a cycle leads to a later one`;
      return [{ code: "priorities/cycle-circular", severity: "error", message, path: [index, "from"] }];
    },
  );
}

function refusal(code: PrioritiesErrorCode, need: string, ...path: readonly PropertyKey[]): PrioritiesError {
  return new PrioritiesError(`Cannot draw up the succession: ${need}`, { code, path });
}
