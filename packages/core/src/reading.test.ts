import { describe, expect, it } from "vitest";
import * as z from "zod";
import { memoryAdapter } from "./memory.ts";
import { type Money, money, sumMoney } from "./money.ts";
import { moneySchema } from "./money-schema.ts";
import type { RecordReader } from "./ports.ts";
import { type Accumulator, fold, RejectedRecordsError, readAll } from "./reading.ts";
import { defineTable } from "./table.ts";

const table = defineTable({
  name: "payments",
  schema: z.strictObject({ partner: z.string(), amount: moneySchema }),
  headings: { partner: "Partner", amount: "Amount" },
  key: ["partner"],
});
const reader = (rows: readonly unknown[]) => memoryAdapter.reader(table, { name: "payments", rows });
const rows = [
  { partner: "Police", amount: "10.00" },
  { partner: "NHS", amount: "5.50" },
];
const bad = { partner: "BCP", amount: "canary" };

class Total implements Accumulator<{ readonly amount: Money }, Money> {
  #amounts: Money[] = [];
  add({ amount }: { readonly amount: Money }): void {
    this.#amounts.push(amount);
  }
  merge(other: this): void {
    this.#amounts.push(...other.#amounts);
  }
  result(): Money {
    return sumMoney(this.#amounts);
  }
}

it("gives the records, and where each stood", async () => {
  const { records, rejects, warnings, locate, source } = await readAll(reader(rows));
  expect(records.map(({ partner }) => partner)).toEqual(["Police", "NHS"]);
  expect(records.map(locate)).toEqual([
    { source: "payments", line: 1 },
    { source: "payments", line: 2 },
  ]);
  expect([rejects, warnings, source]).toEqual([[], [], { name: "payments" }]);
  expect(locate({ partner: "Police", amount: money(10) })).toBeUndefined();
});

it("knows a source without a name by none, and passes on what it warns of", async () => {
  const blank = { code: "x/blank", severity: "warning", message: "a blank row" } as const;
  const silent: RecordReader<object> = {
    table,
    read: () => fail(),
    batches: async function* (observer) {
      observer?.warning?.(blank);
      yield [{ ok: true, at: { source: "", line: 1 }, record: {} }];
    },
  };
  expect(await readAll(silent)).toMatchObject({ source: { name: "" }, warnings: [blank] });
});

it("takes equal records of a table without a key for different ones", async () => {
  const keyless = defineTable({
    name: "x",
    schema: table.schema as never,
    headings: { partner: "P", amount: "A" } as never,
  });
  const { records, warnings } = await readAll(
    memoryAdapter.reader(keyless, { name: "x", rows: [rows[0], rows[0]] }),
  );
  expect([records.length, warnings]).toEqual([2, []]);
});

it("names every field of a key that records share", async () => {
  const visits = defineTable({
    name: "visits",
    schema: z.strictObject({ place: z.string(), day: z.string().optional(), note: z.string() }),
    headings: { place: "Place", day: "Day", note: "Note" },
    key: ["place", "day"],
  });
  const { warnings } = await readAll(
    memoryAdapter.reader(visits, {
      name: "visits",
      rows: [
        { place: "A", note: "first" },
        { place: "A", day: "Monday", note: "other day" },
        { place: "A", note: "second" },
      ],
    }),
  );
  expect(warnings.map(({ message }) => message)).toEqual([
    "Line 3 has the same place and day as line 1: both were kept",
  ]);
});

it("keeps records that share a key, and says which lines", async () => {
  const { records, warnings } = await readAll(reader([...rows, { partner: "Police", amount: "1.00" }]));
  expect(records).toHaveLength(3);
  expect(warnings).toEqual([
    {
      code: "core/duplicate-key",
      severity: "warning",
      message: "Line 3 has the same partner as line 1: both were kept",
      at: { source: "payments", line: 3 },
    },
  ]);
});

describe("rejects", () => {
  it("stop the reading unless they are accepted", async () => {
    const error = await readAll(reader([bad, ...rows])).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RejectedRecordsError);
    expect(error).toMatchObject({
      code: "core/rejected-records",
      rejects: [{ at: { line: 1 }, issues: [{ field: "amount", column: 2 }] }],
    });
    expect((error as Error).message).toContain("payments:1:2 Amount: ");
    expect(JSON.stringify(error) + (error as Error).message).not.toContain("canary");
  });

  it("come beside the records when they are", async () => {
    const { records, rejects } = await readAll(reader([bad, ...rows]), { acceptRejects: true });
    expect([records.length, rejects.length]).toEqual([2, 1]);
  });

  it("are listed, twenty lines and how many more", async () => {
    const error = await readAll(reader(Array.from({ length: 25 }, () => bad))).catch(
      (thrown: Error) => thrown,
    );
    const lines = (error as Error).message.split("\n");
    expect([lines.length, lines.at(-1)]).toEqual([22, "  and 5 more"]);
  });

  it("are listed without a word more when there are twenty", async () => {
    const error = await readAll(reader(Array.from({ length: 20 }, () => bad))).catch(
      (thrown: Error) => thrown,
    );
    const lines = (error as Error).message.split("\n");
    expect([lines.length, lines.at(-1)]).toEqual([
      21,
      "  payments:20:2 Amount: the value does not fit the column (core/value-invalid)",
    ]);
  });

  it("are listed without a heading where the whole record is wrong", async () => {
    const checked = defineTable({
      name: "payments",
      schema: z.strictObject({ partner: z.string() }),
      headings: { partner: "Partner" },
      check: ({ partner }) =>
        partner === "Police" ? [] : [{ code: "x/not-police", message: "the police are needed" }],
    });
    const mixed = [{ partner: "Police" }, { partner: "NHS" }, { partner: "Police", extra: "canary" }];
    const error = await readAll(memoryAdapter.reader(checked, { name: "payments", rows: mixed })).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({
      name: "RejectedRecordsError",
      message:
        "Cannot use the records: every row must be read\n" +
        "  payments:2 the police are needed (x/not-police)\n" +
        "  payments:3 the value does not fit the column (core/value-invalid)",
      rejects: [
        { issues: [{ code: "x/not-police", message: "the police are needed", line: 2 }] },
        { issues: [{ code: "core/value-invalid", line: 3 }] },
      ],
    });
  });
});

