import { expect, it } from "vitest";
import { allocate } from "./allocation.ts";
import { calendarDate } from "./calendar.ts";
import { figure, formatFigure } from "./figure.ts";
import { financialYear } from "./financial-year.ts";
import { isMoney, money, sumMoney } from "./money.ts";
import { checkParameter, valueOn } from "./parameter.ts";
import { englandAndWales, isWorkingDay, workingDaysBetween } from "./working-calendar.ts";

/** What a program without types, or a file that nobody parsed, can hand over. */
const given = (value: unknown) => value as never;
const day = calendarDate("2024-06-12");
const base = {
  id: "a.b",
  label: "A figure",
  period: financialYear("2023/24"),
  value: { kind: "count", count: 1 },
  because: "Counted",
  from: [],
} as const;
const rate = { name: "Rate", unit: "pounds", values: [] };

type Refused = readonly [what: string, call: () => unknown, code: string, path: readonly PropertyKey[]];

it.each<Refused>([
  ["no calendar", () => isWorkingDay(day, given(undefined)), "calendar-invalid", []],
  [
    "no holidays",
    () => workingDaysBetween(day, day, given({ ...englandAndWales, holidays: null })),
    "calendar-invalid",
    ["holidays"],
  ],
  [
    "a holiday that is none",
    () => isWorkingDay(day, given({ ...englandAndWales, holidays: [null] })),
    "calendar-invalid",
    ["holidays", 0],
  ],
  ["nobody to divide between", () => allocate(money("1"), given(null), () => 1), "recipients-missing", []],
  ["no parameter", () => valueOn(given(null), day), "parameter-invalid", ["values"]],
  ["a parameter without values", () => valueOn(given({ name: "n" }), day), "parameter-invalid", ["values"]],
  [
    "a value that is none",
    () => valueOn(given({ ...rate, values: [null] }), day),
    "parameter-invalid",
    ["values", 0],
  ],
  ["a sum of nothing that is a list", () => sumMoney(given(null)), "amount-invalid", []],
  ["an id of null", () => figure({ ...base, id: given(null) }), "figure-invalid", ["id"]],
  ["a label of null", () => figure({ ...base, label: given(null) }), "figure-invalid", ["label"]],
  ["a reason that is a number", () => figure({ ...base, because: given(1) }), "figure-invalid", ["because"]],
  ["no value", () => figure({ ...base, value: given(undefined) }), "figure-invalid", ["value"]],
  ["sources that are none", () => figure({ ...base, from: given("a file") }), "figure-invalid", ["from"]],
  [
    "a percentage of null",
    () => figure({ ...base, value: { kind: "percentage", count: 1, total: 2, of: given(null) } }),
    "figure-invalid",
    ["value", "of"],
  ],
  [
    "a value withheld for null",
    () => figure({ ...base, value: { kind: "withheld", why: given(null) } }),
    "figure-invalid",
    ["value", "why"],
  ],
  ["no value to print", () => formatFigure(given({})), "figure-invalid", ["value"]],
  [
    "a count to print that is none",
    () => formatFigure({ value: { kind: "count", count: Number.NaN } }),
    "figure-invalid",
    ["value", "count"],
  ],
  [
    "a kind to print that there is not",
    () => formatFigure({ value: given({ kind: "score" }) }),
    "figure-invalid",
    ["value", "kind"],
  ],
])("refuses %s with its code and place", (_, call, code, path) => {
  expect(call).toThrow(expect.objectContaining({ code: `core/${code}`, path }));
});

it("finds what a parameter of JSON lacks", () => {
  const places = (parameter: unknown) => checkParameter(given(parameter)).map(({ path }) => path?.join("."));
  expect(places({})).toEqual(["name", "unit", "values"]);
  expect(places({ ...rate, values: [null, { from: day }] })).toEqual(["values.0", "values.1.reference"]);
});

it.each([[null], [undefined], [5], ["5.00"], [{}], [[]], [Number.NaN], [money("1").div(3)]])(
  "takes %s for no money",
  (value) => {
    expect(isMoney(value)).toBe(false);
  },
);

it("takes a decimal in whole pence for money, whatever it came from", () => {
  expect([isMoney(money("-12.50")), isMoney(money("1").times("0.5"))]).toEqual([true, true]);
});
