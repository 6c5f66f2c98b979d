import { expect, it } from "vitest";
import { measuresOf, measureTable } from "./measure.ts";
import { observationTable, seriesOf } from "./observation.ts";
import { refusalOf } from "./plain.fixture.ts";
import { action, day, measure, observation } from "./record.fixture.ts";

it.each([
  { row: { kind: "population", actions: ["a"] }, code: "priorities/population-credited", field: "actions" },
  { row: { unit: "rate" }, code: "priorities/target-invalid", field: "per" },
  {
    row: { baselineCount: 3, baselineOn: "2023-03-31" },
    code: "priorities/percentage-without-count",
    field: "baselineTotal",
  },
  { row: { baselineTotal: 3 }, code: "priorities/percentage-without-count", field: "baselineCount" },
  { row: { baselineCount: 3, baselineTotal: 4 }, code: "priorities/target-invalid", field: "baselineOn" },
  {
    row: { baselineCount: 5, baselineTotal: 4, baselineOn: "2023-03-31" },
    code: "priorities/count-above-total",
    field: "baselineCount",
  },
  { row: { aim: "reach" }, code: "priorities/target-invalid", field: "target" },
  { row: { aim: "range", target: 5, targetTo: 4 }, code: "priorities/target-invalid", field: "targetTo" },
  { row: { aim: "reduce", target: 5 }, code: "priorities/target-invalid", field: "aim" },
  {
    row: {
      aim: "reach",
      target: 5,
      targetOn: "2023-03-31",
      baselineCount: 1,
      baselineTotal: 2,
      baselineOn: "2023-03-31",
    },
    code: "priorities/target-invalid",
    field: "targetOn",
  },
  { row: { aim: "reach", target: 100.5 }, code: "priorities/target-invalid", field: "target" },
  { row: { aim: "reach", target: -1 }, code: "priorities/target-invalid", field: "target" },
  { row: { aim: "range", target: 5, targetTo: 101 }, code: "priorities/target-invalid", field: "targetTo" },
  { row: { path: ["soon 20"] }, code: "priorities/target-invalid", field: "path" },
  { row: { breaks: ["2023-02-30"] }, code: "priorities/target-invalid", field: "breaks" },
])("finds $code in $field", ({ row, code, field }) => {
  const problems = measureTable.problemsOf(measure(row));
  expect(problems).toEqual([expect.objectContaining({ code, field })]);
  expect(problems.map(({ message }) => message)).toMatchSnapshot();
});

it.each([
  { kind: "population", actions: [] },
  { unit: "rate", per: 1000 },
  { unit: "count", baselineCount: 3, baselineOn: "2023-03-31" },
  { baselineCount: 4, baselineTotal: 4, baselineOn: "2023-03-31" },
  { unit: "rate", per: 1000, baselineCount: 5, baselineTotal: 4, baselineOn: "2023-03-31" },
  { aim: "reach", target: 5, targetOn: "2023-03-31" },
  { aim: "range", target: 0, targetTo: 100 },
  { unit: "count", aim: "reach", target: 200 },
  { aim: "reach", target: 5, baselineCount: 1, baselineTotal: 2, baselineOn: "2023-03-31" },
])("finds nothing wrong with %j", (row) => {
  expect(measureTable.problemsOf(measure(row))).toEqual([]);
});

it.each([
  { row: { baselineOn: "2023-03-31" }, field: "baselineCount" },
  { row: { aim: "range", target: 5 }, field: "targetTo" },
  { row: { aim: "reach", target: 5, better: "lower" }, field: "aim" },
  { row: { aim: "keep", target: 5, better: "neither" }, field: "aim" },
])("finds fault with $field in $row", ({ row, field }) => {
  expect(measureTable.problemsOf(measure(row)).map((problem) => problem.field)).toEqual([field]);
});

it("accepts a measure with all that it can have", () => {
  const whole = measure({
    aim: "range",
    target: 5,
    targetTo: 5,
    baselineCount: 1,
    baselineTotal: 2,
    baselineOn: "2023-03-31",
    targetOn: "2024-03-31",
    path: ["2023/24 Q1 20", "2023-24 Q2: 30.5%"],
    breaks: ["2023-04-01"],
    actions: ["a"],
  });
  expect(measureTable.problemsOf(whole)).toEqual([]);
  const read = measureTable.readRow(measureTable.writeRow(whole));
  expect(read).toEqual({ ok: true, record: whole });
});

it("credits an action with service measures alone", () => {
  const measures = [
    measure({ ref: "own", actions: ["a"] }),
    measure({ ref: "other", actions: ["b"] }),
    measure({ ref: "population", kind: "population", actions: ["a"] }),
    measure({ ref: "elsewhere", cycle: "then", actions: ["a"] }),
  ];
  expect(measuresOf(action(), measures).map(({ ref }) => ref)).toEqual(["own"]);
});

it.each([
  { cells: [undefined, undefined, "99%"], code: "priorities/percentage-without-count", field: "count" },
  { cells: ["99", undefined, "99%"], code: "priorities/percentage-without-count", field: "total" },
  { cells: ["14", "27", "53"], code: "priorities/percentage-impossible", field: "percent" },
  { cells: ["28", "27", "100"], code: "priorities/percentage-impossible", field: "percent" },
])("refuses the observation $cells with $code", ({ cells, code, field }) => {
  const read = observationTable.readRow(["m", "2024-03-31", ...cells, undefined, undefined, undefined]);
  expect(read.ok || read.issues).toEqual([expect.objectContaining({ code, field })]);
});

