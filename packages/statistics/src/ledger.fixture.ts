import { type LedgerFact, oneWayTable } from "./count-table.ts";
import type { ProtectedTable } from "./protected-table.ts";

export const rule = { threshold: 5 };
export const areas = (counts: Readonly<Record<string, number>>, ledger: readonly LedgerFact[] = []) =>
  oneWayTable(counts, { column: "Deaths", ledger });

/** How far apart the certificate shows each withheld count to lie, by row; counts elsewhere by their name. */
export function widths({ certificate, rows }: ProtectedTable): Readonly<Record<string, number>> {
  return Object.fromEntries(
    certificate.map(({ row, elsewhere, low, high }) => {
      if (elsewhere !== undefined) return [elsewhere, high.elsewhere[elsewhere]! - low.elsewhere[elsewhere]!];
      const line = row === undefined ? rows.length : rows.indexOf(row);
      return [row ?? "Total", high.counts[line]![0]! - low.counts[line]![0]!];
    }),
  );
}
