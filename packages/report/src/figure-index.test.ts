import { type FigureValue, financialYear } from "@pdscp/core";
import { expect, it } from "vitest";
import { figureIndex } from "./figure-index.ts";
import { findNumbers } from "./find-numbers.ts";
import { count, figureFor, pounds, share, withheld } from "./register.fixture.ts";
import { stemsOf } from "./stem.ts";

const days = (n: number): FigureValue => ({ kind: "days", days: n });
const rate: FigureValue = { kind: "rate", count: 27, population: 140_000, per: 100_000 };
const figures = [
  figureFor("budget", pounds("303140.00")),
  figureFor("fees", pounds("12500.50")),
  figureFor("grant", pounds("4321.40")),
  figureFor("least", pounds("1000.01")),
  figureFor("small", pounds("999.40")),
  figureFor("owed", pounds("-1000.50")),
  figureFor("visits", count(5_270)),
  figureFor("loss", pounds("-7639.00")),
  figureFor("attendances", count(2_850)),
  figureFor("share", share(14, 27)),
  figureFor("rate", rate),
  figureFor("time", days(382.5)),
  figureFor("wait", days(12)),
  figureFor("longest", days(1.5e21)),
  figureFor("shortest", days(0.125)),
  figureFor("hidden", withheld),
  figureFor("missing", { kind: "not-available", why: "not collected" }),
];
it.each<[said: string, ids: string]>([
  ["£303,140", "budget"],
  ["£303,140.00", "budget"],
  ["£303,140.0", "budget"],
  ["£303,141", ""],
  ["£0.3 million", "budget"],
  ["£0.30m", "budget"],
  ["£303 thousand", "budget"],
  ["£0.31 million", ""],
  ["£12,500.50", "fees"],
  ["£12,500.5", "fees"],
  ["£12,500", ""],
  ["£12,501", "fees"],
  ["£4,321", "grant"],
  ["£4,322", ""],
  ["£4,321.0", ""],
  ["over £12,501", ""],
  ["£1,000", "least"],
  ["£999", ""],
  ["-£1,001", "owed"],
  ["£1,001", ""],
  ["£12.5k", "fees"],
  ["-£7,639", "loss"],
  ["303,140", ""],
  ["over £300,000", "budget"],
  ["over £303,140", "budget"],
  ["over £304,000", ""],
  ["over £200,000", ""],
  ["nearly £310,000", "budget"],
  ["nearly £400,000", "budget"],
  ["nearly £300,000", ""],
  ["about £300,000", "budget"],
  ["about £350,000", ""],
  ["over 2,800", "attendances"],
  ["over 2,700", ""],
  ["over 2,840", ""],
  ["over 2,900", ""],
  ["over 2,849", ""],
  ["nearly 2,900", "attendances"],
  ["nearly 2,860", ""],
  ["nearly 3,000", "attendances"],
  ["nearly 2,800", ""],
  ["about 2,800", "attendances"],
  ["about 2,900", "attendances"],
  ["about 2,700", ""],
  ["about 2,851", ""],
  ["about £2,900", ""],
  ["about £303,141", ""],
  ["over £4,321", ""],
  ["about £4,321", ""],
  ["about £4,300", "grant"],
  ["about 5,200", ""],
  ["about 5,300", "visits"],
  ["52%", "share"],
  ["51.9%", "share"],
  ["51.85%", "share"],
  ["51.8%", ""],
  ["about 50.0%", ""],
  ["about 50%", "share"],
  ["over 51.0%", ""],
  ["14", "share"],
  ["27", "share rate"],
  ["half of them", "share"],
  ["two-thirds", "share"],
  ["one in four", ""],
  ["about two-thirds", "share"],
  ["about three quarters", ""],
  ["19.3 per 100,000", "rate"],
  ["19 per 100,000", "rate"],
  ["19.3 per 1,000", ""],
  ["0.2 per 1,000", ""],
  ["140,000", "rate"],
  ["about 100,000", "rate"],
  ["382.5 days", "time"],
  ["383 days", "time"],
  ["382 days", ""],
  ["12 days", "wait"],
  ["12.0 days", "wait"],
  ["12-day", "wait"],
  ["12 weeks", ""],
  ["12 months", ""],
  ["about 12 months", ""],
  ["0.125 days", "shortest"],
  ["0.13 days", "shortest"],
])("takes %s to state: %s", (said, ids) => {
  const { stating } = figureIndex({ figures });
  const [mention] = findNumbers(`It was ${said}.`);
  expect(
    mention &&
      stating(mention)
        .map(({ id }) => id)
        .join(" "),
  ).toBe(ids);
  expect(mention && stating(mention)).toEqual(mention && stating({ ...mention }));
});

