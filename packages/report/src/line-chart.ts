import { formatFigure } from "@pdscp/core";
import { scaleLinear, scalePoint } from "d3-scale";
import { line, symbol } from "d3-shape";
import { type Chart, type ChartWidth, rangeOf, sizeOf } from "./chart.ts";
import {
  COLOURS,
  DASHES,
  type Drawing,
  heading,
  INK,
  legend,
  round,
  SHAPES,
  short,
  TOP,
  text,
  WIDTHS,
} from "./mark.ts";

const PLOT = 220;
const SPANS: Readonly<Record<ChartWidth, readonly [number, number]>> = { page: [90, 580], narrow: [20, 320] };

/** A line for each series, from category to category, broken where a value is withheld or not available. */
export function lines(chart: Chart, width: ChartWidth): Drawing {
  const { title, categories, series, target } = chart;
  const [from, to] = SPANS[width];
  const height = TOP + PLOT + 40 + 28;
  const across = scalePoint<number>(
    categories.map((_, index) => index),
    [from, to],
  ).padding(0.3);
  const sizes = scaleLinear(rangeOf(chart), [TOP + PLOT, TOP + 20]).nice();
  const path = line<number | undefined>(
    (_, index) => round(across(index) ?? 0),
    (size) => round(sizes(size ?? 0)),
  ).defined((size) => size !== undefined);
  const drawn = series.flatMap(({ values }, index) => {
    const colour = COLOURS[index] as string;
    const shape = symbol(SHAPES[index], 70)() ?? "";
    return [
      `<path d="${path(values.map(sizeOf)) ?? ""}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${DASHES[index]}"/>`,
      ...values.flatMap((value, place) => {
        const size = sizeOf(value);
        const x = across(place) ?? 0;
        const y = size === undefined ? sizes(0) : sizes(size);
        const label = text(x, y + (index % 2 === 0 ? -10 : 22), formatFigure({ value }), "middle");
        return size === undefined
          ? [label]
          : [`<path d="${shape}" transform="translate(${round(x)} ${round(y)})" fill="${colour}"/>`, label];
      }),
    ];
  });
  const labels = categories.map((category, index) =>
    text(across(index) ?? 0, TOP + PLOT + 22, short(category), "middle"),
  );
  const aim = target === undefined ? undefined : sizeOf(target.value);
  const aims =
    target === undefined || aim === undefined
      ? []
      : [
          `<path d="M${from} ${round(sizes(aim))}H${to}" stroke="${INK}" stroke-width="2" stroke-dasharray="4 3"/>`,
          text(
            from + 2,
            sizes(aim) - 6,
            `${target.label}: ${formatFigure({ value: target.value })}`,
            "start",
          ),
        ];
  const base = `<path d="M${from} ${round(sizes(0))}H${to}" stroke="${INK}"/>`;
  return {
    height,
    marks: [
      heading(title, width),
      base,
      ...drawn,
      ...labels,
      ...aims,
      ...legend(chart, TOP + PLOT + 38, WIDTHS[width]),
    ],
  };
}

/** Whether the names and values of narrow lines stand side by side; where they would not, bars say the same. */
export function hasRoom({ categories, series }: Chart): boolean {
  const [from, to] = SPANS.narrow;
  const words = [
    ...categories,
    ...series.flatMap(({ values }) => values.map((value) => formatFigure({ value }))),
  ];
  return Math.max(...words.map(({ length }) => length)) * 8 <= (to - from) / categories.length;
}
