import { frozenCopy } from "@pdscp/core";
import { expect, it } from "vitest";
import { compareProportions, compareRates } from "./comparison.ts";
import { oneWayTable } from "./count-table.ts";
import { percentagesIn, ratesIn, textRows } from "./derived.ts";
import { ledgerOf } from "./ledger.ts";
import { percentagesOf } from "./percentage.ts";
import { checkPercentage, possibleCounts, possibleTotals } from "./printed-percentage.ts";
import { proportion } from "./proportion.ts";
import { protectTable } from "./protected-table.ts";
import { rate } from "./rate.ts";
import { recentTrend } from "./trend.ts";
import { xmr } from "./xmr.ts";

const [now, before] = [
  { count: 14, total: 27 },
  { count: 32, total: 59 },
];
const births = { count: 9, population: 1_000 };

const areas = { a: 3, b: 40, c: 22 };
const safe = protectTable(oneWayTable(areas), { threshold: 5 });

const given: Readonly<Record<string, () => object>> = {
  proportion: () => proportion(now),
  rate: () => rate({ ...births, per: 1_000 }),
  "a comparison of proportions": () => compareProportions(now, before),
  "a comparison of rates": () => compareRates(births, births),
  percentages: () => percentagesOf([14, 13], { places: 0 }),
  "a check": () => checkPercentage({ printed: "52", total: 27 }),
  "an impossible check": () => checkPercentage({ printed: "24", total: 27 }),
  "possible counts": () => possibleCounts("52", 27),
  "possible totals": () => possibleTotals("98", { from: 1, to: 60 }),
  "a table of one dimension": () => oneWayTable(areas, { groups: [{ label: "g", rows: ["a", "b"] }] }),
  "a ledger": () => ledgerOf(safe, { source: "s" }),
  "a ledger of counts elsewhere": () => ledgerOf(safe, { source: "s", elsewhere: (row) => row }),
  "percentages of a release": () => percentagesIn(safe, { of: "column", places: 1 }),
  "rates of a release": () => ratesIn(safe, { populations: { a: 9, b: 99, c: 999 }, per: 100 }),
  "a release as text": () => textRows(safe),
  "a trend": () => recentTrend([now, before, now, before, now], { polarity: "high-is-good" }),
  "no trend": () => recentTrend([now], { polarity: "high-is-good" }),
  "a chart": () => xmr([1, 2, 1, 2], { improvement: "increase" }),
};

it.each(Object.entries(given))("lets nobody change %s", (_, made) => {
  const result = made();
  expect(frozenCopy(result)).toBe(result);
});
