import { type Finding, frozenCopy } from "@pdscp/core";
import { type Action, isOpen } from "./action.ts";
import type { Cycle } from "./cycle.ts";
import type { PrioritiesFindingCode } from "./errors.ts";
import { distinct, groupBy } from "./grouping.ts";
import { linksBetween, refusal, type SuccessionLink } from "./link.ts";
import type { Measure } from "./measure.ts";
import { type Priority, priorityIndex } from "./priority.ts";
import { listed } from "./wording.ts";

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
  /** Every priority of the earlier cycle, and each strand or objective that has a link of its own, or needs one. */
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
 * one alone, continued under the same title and renamed under another. Strands count as the priority that they belong to; a
 * priority without links of its own goes where its strands go.
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
  const thread = threadBetween(from, to, linksBetween(from, to, { links }));
  const priorities = from.priorities
    .filter(({ level, ref }) => level === "priority" || thread.isAlone(ref))
    .map((priority) => entryFor(priority, thread));
  const actions = from.actions.map((action) => fateOf(action, thread, !isOpen(action)));
  const measures = from.measures.map((measure) => fateOf(measure, thread, false));
  return frozenCopy({
    from: from.id,
    to: to.id,
    priorities,
    added: to.priorities.filter(
      ({ level, ref }) => level === "priority" && thread.sourcesOf(ref).length === 0,
    ),
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
  });
}

/** What leads from one cycle to the next, by reference. */
interface Thread {
  readonly hasLink: (ref: string) => boolean;
  /** Whether a strand or an objective has links of its own, or would need them because its priority has none. */
  readonly isAlone: (ref: string) => boolean;
  readonly reasonFor: (ref: string) => string;
  /** What a part becomes. */
  readonly targetsOf: (ref: string) => readonly string[];
  /** What serves a part goes there: to what it becomes, or else to what the nearest part above it becomes. */
  readonly homesOf: (ref: string) => readonly string[];
  /** The priorities at the top of what a part becomes. */
  readonly rootsOf: (ref: string) => readonly string[];
  /** The earlier priorities of which something goes to a later one. */
  readonly sourcesOf: (root: string) => readonly string[];
  readonly later: ReadonlyMap<string, Priority>;
}

function threadBetween(from: Cycle, to: Cycle, links: readonly SuccessionLink[]): Thread {
  const own = groupBy(links, (link) => link.from);
  const [earlier, later] = [priorityIndex(from.priorities), priorityIndex(to.priorities)];
  const topOf = (ref: string) => earlier.rootRefOf(ref) ?? ref;
  const below = groupBy(from.priorities, ({ ref }) => topOf(ref));

  /** A part's own links; for a priority without any, those of its strands and objectives. */
  const linksOf = (ref: string) =>
    own.get(ref) ?? (below.get(ref) ?? []).flatMap((part) => own.get(part.ref) ?? []);
  const targetsOf = (ref: string) => distinct(linksOf(ref).flatMap((link) => link.to ?? []));
  const rootsOf = (ref: string) =>
    distinct(targetsOf(ref).flatMap((target) => later.rootRefOf(target) ?? []));
  /** The part itself or the nearest one above it that has links of its own. */
  const nearest = (ref: string) => earlier.lineOf(ref).find((part) => own.has(part));
  const sources = groupBy(
    from.priorities.flatMap(({ ref }) => rootsOf(ref).map((root) => ({ root, top: topOf(ref) }))),
    ({ root }) => root,
  );
  return {
    hasLink: (ref) => linksOf(ref).length > 0,
    isAlone: (ref) => own.has(ref) || (nearest(ref) === undefined && linksOf(topOf(ref)).length > 0),
    reasonFor: (ref) => distinct(linksOf(ref).map(({ reason }) => reason.trim())).join("; "),
    targetsOf,
    homesOf: (ref) => targetsOf(nearest(ref) ?? ref),
    rootsOf,
    sourcesOf: (root) => distinct((sources.get(root) ?? []).map(({ top }) => top)),
    later: later.byRef,
  };
}

function entryFor(priority: Priority, thread: Thread): SuccessionEntry {
  const to = thread.targetsOf(priority.ref).flatMap((ref) => thread.later.get(ref) ?? []);
  return { priority, kind: kindOf(priority, thread, to), to, reason: thread.reasonFor(priority.ref) };
}

function kindOf({ ref, title }: Priority, thread: Thread, to: readonly Priority[]): SuccessionKind {
  if (!thread.hasLink(ref)) return "unaccounted";
  const [root, ...others] = thread.rootsOf(ref);
  if (root === undefined) return "dropped";
  if (others.length > 0) return "split";
  if (thread.sourcesOf(root).length > 1) return "merged";
  return to.some((successor) => lettersOf(successor.title) === lettersOf(title)) ? "continued" : "renamed";
}

/** "Well-being" and "wellbeing" are one word. */
function lettersOf(title: string): string {
  return title.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}

function fateOf<Part extends Action | Measure>(
  part: Part,
  thread: Thread,
  ended: boolean,
): PartSuccession<Part> {
  if (thread.hasLink(part.ref)) {
    const to = thread.targetsOf(part.ref);
    return { part, kind: to.length > 0 ? "carried" : "dropped", to, because: thread.reasonFor(part.ref) };
  }
  if (ended) return { part, kind: "ended", to: [], because: "it was complete or stopped" };
  const to = distinct(part.priorities.flatMap(thread.homesOf));
  return to.length > 0
    ? { part, kind: "carried", to, because: `it follows ${listed(part.priorities)}` }
    : { part, kind: "orphan", to, because: `nothing takes on ${listed(part.priorities) || "it"}` };
}

function orphansAmong<Part extends Action | Measure>(
  parts: readonly PartSuccession<Part>[],
): readonly Part[] {
  return parts.filter(({ kind }) => kind === "orphan").map(({ part }) => part);
}

/** A ledger's ends, or anything else that leads from one cycle to another. */
export interface CycleStep {
  readonly from: string;
  readonly to: string;
}

/** Whether a series of ledgers ever comes back to where it began: each cycle that leads to itself. */
export function checkSuccessions(steps: readonly CycleStep[]): readonly Finding<PrioritiesFindingCode>[] {
  const next = groupBy(steps, ({ from }) => from);
  const findings = distinct(steps.map(({ from }) => from)).flatMap(
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
  return frozenCopy(findings);
}
