import { type FigureValue, formatFigure } from "@pdscp/core";
import { scaleBand, scaleLinear } from "d3-scale";
import { type Chart, type ChartWidth, rangeOf, sizeOf } from "./chart.ts";
import {
  axis,
  type Drawing,
  escaped,
  heading,
  INK,
  legend,
  rectangle,
  round,
  short,
  TOP,
  text,
  WIDTHS,
} from "./mark.ts";

const BAR = 22;

/** A row of bars for each category, with its name before it, or above it where there is little room. */
export function bars(chart: Chart, width: ChartWidth): Drawing {
  const { id, title, categories, series, target } = chart;
  const across = WIDTHS[width];
  const isNarrow = width === "narrow";
  const name = isNarrow ? BAR : 0;
  const rows = categories.length * (name + series.length * BAR + 14);
  const height = TOP + rows + (series.length > 1 ? 28 : 0) + 24;
  const names = scaleBand<number>(
    categories.map((_, index) => index),
    [TOP, TOP + rows],
  ).paddingInner(0.15);
  const left = isNarrow ? 20 : Math.min(220, 24 + Math.max(...categories.map(({ length }) => length)) * 8);
  const sizes = scaleLinear(rangeOf(chart), [left, across - (isNarrow ? 90 : 110)]).nice();
  const zero = sizes(0);
  const drawn = categories.flatMap((category, row) => {
    const top = names(row) ?? TOP;
    return [
      isNarrow
        ? text(left + 6, top + 14, short(category, 40), "start")
        : text(left - 8, top + (series.length * BAR) / 2 + 5, short(category), "end"),
      ...series.flatMap(({ values }, index) => {
        const value = values[row] as FigureValue;
        const size = sizeOf(value);
        const y = top + name + index * BAR;
        const end = size === undefined ? zero : sizes(size);
        const label = text(Math.max(end, zero) + 6, y + 15, formatFigure({ value }), "start");
        if (size === undefined) return [label];
        return [
          rectangle(
            Math.min(zero, end),
            y,
            Math.abs(end - zero),
            BAR - 4,
            `url(#${escaped(id)}-fill-${index})`,
          ),
          label,
        ];
      }),
    ];
  });
  const aim = target === undefined ? undefined : sizeOf(target.value);
  const aims =
    target === undefined || aim === undefined
      ? []
      : [
          `<path d="M${round(sizes(aim))} ${TOP - 6}V${TOP + rows}" stroke="${INK}" stroke-width="2" stroke-dasharray="4 3"/>`,
          text(sizes(aim), TOP - 10, `${target.label}: ${formatFigure({ value: target.value })}`, "middle"),
        ];
  return {
    height,
    marks: [
      heading(title, width),
      axis(zero, TOP, rows),
      ...drawn,
      ...aims,
      ...legend({ ...chart, kind: "bars" }, TOP + rows + 12, across),
    ],
  };
}
