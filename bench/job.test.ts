import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvReader } from "@pdscp/adapters-csv/node";
import { bookingTable } from "@pdscp/training";
import { afterAll, expect, it } from "vitest";
import { chargedInSql, duckdb } from "./duckdb.ts";
import { headings } from "./job-file.ts";
import { usualJob } from "./job-usual.ts";
import { chargedActivity, figuresOf } from "./training-bookings.ts";

const folder = mkdtempSync(join(tmpdir(), "pdscp-job-"));
afterAll(() => rmSync(folder, { recursive: true }));

const columns = headings.split(",");
const sound = "B1,S1,A school,school,04/04/2023,2023-04-05,,attended,no,,£60.00,".split(",");
const soundRow = (cells: Readonly<Record<string, string>>) =>
  columns.map((column, place) => cells[column] ?? sound[place]).join();

function fileOf(name: string, rows: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, [headings, ...rows, ""].join("\r\n"));
  return path;
}

async function ownFigures(path: string) {
  const activity = chargedActivity();
  let refused = 0;
  for await (const outcome of csvReader(bookingTable, path).read()) {
    if (outcome.ok) activity.add(outcome.record);
    else refused += 1;
  }
  return [refused, ...figuresOf(activity.result())];
}

const cancelled = { "Cancelled on": "2023-05-01", Attendance: "" };

it.each([
  { name: "sound.csv", rows: [soundRow({}), soundRow({ Booking: "B2", ...cancelled })], refused: 0 },
  { name: "booked.csv", rows: [soundRow({}), soundRow({ "Booked on": "31/02/2023" })], refused: 1 },
])("comes to the same figures in every way: $name", async ({ name, rows, refused }) => {
  const path = fileOf(name, rows);
  const own = await ownFigures(path);
  expect(own[0]).toBe(refused);
  expect(await usualJob(path)).toEqual(own);
  for (const checked of ["counted cells", "every cell"] as const)
    expect(await chargedInSql(await duckdb(1), path, checked)).toEqual(own);
});

it.each<Readonly<Record<string, string>>>([
  { Booking: "" },
  { Session: "" },
  { Organisation: "" },
  { Payer: "" },
  { "Booked on": "" },
  { "Booked on": "2023-02-31" },
  { "Confirmed on": "31/04/2023" },
  { "Cancelled on": "soon", Attendance: "" },
  { "Cancelled on": "2023-05-01" },
  { "Free place granted on": "2023-13-01" },
  { Attendance: "perhaps" },
  { Unscheduled: "perhaps" },
  { Fee: "sixty" },
  { "Extra costs": "£-1.00" },
])("is refused by SQL that checks every cell as by ours: %o", async (cells) => {
  const path = fileOf("fault.csv", [soundRow({ Booking: "B2" }), soundRow(cells)]);
  const own = await ownFigures(path);
  expect(own[0]).toBe(1);
  expect(await chargedInSql(await duckdb(1), path, "every cell")).toEqual(own);
});
