import { type Figure, type FigureValue, formatFigure, formatMoney, formatNumber } from "@pdscp/core";
import { ReportError } from "./errors.ts";
import { type FigureRegister, figureOf, periodOf } from "./register.ts";

const SPELLED = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** What may stand after the bar of a placeholder; `undefined` where the figure has no such thing. */
const FORMATS: Readonly<Record<string, (figure: Figure, places: number | undefined) => string | undefined>> =
  {
    places: (figure, places) => (places === undefined ? undefined : formatFigure(figure, { places })),
    pence: ({ value }) =>
      value.kind === "money" ? formatMoney(value.amount, { pence: "always" }) : undefined,
    count: ({ value }) => ("count" in value ? formatNumber(value.count) : undefined),
    total: ({ value }) => (value.kind === "percentage" ? formatNumber(value.total) : undefined),
    population: ({ value }) => (value.kind === "rate" ? formatNumber(value.population) : undefined),
    "of-total": ({ value }) =>
      value.kind === "percentage"
        ? `${formatNumber(value.count)} of ${formatNumber(value.total)}`
        : undefined,
    "with-count": (figure, places) => withCount(figure, places, ({ count }) => formatNumber(count)),
    share: (figure, places) =>
      withCount(figure, places, ({ count, total }) => `${formatNumber(count)} of ${formatNumber(total)}`),
    words: ({ value }) =>
      value.kind === "count" ? (SPELLED[value.count] ?? formatNumber(value.count)) : undefined,
    label: ({ label }) => label,
    period: (figure) => periodOf(figure),
  };

function withCount(
  figure: Figure,
  places: number | undefined,
  counts: (value: Extract<FigureValue, { kind: "percentage" }>) => string,
): string | undefined {
  const { value } = figure;
  if (value.kind !== "percentage") return undefined;
  return `${counts(value)} (${formatFigure(figure, places === undefined ? {} : { places })})`;
}

/**
 * A text with its placeholders filled from a register, so that no number is typed: `{{ cdop.reviewed }}`.
 *
 * After a bar stands how to print it: `places 1`, `pence`, `count`, `total`, `of-total` ("14 of 27"), `with-count` ("14 (52%)"),
 * `share` ("14 of 27 (52%)", also `share 1` for a place after the point), `population`, `words` ("four"), `label`, `period`. A
 * figure that is withheld or not available prints its marker in every format but the last two, and never nothing.
 *
 * @throws {ReportError} `report/figure-unknown`, `report/format-unknown` (also where the figure has no such part),
 * `report/placeholder-unclosed`; the path is the offset in the text.
 *
 * @example
 * ```ts
 * import { figure, financialYear } from "@pdscp/core";
 * import { createRegister, fillTemplate } from "@pdscp/report";
 *
 * const register = createRegister([
 *   figure({
 *     id: "cdop.modifiable",
 *     label: "Reviews that identified modifiable factors",
 *     period: financialYear("2023/24"),
 *     value: { kind: "percentage", count: 14, total: 27, of: "deaths reviewed" },
 *     because: "Reviews with modifiable factors, of all reviews completed in the year",
 *     from: [{ source: "cases.csv", line: 2 }],
 *   }),
 * ]);
 *
 * fillTemplate("In {{ cdop.modifiable | share }} there were such factors.", register);
 * // => "In 14 of 27 (52%) there were such factors."
 * fillTemplate("In {{ cdop.modifable }}", register); // => throws report/figure-unknown
 * ```
 */
export function fillTemplate(text: string, register: FigureRegister): string {
  const pieces: string[] = [];
  let from = 0;
  for (let open = text.indexOf("{{"); open !== -1; open = text.indexOf("{{", from)) {
    const close = text.indexOf("}}", open);
    if (close === -1 || text.slice(open + 2, close).includes("{{")) {
      throw refusal("report/placeholder-unclosed", 'each "{{" needs its "}}"', open);
    }
    pieces.push(text.slice(from, open), filled(text.slice(open + 2, close), register, open));
    from = close + 2;
  }
  return [...pieces, text.slice(from)].join("");
}

function filled(placeholder: string, register: FigureRegister, at: number): string {
  const [id = "", format, ...more] = placeholder.split("|").map((part) => part.trim());
  const figure = figureOf(register, id);
  if (format === undefined) return formatFigure(figure);
  const [, name = "", digits] = /^([a-z-]+)(?:\s+(\d{1,2}))?$/.exec(format) ?? [];
  const print = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (print === undefined || more.length > 0) {
    throw refusal(
      "report/format-unknown",
      `"${format}" must be one of ${Object.keys(FORMATS).join(", ")}`,
      at,
    );
  }
  const isHidden = figure.value.kind === "withheld" || figure.value.kind === "not-available";
  if (isHidden && name !== "label" && name !== "period") return formatFigure(figure);
  const text = print(figure, digits === undefined ? undefined : Number(digits));
  if (text === undefined) {
    throw refusal(
      "report/format-unknown",
      `"${id}" is ${figure.value.kind}, which "${format}" does not print`,
      at,
    );
  }
  return text;
}

function refusal(
  code: "report/format-unknown" | "report/placeholder-unclosed",
  need: string,
  at: number,
): ReportError {
  return new ReportError(`Cannot fill the template: ${need}`, { code, path: [at] });
}
