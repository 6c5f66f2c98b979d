import { bars } from "./bar-chart.ts";
import { type Chart, type ChartWidth, descriptionOf, refuseUneven } from "./chart.ts";
import { hasRoom, lines } from "./line-chart.ts";
import { escaped, INK, pattern, WIDTHS } from "./mark.ts";

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
