import { roundRatio } from "@pdscp/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPercentage, possibleCounts, possibleTotals } from "./printed-percentage.ts";
import { refusalAt } from "./refusal.fixture.ts";

describe("a printed percentage", () => {
  it.each([
    { printed: "57", total: 28, verdict: "consistent", counts: [16] },
    { printed: "57%", total: 28, verdict: "consistent", counts: [16] },
    { printed: " 57 % ", total: 28, verdict: "consistent", counts: [16] },
    { printed: "54.2", total: 59, verdict: "consistent", counts: [32] },
    { printed: "52", total: 27, verdict: "consistent", counts: [14] },
    { printed: "24", total: 27, verdict: "impossible", counts: [] },
    { printed: "82.3", total: 17, verdict: "only-by-truncating", counts: [14] },
    { printed: "66", total: 3, verdict: "only-by-truncating", counts: [2] },
    { printed: "100", total: 3, verdict: "consistent", counts: [3] },
    { printed: "0", total: 3, verdict: "consistent", counts: [0] },
    { printed: "101", total: 3, verdict: "impossible", counts: [] },
    { printed: "1000", total: 3, verdict: "impossible", counts: [] },
    { printed: "35", total: 29, verdict: "only-by-rounding-twice", counts: [10] },
  ])("of $printed among $total is $verdict", ({ printed, total, verdict, counts }) => {
    expect(checkPercentage({ printed, total })).toEqual({ verdict, counts });
  });

  it.each([
    { printed: "19.1", count: 73_013, total: 383_274, verdict: "only-by-rounding-twice", value: "19.0" },
    { printed: "19.0", count: 73_013, total: 383_274, verdict: "consistent", value: "19.0" },
    { printed: "19.1", count: 3809, total: 20_000, verdict: "only-by-rounding-twice", value: "19.0" },
    { printed: "19.1", count: 3808, total: 20_000, verdict: "impossible", value: "19.0" },
    { printed: "57", count: 16, total: 28, verdict: "consistent", value: "57" },
    { printed: "57", count: 17, total: 28, verdict: "impossible", value: "61" },
    { printed: "60", count: 17, total: 28, verdict: "only-by-truncating", value: "61" },
    { printed: "83", count: 33, total: 40, verdict: "consistent", value: "83" },
    { printed: "82", count: 33, total: 40, verdict: "only-by-truncating", value: "83" },
  ])("of $printed for $count of $total is $verdict", ({ verdict, value, ...claim }) => {
    const check = checkPercentage(claim);
    expect(check).toMatchObject({ verdict, value });
    expect(check.counts.includes(claim.count)).toBe(verdict !== "impossible");
  });
});

it("names the counts that print so in the way the verdict says", () => {
  const { counts } = checkPercentage({ printed: "19.1", count: 3809, total: 20_000 });
  expect([counts[0], counts.at(-1)]).toEqual([3809, 3828]);
});

const claims = fc
  .integer({ min: 1, max: 400 })
  .chain((total) =>
    fc.record({ total: fc.constant(total), count: fc.integer({ min: 0, max: total }), places: fc.nat(3) }),
  );

it("names exactly the counts that round to it", () => {
  fc.assert(
    fc.property(claims, ({ count, total, places }) => {
      const printed = roundRatio(count, total, { times: 100, places });
      const all = Array.from({ length: total + 1 }, (_, each) => each);
      const right = all.filter((each) => roundRatio(each, total, { times: 100, places }) === printed);
      expect(possibleCounts(printed, total)).toEqual(right);
      expect(checkPercentage({ printed, total })).toEqual({ verdict: "consistent", counts: right });
    }),
  );
});

it("tells a wrongly rounded count from a rightly rounded one", () => {
  fc.assert(
    fc.property(claims, ({ count, total, places }) => {
      const right = roundRatio(count, total, { times: 100, places });
      const finer = roundRatio(count, total, { times: 100, places: places + 1 });
      const twice = roundRatio(BigInt(finer.replace(".", "")), 10n ** BigInt(places + 1), { places });
      const unit = 10n ** BigInt(places);
      const cut = roundRatio((BigInt(count) * 100n * unit) / BigInt(total), unit, { places });
      const verdictOn = (printed: string) => checkPercentage({ printed, count, total }).verdict;
      expect(verdictOn(right)).toBe("consistent");
      if (twice !== right) expect(verdictOn(twice)).toBe("only-by-rounding-twice");
      if (cut !== right) expect(verdictOn(cut)).toBe("only-by-truncating");
    }),
  );
});

describe("a total", () => {
  it("is possible exactly when a count of it rounds to the percentage", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1), (digits, places) => {
        const printed = roundRatio(digits, 10 ** places, { places });
        const totals = possibleTotals(printed, { from: 1, to: 120 });
        const all = Array.from({ length: 120 }, (_, index) => index + 1);
        expect(totals).toEqual(all.filter((total) => possibleCounts(printed, total).length > 0));
      }),
    );
  });

  it("of which 98% may be printed", () => {
    expect(possibleTotals("98", { from: 30, to: 45 })).toEqual([40, 41, 42, 43, 44, 45]);
    expect(possibleTotals("98", { from: 40, to: 40 })).toEqual([40]);
  });
});

it("takes as long as there are answers, not as the total is large", () => {
  expect(possibleCounts("54.20000000000", Number.MAX_SAFE_INTEGER)).toHaveLength(901);
  expect(possibleCounts("54.200000000000000001", 9_000_000_000_000_000)).toEqual([]);
}, 2000);

it.each([
  { printed: "", code: "statistics/printed-invalid", path: ["printed"] },
  { printed: "about 50", code: "statistics/printed-invalid", path: ["printed"] },
  { printed: "-5", code: "statistics/printed-invalid", path: ["printed"] },
  { printed: "5,5", code: "statistics/printed-invalid", path: ["printed"] },
  { printed: "5%7", code: "statistics/printed-invalid", path: ["printed"] },
  { printed: "50%%", code: "statistics/printed-invalid", path: ["printed"] },
  { printed: "50", total: 0, code: "statistics/total-invalid", path: ["total"] },
  { printed: "50", total: 1.5, code: "statistics/total-invalid", path: ["total"] },
  { printed: "50", total: 9, count: 10, code: "statistics/count-above-total", path: ["count"] },
  { printed: "50", total: 9, count: -1, code: "statistics/count-invalid", path: ["count"] },
])("refuses $printed with $code", ({ printed, total = 10, code, path, ...given }) => {
  const error = refusalAt(code, path);
  expect(() =>
    checkPercentage({ printed, total, ...(given.count === undefined ? {} : { count: given.count }) }),
  ).toThrow(error);
});

it.each([
  { from: 0, to: 5 },
  { from: 5, to: 4 },
  { from: 1.5, to: 4 },
  { from: 1, to: Number.NaN },
  { from: 1, to: 10_000_001 },
])("refuses totals from $from to $to", (range) => {
  const error = { code: "statistics/range-invalid", path: ["range"] };
  expect(() => possibleTotals("50", range)).toThrow(refusalAt(error.code, error.path));
});

it("lists ten million answers, and refuses more", () => {
  const tooMany = refusalAt("statistics/range-invalid", ["range"]);
  expect(() => possibleCounts("50", 1e12)).toThrow(tooMany);
  expect(() => checkPercentage({ printed: "50", total: 1e12 })).toThrow(tooMany);
  expect(checkPercentage({ printed: "50.00000000", total: 1e12 }).counts).toHaveLength(100);
});
