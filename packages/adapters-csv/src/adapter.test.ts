import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testAdapter } from "@pdscp/core/testing";
import { describe, it } from "vitest";
import { csvAdapter } from "./index.ts";
import { csvAdapter as csvFileAdapter } from "./node.ts";

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
  testAdapter(it, {
    adapter: csvFileAdapter,
    createTarget: async () => join(await mkdtemp(join(tmpdir(), "pdscp-")), "payments.csv"),
  });
});
