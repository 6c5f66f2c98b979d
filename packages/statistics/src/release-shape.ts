import type { StatisticsError } from "./errors.ts";
import { isWhole, type Path, refusal } from "./guard.ts";
import type { ProtectedTable } from "./protected-table.ts";
import { distinct, fits, labels, listOf, optional, recordOf, selector, termChecks, text } from "./shape.ts";

/**
 * Refuses what is said to be a protected table and is none: a part that is missing, cut short or of another kind, a rule that
 * protects nothing, a label that stands twice. Whether its numbers hold is for `checkCertificate`.
 *
 * @throws {StatisticsError} `statistics/certificate-invalid`
 */
export function checkRelease(table: ProtectedTable): void {
  const flaw = release(table);
  if (flaw !== undefined) {
    const need = "a protected table has all its parts, each of its kind and each label once";
    throw invalid(need, flaw.length === 0 ? ["table"] : flaw);
  }
  const { rows, columns, counts, rowTotals, columnTotals, groups } = table;
  if (counts.length !== rows.length) throw invalid("there is a line for every row", ["counts"]);
  if (rowTotals !== undefined && rowTotals.length !== rows.length) {
    throw invalid("there is a total for every row", ["rowTotals"]);
  }
  const lines = [...counts, ...groups.map((group) => group.counts), columnTotals ?? columns];
  const short = lines.findIndex((line) => line.length !== columns.length);
  if (short !== -1) throw invalid("every line has a count for each column", ["counts", short]);
}

/** An error that says what does not hold of a release, and where. */
export function invalid(need: string, path: Path): StatisticsError {
  return refusal("statistics/certificate-invalid", need, path);
}

const count = fits((value) => isWhole(value, 0));
const fromOne = fits((value) => isWhole(value, 1));
const published = fits((value) => value === "[c]" || isWhole(value, 0));

/** Each of its lines and counts is looked at where it is added up, once for all witnesses that share it. */
const completeTable = recordOf({ counts: fits(Array.isArray), elsewhere: recordOf({}) });

const release = recordOf({
  label: optional(text),
  period: optional(text),
  rows: labels,
  columns: labels,
  counts: listOf(listOf(published)),
  rowTotals: optional(listOf(published)),
  columnTotals: optional(listOf(published)),
  total: optional(published),
  groups: distinct(
    listOf(recordOf({ label: text, rows: labels, counts: listOf(published), total: optional(published) })),
    (group) => (group as { readonly label: string }).label,
  ),
  ledger: listOf(
    recordOf({
      source: text,
      sum: listOf(recordOf({ ...termChecks, atLeast: optional(count) })),
      value: count,
    }),
  ),
  rule: recordOf({
    threshold: fromOne,
    zeros: fits((value) => value === "published" || value === "protected"),
    width: fromOne,
    always: listOf(selector),
  }),
  certificate: listOf(
    recordOf({
      row: optional(text),
      column: optional(text),
      group: optional(text),
      elsewhere: optional(text),
      low: completeTable,
      high: completeTable,
    }),
  ),
});
