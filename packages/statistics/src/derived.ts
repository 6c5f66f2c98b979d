import { frozenCopy, roundRatio } from "@pdscp/core";
import type { ConfidenceOptions } from "./confidence.ts";
import { checkChoice, checkPlaces, isPositive, refusal } from "./guard.ts";
import type { ProtectedTable, PublishedCount } from "./protected-table.ts";
import { type Rate, rate } from "./rate.ts";
import { checkRelease } from "./release-shape.ts";

/**
 * The percentage each count is of its row, its column or the whole table, from the published numbers alone: withheld
 * when the count or the total is, or when that total is not known from what is published.
 *
 * A total of zero has no percentages; its cells are "[z]", not applicable.
 *
 * @throws {StatisticsError} `statistics/places-invalid`, and `statistics/choice-unknown` when `of` is none of the three
 *
 * @example
 * ```ts
 * import { oneWayTable, percentagesIn, protectTable } from "@pdscp/statistics";
 *
 * const safe = protectTable(oneWayTable({ a: 3, b: 40, c: 22 }), { threshold: 5 });
 *
 * percentagesIn(safe, { of: "column", places: 1 }); // => [["[c]"], ["61.5"], ["[c]"]]
 * ```
 */
export function percentagesIn(
  table: ProtectedTable,
  { of, places }: { readonly of: "row" | "column" | "total"; readonly places: number },
): readonly (readonly string[])[] {
  checkRelease(table);
  checkPlaces(places, ["places"]);
  checkChoice(of, ["row", "column", "total"], ["of"]);
  const whole = total(table);
  const byColumn = table.columns.map((_, column) => columnTotal(table, column));
  const percentages = table.counts.map((line, row) => {
    const byRow = rowTotal(table, row);
    return line.map((count, column) => {
      const base = of === "row" ? byRow : of === "column" ? byColumn[column]! : whole;
      if (count === "[c]" || base === "[c]") return "[c]";
      return base === 0 ? "[z]" : roundRatio(count, base, { times: 100, places });
    });
  });
  return frozenCopy(percentages);
}

/** A row's rate as it may be published. An interval gives its count away, so both are withheld together. */
export interface PublishedRate {
  readonly row: string;
  readonly rate: Rate | "[c]";
}

/**
 * The rate of each row's total in its population, from the published numbers alone, withheld where the total is.
 *
 * @param options - `populations` by row; `per` and `confidence` as for {@link rate}.
 * @throws {StatisticsError} `statistics/population-invalid` when a row has none, whether or not its count is withheld
 *
 * @example
 * ```ts
 * import { oneWayTable, protectTable, ratesIn } from "@pdscp/statistics";
 *
 * const safe = protectTable(oneWayTable({ a: 3, b: 40, c: 22 }), { threshold: 5 });
 * const rates = ratesIn(safe, { populations: { a: 9_000, b: 80_000, c: 50_000 }, per: 100_000 });
 *
 * rates.map(({ rate }) => (rate === "[c]" ? rate : rate.value)); // => ["[c]", 50, "[c]"]
 * ```
 */
export function ratesIn(
  table: ProtectedTable,
  options: {
    readonly populations: Readonly<Record<string, number>>;
    readonly per: number;
  } & ConfidenceOptions,
): readonly PublishedRate[] {
  checkRelease(table);
  const { populations, ...rest } = options;
  if (typeof populations !== "object" || populations === null) {
    throw refusal("statistics/population-invalid", "every row has its population", ["populations"]);
  }
  const rates = table.rows.map((row, index): PublishedRate => {
    const population = Object.hasOwn(populations, row) ? populations[row] : undefined;
    if (!isPositive(population)) {
      const need = "every row has its population, a number above 0";
      throw refusal("statistics/population-invalid", need, ["populations", row]);
    }
    const count = rowTotal(table, index);
    return { row, rate: count === "[c]" ? count : rate({ count, population, ...rest }) };
  });
  return frozenCopy(rates);
}

/**
 * The table as text, line by line, for any writer: headings first, each group's subtotal after the last of its rows,
 * the total last.
 *
 * @example
 * ```ts
 * import { oneWayTable, protectTable, textRows } from "@pdscp/statistics";
 *
 * const safe = protectTable(oneWayTable({ a: 3, b: 40, c: 22 }, { column: "Deaths" }), { threshold: 5 });
 *
 * textRows(safe); // => [["", "Deaths"], ["a", "[c]"], ["b", "40"], ["c", "[c]"], ["Total", "65"]]
 * ```
 */
export function textRows(table: ProtectedTable): readonly (readonly string[])[] {
  checkRelease(table);
  const { rows, columns, counts, rowTotals, columnTotals, groups } = table;
  const hasTotals = rowTotals !== undefined || table.total !== undefined;
  const text = (label: string, values: readonly PublishedCount[], sum: PublishedCount | undefined) => [
    label,
    ...values.map(String),
    ...(hasTotals ? [String(sum ?? "")] : []),
  ];
  const closing = new Map(
    groups.map((group) => [Math.max(...group.rows.map((row) => rows.indexOf(row))), group]),
  );
  const body = rows.flatMap((row, index) => {
    const group = closing.get(index);
    const line = text(row, counts[index]!, rowTotals?.[index]);
    return group === undefined ? [line] : [line, text(group.label, group.counts, group.total)];
  });
  const heading = ["", ...columns, ...(hasTotals ? ["Total"] : [])];
  const last = [
    "Total",
    ...columns.map((_, column) => String(columnTotals?.[column] ?? "")),
    ...(hasTotals ? [String(table.total ?? "")] : []),
  ];
  const hasLast = columnTotals !== undefined || table.total !== undefined;
  return frozenCopy([heading, ...body, ...(hasLast ? [last] : [])]);
}

/** A published total; otherwise the sum of what it would be the total of, if all of that is published. */
function rowTotal({ counts, rowTotals }: ProtectedTable, row: number): PublishedCount {
  return rowTotals?.[row] ?? sumOf(counts[row]!);
}

function columnTotal({ counts, columnTotals }: ProtectedTable, column: number): PublishedCount {
  return columnTotals?.[column] ?? sumOf(counts.map((line) => line[column]!));
}

function total(table: ProtectedTable): PublishedCount {
  return table.total ?? sumOf(table.columns.map((_, column) => columnTotal(table, column)));
}

function sumOf(counts: readonly PublishedCount[]): PublishedCount {
  return counts.reduce((sum, count) => (sum === "[c]" || count === "[c]" ? "[c]" : sum + count), 0);
}
