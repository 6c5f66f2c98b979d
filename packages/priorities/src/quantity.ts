import { type Decimal, decimal, type FigureValue, formatFigure } from "@pdscp/core";
import type { Measure } from "./measure.ts";

/** A count, and the total or population it is of. */
export interface Quantity {
  readonly count: number;
  readonly total?: number | undefined;
}

/** How many a measure's unit stands for: 100 for a percentage, what a rate is per, 1 for a count. */
function factorOf({ unit, per = 1 }: Pick<Measure, "unit" | "per">): number {
  return unit === "percentage" ? 100 : unit === "rate" ? per : 1;
}

/** A quantity in its measure's unit, exactly enough to be compared with any target: 14 of 27 is 51.851... for a percentage. */
export function amountOf(measure: Pick<Measure, "unit" | "per">, { count, total }: Quantity): Decimal {
  if (measure.unit === "count") return decimal(count);
  return decimal(count)
    .times(factorOf(measure))
    .div(total ?? 1);
}

/** A quantity as a report's figure holds it, with its denominator. */
export function figureValueOf(
  { unit, per = 1, title }: Pick<Measure, "unit" | "per" | "title">,
  { count, total = 1 }: Quantity,
): FigureValue {
  if (unit === "percentage") return { kind: "percentage", count, total, of: title };
  return unit === "rate" ? { kind: "rate", count, population: total, per } : { kind: "count", count };
}

/** "28", "51.9% (14 of 27)", "19.3 per 100,000 (27 of 140000)". */
export function quantityText(measure: Pick<Measure, "unit" | "per" | "title">, quantity: Quantity): string {
  const text = formatFigure({ value: figureValueOf(measure, quantity) }, { places: 1 });
  return measure.unit === "count" ? text : `${text} (${quantity.count} of ${quantity.total})`;
}

/** An amount in a measure's unit: "20", "85%", "19.3 per 100000"; to at most two places. */
export function amountText({ unit, per }: Pick<Measure, "unit" | "per">, amount: Decimal | number): string {
  const text = decimal(amount).toDecimalPlaces(2).toFixed();
  return unit === "percentage" ? `${text}%` : unit === "rate" ? `${text} per ${per}` : text;
}
