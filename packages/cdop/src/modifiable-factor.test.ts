import { formatFigure, roundRatio } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { modifiableFactors } from "./modifiable-factor.ts";
import { anyRecord, death, lastYear, panelCases, review, thisYear } from "./panel.fixture.ts";
import { refusalOf } from "./plain.fixture.ts";

it("gives 14 of 27, which prints 52%", () => {
  const share = modifiableFactors(panelCases, { denominator: "all-reviewed", period: thisYear });
  expect(share).toMatchObject({
    count: 14,
    total: 27,
    excluded: 0,
    outOfArea: 0,
    notReviewed: 57,
    period: thisYear,
  });
  expect(formatFigure({ value: { kind: "percentage", ...share, of: share.denominator } })).toBe("52%");
  expect([share.lower.toFixed(5), share.upper.toFixed(5)]).toEqual(["0.33986", "0.69257"]);
});

it("gives 32 of 59 the year before, which prints 54.2%", () => {
  const { count, total } = modifiableFactors(panelCases, { denominator: "all-reviewed", period: lastYear });
  expect([count, total]).toEqual([32, 59]);
  expect(roundRatio(count, total, { times: 100, places: 1 })).toBe("54.2");
});

it("gives the interval that it is asked for", () => {
  const share = (confidence: number) =>
    modifiableFactors(panelCases, { denominator: "all-reviewed", period: thisYear, confidence });
  expect([share(0.95).confidence, share(0.998).confidence]).toEqual([0.95, 0.998]);
  expect(share(0.998).lower).toBeLessThan(share(0.95).lower);
});

it("leaves out what could not be known only where the denominator says so, and counts it", () => {
  const share = modifiableFactors(panelCases, { denominator: "sufficient-information", period: thisYear });
  expect([share.count, share.total, share.excluded]).toEqual([14, 26, 1]);
  expect(modifiableFactors(panelCases, { denominator: "all-reviewed" })).not.toHaveProperty("period");
  expect(share.because).toBe(
    "Reviews completed in 2023/24 that identified modifiable factors, of deaths reviewed with enough information to tell; " +
      "1 left out for insufficient information",
  );
  expect(modifiableFactors(panelCases, { denominator: "all-reviewed" }).because).toBe(
    "Reviews completed that identified modifiable factors, of all deaths reviewed; reviews without enough information are in the total",
  );
});

it("counts the reviews of children who lived elsewhere apart, and a review without an outcome as insufficient", () => {
  const { modifiable: _, ...untold } = review("2023-06-01");
  const away = (told: Parameters<typeof death>[0]) => death({ ...told, outOfArea: true });
  const cases = [
    death(review("2023-06-01")),
    death(untold),
    away(review("2023-06-01")),
    away(review("2023-06-02", { modifiable: "identified" })),
    away(untold),
    away({}),
  ];
  expect(modifiableFactors(cases, { denominator: "all-reviewed", period: thisYear })).toMatchObject({
    outcomes: { identified: 0, "none-identified": 1, "insufficient-information": 1 },
    outOfArea: 3,
    notReviewed: 0,
  });
});

it("counts every review once, whichever the denominator", () => {
  const denominators = fc.constantFrom("all-reviewed", "sufficient-information");
  fc.assert(
    fc.property(fc.array(anyRecord, { minLength: 1 }), denominators, (cases, denominator) => {
      const reviewed = cases.filter(({ reviewedOn, outOfArea }) => reviewedOn !== undefined && !outOfArea);
      const usable = reviewed.filter(({ modifiable }) => modifiable !== "insufficient-information");
      fc.pre(usable.length > 0);
      const { count, total, excluded, outcomes, notReviewed } = modifiableFactors(cases, { denominator });
      expect(total).toBe(denominator === "all-reviewed" ? reviewed.length : usable.length);
      expect(total + excluded).toBe(reviewed.length);
      expect(Object.values(outcomes).reduce((sum, each) => sum + each, 0)).toBe(reviewed.length);
      expect(count).toBe(reviewed.filter(({ modifiable }) => modifiable === "identified").length);
      const open = cases.filter((each) => !each.outOfArea && each.reviewedOn === undefined);
      expect(notReviewed).toBe(open.length);
    }),
  );
});

it("refuses a share of nothing, and a denominator that is not named", () => {
  const refused = (cases: typeof panelCases, denominator: string) => () =>
    modifiableFactors(cases, { denominator: denominator as never });
  expect(refused([], "all-reviewed")).toThrow(expect.objectContaining({ code: "cdop/no-reviews" }));
  expect([refusalOf(refused([], "all-reviewed")), refusalOf(refused([], "notified"))]).toMatchInlineSnapshot(`
    [
      "Cannot give the share with modifiable factors: at least one review is needed",
      "Cannot give the share with modifiable factors: the denominator "all-reviewed" or "sufficient-information" is needed",
    ]
  `);
  const unknown = panelCases.filter(({ modifiable }) => modifiable === "insufficient-information");
  expect(refused(unknown, "sufficient-information")).toThrow(
    expect.objectContaining({ code: "cdop/no-reviews" }),
  );
  expect(refused(panelCases, "notified")).toThrow(
    expect.objectContaining({ code: "cdop/denominator-invalid", path: ["denominator"] }),
  );
});