it("accepts a percentage with the count that gives it", () => {
  expect(observationTable.readRow(["m", "31/03/2024", "14", "27", "52 %", "", "", ""]).ok).toBe(true);
});

it.each([
  { percent: "33.333333", read: true },
  { percent: "100 %", read: true },
  { percent: "about 50%", read: false },
  { percent: "50% or so", read: false },
  { percent: "50.", read: false },
  { percent: "50.x", read: false },
  { percent: "1000", read: false },
])("reads $percent as a percentage that was printed: $read", ({ percent, read }) => {
  const row = { measure: "m", on: "2024-03-31", provider: "Health visitors", definition: "2023 guidance" };
  expect(observationTable.schema.safeParse({ ...row, percent }).success).toBe(read);
});

it("gives the observations of a measure in the order of their days", () => {
  const rows = [
    observation("2024-03-31", 2, 4),
    observation("2023-12-31", 1, 4),
    observation("2024-06-30", 3, 4),
  ];
  const points = seriesOf(measure(), [...rows, observation("2020-01-01", 9, 9, { measure: "other" })]);
  expect(points.map(({ on, amount }) => [on, amount.toNumber()])).toEqual([
    ["2023-12-31", 25],
    ["2024-03-31", 50],
    ["2024-06-30", 75],
  ]);
});

it.each([
  {
    of: { since: "2024-04-01" },
    row: observation("2024-03-31", 1, 2),
    code: "observation-before-measure",
    at: "on",
  },
  {
    of: {},
    row: observationTable.schema.parse({ measure: "m", on: "2024-03-31", percent: "99" }),
    code: "percentage-without-count",
    at: "count",
  },
  { of: {}, row: observation("2024-03-31", 1), code: "percentage-without-count", at: "total" },
  {
    of: { unit: "rate", per: 1 },
    row: observation("2024-03-31", 1),
    code: "population-missing",
    at: "total",
  },
  { of: {}, row: observation("2024-03-31", 3, 2), code: "count-above-total", at: "count" },
  { of: {}, row: observation("2024-06-30", 1, 2), code: "observation-repeated", at: "on" },
])("refuses an observation with $code at $at", ({ of, row, code, at }) => {
  const observations = [observation("2024-06-30", 1, 2), row];
  expect(refusalOf(() => seriesOf(measure(of), observations))).toMatchSnapshot();
  expect(() => seriesOf(measure(of), observations)).toThrow(
    expect.objectContaining({ code: `priorities/${code}`, path: ["observations", 1, at] }),
  );
});

it("says what is wrong with an observation, and takes a whole for a share", () => {
  const problems = (row: object) =>
    observationTable
      .problemsOf(observationTable.schema.parse({ measure: "m", on: "2024-03-31", ...row }))
      .map(({ code, message, field }) => `${field} ${code}: ${message}`);
  expect([
    problems({}),
    problems({ percent: "50%" }),
    problems({ count: 3, percent: "50%" }),
    problems({ count: 3, total: 6, percent: "51%" }),
    problems({ count: 7, total: 6, percent: "117%" }),
  ]).toMatchInlineSnapshot(`
    [
      [
        "count priorities/percentage-without-count: a number is kept with its count: a percentage alone cannot be compared with anything",
      ],
      [
        "count priorities/percentage-without-count: a number is kept with its count: a percentage alone cannot be compared with anything",
      ],
      [
        "total priorities/percentage-without-count: a percentage needs the total that it is of",
      ],
      [
        "percent priorities/percentage-impossible: the count and the total do not give the percentage that is printed",
      ],
      [
        "percent priorities/percentage-impossible: the count and the total do not give the percentage that is printed",
      ],
    ]
  `);
  for (const row of [
    { count: 3 },
    { count: 3, total: 6, percent: "50 %" },
    { count: 6, total: 6, percent: "100%" },
    { count: 3, total: 6, percent: "50" },
  ]) {
    expect(problems(row)).toEqual([]);
  }
});

it("takes observations up to a day and from the first, and counts beyond a total where they are no share", () => {
  const days = ["2024-03-31", "2024-06-30", "2024-01-01"].map((on) => observation(on, 1, 2));
  const on = (row: Record<string, unknown>, options = {}) =>
    seriesOf(measure(row), days, options).map((point) => point.on);
  expect(on({}, { on: day("2024-03-31") })).toEqual(["2024-01-01", "2024-03-31"]);
  expect(on({ since: "2024-01-01" })).toHaveLength(3);
  expect(
    seriesOf(measure({ unit: "rate", per: 10 }), [observation("2024-01-01", 3, 2)])[0]?.amount.toFixed(),
  ).toBe("15");
  expect(seriesOf(measure({ unit: "count" }), [observation("2024-01-01", 3, 2)])[0]?.amount.toFixed()).toBe(
    "3",
  );
  expect(seriesOf(measure(), [observation("2024-01-01", 2, 2)])[0]?.amount.toFixed()).toBe("100");
  expect(
    seriesOf(measure({ unit: "count" }), [observation("2024-01-01", 3)]).map((point) => "total" in point),
  ).toEqual([false]);
});
