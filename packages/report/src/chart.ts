import { type FigureValue, formatFigure, frozenCopy } from "@pdscp/core";
import { ReportError } from "./errors.ts";
import type { ReportTable } from "./report-document.ts";

/** One row of bars, or one line, of a chart: a value for each category. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly FigureValue[];
}

/** A chart: bars to compare (contributions by partner), lines to follow (balances by year). */
export interface Chart {
  readonly id: string;
  readonly kind: "bars" | "lines";
  readonly title: string;
  /** What there is to see, in a sentence; without it, the values are listed. */
  readonly description?: string;
  /** What the categories are: "Partner", "Year". */
  readonly head: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  /** A line to measure against, such as a target. */
  readonly target?: { readonly label: string; readonly value: FigureValue };
}

/** How wide a chart is drawn: across a page, or for a telephone, with each name above its bars. */
export type ChartWidth = "page" | "narrow";

/** As many series can be told apart, in print and without colour. */
const MOST_SERIES = 4;

/** The values of a chart as a table, for whoever would rather read, or cannot see it. */
export function chartTable({ id, title, head, categories, series, target }: Chart): ReportTable {
  return frozenCopy<ReportTable>({
    id: `${id}-data`,
    caption: title,
    head,
    columns: series.map(({ name }) => name),
    rows: categories.map((heading, index) => ({
      heading,
      cells: series.map(({ values }) => values[index] ?? { kind: "not-available", why: "no value" }),
    })),
    ...(target === undefined ? {} : { note: `${target.label}: ${formatFigure({ value: target.value })}` }),
  });
}

/** @throws {ReportError} `report/chart-invalid`, as drawing it does. */
export function refuseUneven({ title, categories, series, target }: Chart): void {
  const uneven = series.findIndex(({ values }) => values.length !== categories.length);
  const kinds = new Set(
    [...series.flatMap(({ values }) => values), ...(target === undefined ? [] : [target.value])]
      .filter((value) => sizeOf(value) !== undefined)
      .map(({ kind }) => kind),
  );
  const need =
    uneven !== -1
      ? "each series needs a value for each category"
      : series.length === 0 || series.length > MOST_SERIES || categories.length === 0
        ? "one to four series and at least one category are needed"
        : kinds.size > 1
          ? "values of one kind are needed"
          : undefined;
  if (need === undefined) return;
  throw new ReportError(`Cannot draw the chart "${title}": ${need}`, {
    code: "report/chart-invalid",
    path: uneven === -1 ? ["series"] : ["series", uneven, "values"],
  });
}

/** What there is to see, for whoever cannot: each value, and the target. */
export function descriptionOf({ description, categories, series, target }: Chart): string {
  const values = categories.flatMap((category, index) =>
    series.map(
      ({ name, values: own }) =>
        `${category}, ${name}: ${formatFigure({ value: own[index] as FigureValue })}`,
    ),
  );
  const aim = target === undefined ? [] : [`${target.label}: ${formatFigure({ value: target.value })}`];
  return `${description === undefined ? "" : `${description} `}${[...values, ...aim].join("; ")}.`;
}

/** How long its bar is; nothing for what is withheld or not available. */
export function sizeOf(value: FigureValue): number | undefined {
  switch (value.kind) {
    case "money":
      return value.amount.toNumber();
    case "count":
      return value.count;
    case "percentage":
      return (100 * value.count) / value.total;
    case "rate":
      return (value.per * value.count) / value.population;
    case "days":
      return value.days;
    default:
      return undefined;
  }
}

/** From the least that is drawn to the most, with zero among them. */
export function rangeOf({ series, target }: Chart): readonly [number, number] {
  const sizes = [
    ...series.flatMap(({ values }) => values),
    ...(target === undefined ? [] : [target.value]),
  ].flatMap((value) => sizeOf(value) ?? []);
  return [Math.min(0, ...sizes), Math.max(0, ...sizes) || 1];
}
