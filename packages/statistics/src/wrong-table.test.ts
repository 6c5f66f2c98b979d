import { expect, it } from "vitest";
import { oneWayTable } from "./count-table.ts";
import { percentagesIn, ratesIn, textRows } from "./derived.ts";
import { ledgerOf } from "./ledger.ts";
import { protectTable } from "./protected-table.ts";
import { refusalAt } from "./refusal.fixture.ts";
import { tableOf } from "./table.fixture.ts";
import { all, allBut, kinds, nothing, pathOf, type WrongKind } from "./wrong-kind.fixture.ts";

const table = tableOf([
  [7, 9],
  [8, 6],
]);
const rule = { threshold: 5 };
const safe = protectTable(table, rule);
/** A release that lacks a line, a column or a total. */
const cut = [{ counts: safe.counts.slice(1) }, { columnTotals: [] }, { rowTotals: [16] }] as const;
const fact = { source: "s", sum: [{ row: "r0" }], value: 16 };

it.each<WrongKind>([
  ["table-ragged", "counts", (v) => oneWayTable(v), allBut("list", "record")],
  ["table-ragged", "table", (v) => protectTable(v, rule), allBut("list", "record")],
  ["table-ragged", "rows", (v) => protectTable({ ...table, rows: v }, rule), allBut("list")],
  ["table-ragged", "rows.1", (v) => protectTable({ ...table, rows: ["r0", v] }, rule), allBut("text")],
  ["table-ragged", "columns", (v) => protectTable({ ...table, columns: v }, rule), allBut("list")],
  ["table-ragged", "counts", (v) => protectTable({ ...table, counts: v }, rule), allBut("list")],
  ["table-ragged", "counts.1", (v) => protectTable({ ...table, counts: [[7, 9], v] }, rule), all],
  [
    "count-invalid",
    "counts.1.1",
    (v) =>
      protectTable(
        {
          ...table,
          counts: [
            [7, 9],
            [8, v],
          ],
        },
        rule,
      ),
    all,
  ],
  ["table-ragged", "label", (v) => protectTable({ ...table, label: v }, rule), allBut("text", "undefined")],
  [
    "table-ragged",
    "margins",
    (v) => protectTable({ ...table, margins: v }, rule),
    allBut("record", "list", "undefined"),
  ],
  [
    "table-ragged",
    "margins.rows",
    (v) => protectTable({ ...table, margins: { rows: v } }, rule),
    allBut("yes", "undefined"),
  ],
  ["table-ragged", "groups", (v) => protectTable({ ...table, groups: v }, rule), allBut("list", "undefined")],
  [
    "table-ragged",
    "groups.0",
    (v) => protectTable({ ...table, groups: [v] }, rule),
    allBut("list", "record"),
  ],
  [
    "table-ragged",
    "groups.0.rows",
    (v) => protectTable({ ...table, groups: [{ label: "g", rows: v }] }, rule),
    allBut("list"),
  ],
  ["table-ragged", "ledger", (v) => protectTable({ ...table, ledger: v }, rule), allBut("list", "undefined")],
  [
    "table-ragged",
    "ledger.0.sum",
    (v) => protectTable({ ...table, ledger: [{ ...fact, sum: v }] }, rule),
    allBut("list"),
  ],
  [
    "table-ragged",
    "ledger.0.sum.0",
    (v) => protectTable({ ...table, ledger: [{ ...fact, sum: [v] }] }, rule),
    allBut("list", "record"),
  ],
  ["rule-invalid", "rule", (v) => protectTable(table, v), nothing],
  ["rule-invalid", "rule.threshold", (v) => protectTable(table, { threshold: v }), all],
  [
    "rule-invalid",
    "rule.always",
    (v) => protectTable(table, { ...rule, always: v }),
    allBut("undefined", "list"),
  ],
  [
    "rule-invalid",
    "rule.always.0",
    (v) => protectTable(table, { ...rule, always: [v] }),
    allBut("list", "record"),
  ],
  ["certificate-invalid", "table", (v) => ledgerOf(v, { source: "s" }), allBut("list", "record")],
  [
    "certificate-invalid",
    "table",
    (v) => percentagesIn(v, { of: "row", places: 0 }),
    allBut("list", "record"),
  ],
  ["certificate-invalid", "table", (v) => ratesIn(v, { populations: {}, per: 1 }), allBut("list", "record")],
  ["certificate-invalid", "table", (v) => textRows(v), allBut("list", "record")],
  [
    "certificate-invalid",
    "counts.1.1",
    (v) =>
      textRows({
        ...safe,
        counts: [
          [7, 9],
          [8, v],
        ],
      }),
    all,
  ],
  ["population-invalid", "populations", (v) => ratesIn(safe, { populations: v, per: 1 }), nothing],
  [
    "population-invalid",
    "populations.r0",
    (v) => ratesIn(safe, { populations: { r0: v, r1: 9 }, per: 1 }),
    all,
  ],
])("refuses with %s, at %s, what is of another kind", (code, place, use, refused) => {
  for (const kind of refused) {
    const refusal = refusalAt(`statistics/${code}`, pathOf(place));
    expect(() => use(kinds[kind] as never), kind).toThrow(refusal);
  }
});

it.each(cut)("uses no release that is cut short: %j", (less) => {
  const short = { ...safe, ...less };
  for (const use of [
    () => ledgerOf(short, { source: "s" }),
    () => percentagesIn(short, { of: "row", places: 0 }),
    () => ratesIn(short, { populations: { r0: 9, r1: 9 }, per: 1 }),
    () => textRows(short),
  ]) {
    expect(use).toThrow(expect.objectContaining({ code: "statistics/certificate-invalid" }));
  }
});
