import { readdirSync, readFileSync } from "node:fs";
import {
  calendarDateSchema,
  defineTable,
  moneySchema,
  type ReadOutcome,
  type RecordReader,
} from "@pdscp/core";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { CsvError, type CsvTarget, csvReader } from "./index.ts";

/** What a case says of its file, as `fixtures/hostile/index.json` has it. */
interface Case {
  readonly id: string;
  readonly file: string;
  readonly outcome: "rows" | "error" | "quarantine";
  readonly schema?: "counts";
  readonly code?: string;
  readonly at?: { readonly line: number; readonly col: number };
  readonly rows?: readonly Readonly<Record<string, string>>[];
  readonly quarantined?: readonly { readonly line: number; readonly col: number; readonly code: string }[];
  readonly warning?: string;
  readonly mustNotEcho?: string;
}

const folder = new URL("../fixtures/hostile/", import.meta.url);
const { cases } = JSON.parse(readFileSync(new URL("index.json", folder), "utf8")) as {
  cases: readonly Case[];
};

const payments = defineTable({
  name: "payments",
  schema: z.strictObject({
    Partner: z.string().min(1),
    Amount: moneySchema,
    Date: calendarDateSchema,
    Ref: z.string(),
  }),
  headings: { Partner: "Partner", Amount: "Amount", Date: "Date", Ref: "Ref" },
});

const counts = defineTable({
  name: "counts",
  schema: z.strictObject({
    Year: z.string(),
    AgeBand: z.enum(["0", "1-4", "5-9", "10-14", "15-17"]),
    Deaths: z.int().min(0),
  }),
  headings: { Year: "Year", AgeBand: "AgeBand", Deaths: "Deaths" },
});

const warnings: Readonly<Record<string, string>> = {
  BLANK_ROWS_SKIPPED: "csv/blank-rows",
  BLANK_COLUMNS_SKIPPED: "csv/blank-columns",
  NO_ROWS: "csv/no-rows",
};

async function resultOf({ schema }: Case, target: CsvTarget) {
  const options = { name: "hostile.csv" };
  const reader: RecordReader<object> =
    schema === "counts" ? csvReader(counts, target, options) : csvReader(payments, target, options);
  const outcomes: ReadOutcome<object>[] = [];
  const said: string[] = [];
  const error = await (async () => {
    for await (const batch of reader.batches({
      warning: ({ code }) => said.push(code),
    })) {
      outcomes.push(...batch);
    }
  })().catch((error: unknown) => error);
  return { outcomes, said, error };
}

function plain(outcome: ReadOutcome<object>) {
  return outcome.ok
    ? Object.fromEntries(
        Object.entries(outcome.record).map(([field, value]) => [
          field,
          typeof value === "object" ? value.toFixed(2) : value,
        ]),
      )
    : outcome.issues.map(({ line, column, code }) => ({ line, col: column, code }));
}

function check(hostile: Case, { outcomes, said, error }: Awaited<ReturnType<typeof resultOf>>) {
  if (hostile.outcome === "error") {
    expect(error).toBeInstanceOf(CsvError);
    expect(error).toMatchObject({
      code: hostile.code,
      line: hostile.at?.line,
      column: hostile.at?.col,
      source: "hostile.csv",
    });
    return;
  }
  expect(error).toBeUndefined();
  expect(outcomes.filter(({ ok }) => ok).map(plain)).toEqual(hostile.rows);
  expect(outcomes.filter(({ ok }) => !ok).flatMap(plain)).toEqual(hostile.quarantined ?? []);
  const warning = warnings[hostile.warning ?? ""];
  expect(said).toEqual(warning === undefined ? [] : [warning]);
}

function* chunksOf(bytes: Uint8Array, size: number) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

it("has every file that the index names", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  expect(cases.map(({ file }) => file).sort()).toEqual(files.sort());
});

describe.each(cases.map((hostile) => ({ ...hostile, hostile })))("$id", ({ hostile }) => {
  const bytes = new Uint8Array(readFileSync(new URL(hostile.file, folder)));

  it("as bytes", async () => {
    check(hostile, await resultOf(hostile, bytes));
  });

  it("as text", async () => {
    if (/^0[45]-/.test(hostile.id)) {
      const encoding = hostile.id.startsWith("04") ? "utf-16be" : "utf-16le";
      const text = new TextDecoder(encoding).decode(bytes);
      expect((await resultOf(hostile, text)).error).toBeUndefined();
      return;
    }
    check(hostile, await resultOf(hostile, new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)));
  });

  it("as a stream, in pieces of every size", async () => {
    const whole = JSON.stringify(await resultOf(hostile, bytes));
    const sizes =
      bytes.length > 10_000
        ? [17, 4_096, 65_536]
        : [...Array.from({ length: 17 }, (_, index) => index + 1), 65_536];
    for (const size of sizes) {
      const result = await resultOf(hostile, chunksOf(bytes, size));
      check(hostile, result);
      expect(JSON.stringify(result)).toBe(whole);
    }
  });
});
