import type { Progress } from "@pdscp/priorities";
import { type DividedPlan, planDivisionFigures } from "./division-figure.ts";
import { type FigureDraft, type FiguresFrom, idPart } from "./figure-draft.ts";
import { type RatedItems, ratedReason, ratingFigures } from "./rating-figure.ts";

/** How the measures of the priorities stand, and how many of them, or of the actions, a partnership's own rules rate as what. */
export interface PrioritiesResults {
  readonly progress?: readonly Progress[];
  /** The measures as they stood on an earlier day, where a report compares the two: one of each. */
  readonly before?: readonly Progress[];
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
  before = [],
  ratings: { actions, measures = [] } = {},
  division,
}: PrioritiesResults): readonly FigureDraft[] {
  return [
    ...progress.flatMap((each) =>
      measured(
        each,
        measures.flatMap((rated) => ratedReason(rated, each.measure.ref) ?? []),
      ),
    ),
    ...before
      .flatMap((each) => measured(each, []))
      .map((figure) => ({ ...figure, id: `${figure.id}.before`, label: `${figure.label}, before` })),
    ...[...(actions === undefined ? [] : [actions]), ...measures].flatMap(ratingFigures),
    ...(division === undefined ? [] : planDivisionFigures(division)),
  ];
}

/** A measure on the day that it was taken; no figure where it never was. */
function measured(
  { measure, value, observedOn, because }: Progress,
  reasons: readonly string[],
): readonly FigureDraft[] {
  if (value === undefined || observedOn === undefined) return [];
  return [
    {
      id: `priorities.${idPart(measure.ref)}`,
      label: measure.title,
      period: observedOn,
      value,
      because: [because, ...reasons].join(". "),
    },
  ];
}
