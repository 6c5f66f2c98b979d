import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { addDays, calendarDate } from "./calendar.ts";
import { calendarDateSchema } from "./calendar-schema.ts";
import { financialYearSchema, quarterSchema } from "./financial-year-schema.ts";
import { moneyOf } from "./pence.ts";
import { codes, good, headings, type Item, row, schema, table } from "./table.fixture.ts";
import { defineTable } from "./table.ts";

it("reads a row as offices write it", () => {
  const outcome = table.readRow(row());
  expect(outcome.ok && z.encode(schema, outcome.record)).toEqual({
    partner: "NHS Dorset",
    reference: "A1",
    note: "",
    amount: "75785.00",
    paidOn: "2023-04-03",
    kind: "cash",
    year: "2023/24",
    quarter: "2023/24 Q1",
    attendances: 2876,
    hours: 1.5,
    agreed: true,
    deaths: "<5",
    boards: ["Dorset", "BCP"],
  });
  expect(outcome.ok && Object.isFrozen(outcome.record)).toBe(true);
});

it("leaves absent what is empty and may be", () => {
  const outcome = table.readRow(
    row({ reference: "", note: undefined, paidOn: undefined, quarter: "", hours: " " }),
  );
  expect(outcome.ok && Object.keys(outcome.record)).toEqual([
    "partner",
    "amount",
    "kind",
    "year",
    "attendances",
    "agreed",
    "deaths",
    "boards",
  ]);
});

it.each<[keyof Item, string | undefined, string]>([
  ["partner", "", "core/value-missing"],
  ["partner", undefined, "core/value-missing"],
  ["partner", "x".repeat(41), "core/value-invalid"],
  ["partner", "North\u200bshire", "core/text-invisible"],
  ["partner", "North\u202eshire", "core/text-invisible"],
  ["partner", "North\u200dshire", "core/text-invisible"],
  ["partner", "1.23457E+11", "core/text-scientific"],
  ["partner", "#REF!", "core/text-excel-error"],
  ["reference", "a1", "core/value-invalid"],
  ["amount", "£7,63O", "core/amount-invalid"],
  ["amount", "12,34", "core/amount-invalid"],
  ["amount", "", "core/value-missing"],
  ["amount", "  ", "core/value-missing"],
  ["amount", "#DIV/0!", "core/amount-invalid"],
  ["amount", "*", "core/value-withheld"],
  ["amount", "<5", "core/value-withheld"],
  ["amount", "[c]", "core/value-withheld"],
  ["amount", "n/a", "core/value-not-available"],
  ["amount", "-", "core/value-not-available"],
  ["paidOn", "31/02/2024", "core/date-invalid"],
  ["paidOn", "04/31/2024", "core/date-invalid"],
  ["paidOn", "3/4/24", "core/date-invalid"],
  ["paidOn", "45383", "core/date-invalid"],
  ["kind", "01-Apr", "core/choice-unknown"],
  ["year", "2023/25", "core/year-invalid"],
  ["quarter", "2023/24 Q5", "core/quarter-invalid"],
  ["attendances", "1e3", "core/number-invalid"],
  ["attendances", "0x10", "core/number-invalid"],
  ["attendances", "9007199254740993", "core/number-invalid"],
  ["attendances", "-1", "core/value-invalid"],
  ["attendances", "1.5", "core/value-invalid"],
  ["attendances", "5001", "core/value-invalid"],
  ["attendances", "*", "core/value-withheld"],
  ["agreed", "perhaps", "core/flag-invalid"],
  ["agreed", "1", "core/flag-invalid"],
  ["deaths", "-1", "core/number-invalid"],
  ["deaths", "1.5", "core/number-invalid"],
  ["deaths", "", "core/value-missing"],
])("refuses %s when the cell is %j: %s", (field, cell, code) => {
  expect(codes({ [field]: cell })).toEqual([`${field} ${code}`]);
});

