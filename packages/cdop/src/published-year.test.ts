import { roundRatio } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { deathsNotified, deathsReviewed } from "./death-count.ts";
import { modifiableFactors } from "./modifiable-factor.ts";
import { openCases } from "./open-case.ts";
import { anyDeath, panelCases, panels, thisYear } from "./panel.fixture.ts";
import { published, yearBefore } from "./published.fixture.ts";
import { fromPublishedCounts, type PublishedYear } from "./published-year.ts";
import { compareYears } from "./year-comparison.ts";

const totals = { period: thisYear, notified: { total: 57 }, reviewed: { total: 27 } } satisfies PublishedYear;

it("gives from totals what the cases give", () => {
  const { notified, reviewed, modifiable, open } = fromPublishedCounts(published.panDorsetAndSomerset);
  expect(notified).toEqual(deathsNotified(panelCases, { period: thisYear, by: panels }));
  expect(reviewed).toEqual(deathsReviewed(panelCases, { period: thisYear, by: panels }));
  const fromCases = modifiableFactors(panelCases, { denominator: "all-reviewed", period: thisYear });
  for (const key of ["count", "total", "value", "lower", "upper", "excluded", "because"] as const) {
    expect(modifiable?.[key]).toEqual(fromCases[key]);
  }
  expect(modifiable?.implied).toBe(false);
  const flow = openCases(panelCases, { period: thisYear });
  expect([open?.notified, open?.reviewed, open?.otherwiseClosed, open?.change]).toEqual([
    flow.notified,
    flow.reviewed,
    flow.otherwiseClosed,
    flow.change,
  ]);
  expect(open).not.toHaveProperty("opening");
});

it("takes a null, which JSON has for what was not published, for what is not there", () => {
  const { period, notified, reviewed } = totals;
  const nulls: Readonly<Record<string, unknown>> = {
    period,
    notified: { ...notified, by: null },
    reviewed: { ...reviewed, by: { area: null } },
    modifiable: null,
    open: null,
    groups: null,
    percentages: null,
    totals: null,
  };
  expect(fromPublishedCounts(nulls as unknown as PublishedYear)).toEqual(fromPublishedCounts(totals));
  const none = { period, notified: null, reviewed: null, modifiable: null, open: null };
  expect(fromPublishedCounts(none as unknown as PublishedYear)).toEqual({ period, findings: [] });
});

it("finds a part that is null, and leaves none out of its sum", () => {
  const by = { area: { Dorset: 15, BCP: 12, Somerset: null } };
  const reviewed = { total: 27, by } as unknown as NonNullable<PublishedYear["reviewed"]>;
  const { findings } = fromPublishedCounts({ period: thisYear, reviewed });
  expect(findings.map(({ code }) => code)).toEqual(["cdop/count-invalid"]);
});

it.each([undefined, "2023/25"])("refuses the period %s, whatever was published", (period) => {
  expect(() => fromPublishedCounts({ period } as unknown as PublishedYear)).toThrow(
    expect.objectContaining({ code: expect.stringMatching(/^core\/(period|year)-invalid$/) }),
  );
});

it("finds the one count of 59 that prints 54.2%, and compares the years with it", () => {
  const before = fromPublishedCounts(yearBefore).modifiable;
  expect([before?.count, before?.total, before?.implied]).toEqual([32, 59, true]);
  expect(fromPublishedCounts(yearBefore).open).toBeUndefined();
  expect(roundRatio(before?.count ?? 0, before?.total ?? 1, { times: 100, places: 1 })).toBe("54.2");
  const now = fromPublishedCounts(published.panDorsetAndSomerset).modifiable;
  expect(now && before && compareYears(now, before).verdict).toBe("no-evidence-of-change");
});

it.each([
  { modifiable: { identified: 14 }, share: [14, 27] },
  { modifiable: { identified: 27, printed: "100" }, share: [27, 27] },
  { modifiable: { identified: 0, insufficientInformation: 27 }, share: [0, 27] },
  {
    modifiable: { identified: 14, insufficientInformation: 1, denominator: "sufficient-information" },
    share: [14, 26],
  },
] as const)("takes the share of $modifiable to be $share", ({ modifiable, share }) => {
  const { findings, ...results } = fromPublishedCounts({ ...totals, modifiable });
  expect([results.modifiable?.count, results.modifiable?.total]).toEqual(share);
  expect(findings).toEqual([]);
});

it("gives no share where none or several counts fit", () => {
  expect(fromPublishedCounts(published.worcestershire).modifiable).toBeUndefined();
  expect(fromPublishedCounts(published.england).modifiable).toBeUndefined();
});

it.each([
  { open: { opening: 41 }, opening: 41, closing: 71 },
  { open: { closing: 71 }, opening: 41, closing: 71 },
  { open: { opening: 41, closing: 71 }, opening: 41, closing: 71, residual: 0 },
  { open: { opening: 41, otherwiseClosed: 2 }, opening: 41, closing: 69 },
])("rolls open cases from $open", ({ open, ...expected }) => {
  const results = fromPublishedCounts({ ...totals, open });
  expect(results.open).toMatchObject(expected);
  expect("residual" in (results.open ?? {})).toBe("residual" in expected);
  expect(results.findings).toEqual([]);
});

