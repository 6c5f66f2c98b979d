import type { CellSelector } from "./count-table.ts";
import type { Path } from "./guard.ts";
import type { CompleteTable, ProtectedTable, PublishedCount, Witness } from "./protected-table.ts";
import { checkRelease, invalid } from "./release-shape.ts";

/**
 * Checks a protected table's certificate afresh: that nothing the rule protects is printed, and that for every withheld
 * count there are two complete tables which agree with everything the release and its ledger say, and lie at least the
 * rule's width apart in that count.
 *
 * It only adds and compares. It shares nothing with the search that found the tables, so that need not be trusted; and the
 * table may come from a file, for what is no protected table, or has a rule that protects nothing, is refused as well.
 *
 * @returns `true`; anything else is an error.
 * @throws {StatisticsError} `statistics/certificate-invalid`, with the path of what does not hold
 *
 * @example
 * ```ts
 * import { checkCertificate, protectTable } from "@pdscp/statistics";
 *
 * const safe = protectTable({ rows: ["a", "b"], columns: ["n"], counts: [[3], [40]] }, { threshold: 5 });
 *
 * checkCertificate(safe); // => true
 * checkCertificate({ ...safe, certificate: [] }); // => throws statistics/certificate-invalid
 * ```
 */
export function checkCertificate(table: ProtectedTable): true {
  checkRelease(table);
  const shape = shapeOf(table);
  checkRule(table, shape);
  const unproven = withheldIn(table, shape);
  const checked = new Set<CompleteTable>();
  for (const [index, witness] of table.certificate.entries()) {
    const path = ["certificate", index];
    for (const side of ["low", "high"] as const) {
      if (!checked.has(witness[side])) checkComplete(table, shape, witness[side], [...path, side]);
      checked.add(witness[side]);
    }
    const key = keyOf(witness);
    const valueIn = unproven.get(key);
    if (valueIn === undefined) throw invalid("a witness is for one withheld count, once", path);
    unproven.delete(key);
    if (!(valueIn(witness.high) - valueIn(witness.low) >= table.rule.width)) {
      throw invalid("the two tables lie the rule's width apart", path);
    }
  }
  if (unproven.size > 0) throw invalid("there is a witness for every withheld count", ["certificate"]);
  return true;
}

/** The lines of a complete table: rows, groups, total; with what the release says of each place in them. */
interface Shape {
  readonly lines: readonly {
    readonly name: Pick<Witness, "row" | "group">;
    /** Which rows the line is the sum of; undefined for a row itself. */
    readonly sumOf: readonly number[] | undefined;
    readonly said: readonly (PublishedCount | undefined)[];
  }[];
}

function shapeOf(table: ProtectedTable): Shape {
  const { rows, columns, counts, rowTotals, columnTotals, total, groups } = table;
  const unsaid = columns.map(() => undefined);
  const lines = [
    ...rows.map((row, index) => ({
      name: { row },
      sumOf: undefined,
      said: [...counts[index]!, rowTotals?.[index]],
    })),
    ...groups.map((group) => ({
      name: { group: group.label },
      sumOf: group.rows.map((row) => rows.indexOf(row)),
      said: [...group.counts, group.total],
    })),
    { name: {}, sumOf: rows.map((_, index) => index), said: [...(columnTotals ?? unsaid), total] },
  ];
  return { lines };
}

function checkRule({ rule, columns }: ProtectedTable, { lines }: Shape): void {
  for (const [index, { name, said }] of lines.entries()) {
    for (const [column, published] of said.entries()) {
      if (published === undefined || published === "[c]") continue;
      const mayStand = published >= rule.threshold || (published === 0 && rule.zeros === "published");
      if (!mayStand || isSensitive(rule, { ...name, column: columns[column] })) {
        throw invalid("a count that the rule protects is withheld", ["counts", index, column]);
      }
    }
  }
}

