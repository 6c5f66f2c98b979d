import {
  type CalendarDate,
  decimal,
  type FinancialYear,
  formatDate,
  formatMoney,
  type Money,
  penceOf,
  subtractMoney,
} from "@pdscp/core";
import type { UpliftedFees } from "@pdscp/training";
import { type FigureDraft, idPart, pounds } from "./figure-draft.ts";

/** The fees that hold in the year, and those of the price list that follows them from a day. */
export interface RaisedFees {
  readonly lines: UpliftedFees["lines"];
  readonly from: CalendarDate;
  /** By how many per cent they were to rise. */
  readonly percent?: string;
  /** The step that they were rounded to. */
  readonly roundTo?: Money;
}

/** A fee is known by its line's name on the price list. What it rose by is no figure where it fell, or more than doubled. */
export function feeFigures({ lines, ...uplift }: RaisedFees, year: FinancialYear): readonly FigureDraft[] {
  const { from } = uplift;
  const day = formatDate(from);
  const fees = lines.flatMap(({ line, before, after }): readonly FigureDraft[] => {
    const name = line.replace(/[-_]+/g, " ");
    const rise = subtractMoney(after, before);
    return [
      pounds(
        `training.fee.${idPart(line)}`,
        `Fee for ${name}`,
        before,
        year,
        `The price list in force before ${day}`,
      ),
      pounds(
        `training.next-fee.${idPart(line)}`,
        `Fee for ${name} from ${day}`,
        after,
        from,
        `The price list from ${day}, which raises the one before`,
      ),
      ...percentage(
        { count: Number(penceOf(rise)), total: Number(penceOf(before)) },
        {
          id: `training.fee-rise.${idPart(line)}`,
          label: `Rise of the fee for ${name}`,
          of: "pence of the fee before",
          period: from,
          because: `The fee from ${day} less the fee before it, of the fee before it: ${formatMoney(rise)} of ${formatMoney(before)}`,
        },
      ),
    ];
  });
  return [...fees, ...upliftFigures(uplift)];
}

/** What the fees were to rise by, before each was rounded, and the step that it was rounded to. */
function upliftFigures({ from, percent, roundTo }: Omit<RaisedFees, "lines">): readonly FigureDraft[] {
  const because = `How the fees of the price list from ${formatDate(from)} are made from those before`;
  const asked = percent === undefined ? undefined : decimal(percent);
  const scale = 10 ** (asked?.decimalPlaces() ?? 0);
  return [
    ...(asked === undefined
      ? []
      : percentage(
          { count: asked.times(scale).toNumber(), total: 100 * scale },
          {
            id: "training.uplift",
            label: "Rise of the fees before they are rounded",
            of: "parts of each fee",
            period: from,
            because,
          },
        )),
    ...(roundTo === undefined
      ? []
      : [pounds("training.uplift.step", "Step that the fees are rounded to", roundTo, from, because)]),
  ];
}

/** A percentage, where it is one that a figure can be: not of nothing, not below nothing and not more than all. */
function percentage(
  { count, total }: { readonly count: number; readonly total: number },
  { of, ...draft }: Omit<FigureDraft, "value"> & { readonly of: string },
): readonly FigureDraft[] {
  return total > 0 && count >= 0 && count <= total && Number.isSafeInteger(total)
    ? [{ ...draft, value: { kind: "percentage", count, total, of } }]
    : [];
}