it("says everything that is wrong with a row at once, with headings and without values", () => {
  const outcome = table.readRow(row({ amount: "canary-1", year: "canary-2", agreed: "canary-3" }));
  expect(outcome.ok || outcome.issues.map(({ heading }) => heading)).toEqual(["Amount", "Year", "Agreed"]);
  expect(JSON.stringify(outcome)).not.toContain("canary");
});

it("reads what it writes, for any record", () => {
  const plain = fc.string({ unit: "binary", maxLength: 12 });
  const records = fc.record(
    {
      partner: fc.oneof(
        fc.string({ minLength: 1, maxLength: 20 }),
        fc.constantFrom("=1+1", " x ", "007", "'", '"', "##", "#REF!", "1E+10", "a\u200bb"),
      ),
      reference: fc.constantFrom("A1", "Z99"),
      note: plain,
      amount: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(moneyOf),
      paidOn: fc.integer({ min: 0, max: 40_000 }).map((by) => addDays(calendarDate("1999-01-01"), by)),
      kind: fc.constantFrom("cash" as const, "in-kind" as const),
      year: fc.constantFrom("2023/24", "1999/00").map((year) => financialYearSchema.decode(year)),
      quarter: fc.constantFrom("2023/24 Q1", "1999/00 Q4").map((quarter) => quarterSchema.decode(quarter)),
      attendances: fc.integer({ min: 0, max: 5_000 }),
      hours: fc.oneof(
        fc.integer().map((n) => n / 64),
        fc.constantFrom(0, 1e-7, 0.1),
      ),
      agreed: fc.boolean(),
      deaths: fc.oneof(
        fc.nat().map((count) => ({ kind: "count" as const, count })),
        fc.constantFrom(
          { kind: "withheld" as const, marker: "<5" },
          { kind: "not-available" as const, marker: "n/a" },
        ),
      ),
      boards: fc.array(fc.constantFrom("Dorset", "BCP", "a, b")),
    },
    { requiredKeys: ["partner", "amount", "kind", "year", "attendances", "agreed", "deaths", "boards"] },
  );
  let written = 0;
  fc.assert(
    fc.property(records, (record) => {
      let cells: readonly (string | undefined)[];
      try {
        cells = table.writeRow(record as Item);
      } catch (error) {
        expect(error).toMatchObject({
          code: expect.stringMatching(/^core\/text-(excel-error|invisible|scientific)$/),
        });
        return;
      }
      written++;
      const outcome = table.readRow(cells);
      expect(outcome).toEqual({ ok: true, record });
    }),
  );
  expect(written).toBeGreaterThan(Number(fc.readConfigureGlobal().numRuns) / 3);
});

it("agrees with the schema about the stored form of every field", () => {
  const cell = fc.oneof(
    fc.constantFrom(...Object.values(good)),
    fc.constantFrom(
      "",
      "0",
      "-0",
      "00",
      "0.10",
      "-5",
      "5000",
      "5001",
      "1e3",
      "A1",
      "cash",
      "2024-02-29",
      "2023-02-29",
    ),
    fc.string({ maxLength: 6 }),
  );
  const json = (field: string, value: unknown) => {
    const shape = schema.unwrap().shape as Readonly<Record<string, z.ZodType>>;
    return z.safeEncode(shape[field] as z.ZodType, value).success;
  };
  fc.assert(
    fc.property(
      fc.constantFrom(...table.columns.map(({ field }) => field as keyof Item)),
      cell,
      (field, text) => {
        const outcome = table.readRow(row({ [field]: text }));
        if (outcome.ok && field in outcome.record) expect(json(field, outcome.record[field])).toBe(true);
        if (outcome.ok)
          expect(schema.safeParse(z.encode(schema, outcome.record)).data).toEqual(outcome.record);
      },
    ),
  );
});

