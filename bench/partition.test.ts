import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { partitionsOf, piecesOf } from "./partition.ts";

const folder = mkdtempSync(join(tmpdir(), "pdscp-partition-"));
afterAll(() => rmSync(folder, { recursive: true }));

const heading = '"A","B\nin two lines"\r\n';
const cell = fc.constantFrom("plain", "", '"quoted"', '"two\r\nlines, one cell"', '"say ""so"""', "£5.00");
const rows = fc.array(
  fc.tuple(cell, cell).map((cells) => `${cells.join()}\r\n`),
  { maxLength: 30 },
);

async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const found: Uint8Array[] = [];
  for await (const piece of pieces) found.push(piece.slice());
  return Buffer.concat(found).toString();
}

it("cuts a file only where a row ends, and loses and repeats none", async () => {
  const path = join(folder, "rows.csv");
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 5 }), async (lines, count) => {
      writeFileSync(path, heading + lines.join(""));
      const texts = await Promise.all(
        (await partitionsOf(path, count)).map((part) => textOf(piecesOf(part))),
      );
      expect(texts.length).toBeLessThanOrEqual(count);
      expect(texts.every((text) => text.startsWith(heading))).toBe(true);
      const bodies = texts.map((text) => text.slice(heading.length));
      expect(bodies.join("")).toBe(lines.join(""));
      const starts = new Set(lines.map((_, index) => lines.slice(0, index).join("").length));
      const cuts = bodies.map((_, index) => bodies.slice(0, index).join("").length);
      expect(cuts.every((cut) => starts.has(cut) || cut === lines.join("").length)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
