import { type Adapter, defineTable, type Money, moneySchema, type RecordReader, readAll } from "@pdscp/core";
import { expectTypeOf, test } from "vitest";
import * as z from "zod";
import { type CsvTarget, csvAdapter, csvReader, csvWriter } from "./index.ts";
import { csvReader as csvFileReader } from "./node.ts";

const shares = defineTable({
  name: "shares",
  schema: z.strictObject({ partner: z.string(), amount: moneySchema }),
  headings: { partner: "Partner", amount: "Amount" },
});

test("gives records of the table's own type", () => {
  expectTypeOf(csvReader(shares, "")).toEqualTypeOf<RecordReader<{ partner: string; amount: Money }>>();
  expectTypeOf(readAll(csvFileReader(shares, new URL("file:///shares.csv"))))
    .resolves.toHaveProperty("records")
    .toEqualTypeOf<readonly { partner: string; amount: Money }[]>();
});

test("is an adapter", () => {
  expectTypeOf(csvAdapter).toExtend<Adapter<CsvTarget>>();
  expectTypeOf<{ name: string; text: string }>().toExtend<CsvTarget>();
  expectTypeOf<ReadableStream<Uint8Array>>().toExtend<CsvTarget>();
  expectTypeOf<NodeJS.ReadableStream>().toExtend<CsvTarget>();
  expectTypeOf<Blob>().toExtend<CsvTarget>();
});

test("takes only what it knows", () => {
  // @ts-expect-error a comma is never a decimal point
  csvReader(shares, "", { decimalComma: true });
  // @ts-expect-error an encoding that is not read
  csvReader(shares, "", { encoding: "latin1" });
  // @ts-expect-error a record of another table
  csvWriter(shares, { text: "" }).write([{ partner: "Police" }]);
});
