import { expect, it } from "vitest";
import { CsvError, type CsvErrorInit } from "./errors.ts";

it.each<{ init: CsvErrorInit; says: string; holds: object; at: object }>([
  {
    init: { code: "csv/read-failed", source: "a.csv" },
    says: "Cannot read a.csv: a file is needed",
    holds: { path: [], source: "a.csv" },
    at: { source: "a.csv", line: 1 },
  },
  {
    init: { code: "csv/row-short", source: "a.csv", line: 7 },
    says: "Cannot read a.csv:7: a file is needed",
    holds: { path: [], source: "a.csv", line: 7 },
    at: { source: "a.csv", line: 7 },
  },
  {
    init: { code: "csv/header-unknown", source: "a.csv", line: 7, column: 2, hint: "misspelt?" },
    says: "Cannot read a.csv:7:2: a file is needed (misspelt?)",
    holds: { path: [], source: "a.csv", line: 7, column: 2, hint: "misspelt?" },
    at: { source: "a.csv", line: 7, column: 2 },
  },
  {
    init: { code: "csv/text-unwritable", source: "a.csv", heading: "Ref" },
    says: "Cannot write a.csv: a file is needed",
    holds: { path: ["Ref"], source: "a.csv", heading: "Ref" },
    at: { source: "a.csv", line: 1 },
  },
  ...(["csv/write-failed", "csv/record-unreadable"] as const).map((code) => ({
    init: { code, source: "a.csv" },
    says: "Cannot write a.csv: a file is needed",
    holds: { path: [], source: "a.csv" },
    at: { source: "a.csv", line: 1 },
  })),
])("says: $says", ({ init, says, holds, at }) => {
  const error = new CsvError("a file is needed", init);
  expect(error).toMatchObject({ name: "CsvError", code: init.code, message: says, ...holds });
  expect(error.at).toStrictEqual(at);
});
