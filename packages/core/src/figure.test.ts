import { describe, expect, it } from "vitest";
import { calendarDate } from "./calendar.ts";
import { type Figure, type FigureValue, figure, formatFigure } from "./figure.ts";
import { financialYear } from "./financial-year.ts";
import { money } from "./money.ts";

const base: Figure = {
  id: "cdop.reviewed",
  label: "Deaths reviewed",
  period: financialYear("2023/24"),
  value: { kind: "count", count: 27 },
  because: "Reviews completed in the year",
  from: [{ source: "cases.csv", line: 2 }, { figure: "cdop.dorset" }, { title: "A paper", at: "page 3" }],
};

it.each<[FigureValue, string]>([
  [{ kind: "money", amount: money("303140") }, "£303,140"],
  [{ kind: "money", amount: money("37892.5") }, "£37,892.50"],
  [{ kind: "count", count: 27 }, "27"],
  [{ kind: "count", count: 2876 }, "2,876"],
  [{ kind: "percentage", count: 14, total: 27, of: "reviews" }, "52%"],
  [{ kind: "percentage", count: 231, total: 280, of: "places" }, "83%"],
  [{ kind: "rate", count: 27, population: 139_896, per: 100_000 }, "19.3 per 100,000"],
  [{ kind: "count", count: 0 }, "0"],
  [{ kind: "count", count: 1_234_567 }, "1,234,567"],
  [{ kind: "percentage", count: 27, total: 27, of: "reviews" }, "100%"],
  [{ kind: "percentage", count: 0, total: 1, of: "reviews" }, "0%"],
  [{ kind: "rate", count: 0, population: 1, per: 1 }, "0.0 per 1"],
  [{ kind: "rate", count: 5_000, population: 4, per: 1 }, "1,250.0 per 1"],
  [{ kind: "days", days: -1 }, "-1 days"],
  [{ kind: "days", days: 1 }, "1 day"],
  [{ kind: "days", days: 1_200.5 }, "1,200.5 days"],
  [{ kind: "withheld", why: "small numbers" }, "[c]"],
  [{ kind: "not-available", why: "not collected" }, "[x]"],
])("prints %j as %s", (value, printed) => {
  expect(formatFigure(figure({ ...base, value }))).toBe(printed);
});

it("prints as many places as it is asked for", () => {
  const value = { kind: "percentage", count: 32, total: 59, of: "reviews" } as const;
  expect([0, 1, 3].map((places) => formatFigure({ value }, { places }))).toEqual(["54%", "54.2%", "54.237%"]);
  expect(formatFigure({ value: { kind: "rate", count: 1, population: 3, per: 1000 } }, { places: 0 })).toBe(
    "333 per 1,000",
  );
});

it.each(["budget", "funding.budget-2023-24", "cdop.time-to-review.within-12-months", "a-1.b"])(
  "is known as %s",
  (id) => {
    expect(figure({ ...base, id }).id).toBe(id);
  },
);

it("is frozen, and keeps what it was made from", () => {
  const made = figure({ ...base, period: calendarDate("2024-03-31") });
  expect(made).toEqual({ ...base, period: "2024-03-31" });
  expect([made, made.value, made.from, ...made.from].every(Object.isFrozen)).toBe(true);
});

it("says the same, whatever becomes of what it was made from", () => {
  const source = { source: "cases.csv", line: 2 };
  const period = { from: calendarDate("2023-04-01"), to: calendarDate("2024-03-31") };
  const value = { kind: "count" as const, count: 27 };
  const from = [source];
  const made = figure({ ...base, period, value, from });
  source.line = 99;
  period.to = calendarDate("2030-03-31");
  value.count = 28;
  from.push(source);
  expect(made).toMatchObject({
    period: { to: "2024-03-31" },
    value: { count: 27 },
    from: [{ source: "cases.csv", line: 2 }],
  });
  expect(made.from).toHaveLength(1);
});

it.each<[string, FigureValue]>([
  ["withheld", { kind: "withheld", why: "small numbers", count: 7919 } as FigureValue],
  ["not available", { kind: "not-available", why: "not collected", total: 7919 } as FigureValue],
])("keeps nothing of a value that is %s but the reason", (_, value) => {
  const made = figure({ ...base, value });
  expect(Object.keys(made.value)).toEqual(["kind", "why"]);
  expect(JSON.stringify(made)).not.toContain("7919");
});

