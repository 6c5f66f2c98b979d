import { expect, it } from "vitest";
import { compareWithBenchmark } from "./benchmark.ts";
import { compareProportions, compareRates } from "./comparison.ts";
import { percentagesOf } from "./percentage.ts";
import { checkPercentage, possibleCounts, possibleTotals } from "./printed-percentage.ts";
import { proportion } from "./proportion.ts";
import { rate } from "./rate.ts";
import { refusalAt } from "./refusal.fixture.ts";
import { roundHalfUp } from "./rounding.ts";
import { recentTrend } from "./trend.ts";
import { all, allBut, kinds, nothing, pathOf, type WrongKind } from "./wrong-kind.fixture.ts";
import { xmr } from "./xmr.ts";

const part = { count: 1, total: 2 };
const events = { count: 1, population: 2 };
const none = { count: 0, population: 2 };
const but = allBut("undefined");
const chart = { improvement: "neither" } as const;

it.each<WrongKind>([
  ["total-invalid", "total", (v) => proportion(v), ["null", "undefined", "text", "list"]],
  ["total-invalid", "total", (v) => proportion({ count: 1, total: v }), all],
  ["count-invalid", "count", (v) => proportion({ count: v, total: 5 }), all],
  ["confidence-invalid", "confidence", (v) => proportion({ ...part, confidence: v }), allBut("undefined")],
  ["confidence-invalid", "confidence", () => proportion({ ...part, confidence: "0.95" as never }), ["text"]],
  ["count-invalid", "count", (v) => rate(v), ["null", "undefined", "text", "list"]],
  ["population-invalid", "population", (v) => rate({ count: 1, population: v, per: 1 }), all],
  ["per-invalid", "per", (v) => rate({ ...events, per: v }), all],
  ["total-invalid", "now.total", (v) => compareProportions(v, part), nothing],
  ["total-invalid", "before.total", (v) => compareProportions(part, v), nothing],
  ["count-invalid", "now.count", (v) => compareRates(v, events), nothing],
  ["population-invalid", "before.population", (v) => compareRates(events, { count: 1, population: v }), all],
  ["confidence-invalid", "confidence", (confidence) => compareRates(events, events, { confidence }), but],
  ["confidence-invalid", "confidence", (confidence) => compareRates(events, none, { confidence }), but],
  ["confidence-invalid", "confidence", (confidence) => compareRates(none, none, { confidence }), but],
  ["benchmark-invalid", "interval", (v) => compareWithBenchmark(v, 1), all],
  ["benchmark-invalid", "benchmark", (v) => compareWithBenchmark({ lower: 1, upper: 2 }, v), all],
  ["points-missing", "points", (v) => recentTrend(v), allBut("list")],
  ["point-invalid", "points.1", (v) => recentTrend([part, v]), allBut("list", "record")],
  ["points-missing", "points", (v) => xmr(v, chart), all],
  ["point-invalid", "points.1", (v) => xmr([1, v], chart), all],
  ["number-invalid", "value", (v) => roundHalfUp(v, 0), allBut("text", "bigint")],
  ["places-invalid", "places", (v) => roundHalfUp("1.5", v), all],
  ["count-invalid", "counts", (v) => percentagesOf(v, { places: 0 }), allBut("list")],
  [
    "choice-unknown",
    "sumTo100",
    (v) => percentagesOf([1, 2], { places: 0, sumTo100: v }),
    allBut("undefined", "yes"),
  ],
  [
    "choice-unknown",
    "screenOutliers",
    (v) => xmr([1, 2], { improvement: "neither", screenOutliers: v }),
    allBut("undefined", "yes"),
  ],
  ["printed-invalid", "printed", (v) => checkPercentage({ printed: v, total: 28 }), allBut("text")],
  ["printed-invalid", "printed", (v) => possibleCounts(v, 28), allBut("text")],
  ["printed-invalid", "printed", (v) => possibleTotals(v, { from: 1, to: 2 }), allBut("text")],
])("refuses with %s, at %s, what is of another kind", (code, place, use, refused) => {
  for (const kind of refused) {
    const refusal = refusalAt(`statistics/${code}`, pathOf(place));
    expect(() => use(kinds[kind] as never), kind).toThrow(refusal);
  }
});
