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

it.each([
  { of: "panDorsetAndSomerset", codes: [] },
  { of: "blackCountry", codes: [] },
  { of: "leeds", codes: [] },
  { of: "leedsTwoPanels", codes: ["cdop/percentage-misrounded", "cdop/percentage-misrounded"] },
  { of: "worcestershire", codes: ["cdop/percentage-impossible"] },
  { of: "buryRochdaleAndOldham", codes: ["cdop/percentage-ambiguous"] },
  { of: "england", codes: ["cdop/percentage-ambiguous"] },
] as const)("finds $codes in what $of printed", ({ of, codes }) => {
  expect(fromPublishedCounts(published[of]).findings.map(({ code }) => code)).toEqual(codes);
});

it.each([
  {
    of: "leedsTwoPanels",
    message:
      "Most deprived tenth: 52% of 55 (reviewed) is 29 only if cut off, not if rounded; it can be 32 of 61 (awaiting)",
  },
  {
    of: "leedsTwoPanels",
    message:
      "Most deprived tenth: 52% of 19 (reviewed: panel) is 10 only if cut off, not if rounded; it can be 32 of 61 (awaiting)",
  },
  {
    of: "worcestershire",
    message:
      "Reviews with modifiable factors: 40% of 14 (reviewed) is not a whole number of them; it can be 10 of 25 (notified, of whom not all had been reviewed)",
  },
  {
    of: "buryRochdaleAndOldham",
    message: "Greater Manchester, modifiable: 40% of 129 (Greater Manchester) can be 51 or 52",
  },
] as const)("explains: $message", ({ of, message }) => {
  expect(fromPublishedCounts(published[of]).findings.map((found) => found.message)).toContain(message);
});

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

it("keeps a withheld part out of the counts and says that it can be found", () => {
  const { reviewed, findings } = fromPublishedCounts({
    period: thisYear,
    reviewed: { total: 27, by: { panel: { "Pan-Dorset": 22, Somerset: "[c]" } } },
  });
  expect(reviewed?.parts).toEqual([{ label: "Pan-Dorset", count: 22 }]);
  expect(findings.map(({ code, path }) => [code, path])).toEqual([
    ["cdop/withheld-recoverable", ["reviewed", "by", "panel"]],
  ]);
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

it.each<{ told: Partial<PublishedYear>; code: string; path: readonly PropertyKey[] }>([
  { told: { notified: { total: -1 } }, code: "cdop/count-invalid", path: ["notified", "total"] },
  {
    told: { notified: { total: 57, outOfArea: 0.5 } },
    code: "cdop/count-invalid",
    path: ["notified", "outOfArea"],
  },
  {
    told: { reviewed: { total: 27, by: { area: { Dorset: -1 } } } },
    code: "cdop/count-invalid",
    path: ["reviewed", "by", "area"],
  },
  {
    told: { reviewed: { total: 27, by: { area: { Dorset: 10, BCP: 12 } } } },
    code: "cdop/parts-do-not-sum",
    path: ["reviewed", "by", "area"],
  },
  {
    told: {
      reviewed: { total: 27, by: { panel: { A: 22, B: 5 }, area: { C: 10, D: 11, B: 6 } } },
      groups: [{ name: "A", areas: ["C", "D"] }],
    },
    code: "cdop/parts-do-not-sum",
    path: ["reviewed", "by", "A"],
  },
  {
    told: { modifiable: { identified: 28 } },
    code: "cdop/count-above-total",
    path: ["modifiable", "identified"],
  },
  {
    told: { modifiable: { identified: 26, insufficientInformation: 2 } },
    code: "cdop/count-above-total",
    path: ["modifiable", "identified"],
  },
  {
    told: { modifiable: { identified: -1 } },
    code: "cdop/count-invalid",
    path: ["modifiable", "identified"],
  },
  {
    told: { modifiable: { identified: 14, printed: "51" } },
    code: "cdop/percentage-misrounded",
    path: ["modifiable", "printed"],
  },
  {
    told: { modifiable: { identified: 14, printed: "56" } },
    code: "cdop/percentage-impossible",
    path: ["modifiable", "printed"],
  },
  { told: { open: { opening: 41, closing: 70 } }, code: "cdop/open-cases-residual", path: ["open"] },
  { told: { open: { closing: 29 } }, code: "cdop/open-cases-residual", path: ["open"] },
  { told: { open: { opening: -1 } }, code: "cdop/count-invalid", path: ["open", "opening"] },
  {
    told: { percentages: [{ label: "Boys", printed: "50", of: "boys" }] },
    code: "cdop/denominator-unknown",
    path: ["percentages", 0],
  },
  {
    told: { percentages: [{ label: "Boys", printed: "50", of: "toString" }] },
    code: "cdop/denominator-unknown",
    path: ["percentages", 0],
  },
  {
    told: { percentages: [{ label: "Boys", printed: "50", of: "reviewed", count: 28 }] },
    code: "cdop/count-above-total",
    path: ["percentages", 0],
  },
  {
    told: {
      percentages: [{ label: "Modifiable factors", printed: "40", of: "notified", afterReview: true }],
    },
    code: "cdop/outcome-before-review",
    path: ["percentages", 0],
  },
])("finds $code at $path", ({ told, code, path }) => {
  const found = fromPublishedCounts({ ...totals, ...told }).findings;
  expect(found.map((each) => [each.code, each.path])).toEqual([[code, path]]);
  expect(found.map(({ severity, message }) => `${severity}: ${message}`)).toMatchSnapshot();
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

it("sums a group's areas only where all of them are printed, and no group that is one of its own areas", () => {
  const by = { panel: { A: 22, B: 5 }, area: { C: 10, D: 12 } };
  const codesOf = (groups: NonNullable<PublishedYear["groups"]>) =>
    fromPublishedCounts({
      period: thisYear,
      reviewed: { total: 27, by: { panel: by.panel } },
      groups,
    }).findings.map(({ code }) => code);
  expect(codesOf([{ name: "A", areas: ["C", "B"] }])).toEqual([]);
  expect(codesOf([{ name: "A", areas: ["constructor", "B"] }])).toEqual([]);
  expect(codesOf([{ name: "A", areas: ["A", "B"] }])).toEqual([]);
  expect(codesOf([{ name: "X", areas: ["A", "B"] }])).toEqual([]);
  expect(codesOf([{ name: "A", areas: ["B"] }])).toEqual(["cdop/parts-do-not-sum"]);
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

it("names the total that a share cannot be of as the panel took it, with the parts that it could be of", () => {
  const { findings } = fromPublishedCounts({
    period: thisYear,
    notified: { total: 57, by: { panel: { "Pan-Dorset": 27, Somerset: 30 } } },
    reviewed: { total: 14 },
    modifiable: { printed: "41", insufficientInformation: 1, denominator: "sufficient-information" },
  });
  expect(findings.map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "Reviews with modifiable factors: 41% of 13 (deaths reviewed with enough information to tell) is not a whole number of them; it can be 11 of 27 (notified: Pan-Dorset, of whom not all had been reviewed)",
    ]
  `);
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

it.each([{}, { reviewed: { total: 0 } }])("finds that a share lacks its denominator in %j", (told) => {
  const { modifiable, findings } = fromPublishedCounts({
    period: thisYear,
    ...told,
    modifiable: { identified: 14 },
  });
  expect(modifiable).toBeUndefined();
  expect(findings).toEqual([
    {
      code: "cdop/denominator-unknown",
      severity: "warning",
      message: "Reviews with modifiable factors: the number of deaths reviewed is needed",
      path: ["modifiable"],
    },
  ]);
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
