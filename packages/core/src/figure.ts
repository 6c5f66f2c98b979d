import { type CalendarDate, isCalendarDate } from "./calendar.ts";
import { CoreError } from "./errors.ts";
import { formatPeriod, type Period } from "./financial-year.ts";
import { frozenCopy } from "./frozen-copy.ts";
import { formatMoney, type Money } from "./money.ts";
import { formatNumber } from "./number-text.ts";
import { isBlank, type Reference } from "./parameter.ts";
import { penceOf } from "./pence.ts";
import type { SourceLocation } from "./ports.ts";
import { roundRatio } from "./ratio.ts";

/** What a figure says. A percentage keeps its count and total, a rate its population: there is no bare number of either. */
export type FigureValue =
  | { readonly kind: "money"; readonly amount: Money }
  | { readonly kind: "count"; readonly count: number }
  | { readonly kind: "percentage"; readonly count: number; readonly total: number; readonly of: string }
  | { readonly kind: "rate"; readonly count: number; readonly population: number; readonly per: number }
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "withheld"; readonly why: string }
  | { readonly kind: "not-available"; readonly why: string };

/** What a figure was computed from: a line of a file, another figure by its id, or a document. */
export type FigureSource = SourceLocation | { readonly figure: string } | Reference;

/** One number of a report: what it is, what it says, why, and from what. */
export interface Figure {
  /** Unique in a report: lower-case words joined by dots and hyphens, such as `funding.budget-2023-24`. */
  readonly id: string;
  readonly label: string;
  /** The time it is of; a day for a balance. */
  readonly period: Period | CalendarDate;
  readonly value: FigureValue;
  /** The rule by which it was computed, in a sentence. */
  readonly because: string;
  readonly from: readonly FigureSource[];
}

/**
 * A figure, checked.
 *
 * @throws {CoreError} `core/figure-invalid` when the id is malformed, a text is blank, a count is negative or above its
 *   total, a population is not above zero, or a source is none; the path says which.
 *
 * @example 14 of the 27 deaths that were reviewed
 * ```ts
 * import { figure, financialYear, formatFigure } from "@pdscp/core";
 *
 * const modifiable = figure({
 *   id: "cdop.modifiable",
 *   label: "Reviews that identified modifiable factors",
 *   period: financialYear("2023/24"),
 *   value: { kind: "percentage", count: 14, total: 27, of: "deaths reviewed" },
 *   because: "Reviews with modifiable factors, of all reviews completed in the year",
 *   from: [{ source: "cases.csv", line: 2 }],
 * });
 *
 * formatFigure(modifiable); // => "52%"
 * formatFigure(modifiable, { places: 1 }); // => "51.9%"
 * ```
 */
export function figure(given: Figure): Figure {
  if (typeof given !== "object" || given === null) throw invalid("an id, a label and a value are needed");
  const { id, label, period, value, because, from } = given;
  if (typeof id !== "string" || !/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(id))
    throw invalid('an id such as "funding.budget-2023-24" is needed', "id");
  if (isBlank(label)) throw invalid("a label is needed", "label");
  if (isBlank(because)) throw invalid("a reason is needed", "because");
  if (!isCalendarDate(period)) formatPeriod(period);
  refuseImpossible(value);
  if (!Array.isArray(from)) throw invalid("a list of sources is needed", "from");
  const strange = from.findIndex((source) => !isSource(source));
  if (strange !== -1) {
    const need = "a line of a file, the id of a figure or the title of a document is needed";
    throw invalid(need, "from", strange);
  }
  return frozenCopy({ id, label, period, value: withoutHidden(value), because, from });
}

/** A value that is not to be read keeps no number that it was made from. */
function withoutHidden(value: FigureValue): FigureValue {
  const { kind } = value;
  return kind === "withheld" || kind === "not-available" ? { kind, why: value.why } : value;
}

function isSource(source: FigureSource): boolean {
  if (typeof source !== "object" || source === null) return false;
  if ("figure" in source) return !isBlank(source.figure);
  if (!("source" in source)) return !isBlank(source.title);
  return !isBlank(source.source) && Number.isSafeInteger(source.line) && source.line > 0;
}

function refuseImpossible(value: FigureValue): void {
  const isCount = (count: number) => Number.isSafeInteger(count) && count >= 0;
  const need = (fine: boolean, what: string, key: string) => {
    if (!fine) throw invalid(what, "value", key);
  };
  if (typeof value !== "object" || value === null) throw invalid("a value is needed", "value");
  switch (value.kind) {
    case "money":
      penceOf(value.amount);
      return;
    case "count":
      need(isCount(value.count), "a count must be a whole number, none or more", "count");
      return;
    case "percentage":
      need(
        Number.isSafeInteger(value.total) && value.total > 0,
        "a percentage needs a total above zero",
        "total",
      );
      need(
        isCount(value.count) && value.count <= value.total,
        "a percentage needs a count within its total",
        "count",
      );
      need(!isBlank(value.of), "a percentage must say of what", "of");
      return;
    case "rate":
      need(isCount(value.count), "a rate needs a count, none or more", "count");
      need(
        Number.isSafeInteger(value.population) && value.population > 0,
        "a rate needs a population above zero",
        "population",
      );
      need(Number.isSafeInteger(value.per) && value.per > 0, "a rate must say per how many", "per");
      return;
    case "days":
      need(Number.isFinite(value.days), "a number of days is needed", "days");
      return;
    case "withheld":
    case "not-available":
      need(!isBlank(value.why), "a reason is needed", "why");
      return;
    default:
      throw invalid("a kind of value that figures have is needed", "value", "kind");
  }
}

/**
 * A figure as a report prints it: "£303,140", "2,876", "52%", "19.3 per 100,000", "120 days", "[c]" where it is withheld and
 * "[x]" where it is not available. Halves are rounded up, from the exact ratio.
 *
 * @param options - `places` after the point: none for a percentage and one for a rate, unless told.
 * @throws {CoreError} `core/figure-invalid` for a value that no figure has; `core/number-invalid` for places that are none.
 */
export function formatFigure(
  { value }: Pick<Figure, "value">,
  options: { readonly places?: number } = {},
): string {
  refuseImpossible(value);
  const { places } = options;
  switch (value.kind) {
    case "money":
      return formatMoney(value.amount);
    case "count":
      return formatNumber(value.count);
    case "percentage":
      return `${roundRatio(value.count, value.total, { times: 100, places: places ?? 0 })}%`;
    case "rate": {
      const rate = roundRatio(value.count, value.population, { times: value.per, places: places ?? 1 });
      return `${formatNumber(rate)} per ${formatNumber(value.per)}`;
    }
    case "days":
      return `${formatNumber(value.days)} ${value.days === 1 ? "day" : "days"}`;
    case "withheld":
      return "[c]";
    case "not-available":
      return "[x]";
  }
}

function invalid(need: string, ...path: readonly PropertyKey[]): CoreError {
  return new CoreError(`Cannot make the figure: ${need}`, { code: "core/figure-invalid", path });
}