describe("rules over a whole record", () => {
  const range = z
    .strictObject({ from: calendarDateSchema, to: calendarDateSchema })
    .refine(({ from, to }) => from <= to, {
      path: ["to"],
      params: { code: "core/period-invalid" },
      error: "a day not before the first is needed",
    });

  it("are the schema's, with its own codes", () => {
    const ranges = defineTable({ name: "ranges", schema: range, headings: { from: "From", to: "To" } });
    expect(ranges.readRow(["2024-04-01", "2024-04-02"]).ok).toBe(true);
    expect(ranges.readRow(["2024-04-02", "2024-04-01"])).toEqual({
      ok: false,
      issues: [
        {
          code: "core/period-invalid",
          message: "a day not before the first is needed",
          field: "to",
          heading: "To",
        },
      ],
    });
    const wrong = { from: calendarDate("2024-04-02"), to: calendarDate("2024-04-01") };
    expect(() => ranges.writeRow(wrong)).toThrow(
      expect.objectContaining({ code: "core/record-invalid", path: ["to"] }),
    );
  });

  it("are the table's, which the writer keeps as well", () => {
    const checked = defineTable({
      name: "payments",
      schema,
      headings,
      check: ({ agreed }) =>
        agreed ? [] : [{ code: "funding/not-agreed", message: "an agreement is needed", field: "agreed" }],
    });
    const outcome = checked.readRow(row({ agreed: "no" }));
    expect(outcome.ok || outcome.issues).toEqual([
      { code: "funding/not-agreed", message: "an agreement is needed", field: "agreed", heading: "Agreed" },
    ]);
    const read = table.readRow(row({ agreed: "no" }));
    if (!read.ok) throw new Error("Expected a record");
    expect(() => checked.writeRow(read.record)).toThrow(
      expect.objectContaining({ code: "core/record-invalid", path: ["agreed"] }),
    );
  });
});

it.each<[string, Partial<Item>, string, readonly PropertyKey[]]>([
  ["no amount", { amount: 5 as never }, "core/record-invalid", ["amount"]],
  ["a field more", { extra: 1 } as never, "core/record-invalid", []],
  ["text with an invisible character", { note: "a\u200bb" }, "core/text-invisible", ["note"]],
  ["text that would be taken for a damaged code", { note: "1.2E+10" }, "core/text-scientific", ["note"]],
  ["a list item with a semicolon", { boards: ["a;b"] }, "core/record-invalid", ["boards"]],
])("does not write a record with %s", (_, change, code, path) => {
  const read = table.readRow(row());
  if (!read.ok) throw new Error("Expected a record");
  expect(() => table.writeRow({ ...read.record, ...change })).toThrow(
    expect.objectContaining({ code, path }),
  );
});

it("does not write what an empty cell would not give back", () => {
  const lists = defineTable({
    name: "lists",
    schema: z.strictObject({ boards: z.array(z.string()).exactOptional(), scope: z.enum(["", "part"]) }),
    headings: { boards: "Boards", scope: "Scope" },
  });
  expect(lists.writeRow({ scope: "part" })).toEqual([undefined, "part"]);
  for (const [record, heading, field] of [
    [{ boards: [], scope: "part" }, "Boards", "boards"],
    [{ scope: "" }, "Scope", "scope"],
  ] as const) {
    expect(() => lists.writeRow(record as never)).toThrow(
      expect.objectContaining({
        code: "core/record-invalid",
        path: [field],
        message: `Cannot write the record of "lists": in "${heading}" a value is needed that an empty cell would not lose`,
      }),
    );
  }
});

it.each([
  {
    change: { amount: 5 as never },
    says: 'Cannot write record 3 of "payments": in "Amount" the value does not fit the column',
    path: [2, "amount"],
  },
  {
    change: { note: "1.2E+10" },
    says: 'Cannot write record 3 of "payments": in "Note" the spreadsheet has turned a code into scientific notation: format the column as text and enter it again',
    path: [2, "note"],
  },
  {
    change: { extra: 1 } as never,
    says: 'Cannot write record 3 of "payments": a record that its table can hold is needed',
    path: [2],
  },
])("says which record it does not write, and why: $says", ({ change, says, path }) => {
  const read = table.readRow(row());
  if (!read.ok) throw new Error("Expected a record");
  expect(() => table.writeRow({ ...read.record, ...change }, 2)).toThrow(
    expect.objectContaining({ message: says, path }),
  );
});

