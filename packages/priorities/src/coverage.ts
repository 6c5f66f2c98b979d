import { type Finding, frozenCopy } from "@pdscp/core";
import type { Cycle } from "./cycle.ts";
import type { PrioritiesFindingCode } from "./errors.ts";
import { type Evidence, type EvidenceKind, evidenceKinds } from "./evidence.ts";
import { distinct } from "./grouping.ts";
import { type Priority, priorityIndex } from "./priority.ts";
import { listed } from "./wording.ts";

/** The evidence of one priority. */
export interface PriorityCoverage {
  readonly priority: Priority;
  /** How many pieces there are of each kind, its strands', objectives' and actions' included. */
  readonly counts: Readonly<Record<EvidenceKind, number>>;
  /** The kinds that there are none of. */
  readonly gaps: readonly EvidenceKind[];
}

/** What {@link coverage} gives. */
export interface Coverage {
  readonly priorities: readonly PriorityCoverage[];
  /** A warning for each priority that lacks a kind of evidence. */
  readonly findings: readonly Finding<PrioritiesFindingCode>[];
  /** Evidence of the cycle that reached no priority, because what it names is not in the plan. */
  readonly unplaced: readonly Evidence[];
}

const words: Readonly<Record<EvidenceKind, string>> = {
  training: "training",
  audit: "an audit",
  review: "a review",
  data: "data",
  "voice-of-the-child": "the voice of the child",
};

/**
 * Each priority of a cycle by the kinds of evidence it has: training, audit, review, data and the voice of the child.
 *
 * A piece of evidence counts once for each priority that it names, or whose strands, objectives or actions it names.
 */
export function coverage(cycle: Cycle, evidence: readonly Evidence[]): Coverage {
  const own = evidence.filter((piece) => piece.cycle === cycle.id);
  const { rootRefOf } = priorityIndex(cycle.priorities);
  const servedBy = new Map(cycle.actions.map(({ ref, priorities }) => [ref, priorities]));
  const placed = own.map((piece) => {
    const named = [
      ...(piece.priorities ?? []),
      ...(piece.actions ?? []).flatMap((ref) => servedBy.get(ref) ?? []),
    ];
    return { piece, roots: distinct(named.flatMap((ref) => rootRefOf(ref) ?? [])) };
  });

  const priorities = cycle.priorities
    .filter(({ level }) => level === "priority")
    .map((priority): PriorityCoverage => {
      const pieces = placed.filter(({ roots }) => roots.includes(priority.ref));
      const count = (kind: EvidenceKind) => pieces.filter(({ piece }) => piece.kind === kind).length;
      const counts = Object.fromEntries(evidenceKinds.map((kind) => [kind, count(kind)]));
      return {
        priority,
        counts: counts as Record<EvidenceKind, number>,
        gaps: evidenceKinds.filter((kind) => counts[kind] === 0),
      };
    });
  return frozenCopy({
    priorities,
    findings: priorities
      .filter(({ gaps }) => gaps.length > 0)
      .map(({ priority, gaps }) => ({
        code: "priorities/coverage-gap",
        severity: "warning",
        message: `"${priority.title}" has no evidence from ${listed(
          gaps.map((kind) => words[kind]),
          "or",
        )}`,
        path: ["priorities", cycle.priorities.indexOf(priority)],
      })),
    unplaced: placed.filter(({ roots }) => roots.length === 0).map(({ piece }) => piece),
  });
}
