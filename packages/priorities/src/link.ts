import { defineTable } from "@pdscp/core";
import * as z from "zod";
import type { Cycle } from "./cycle.ts";
import { PrioritiesError, type PrioritiesErrorCode } from "./errors.ts";
import { referenceSchema } from "./reference.ts";
import { isBlank } from "./wording.ts";

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

/** The links between two cycles, checked. */
export function linksBetween(
  from: Cycle,
  to: Cycle,
  { links }: { readonly links: readonly SuccessionLink[] },
): readonly SuccessionLink[] {
  const own = links.filter(
    ({ fromCycle = from.id, toCycle = to.id }) => fromCycle === from.id && toCycle === to.id,
  );
  const [known, next] = [referencesIn(from), referencesIn(to)];
  const isPriority = (ref: string, { priorities }: Cycle) =>
    priorities.some((priority) => priority.ref === ref);
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
    if (hasTarget(link) && isPriority(link.from, from) && !isPriority(link.to, to))
      throw refusal("priorities/link-unknown", "a priority becomes a priority", ...path, "to");
    if (hasTarget(link) && dropped.has(link.from))
      throw refusal("priorities/link-contradicted", `"${link.from}" is dropped as well`, ...path, "to");
    if (isBlank(link.reason))
      throw refusal("priorities/reason-missing", "each link gives its reason", ...path, "reason");
  }
  return own;
}

function hasTarget(link: SuccessionLink): link is SuccessionLink & { readonly to: string } {
  return link.to !== undefined && link.to !== null;
}

function referencesIn({ priorities, actions, measures }: Cycle): ReadonlySet<string> {
  return new Set([...priorities, ...actions, ...measures].map(({ ref }) => ref));
}

/** An error that says why no ledger can be drawn up. */
export function refusal(
  code: PrioritiesErrorCode,
  need: string,
  ...path: readonly PropertyKey[]
): PrioritiesError {
  return new PrioritiesError(`Cannot draw up the succession: ${need}`, { code, path });
}
