import { roundRatio } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkPrinted, explainPercentage } from "./published-percentage.ts";

it.each([
  { printed: "54.2", totals: { reviewed: 59 }, fits: [["reviewed", [32]]] },
  { printed: "26", totals: { panel: 19, all: 55 }, count: 5, fits: [["panel", [5]]] },
  {
    printed: "52",
    totals: { panel: 19, all: 55, awaiting: 61 },
    fits: [
      ["awaiting", [32]],
      ["panel", [10]],
      ["all", [29]],
    ],
  },
  { printed: "40", totals: { reviewed: 14, notified: 25 }, fits: [["notified", [10]]] },
  { printed: "40%", totals: { "Greater Manchester": 129 }, fits: [["Greater Manchester", [51, 52]]] },
  { printed: "66", totals: { closed: 29, none: 0 }, fits: [["closed", [19]]] },
  { printed: "75", totals: { notified: 128 }, count: 96, fits: [["notified", [96]]] },
  { printed: "100", totals: { reviewed: 27 }, count: 27, fits: [["reviewed", [27]]] },
  { printed: "98", totals: { reviews: 3_595 }, count: 3_540, fits: [["reviews", [3_540]]] },
  { printed: "75", totals: { few: 5 }, count: 96, fits: [] },
])("takes $printed of $totals to be $fits", ({ printed, totals, count, fits }) => {
  const origins = explainPercentage(printed, totals, count === undefined ? {} : { count });
  expect(origins.map(({ of, counts }) => [of, counts])).toEqual(fits);
});

it("says where only a fault of rounding gives it", () => {
  expect(explainPercentage("51", { reviewed: 27 }, { count: 14 })).toEqual([
    { of: "reviewed", total: 27, counts: [14], verdict: "only-by-truncating" },
  ]);
});

it("always finds the total that a percentage was computed from", () => {
  const claims = fc
    .integer({ min: 1, max: 5_000 })
    .chain((total) =>
      fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total), fc.integer({ min: 0, max: 2 })),
    );
  fc.assert(
    fc.property(claims, ([count, total, places]) => {
      const printed = roundRatio(count, total, { times: 100, places });
      const [origin] = explainPercentage(printed, { reviewed: total });
      expect(origin?.verdict).toBe("consistent");
      expect(origin?.counts).toContain(count);
    }),
  );
});

it.each([
  { claim: { printed: "52", of: "reviewed" }, found: [] },
  { claim: { printed: "52", of: "reviewed", count: 14 }, found: [] },
  { claim: { printed: "50", of: "boys" }, found: [["cdop/denominator-unknown", "warning"]] },
  { claim: { printed: "50", of: "none" }, found: [["cdop/denominator-unknown", "warning"]] },
  { claim: { printed: "50", of: "reviewed", count: 28 }, found: [["cdop/count-above-total", "error"]] },
  { claim: { printed: "57", of: "reviewed" }, found: [["cdop/percentage-impossible", "error"]] },
  { claim: { printed: "51", of: "reviewed" }, found: [["cdop/percentage-misrounded", "warning"]] },
  { claim: { printed: "40", of: "region" }, found: [["cdop/percentage-ambiguous", "note"]] },
  {
    claim: { printed: "40", of: "notified", afterReview: true },
    found: [["cdop/outcome-before-review", "error"]],
  },
  {
    claim: { printed: "40", of: "notified: Dorset", afterReview: true },
    found: [["cdop/outcome-before-review", "error"]],
  },
  {
    claim: { printed: "40", of: "open", afterReview: true },
    found: [["cdop/outcome-before-review", "error"]],
  },
  {
    claim: { printed: "40", of: "region", afterReview: true },
    found: [["cdop/percentage-ambiguous", "note"]],
  },
  { claim: { printed: "57", of: "reviewed", count: 14 }, found: [["cdop/percentage-impossible", "error"]] },
  { claim: { printed: "51", of: "reviewed", count: 14 }, found: [["cdop/percentage-misrounded", "warning"]] },
  { claim: { printed: "50", of: "reviewed", count: 0.5 }, found: [["cdop/count-above-total", "error"]] },
  { claim: { printed: "100", of: "reviewed", count: 27 }, found: [] },
  {
    claim: { printed: "31", of: "sufficient-information", afterReview: true },
    found: [["cdop/percentage-ambiguous", "note"]],
  },
  { claim: { printed: "99", of: "reviewed" }, found: [["cdop/percentage-impossible", "error"]] },
])("finds $found in $claim", ({ claim, found }) => {
  const totals = {
    reviewed: 27,
    none: 0,
    region: 129,
    notified: 25,
    "notified: Dorset": 10,
    open: 68,
    "sufficient-information": 190,
  };
  const findings = checkPrinted({ label: "Share", ...claim }, totals, ["percentages", 0]);
  expect(findings.map(({ code, severity }) => [code, severity])).toEqual(found);
  expect(findings.map(({ message }) => message)).toMatchSnapshot();
});

it.each([
  {
    claim: { printed: "19.1 %", count: 73_013 },
    says: "19.1% of 383274 (reviewed) is 73013 only if rounded twice, not if rounded; no total given has it",
  },
  { claim: { printed: "28" }, total: 350, says: "28% of 350 (reviewed) can be 97, 98 or 99" },
  { claim: { printed: "28" }, total: 351, says: "28% of 351 (reviewed) can be 97 to 100" },
])("says in a few words: $says", ({ claim, total = 383_274, says }) => {
  const findings = checkPrinted({ label: "Share", of: "reviewed", ...claim }, { reviewed: total }, []);
  expect(findings.map(({ message }) => message)).toEqual([`Share: ${says}`]);
});
