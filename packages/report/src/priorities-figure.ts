import type { Progress } from "@pdscp/priorities";
import { type DividedPlan, planDivisionFigures } from "./division-figure.ts";
import { type FigureDraft, type FiguresFrom, idPart } from "./figure-draft.ts";
import { type RatedItems, ratedReason, ratingFigures } from "./rating-figure.ts";

/** How the measures of the priorities stand, and how many of them, or of the actions, a partnership's own rules rate as what. */
export interface PrioritiesResults {
  readonly progress?: readonly Progress[];
  readonly ratings?: {
    readonly actions?: RatedItems;
    /** By one rule or by several, each of measures of its own. */
    readonly measures?: readonly RatedItems[];
  };
  /** What becomes of the plan, where the partnership divides. */
  readonly division?: DividedPlan;
  readonly from?: FiguresFrom;
}

export function prioritiesFigures({
  progress = [],
  ratings: { actions, measures = [] } = {},
  division,
}: PrioritiesResults): readonly FigureDraft[] {
  return [
    ...progress.flatMap(({ measure, value, observedOn, because }) =>
      value === undefined || observedOn === undefined
        ? []
        : [
            {
              id: `priorities.${idPart(measure.ref)}`,
              label: measure.title,
              period: observedOn,
              value,
              because: [because, ...measures.flatMap((rated) => ratedReason(rated, measure.ref) ?? [])].join(
                ". ",
              ),
            },
          ],
    ),
    ...[...(actions === undefined ? [] : [actions]), ...measures].flatMap(ratingFigures),
    ...(division === undefined ? [] : planDivisionFigures(division)),
  ];
}
