import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testAdapter } from "@pdscp/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvAdapter } from "./index.ts";
import { csvAdapter as csvFileAdapter } from "./node.ts";

it("is called csv, with files and without", () => {
  expect([csvAdapter.name, csvFileAdapter.name]).toEqual(["csv", "csv"]);
});

describe("text in memory", () => {
  testAdapter(it, { adapter: csvAdapter, createTarget: () => ({ name: "memory.csv", text: "" }) });
});

describe("bytes in memory", () => {
  testAdapter(it, {
    adapter: csvAdapter,
    createTarget: () => ({ name: "memory.csv", bytes: new Uint8Array(0) }),
  });
});

describe("a file", () => {
  let folder = "";
  let files = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "pdscp-"));
  });

  afterAll(() => rm(folder, { recursive: true }));

  testAdapter(it, {
    adapter: csvFileAdapter,
    createTarget: () => join(folder, `payments-${++files}.csv`),
  });
});