it.each<[what: string, from: unknown, need: string]>([
  ["a path", "contributions.csv", "a reader is needed, as an adapter gives one for a table and a file"],
  ["records", [], "a reader is needed, as an adapter gives one for a table and a file"],
  ["nothing", undefined, "a reader is needed, as an adapter gives one for a table and a file"],
  ["a promise", Promise.resolve(), "a reader is needed, and not a promise: await it"],
])("reads no records from %s", async (_, from, need) => {
  await expect(readAll(from as never)).rejects.toMatchObject({
    code: "core/value-invalid",
    path: ["reader"],
    message: `Cannot read the records: ${need}`,
  });
});

describe("fold", () => {
  it("adds records in hand at once, and those of a reader as they come", async () => {
    const { records } = await readAll(reader(rows));
    expect(fold(records, new Total()).toFixed(2)).toBe("15.50");
    for (const from of ["a child's name", null, undefined, 5, {}, { records }]) {
      expect(() => fold(from as never, new Total())).toThrow(
        expect.objectContaining({
          code: "core/value-invalid",
          message: "Cannot add up the records: a list of them or a reader is needed",
        }),
      );
    }
    expect(() => fold(readAll(reader(rows)) as never, new Total())).toThrow(
      expect.objectContaining({
        code: "core/value-invalid",
        message:
          "Cannot add up the records: a list of them or a reader is needed, and not a promise: await it",
      }),
    );
    expect((await fold(reader(rows), new Total())).toFixed(2)).toBe("15.50");
  });

  it("refuses rejects unless they are accepted", async () => {
    await expect(fold(reader([bad, ...rows]), new Total())).rejects.toMatchObject({
      code: "core/rejected-records",
    });
    expect((await fold(reader([bad, ...rows]), new Total(), { acceptRejects: true })).toFixed(2)).toBe(
      "15.50",
    );
  });

  it("gives parts that merge to the whole", () => {
    const [left, right] = [new Total(), new Total()];
    left.add({ amount: money(1) });
    right.add({ amount: money(2) });
    left.merge(right);
    expect(left.result().toFixed(2)).toBe("3.00");
  });
});

it("passes on what the adapter throws for the file as a whole", async () => {
  const broken: RecordReader<object> = {
    table,
    read: () => fail(),
    batches: () => fail(),
  };
  await expect(readAll(broken)).rejects.toThrow("no such file");
});

function fail(): AsyncIterable<never> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("no such file")) }) };
}
