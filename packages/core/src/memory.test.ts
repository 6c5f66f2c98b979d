import { expect, it, test } from "vitest";
import * as z from "zod";
import { memoryAdapter } from "./memory.ts";
import { defineTable } from "./table.ts";
import { testAdapter } from "./testing.ts";

testAdapter(test, { adapter: memoryAdapter, createTarget: () => ({ name: "memory", rows: [] }) });

it("gives one batch, and none of nothing", async () => {
  const table = defineTable({ name: "x", schema: z.strictObject({ a: z.string() }), headings: { a: "A" } });
  const sizes = async (rows: readonly unknown[]) => {
    const found: number[] = [];
    for await (const batch of memoryAdapter.reader(table, { name: "x", rows }).batches())
      found.push(batch.length);
    return found;
  };
  expect(memoryAdapter.name).toBe("memory");
  expect(await sizes([])).toEqual([]);
  expect(await sizes([{ a: "1" }, { a: 2 }])).toEqual([2]);
});