function checkComplete(table: ProtectedTable, { lines }: Shape, complete: CompleteTable, path: Path): void {
  const { counts } = complete;
  const width = table.columns.length;
  if (counts.length !== lines.length) throw invalid("a complete table has all its lines", path);
  for (const [index, { name, sumOf, said }] of lines.entries()) {
    const line = counts[index]!;
    if (line?.length !== width + 1) throw invalid("a complete line has all its columns", [...path, index]);
    let across = 0;
    for (let column = 0; column <= width; column++) {
      const value = line[column]!;
      const at = [...path, "counts", index, column];
      if (!Number.isSafeInteger(value)) throw invalid("counts are whole numbers", at);
      if (
        sumOf !== undefined &&
        value !== sumOf.reduce((sum, row) => sum + (counts[row]?.[column] ?? Number.NaN), 0)
      ) {
        throw invalid("a line is the sum of its rows", at);
      }
      if (column < width) across += value;
      else if (value !== across) throw invalid("a total is the sum of its line", at);

      const published = said[column];
      if (published === "[c]") {
        if (value < floorAt(table, { ...name, column: table.columns[column] })) {
          throw invalid("a withheld count is no less than everyone knows it to be", at);
        }
      } else if (published !== undefined && published !== value) {
        throw invalid("a complete table agrees with what is published", at);
      }
    }
  }
  checkLedger(table, complete, path);
}

function checkLedger(table: ProtectedTable, { counts, elsewhere }: CompleteTable, path: Path): void {
  const named = new Set<string>();
  for (const [index, { sum, value }] of table.ledger.entries()) {
    let rest = value;
    for (const term of sum) {
      if ("elsewhere" in term) {
        const other = Object.hasOwn(elsewhere, term.elsewhere) ? elsewhere[term.elsewhere]! : -1;
        if (!Number.isSafeInteger(other) || other < (term.atLeast ?? 0)) {
          throw invalid("a count elsewhere is no less than everyone knows it to be", [
            ...path,
            "elsewhere",
            term.elsewhere,
          ]);
        }
        named.add(term.elsewhere);
        rest -= term.less ? -other : other;
      } else {
        rest -= sumSelected(table, counts, term);
      }
    }
    if (rest !== 0) throw invalid("a complete table agrees with the ledger", [...path, "ledger", index]);
  }
  if (Object.keys(elsewhere).length !== named.size) {
    throw invalid("the counts elsewhere are those of the ledger", [...path, "elsewhere"]);
  }
}

function sumSelected(
  { rows, columns }: ProtectedTable,
  counts: CompleteTable["counts"],
  selector: CellSelector,
): number {
  let sum = 0;
  for (const [i, row] of rows.entries()) {
    for (const [j, column] of columns.entries()) {
      if (covers(selector, { row, column })) sum += counts[i]![j]!;
    }
  }
  return sum;
}

/** What everyone knows a withheld place to be at least: 1, unless zeros are private or the place is withheld whatever it holds. */
function floorAt({ rule }: ProtectedTable, place: Named): number {
  return rule.zeros === "protected" || isSensitive(rule, place) ? 0 : 1;
}

/** Whether a place is a count (not a sum) that is withheld whatever it holds. */
function isSensitive({ always }: ProtectedTable["rule"], place: Named): boolean {
  const isCount = place.row !== undefined && place.column !== undefined;
  return isCount && always.some((selector) => covers(selector, place));
}

function covers(selector: CellSelector, { row, column }: Named): boolean {
  return (
    (selector.row === undefined || selector.row === row) &&
    (selector.column === undefined || selector.column === column)
  );
}

/** Everything withheld, by its name, with how to read it off a complete table. */
function withheldIn(
  table: ProtectedTable,
  { lines }: Shape,
): Map<string, (complete: CompleteTable) => number> {
  const found = new Map<string, (complete: CompleteTable) => number>();
  for (const [line, { name, said }] of lines.entries()) {
    for (const [column, published] of said.entries()) {
      if (published !== "[c]") continue;
      found.set(keyOf({ ...name, column: table.columns[column] }), ({ counts }) => counts[line]![column]!);
    }
  }
  for (const term of table.ledger.flatMap(({ sum }) => sum)) {
    if (!("elsewhere" in term) || !term.withheld) continue;
    found.set(keyOf({ elsewhere: term.elsewhere }), ({ elsewhere }) => elsewhere[term.elsewhere]!);
  }
  return found;
}

type Named = { readonly [Key in "row" | "group" | "column" | "elsewhere"]?: string | undefined };

function keyOf({ row, group, column, elsewhere }: Named): string {
  return JSON.stringify([row ?? null, group ?? null, column ?? null, elsewhere ?? null]);
}
