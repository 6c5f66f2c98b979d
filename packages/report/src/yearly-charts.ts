import { type Figure, type FigureValue, frozenCopy } from "@pdscp/core";
import type { Chart } from "./chart.ts";
import { type FigureRegister, periodOf } from "./register.ts";

/**
 * The charts of a yearly report where people would rather look than read, from the figures that `yearlyFigures` makes:
 * contributions by partner, balances by year, deaths notified and reviewed, training by quarter, measures of the priorities. A
 * chart is left out where the register has no figures for it.
 *
 * @example
 * ```ts
 * import { financialYear, money } from "@pdscp/core";
 * import { equalShares } from "@pdscp/funding";
 * import { createRegister, yearlyCharts, yearlyFigures } from "@pdscp/report";
 *
 * const shares = equalShares(money("100.00"), ["Council", "Police"]);
 * const figures = yearlyFigures({ year: financialYear("2023/24"), funding: { shares } });
 *
 * yearlyCharts(createRegister(figures)).map(({ title, categories }) => [title, ...categories]);
 * // => [["Contributions by partner", "Council", "Police"]]
 * ```
 */
export function yearlyCharts({ figures }: Pick<FigureRegister, "figures">): readonly Chart[] {
  return frozenCopy([
    ...listed(latest(figures, "funding.contribution."), "funding.contribution.", {
      id: "contributions",
      title: "Contributions by partner",
      head: "Partner",
      name: "Contribution",
      category: ({ label }) => label.replace(/^Contribution of /, ""),
    }),
    ...byYear(figures, {
      id: "balances",
      title: "Balances by year",
      series: [
        ["Brought forward", "funding.opening"],
        ["Carried forward", "funding.closing"],
      ],
    }),
    ...byYear(figures, {
      id: "deaths",
      title: "Deaths notified and reviewed",
      series: [
        ["Notified", "cdop.notified"],
        ["Reviewed", "cdop.reviewed"],
      ],
    }),
    ...listed(figures, "training.attendances.", {
      id: "training",
      title: "Attendances at training by quarter",
      head: "Quarter",
      name: "Attendances",
      category: periodOf,
    }),
    ...listed(
      figures.filter(({ value }) => value.kind === "percentage"),
      "priorities.",
      {
        id: "measures",
        title: "Measures of the priorities",
        head: "Measure",
        name: "Latest",
        category: ({ label }) => label,
      },
    ),
  ]);
}

interface Listing {
  readonly id: string;
  readonly title: string;
  readonly head: string;
  readonly name: string;
  readonly category: (figure: Figure) => string;
}

/** The figures whose id begins so, of the last period that any of them is of. */
function latest(figures: readonly Figure[], beginning: string): readonly Figure[] {
  const own = figures.filter(({ id }) => id.startsWith(beginning));
  const last = own.map(periodOf).toSorted().at(-1);
  return own.filter((each) => periodOf(each) === last);
}

/** One bar for each figure whose id begins so. */
function listed(
  figures: readonly Figure[],
  beginning: string,
  { category, name, ...chart }: Listing,
): readonly Chart[] {
  const own = figures.filter(({ id }) => id.startsWith(beginning));
  if (own.length === 0) return [];
  return [
    {
      ...chart,
      kind: "bars",
      categories: own.map(category),
      series: [{ name, values: own.map(({ value }) => value) }],
    },
  ];
}

interface YearSeries {
  readonly id: string;
  readonly title: string;
  readonly series: readonly (readonly [name: string, id: string])[];
}

/** A group of bars, or from three years on lines, for the years that any of the figures is of. */
function byYear(figures: readonly Figure[], { id, title, series }: YearSeries): readonly Chart[] {
  const own = series.map(([name, figure]) => {
    const values = figures.filter((each) => each.id === figure || each.id.startsWith(`${figure}-`));
    return { name, values: new Map(values.map((each) => [periodOf(each), each.value])) };
  });
  const years = [...new Set(own.flatMap(({ values }) => [...values.keys()]))].toSorted();
  if (years.length === 0) return [];
  const none: FigureValue = { kind: "not-available", why: "no figure for the year" };
  return [
    {
      id,
      kind: years.length < 3 ? "bars" : "lines",
      title,
      head: "Year",
      categories: years,
      series: own.map(({ name, values }) => ({
        name,
        values: years.map((year) => values.get(year) ?? none),
      })),
    },
  ];
}
