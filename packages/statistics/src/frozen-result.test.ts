import { frozenCopy } from "@pdscp/core";
import { expect, it } from "vitest";
import { compareProportions, compareRates } from "./comparison.ts";
import { percentagesOf } from "./percentage.ts";
import { checkPercentage, possibleCounts } from "./printed-percentage.ts";
import { proportion } from "./proportion.ts";
import { rate } from "./rate.ts";
import { recentTrend } from "./trend.ts";
import { xmr } from "./xmr.ts";

const [now, before] = [
  { count: 14, total: 27 },
  { count: 32, total: 59 },
];
const births = { count: 9, population: 1_000 };

const given: Readonly<Record<string, () => object>> = {
  proportion: () => proportion(now),
  rate: () => rate({ ...births, per: 1_000 }),
  "a comparison of proportions": () => compareProportions(now, before),
  "a comparison of rates": () => compareRates(births, births),
  percentages: () => percentagesOf([14, 13], { places: 0 }),
  "a check": () => checkPercentage({ printed: "52", total: 27 }),
  "an impossible check": () => checkPercentage({ printed: "24", total: 27 }),
  "possible counts": () => possibleCounts("52", 27),
  "a trend": () => recentTrend([now, before, now, before, now], { polarity: "high-is-good" }),
  "no trend": () => recentTrend([now], { polarity: "high-is-good" }),
  "a chart": () => xmr([1, 2, 1, 2], { improvement: "increase" }),
};

it.each(Object.entries(given))("lets nobody change %s", (_, made) => {
  const result = made();
  expect(frozenCopy(result)).toBe(result);
});