it("keeps what prints alike apart by kind, by what it is per and by the words before it", () => {
  const asked = [
    "over 2,800",
    "about 2,800",
    "nearly 2,800",
    "2,800",
    "£2,800",
    "2,800 per 100,000",
    "2,800 days",
  ];
  const { stating } = figureIndex({ figures });
  const found = asked.map((said) => {
    const [mention] = findNumbers(`It was ${said}.`);
    return (
      mention &&
      stating(mention)
        .map(({ id }) => id)
        .join(" ")
    );
  });
  expect(found).toEqual(["attendances", "attendances", "", "", "", "", ""]);
});

it.each([
  ["£7,639", "loss"],
  ["£7,693", ""],
  ["£303,140", ""],
  ["-£303,140", ""],
  ["27", ""],
])("takes %s without its sign to state: %s", (said, ids) => {
  const { statingFall } = figureIndex({ figures });
  const found = findNumbers(`It was ${said}.`).flatMap((mention) => statingFall(mention));
  expect(found.map(({ id }) => id).join(" ")).toBe(ids);
});

it("states a figure once, however many of its numbers are the same", () => {
  const { stating: of } = figureIndex({
    figures: [figureFor("all", share(27, 27)), figureFor("n", count(27))],
  });
  const [mention] = findNumbers("It was 27.");
  expect(mention && of(mention).map(({ id }) => id)).toEqual(["all", "n"]);
});

it.each([
  { kind: "count", stems: ["death", "review"], ids: ["a", "b"] },
  { kind: "count", stems: ["review"], ids: ["b"] },
  { kind: "duration", stems: ["death", "review"], ids: ["c"] },
  { kind: "money", stems: ["death", "review"], ids: [] },
  { kind: "count", stems: ["plan"], ids: [] },
  { kind: "count", stems: [], ids: [] },
] as const)("finds the figures of a $kind that share $stems: $ids", ({ kind, stems, ids }) => {
  const { sharing } = figureIndex({
    figures: [
      figureFor("a", count(1), { label: "Deaths" }),
      figureFor("b", count(2), { label: "Deaths reviewed" }),
      figureFor("c", days(2), { label: "Days to review" }),
    ],
  });
  expect(sharing(kind, stems).map(({ figure }) => figure.id)).toEqual(ids);
});

it("passes over a word that stands in more than a hundred labels", () => {
  const named = (many: number) =>
    figureIndex({
      figures: Array.from({ length: many }, (_, n) => figureFor(`n${n}`, count(n), { label: "Deaths" })),
    });
  expect(named(100).sharing("count", ["death"])).toHaveLength(100);
  expect(named(101).sharing("count", ["death"])).toEqual([]);
});

it("knows the total of a division, in its own year", () => {
  const [now, then] = [financialYear("2023/24"), financialYear("2022/23")];
  const dorset = figureFor("dorset", count(4), { label: "Deaths: Dorset", period: now });
  const total = (id: string, period: typeof now) =>
    figureFor(id, count(9), { label: "Deaths: total", period });
  const both = figureIndex({ figures: [dorset, total("then", then), total("now", now)] });
  expect(both.totalOf(dorset)?.id).toBe("now");
  expect(figureIndex({ figures: [dorset, total("then", then)] }).totalOf(dorset)).toBeUndefined();
  expect(figureIndex({ figures: [dorset] }).totalOf(dorset)).toBeUndefined();
});

it("knows whether the same was counted in another year", () => {
  const of = (id: string, year: string, label = "Deaths") =>
    figureFor(id, count(4), { label, period: financialYear(year) });
  const [early, late, alone] = [of("a", "2022/23"), of("b", "2023/24"), of("c", "2022/23", "Plans")];
  const { hasTwin } = figureIndex({ figures: [early, late, alone] });
  expect([early, late, alone].map((each) => hasTwin(each, "later"))).toEqual([true, false, false]);
  expect([early, late, alone].map((each) => hasTwin(each, "earlier"))).toEqual([false, true, false]);
});

it("takes the words after a colon for a name, unless it is a number that tells the figure apart", () => {
  const { named, numbered, withheldPhrases } = figureIndex({
    figures: [
      figureFor("area", withheld, { label: "Deaths: Poole" }),
      figureFor("age", withheld, { label: "Deaths: 0-27 days in Poole" }),
      figureFor("phrase", withheld, { label: "Deaths in Poole" }),
    ],
  });
  const idsOf = (found: readonly { readonly figure: { readonly id: string } }[]) =>
    found.map(({ figure }) => figure.id);
  expect(stemsOf("Poole").flatMap((stem) => idsOf(named(stem)))).toEqual(["area"]);
  expect(idsOf(numbered("0-27"))).toEqual(["age"]);
  expect(idsOf(withheldPhrases(["death"]))).toEqual(["phrase"]);
});