it.each([null, undefined, "cdop.reviewed", []])("refuses %j, which is no figure", (given) => {
  expect(() => figure(given as never)).toThrow(expect.objectContaining({ code: "core/figure-invalid" }));
});

describe("refuses", () => {
  it.each<[string, Partial<Figure>, readonly PropertyKey[]]>([
    ["an id with capitals", { id: "CDOP" }, ["id"]],
    ["an empty id", { id: "" }, ["id"]],
    ["an id that begins with a hyphen", { id: "-cdop" }, ["id"]],
    ["an id that ends on a dot", { id: "cdop." }, ["id"]],
    ["an id with two dots together", { id: "cdop..reviewed" }, ["id"]],
    ["a blank reason", { because: " " }, ["because"]],
    [
      "a percentage of half a thing",
      { value: { kind: "percentage", count: 0, total: 0.5, of: "x" } },
      ["value", "total"],
    ],
    [
      "a percentage of a blank",
      { value: { kind: "percentage", count: 0, total: 1, of: " " } },
      ["value", "of"],
    ],
    [
      "half of a percentage's count",
      { value: { kind: "percentage", count: 0.5, total: 1, of: "x" } },
      ["value", "count"],
    ],
    [
      "a rate of half a person",
      { value: { kind: "rate", count: 1, population: 0.5, per: 1 } },
      ["value", "population"],
    ],
    [
      "a rate per half a person",
      { value: { kind: "rate", count: 1, population: 1, per: 0.5 } },
      ["value", "per"],
    ],
    [
      "a value that is not available for a blank reason",
      { value: { kind: "not-available", why: " " } },
      ["value", "why"],
    ],
    ["a blank label", { label: " " }, ["label"]],
    ["no reason", { because: "" }, ["because"]],
    ["a fraction of a death", { value: { kind: "count", count: 0.5 } }, ["value", "count"]],
    ["a negative count", { value: { kind: "count", count: -1 } }, ["value", "count"]],
    [
      "a count above its total",
      { value: { kind: "percentage", count: 28, total: 27, of: "x" } },
      ["value", "count"],
    ],
    [
      "a percentage of nothing",
      { value: { kind: "percentage", count: 0, total: 0, of: "x" } },
      ["value", "total"],
    ],
    [
      "a percentage of it does not say what",
      { value: { kind: "percentage", count: 0, total: 1, of: "" } },
      ["value", "of"],
    ],
    [
      "a rate without people",
      { value: { kind: "rate", count: 1, population: 0, per: 1 } },
      ["value", "population"],
    ],
    [
      "a rate with half a death",
      { value: { kind: "rate", count: 0.5, population: 1, per: 1 } },
      ["value", "count"],
    ],
    ["a rate per nothing", { value: { kind: "rate", count: 1, population: 1, per: 0 } }, ["value", "per"]],
    ["endless days", { value: { kind: "days", days: Number.POSITIVE_INFINITY } }, ["value", "days"]],
    ["a value withheld without a reason", { value: { kind: "withheld", why: "" } }, ["value", "why"]],
    ["a value of no kind", { value: { kind: "number" } as never }, ["value", "kind"]],
    ["the name of a file for its source", { from: ["cases.csv"] as never }, ["from", 0]],
    ["a source that is nothing", { from: [{ title: "A paper" }, null as never] }, ["from", 1]],
    ["a source that says nothing", { from: [{} as never] }, ["from", 0]],
    ["a file without a line", { from: [{ source: "cases.csv" } as never] }, ["from", 0]],
    ["a line that is text", { from: [{ source: "cases.csv", line: "2" } as never] }, ["from", 0]],
    ["a line before the first", { from: [{ source: "cases.csv", line: 0 }] }, ["from", 0]],
    ["a document without a title", { from: [{ title: " " }] }, ["from", 0]],
    ["a figure without an id", { from: [{ figure: 3 } as never] }, ["from", 0]],
  ])("%s", (_, change, path) => {
    expect(() => figure({ ...base, ...change })).toThrow(
      expect.objectContaining({ code: "core/figure-invalid", path }),
    );
    expect(() => figure({ ...base, ...change })).toThrowErrorMatchingSnapshot();
  });

  it("what is no money and no period", () => {
    expect(() => figure({ ...base, value: { kind: "money", amount: 5 as never } })).toThrow(
      expect.objectContaining({ code: "core/amount-invalid" }),
    );
    expect(() => figure({ ...base, period: "2023/25" as never })).toThrow(
      expect.objectContaining({ code: "core/period-invalid" }),
    );
  });
});
