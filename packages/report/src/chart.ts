import { type FigureValue, formatFigure } from "@pdscp/core";
import { scaleBand, scaleLinear, scalePoint } from "d3-scale";
import { line, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from "d3-shape";
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

const WIDTHS: Readonly<Record<ChartWidth, number>> = { page: 640, narrow: 340 };
const INK = "#1d1d1b";
/** Dark enough on white, each apart from the others in print as well; patterns and marks tell them apart without colour. */
const COLOURS = ["#12436d", "#a8540c", "#28755b", "#801650"];
const SHAPES = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond];
const DASHES = ["", "6 3", "2 3", "8 3 2 3"];

/**
 * A chart as SVG text that stands alone: a title and a description for screen readers, the value printed at each bar and point,
 * patterns and marks beside colours. A value that is withheld or not available has no bar or point, only its mark.
 *
 * @throws {ReportError} `report/chart-invalid` when a series has not one value for each category, there are none or more than
 * four series, or the values are not of one kind.
 *
 * @param options - `width` is that of a page unless told; what is "narrow" can be read on a telephone without scrolling.
 *
 * @example
 * ```ts
 * import { chartSvg } from "@pdscp/report";
 *
 * const svg = chartSvg({
 *   id: "deaths",
 *   kind: "bars",
 *   title: "Deaths notified and reviewed, 2023/24",
 *   head: "Area",
 *   categories: ["Dorset", "BCP"],
 *   series: [{ name: "Reviewed", values: [{ kind: "count", count: 10 }, { kind: "withheld", why: "a small number" }] }],
 * });
 *
 * svg.includes("Dorset, Reviewed: 10; BCP, Reviewed: [c]"); // => true
 * ```
 */
export function chartSvg(chart: Chart, options: { readonly width?: ChartWidth } = {}): string {
  refuseUneven(chart);
  const { width = "page" } = options;
  const isDrawnInLines = chart.kind === "lines" && (width === "page" || hasRoom(chart));
  const { height, marks } = isDrawnInLines ? lines(chart, width) : bars(chart, width);
  const across = WIDTHS[width];
  const { id, title } = chart;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${across} ${height}" width="${across}" height="${height}" role="img" aria-labelledby="${escaped(id)}-title ${escaped(id)}-description" font-family="Arial, sans-serif" font-size="14" fill="${INK}">`,
    `<title id="${escaped(id)}-title">${escaped(title)}</title>`,
    `<desc id="${escaped(id)}-description">${escaped(descriptionOf(chart))}</desc>`,
    ...chart.series.map((_, index) => pattern(id, index)),
    ...marks,
    "</svg>",
  ].join("\n");
}

/** The values of a chart as a table, for whoever would rather read, or cannot see it. */
export function chartTable({ id, title, head, categories, series, target }: Chart): ReportTable {
  return {
    id: `${id}-data`,
    caption: title,
    head,
    columns: series.map(({ name }) => name),
    rows: categories.map((heading, index) => ({
      heading,
      cells: series.map(({ values }) => values[index] ?? { kind: "not-available", why: "no value" }),
    })),
    ...(target === undefined ? {} : { note: `${target.label}: ${formatFigure({ value: target.value })}` }),
  };
}

/** Text made safe for XML and HTML. What neither may hold is left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]|\ufffe|\uffff/g, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

function refuseUneven({ title, categories, series, target }: Chart): void {
  const uneven = series.findIndex(({ values }) => values.length !== categories.length);
  const kinds = new Set(
    [...series.flatMap(({ values }) => values), ...(target === undefined ? [] : [target.value])]
      .filter((value) => sizeOf(value) !== undefined)
      .map(({ kind }) => kind),
  );
  const need =
    uneven !== -1
      ? "each series needs a value for each category"
      : series.length === 0 || series.length > SHAPES.length || categories.length === 0
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

/** How long its bar is; nothing for what is withheld or not available. */
function sizeOf(value: FigureValue): number | undefined {
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

function descriptionOf({ description, categories, series, target }: Chart): string {
  const values = categories.flatMap((category, index) =>
    series.map(
      ({ name, values: own }) =>
        `${category}, ${name}: ${formatFigure({ value: own[index] as FigureValue })}`,
    ),
  );
  const aim = target === undefined ? [] : [`${target.label}: ${formatFigure({ value: target.value })}`];
  return `${description === undefined ? "" : `${description} `}${[...values, ...aim].join("; ")}.`;
}

function rangeOf({ series, target }: Chart): readonly [number, number] {
  const sizes = [
    ...series.flatMap(({ values }) => values),
    ...(target === undefined ? [] : [target.value]),
  ].flatMap((value) => sizeOf(value) ?? []);
  return [Math.min(0, ...sizes), Math.max(0, ...sizes) || 1];
}

function pattern(id: string, index: number): string {
  const colour = COLOURS[index] as string;
  const stripes = ["", "M0 8L8 0", "M0 4H8", "M4 0V8"][index] as string;
  return `<pattern id="${escaped(id)}-fill-${index}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${colour}"/><path d="${stripes}" stroke="#ffffff" stroke-width="2"/></pattern>`;
}

interface Drawing {
  readonly height: number;
  readonly marks: readonly string[];
}

const BAR = 22;
const TOP = 56;

function bars(chart: Chart, width: ChartWidth): Drawing {
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

/** Whether the names and values of narrow lines stand side by side; where they would not, bars say the same. */
function hasRoom({ categories, series }: Chart): boolean {
  const [from, to] = SPANS.narrow;
  const words = [
    ...categories,
    ...series.flatMap(({ values }) => values.map((value) => formatFigure({ value }))),
  ];
  return Math.max(...words.map(({ length }) => length)) * 8 <= (to - from) / categories.length;
}

const PLOT = 220;
const SPANS: Readonly<Record<ChartWidth, readonly [number, number]>> = { page: [90, 580], narrow: [20, 320] };

function lines(chart: Chart, width: ChartWidth): Drawing {
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

function legend({ id, kind, series }: Chart, top: number, across: number): readonly string[] {
  if (series.length < 2) return [];
  const step = (across - 40) / series.length;
  return series.flatMap(({ name }, index) => [
    kind === "bars"
      ? rectangle(20 + index * step, top, 16, 16, `url(#${escaped(id)}-fill-${index})`)
      : `<path d="${symbol(SHAPES[index], 90)() ?? ""}" transform="translate(${round(28 + index * step)} ${top + 8})" fill="${COLOURS[index]}"/>`,
    text(42 + index * step, top + 13, short(name), "start"),
  ]);
}

function heading(title: string, width: ChartWidth): string {
  // A bold letter is about 0.6 of its size wide.
  const size = round(Math.min(17, (WIDTHS[width] - 40) / (0.6 * Math.max(1, title.length))));
  return `<text x="20" y="24" font-size="${size}" font-weight="bold">${escaped(title)}</text>`;
}

function axis(x: number, top: number, length: number): string {
  return `<path d="M${round(x)} ${top - 4}v${length}" stroke="${INK}"/>`;
}

function text(x: number, y: number, words: string, anchor: "start" | "middle" | "end"): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escaped(words)}</text>`;
}

function rectangle(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${height}" fill="${fill}" stroke="${INK}"/>`;
}

function short(words: string, most = 26): string {
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
}

function round(at: number): number {
  return Math.round(at * 100) / 100;
}
