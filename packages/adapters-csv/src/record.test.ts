import { calendarDateSchema, defineTable, financialYearSchema, moneySchema, readAll } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import * as z from "zod";
import { csvReader } from "./index.ts";

const schema = z
  .strictObject({
    text: z.string().min(1).max(5),
    code: z.string().regex(/^[A-Z]\d+$/),
    note: z.string().exactOptional(),
    sum: moneySchema,
    on: calendarDateSchema.exactOptional(),
    year: financialYearSchema,
    places: z.int().min(0).max(100),
    hours: z.number().positive(),
    agreed: z.boolean(),
    kind: z.enum(["cash", "in-kind"]),
  })
  .readonly();

const table = defineTable({
  name: "records",
  schema,
  headings: {
    text: "Text",
    code: "Code",
    note: "Note",
    sum: "Sum",
    on: "On",
    year: "Year",
    places: "Places",
    hours: "Hours",
    agreed: "Agreed",
    kind: "Kind",
  },
});

/** Each field's stored form, right and wrong, as the schema sees it and as a cell shows it. */
const stored = fc.record(
  {
    text: fc.constantFrom("a", "abcde", "abcdef", "Ω"),
    code: fc.constantFrom("A1", "B22", "b1", "1"),
    note: fc.constantFrom("", "a, b", 'c "d"'),
    sum: fc.constantFrom("0.00", "-5.25", "1234567.89", "1.234", "one"),
    on: fc.constantFrom("2024-02-29", "2023-02-29", "2024-13-01"),
    year: fc.constantFrom("2023/24", "2023/25"),
    places: fc.constantFrom(0, 7, 100, 101, -1, 1.5),
    hours: fc.constantFrom(0.5, 12, 0, -1),
    agreed: fc.boolean(),
    kind: fc.constantFrom("cash", "in-kind", "promise"),
  },
  { requiredKeys: ["text", "code", "sum", "year", "places", "hours", "agreed", "kind"] },
);

function cell(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" ? String(value) : `"${String(value).replaceAll('"', '""')}"`;
}

it("gives the record that the schema gives, and refuses the fields that it refuses", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stored, { minLength: 1, maxLength: 8 }), async (once) => {
      const rows = [...once, ...once];
      const lines = rows.map((row) =>
        table.columns.map(({ field }) => cell(row[field as keyof typeof row])).join(","),
      );
      const text = [table.columns.map(({ heading }) => heading).join(","), ...lines].join("\n");
      const { records, rejects } = await readAll(csvReader(table, text), { acceptRejects: true });
      const parsed = rows.map((row) => schema.safeParse(row));
      expect(records.map((record) => z.encode(schema, record))).toEqual(
        parsed.flatMap(({ success, data }) => (success ? [z.encode(schema, data)] : [])),
      );
      expect(rejects.map(({ issues }) => issues.map(({ field }) => field))).toEqual(
        parsed.flatMap(({ success, error }) =>
          success ? [] : [[...new Set(error.issues.map(({ path }) => path[0]))]],
        ),
      );
    }),
  );
});
