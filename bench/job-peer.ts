import { isMainThread } from "node:worker_threads";
import { csvReader } from "@pdscp/adapters-csv/node";
import type { RecordReader } from "@pdscp/core";
import { type ActivityTallies, type Booking, bookingTable } from "@pdscp/training";
import { costOf } from "./cost.ts";
import { chargedInSql, duckdb } from "./duckdb.ts";
import { type Partition, partitionsOf, piecesOf } from "./partition.ts";
import { asThread, threads } from "./thread.ts";
import { chargedActivity, figuresOf } from "./training-bookings.ts";

/** One way takes a file of bookings to its figures in a process of its own. */
const many = Number.POSITIVE_INFINITY;
const limits = { maxBytes: many, maxRows: many, maxRejects: many };

const peers: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  "@pdscp, 1 thread": (path) => ownJob(path, 1),
  "@pdscp, 2 threads": (path) => ownJob(path, 2),
  "DuckDB SQL, 1 thread": async (path) => chargedInSql(await duckdb(1), path, "counted cells"),
  "DuckDB SQL, 2 threads": async (path) => chargedInSql(await duckdb(2), path, "counted cells"),
  "DuckDB SQL, 1 thread, every cell checked": async (path) =>
    chargedInSql(await duckdb(1), path, "every cell"),
  "DuckDB SQL, 2 threads, every cell checked": async (path) =>
    chargedInSql(await duckdb(2), path, "every cell"),
  "csv-parse, zod, Decimal, date-fns": async (path) => (await import("./job-usual.ts")).usualJob(path),
};

/** What a part of the file adds up to: plain data, so it can be sent from one thread to another. */
interface Counted {
  readonly tallies: ActivityTallies;
  readonly refused: number;
}

async function ownJob(path: string, count: number): Promise<unknown> {
  if (count === 1) {
    const { tallies, refused } = await countedIn(csvReader(bookingTable, path, { limits }));
    return answerOf([{ tallies, refused }]);
  }
  const started = threads(new URL(import.meta.url), count - 1, countedPart);
  return answerOf(await started.tally(await partitionsOf(path, count)));
}

function answerOf(counted: readonly Counted[]): unknown {
  const activity = chargedActivity();
  for (const { tallies } of counted) activity.mergeTallies(tallies);
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

if (isMainThread) {
  const [name = "", path = ""] = process.argv.slice(2);
  console.log(JSON.stringify(await costOf(() => peers[name]?.(path))));
} else {
  asThread(countedPart);
}