it("keeps joiners that scripts and emoji need", () => {
  expect(codes({ note: "👩‍👧 می‌خواهم" })).toEqual([]);
});

it("tells two choices apart that differ only in case, by their exact text", () => {
  const letters = defineTable({
    name: "x",
    schema: z.strictObject({ c: z.enum(["a", "A"]) }),
    headings: { c: "C" },
  });
  expect(letters.readRow(["A"])).toEqual({ ok: true, record: { c: "A" } });
  expect(letters.readRow([" a"]).ok).toBe(false);
});

it("reads one cell of one column, and makes a row of cells that are read", () => {
  const pair = defineTable({
    name: "x",
    schema: z.strictObject({ a: z.int(), b: z.string().optional() }),
    headings: { a: "A", b: "B" },
  });
  const cells = [pair.readCell(0, "1,234"), pair.readCell(1, undefined)];
  const outcome = pair.rowOf(cells);
  expect(outcome).toEqual({ ok: true, record: { a: 1234 } });
  expect(outcome.ok && Object.isFrozen(outcome.record)).toBe(false);
  expect(pair.rowOf([pair.readCell(0, "canary"), cells[1]])).toMatchObject({
    issues: [{ code: "core/number-invalid", field: "a", heading: "A" }],
  });
});

it("asks the whole schema only where it has a rule for the whole record", () => {
  let asked = 0;
  const once = z.string().refine(() => {
    asked++;
    return true;
  });
  const plain = defineTable({ name: "x", schema: z.strictObject({ a: once }), headings: { a: "A" } });
  plain.readRow(["1"]);
  expect(asked).toBe(1);
});

it("says nothing of a field where the whole record is wrong", () => {
  const problem = { code: "x/odd", message: "an even record is needed" };
  const checked = (field?: "a") =>
    defineTable({
      name: "x",
      schema: z.strictObject({ a: z.string() }),
      headings: { a: "A" },
      check: () => [field === undefined ? problem : { ...problem, field }],
    });
  expect(checked().readRow(["1"])).toStrictEqual({ ok: false, issues: [problem] });
  expect(checked("a").readRow(["1"])).toStrictEqual({
    ok: false,
    issues: [{ ...problem, field: "a", heading: "A" }],
  });
  expect(() => checked().writeRow({ a: "1" })).toThrow(
    expect.objectContaining({
      code: "core/record-invalid",
      path: [],
      message: 'Cannot write the record of "x": an even record is needed',
    }),
  );
  const refined = z.strictObject({ a: z.string() }).refine(() => false, {
    params: { code: "x/odd" },
    error: "an even record is needed",
  });
  const whole = defineTable({ name: "x", schema: refined, headings: { a: "A" } });
  expect(whole.readRow(["1"])).toStrictEqual({ ok: false, issues: [problem] });
  expect(() => whole.writeRow({ a: "1" })).toThrow(
    'Cannot write the record of "x": an even record is needed',
  );
});

describe("a list", () => {
  const lists = defineTable({
    name: "lists",
    schema: z.strictObject({ items: z.array(z.string()).optional() }),
    headings: { items: "Items" },
  });

  it.each([[["a", "b c"]], [["=1", "7"]], [undefined]])("is read as it was written: %j", (items) => {
    const record = items === undefined ? {} : { items };
    expect(lists.readRow(lists.writeRow(record))).toEqual({ ok: true, record });
  });

  it.each([
    [["a;b"], "core/record-invalid"],
    [[" a"], "core/record-invalid"],
    [["a "], "core/record-invalid"],
    [["a", ""], "core/record-invalid"],
    [["a", "b\u200bc"], "core/text-invisible"],
    [["a", "1E+10", "b"], "core/text-scientific"],
    [["#REF!"], "core/text-excel-error"],
  ])("is not written when it would be read otherwise: %j", (items, code) => {
    expect(() => lists.writeRow({ items })).toThrow(expect.objectContaining({ code, path: ["items"] }));
  });

  it("is refused with what each of its items needs", () => {
    expect(() => lists.writeRow({ items: ["a;b"] })).toThrow(/" items without semicolons are needed$/);
  });
});