it("gives only what was published", () => {
  expect(Object.keys(fromPublishedCounts({ period: thisYear }))).toEqual(["period", "findings"]);
  expect(
    Object.keys(fromPublishedCounts({ period: thisYear, notified: { total: 57 }, open: { opening: 1 } })),
  ).toEqual(["period", "notified", "findings"]);
  expect(Object.keys(fromPublishedCounts(totals))).toEqual([
    "period",
    "notified",
    "reviewed",
    "open",
    "findings",
  ]);
  expect(fromPublishedCounts(totals).notified?.parts).toEqual([]);
});

it("says of the open cases what follows from the totals, and no more than it can", () => {
  expect(fromPublishedCounts(totals).open).toStrictEqual({
    period: "2023/24",
    notified: 57,
    reviewed: 27,
    otherwiseClosed: 0,
    change: 30,
    because:
      "Notified, less reviewed, in 2023/24, from published totals; taking none to have been closed otherwise, of which nothing was published",
  });
  expect(fromPublishedCounts({ ...totals, open: { otherwiseClosed: 0 } }).open).toMatchObject({
    change: 30,
    because: "Notified, less reviewed and otherwise closed, in 2023/24, from published totals",
  });
  expect(
    fromPublishedCounts({ ...totals, open: { opening: 41, closing: 70, otherwiseClosed: 2 } }).open,
  ).toMatchObject({
    change: 29,
    residual: 1,
  });
  expect(fromPublishedCounts({ ...totals, open: { opening: 0 } })).toMatchObject({
    open: { closing: 30 },
    findings: [],
  });
  expect(fromPublishedCounts({ ...totals, open: { closing: 30 } })).toMatchObject({
    open: { opening: 0 },
    findings: [],
  });
});

it("knows the closing stock, and the reviews with sufficient information, as totals that a percentage can be of", () => {
  const claim = (of: string, printed: string) => ({ label: "Share", of, printed });
  const { findings } = fromPublishedCounts({
    ...totals,
    open: { opening: 41 },
    modifiable: { identified: 13, insufficientInformation: 1 },
    percentages: [claim("open", "49.3"), claim("sufficient-information", "50.0"), claim("notified", "22.8")],
  });
  expect(findings).toEqual([]);
  const without = fromPublishedCounts({
    ...totals,
    percentages: [claim("open", "50"), claim("sufficient-information", "50")],
  });
  expect(without.findings.map(({ code }) => code)).toEqual([
    "cdop/denominator-unknown",
    "cdop/denominator-unknown",
  ]);
});

it("implies no count beyond the reviews that could tell, and none of a denominator of nothing", () => {
  const share = (modifiable: NonNullable<PublishedYear["modifiable"]>, total = 10) =>
    fromPublishedCounts({ period: thisYear, reviewed: { total }, modifiable }).modifiable;
  expect(share({ printed: "50" })?.count).toBe(5);
  expect(share({ printed: "90", insufficientInformation: 1 })?.count).toBe(9);
  expect(share({ printed: "90", insufficientInformation: 2 })).toBeUndefined();
  expect(
    share({ identified: 0, insufficientInformation: 10, denominator: "sufficient-information" }),
  ).toBeUndefined();
  expect(
    share({ printed: "50", insufficientInformation: 2, denominator: "sufficient-information" }),
  ).toMatchObject({
    count: 4,
    total: 8,
    excluded: 2,
  });
  expect(share({ insufficientInformation: 11 })).toBeUndefined();
});

it("refuses a percentage that is none", () => {
  expect(() => fromPublishedCounts({ ...totals, modifiable: { printed: "about half" } })).toThrow(
    expect.objectContaining({ code: "statistics/printed-invalid" }),
  );
});

it("finds nothing wrong with what cases truly give", () => {
  fc.assert(
    fc.property(fc.array(anyDeath), (cases) => {
      const [notified, reviewed] = [deathsNotified, deathsReviewed].map((count) => {
        const { total, outOfArea, parts } = count(cases, { period: thisYear, by: "area" });
        return {
          total,
          outOfArea,
          by: { area: Object.fromEntries(parts.map((part) => [part.label, part.count])) },
        };
      });
      const { opening, closing, otherwiseClosed } = openCases(cases, { period: thisYear });
      const results = fromPublishedCounts({
        period: thisYear,
        ...(notified && reviewed ? { notified, reviewed } : {}),
        open: { opening, closing, otherwiseClosed },
      });
      expect(results.findings).toEqual([]);
      expect(results.open).toMatchObject({ opening, closing, residual: 0 });
    }),
  );
});

it("refuses a denominator that there is not, though no count follows from what was printed", () => {
  const denominator = "all" as "all-reviewed";
  const year = { period: thisYear, reviewed: { total: 27 } };
  expect(() => fromPublishedCounts({ ...year, modifiable: { printed: "40", denominator } })).toThrow(
    expect.objectContaining({ code: "cdop/denominator-invalid", path: ["denominator"] }),
  );
});
