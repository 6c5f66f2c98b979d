import { inspect } from "node:util";
import { csvReader } from "@pdscp/adapters-csv";
import * as cdop from "@pdscp/cdop";
import { isPdscpError, memoryAdapter, readAll, type Table } from "@pdscp/core";
import * as funding from "@pdscp/funding";
import * as priorities from "@pdscp/priorities";
import * as training from "@pdscp/training";
import { describe, expect, it } from "vitest";

/** What must not come out again: as a name, as digits, and as digits where a number or a day is due. */
const canaries = ["Canary Wharf-4471", "7919791979197919", "-7919", "7919-79-79", "31/79/7919"];
const told = /canary|7919/i;

const tables = Object.values<unknown>({ ...cdop, ...funding, ...priorities, ...training }).filter(isTable);

function isTable(value: unknown): value is Table<object> {
  return typeof value === "object" && value !== null && "columns" in value && "readRow" in value;
}

/** All that somebody could print of it. */
function printed(found: unknown): string {
  const error = found instanceof Error ? `${found.message}\n${found.stack}\n${found.cause}` : "";
  return `${error}\n${JSON.stringify(found)}\n${inspect(found, { depth: 10, showHidden: true })}`;
}

it("knows the tables of every domain", () => {
  expect(tables.map(({ name }) => name).length).toBeGreaterThan(12);
});

describe.each(tables)("the table $name", (table) => {
  const headings = table.columns.map(({ heading }) => `"${heading}"`).join(",");
  const rows = canaries.flatMap((canary) => [
    table.columns.map(() => canary),
    ...table.columns.map((_, column) => table.columns.map((_, index) => (index === column ? canary : ""))),
  ]);
  const text = [headings, ...rows.map((cells) => cells.join(","))].join("\r\n");
  const reader = () => csvReader(table, { name: "records.csv", text }, { allowPersonalData: true });

  it("tells where a row is wrong, and nothing of what it holds", async () => {
    const issues: unknown[] = [];
    for await (const outcome of reader().read()) if (!outcome.ok) issues.push(outcome.issues);
    expect(issues.length).toBeGreaterThan(canaries.length);
    expect(printed(issues)).not.toMatch(told);
  });

  it("refuses them all in an error that holds none of it", async () => {
    const error = await readAll(reader()).catch((thrown: unknown) => thrown);
    expect(isPdscpError(error)).toBe(true);
    expect(printed(error)).not.toMatch(told);
  });

  it("refuses to write what does not fit, and does not say what it was", async () => {
    const errors: unknown[] = [];
    for (const canary of [...canaries, "canary\u200b7919"]) {
      const record = Object.fromEntries(table.columns.map(({ field }) => [field, canary]));
      const writer = memoryAdapter.writer(table, { name: "memory", rows: [] });
      await writer.write([record]).catch((thrown: unknown) => errors.push(thrown));
    }
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.filter((error) => !isPdscpError(error))).toEqual([]);
    expect(errors.map(printed).join("\n")).not.toMatch(told);
  });
});
