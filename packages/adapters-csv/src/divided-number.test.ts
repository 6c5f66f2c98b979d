import { defineTable, moneySchema, publishedCountSchema } from "@pdscp/core";
import { expect, it } from "vitest";
import * as z from "zod";
import { csvReader } from "./index.ts";
import { file, told } from "./payment.fixture.ts";

const kinds = {
  money: moneySchema,
  number: z.number(),
  "whole-number": z.int(),
  "published-count": publishedCountSchema,
};

it.each(Object.entries(kinds))(
  "tells that a %s was divided by its own comma, and hidden by a blank cell",
  async (_, schema) => {
    const table = defineTable({
      name: "sums",
      schema: z.strictObject({
        fund: z.string(),
        one: schema,
        two: schema,
        note: z.string().exactOptional(),
      }),
      headings: { fund: "Fund", one: "One", two: "Two", note: "Note" },
    });
    const rows = [
      "x,1,2,",
      "x,1,234,2,",
      "x,1,1,234,",
      "x,1,2,3 of 4,",
      "x,12,345,678,",
      "x,1,2,,",
      "1,234,5,6,",
    ];
    const read = await told(csvReader(table, file("Fund,One,Two,Note", ...rows)));
    expect(read.rows).toEqual([
      "2 ok",
      "3:5 csv/row-long",
      "4:5 csv/row-long",
      "5 ok",
      "6:5 csv/row-long",
      "7 ok",
      "8 ok",
    ]);
  },
);
