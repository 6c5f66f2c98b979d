import { createReadStream } from "node:fs";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { csvReader } from "@pdscp/adapters-csv/node";
import { formatMoney, type Money, type RecordReader } from "@pdscp/core";
import { type ActivityAccumulator, type Booking, bookingTable } from "@pdscp/training";
import { parse } from "csv-parse";
import { isBefore, isValid, parse as parseDay, parseISO } from "date-fns";
import { Decimal } from "decimal.js";
import * as z from "zod";
import { costOf } from "./cost.ts";
import { chargedInSql, duckdb } from "./duckdb.ts";
import { type Partition, partitionsOf, piecesOf } from "./partition.ts";
import { onThreads } from "./thread.ts";
import { chargedActivity, figuresOf, rules } from "./training-bookings.ts";
import { noticeOf } from "./training-usual.ts";

/** One way takes a file of bookings to its figures in a process of its own. */
const many = Number.POSITIVE_INFINITY;
const limits = { maxBytes: many, maxRows: many, maxRejects: many };

const peers: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  "@pdscp, 1 thread": (path) => ownJob(path, 1),
  "@pdscp, 2 threads": (path) => ownJob(path, 2),
  "DuckDB SQL, 1 thread": async (path) => chargedInSql(await duckdb(1), path),
  "DuckDB SQL, 2 threads": async (path) => chargedInSql(await duckdb(2), path),
  "csv-parse, zod, Decimal, date-fns": usualJob,
};

/** What a part of the file adds up to: plain data, so it can be sent from one thread to another. */
interface Counted {
  readonly tallies: ActivityAccumulator["tallies"];
  readonly refused: number;
}

async function ownJob(path: string, threads: number): Promise<unknown> {
  if (threads === 1) {
    const { tallies, refused } = await countedIn(csvReader(bookingTable, path, { limits }));
    return answerOf([{ tallies, refused }]);
  }
  const parts = await partitionsOf(path, threads);
  return answerOf(await onThreads(new URL(import.meta.url), parts, countedPart));
}

function answerOf(counted: readonly Counted[]): unknown {
  const activity = chargedActivity();
  for (const { tallies } of counted) activity.merge({ ...activity, tallies });
  return [counted.reduce((sum, { refused }) => sum + refused, 0), ...figuresOf(activity.result())];
}

async function countedIn(reader: RecordReader<Booking>): Promise<Counted> {
  const activity = chargedActivity();
  let refused = 0;
  for await (const batch of reader.batches()) {
    for (const outcome of batch) {
      if (outcome.ok) activity.add(outcome.record);
      else refused += 1;
    }
  }
  return { tallies: activity.tallies, refused };
}

function countedPart(part: Partition): Promise<Counted> {
  return countedIn(csvReader(bookingTable, { stream: piecesOf(part) }, { limits }));
}

const day = z.string().transform((text, context) => {
  const date = text.includes("/") ? parseDay(text, "dd/MM/yyyy", new Date(0)) : parseISO(text);
  if (isValid(date)) return date;
  context.addIssue({ code: "custom", message: "no such day" });
  return z.NEVER;
});

const row = z.object({
  Booking: z.string().min(1),
  Session: z.string().min(1),
  Organisation: z.string().min(1),
  Payer: z.string().min(1),
  "Booked on": day,
  "Cancelled on": z.preprocess((text) => (text === "" ? undefined : text), day.optional()),
  Attendance: z.enum(["", "attended", "part-attended", "did-not-attend"]),
  Fee: z
    .string()
    .regex(/^£\d+(,\d{3})*\.\d\d$/)
    .transform((text) => new Decimal(text.replace(/[£,]/g, ""))),
});

/** As a program would usually do it: objects from csv-parse, a schema, a Date for each day and a Decimal for each amount. */
async function usualJob(path: string): Promise<unknown> {
  const heldOn = new Map(
    rules.sessions.map(({ id, heldOn }) => [id, parseDay(heldOn, "yyyy-MM-dd", new Date(0))]),
  );
  const incomeOf = new Map<string, Decimal>();
  let [booked, attended, late, refused] = [0, 0, 0, 0];
  for await (const given of createReadStream(path).pipe(parse({ columns: true }))) {
    const { success, data: booking } = row.safeParse(given);
    if (!success) {
      refused += 1;
      continue;
    }
    const held = heldOn.get(booking.Session);
    const cancelled = booking["Cancelled on"];
    if (held === undefined) throw new Error("A session is missing");
    let due = booking.Fee;
    if (cancelled !== undefined) {
      if (isBefore(cancelled, booking["Booked on"]))
        throw new Error("A place is cancelled after it is booked");
      const isLate = noticeOf(cancelled, held) < 5;
      due = new Decimal(isLate ? 25 : 0);
      if (isLate) late += 1;
    }
    booked += 1;
    if (booking.Attendance === "attended") attended += 1;
    incomeOf.set(booking.Payer, (incomeOf.get(booking.Payer) ?? new Decimal(0)).plus(due));
  }
  const written = (amount: Decimal) => formatMoney(amount as Money);
  const income = [...incomeOf.values()].reduce((sum, amount) => sum.plus(amount));
  const byPayer = [...incomeOf.keys()].sort().map((payer) => written(incomeOf.get(payer) as Decimal));
  return [refused, booked, attended, late, written(income), ...byPayer];
}

if (isMainThread) {
  const [name = "", path = ""] = process.argv.slice(2);
  console.log(JSON.stringify(await costOf(() => peers[name]?.(path))));
} else {
  parentPort?.postMessage(await countedPart(workerData as Partition));
}
