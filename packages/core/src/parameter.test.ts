import { expect, it } from "vitest";
import { calendarDate } from "./calendar.ts";
import { checkParameter, type DatedParameter, valueOn } from "./parameter.ts";

const reference = { title: "A decision" };
const value = (from: string, is: number) => ({ from: calendarDate(from), value: is, reference });
const fee: DatedParameter<number> = {
  name: "Cancellation fee",
  unit: "pounds",
  values: [value("2024-04-01", 25), value("2022-04-01", 20)],
};

it.each([
  ["2022-04-01", 20],
  ["2024-03-31", 20],
  ["2024-04-01", 25],
  ["2040-01-01", 25],
])("has on %s the value %i", (date, wanted) => {
  expect(valueOn(fee, calendarDate(date))).toBe(wanted);
  expect(valueOn({ ...fee, values: fee.values.toReversed() }, calendarDate(date))).toBe(wanted);
});

it("has none before the first, and never takes the nearest", () => {
  expect(() => valueOn(fee, calendarDate("2022-03-31"))).toThrow(
    expect.objectContaining({ code: "core/not-in-force" }),
  );
  expect(() => valueOn(fee, "soon" as never)).toThrow(expect.objectContaining({ code: "core/date-invalid" }));
  expect(() => valueOn(fee, calendarDate("2022-03-31"))).toThrowErrorMatchingSnapshot();
  expect(() => valueOn(fee, "soon" as never)).toThrowErrorMatchingSnapshot();
});

it.each([
  { parameter: {}, need: "its values, each with its day, are needed" },
  { parameter: { values: [{ from: "soon" }] }, need: "a value with its day is needed" },
])("is looked up in $parameter not at all, and what is needed is said", ({ parameter, need }) => {
  expect(() => valueOn(parameter as never, calendarDate("2024-04-01"))).toThrow(
    expect.objectContaining({ message: `Cannot look the value up: ${need}` }),
  );
});

it("finds nothing wrong with a parameter in order", () => {
  expect(checkParameter(fee)).toEqual([]);
});

it.each<[string, Partial<DatedParameter<number>>, readonly PropertyKey[]]>([
  ["no name", { name: " " }, ["name"]],
  ["no unit", { unit: "" }, ["unit"]],
  ["a blank unit", { unit: " " }, ["unit"]],
  ["no name that is there at all", { name: undefined as never }, ["name"]],
  ["no values", { values: [] }, ["values"]],
  ["values out of order", { values: fee.values.toReversed() }, ["values", 1, "from"]],
  [
    "two values from one day",
    { values: [value("2024-04-01", 1), value("2024-04-01", 2)] },
    ["values", 1, "from"],
  ],
  [
    "a day that does not exist",
    { values: [{ ...value("2024-04-01", 1), from: "2024-02-30" as never }] },
    ["values", 0, "from"],
  ],
  [
    "no reference",
    { values: [{ ...value("2024-04-01", 1), reference: { title: " " } }] },
    ["values", 0, "reference"],
  ],
])("finds %s", (_, change, path) => {
  const findings = checkParameter({ ...fee, ...change });
  expect(findings).toMatchObject([{ code: "core/parameter-invalid", severity: "error", path }]);
  expect(findings.map(({ message }) => message)).toMatchSnapshot();
});
