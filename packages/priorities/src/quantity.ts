import { type Decimal, decimal, type FigureValue, formatFigure, formatNumber } from "@pdscp/core";
import { roundHalfUp } from "@pdscp/statistics";
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
    .div(decimal(total ?? 1));
}

/**
 * What a quantity should come to after some of the equal steps from it to a target. It is divided once, so that a quantity
 * which is exactly there equals it, whatever their decimals are.
 */
export function amountAlong(
  measure: Pick<Measure, "unit" | "per">,
  { count, total }: Quantity,
  { target, steps, of }: { readonly target: number; readonly steps: number; readonly of: number },
): Decimal {
  const whole = decimal(measure.unit === "count" ? 1 : (total ?? 1));
  const left = decimal(count)
    .times(factorOf(measure))
    .times(of - steps);
  return left.plus(decimal(target).times(steps).times(whole)).div(whole.times(of));
}

/** A quantity as a report's figure holds it, with its denominator. */
export function figureValueOf(
  { unit, per = 1, title }: Pick<Measure, "unit" | "per" | "title">,
  { count, total = 1 }: Quantity,
): FigureValue {
  if (unit === "percentage") return { kind: "percentage", count, total, of: title };
  return unit === "rate" ? { kind: "rate", count, population: total, per } : { kind: "count", count };
}

/**
 * "28", "51.9% (14 of 27)", "19.3 per 100,000 (27 of 140,000)": to one place, or to as many as leave it on its own side of
 * the amounts that it is printed beside.
 */
export function quantityText(
  measure: Pick<Measure, "unit" | "per" | "title">,
  quantity: Quantity,
  beside: readonly (Decimal | number)[] = [],
): string {
  const { count, total = 1 } = quantity;
  const places = rounded(amountOf(measure, quantity), 1, beside).split(".")[1]?.length ?? 0;
  const text = formatFigure({ value: figureValueOf(measure, quantity) }, { places });
  if (measure.unit === "count") return text;
  return `${text} (${formatNumber(count)} of ${formatNumber(total)})`;
}

/** An amount in a measure's unit: "20", "85%", "19.3 per 100,000"; to two places at most where those show it. */
export function amountText(
  { unit, per = 1 }: Pick<Measure, "unit" | "per">,
  amount: Decimal | number,
): string {
  const text = decimalText(amount);
  return unit === "percentage" ? `${text}%` : unit === "rate" ? `${text} per ${formatNumber(per)}` : text;
}

/** A number to at most two places, or to as many as leave it on its own side of 0 and of the amounts beside it. */
export function decimalText(amount: Decimal | number, beside: readonly (Decimal | number)[] = []): string {
  const text = rounded(decimal(amount), 2, [0, ...beside]);
  return formatNumber(text.replace(/\.?0+$/, ""));
}

/** What never ends, as a third does, is not written out for being exactly what it is held to. */
const MOST_PLACES = 6;

function rounded(amount: Decimal, places: number, beside: readonly (Decimal | number)[]): string {
  const endless = amount.decimalPlaces() > MOST_PLACES;
  return roundHalfUp(amount, places, {
    beside: endless ? beside.filter((other) => !amount.eq(other)) : beside,
  });
}
