import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvReader } from "@pdscp/adapters-csv/node";
import { type ActivityTallies, bookingTable } from "@pdscp/training";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { duckdb } from "./duckdb.ts";
import { jobFile } from "./job-file.ts";
import { partitionsOf, piecesOf } from "./partition.ts";
import { chargedActivity } from "./training-bookings.ts";

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

async function countedIn(path: string) {
  const activity = chargedActivity();
  let rejects = 0;
  for await (const outcome of csvReader(bookingTable, path).read()) {
    if (outcome.ok) activity.add(outcome.record);
    else rejects += 1;
  }
  return { activity, rejects };
}

it("comes to the same figures from the files that DuckDB's threads leave, merged through JSON", async () => {
  const whole = jobFile(folder, 3_000);
  const parts = join(folder, "parts");
  const query = await duckdb(2);
  await query(`create table bookings as from read_csv('${whole}', all_varchar = true)`);
  const half = (rest: number) => `select * from bookings where rowid % 2 = ${rest}`;
  await query(`copy (${half(0)} union all ${half(1)}) to '${parts}' (format csv, per_thread_output true)`);
  const sent: string[] = [];
  let rejects = 0;
  for (const name of readdirSync(parts)) {
    const part = await countedIn(join(parts, name));
    sent.push(JSON.stringify(part.activity.tallies));
    rejects += part.rejects;
  }
  const merged = chargedActivity();
  for (const tallies of sent) merged.mergeTallies(JSON.parse(tallies) as ActivityTallies);
  const expected = await countedIn(whole);
  expect([merged.result(), rejects]).toEqual([expected.activity.result(), expected.rejects]);
  expect(expected.activity.result().booked).toBeGreaterThan(2_900);
});
