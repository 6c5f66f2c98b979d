import { createHash } from "node:crypto";
import { readAll } from "@pdscp/core";
import { expect, it } from "vitest";
import { csvReader } from "./index.ts";
import { file, headings, payments, row } from "./payment.fixture.ts";

const text = file(headings, row);
const source = async (target: Parameters<typeof csvReader>[1]) =>
  (await readAll(csvReader(payments, target))).source;

it.each([
  { target: { name: "a.csv", text } },
  { target: { name: "a.csv", bytes: new TextEncoder().encode(text) } },
])("tells the digest of what is in memory", async ({ target }) => {
  const digest = `sha256:${createHash("sha256").update(text).digest("hex")}`;
  expect(await source(target)).toEqual({ name: "a.csv", digest });
});

it.each([{ platform: undefined }, { platform: {} }])(
  "tells none where the platform has $platform for it",
  async ({ platform }) => {
    const own = Object.getOwnPropertyDescriptor(globalThis, "crypto") as PropertyDescriptor;
    Object.defineProperty(globalThis, "crypto", { configurable: true, value: platform });
    try {
      expect(await source({ name: "a.csv", text })).toStrictEqual({ name: "a.csv" });
    } finally {
      Object.defineProperty(globalThis, "crypto", own);
    }
  },
);

it("tells none of what goes by", async () => {
  expect(await source({ name: "a.csv", stream: [text] })).toStrictEqual({ name: "a.csv" });
});
