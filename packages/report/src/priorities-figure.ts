import type { Progress } from "@pdscp/priorities";
import { type FigureDraft, type FiguresFrom, idPart } from "./figure-draft.ts";

/** How the measures of the priorities stand. */
export interface PrioritiesResults {
  readonly progress?: readonly Progress[];
  readonly from?: FiguresFrom;
}

export function prioritiesFigures({ progress = [] }: PrioritiesResults): readonly FigureDraft[] {
  return progress.flatMap(({ measure, value, observedOn, because }) =>
    value === undefined || observedOn === undefined
      ? []
      : [
          {
            id: `priorities.${idPart(measure.ref)}`,
            label: measure.title,
            period: observedOn,
            value,
            because,
          },
        ],
  );
}
