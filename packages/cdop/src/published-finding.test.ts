import { expect, it } from "vitest";
import { thisYear } from "./panel.fixture.ts";
import { published } from "./published.fixture.ts";
import { fromPublishedCounts, type PublishedYear } from "./published-year.ts";

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
