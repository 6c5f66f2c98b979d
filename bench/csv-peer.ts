import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { csvReader } from "@pdscp/adapters-csv/node";
import { Decimal } from "decimal.js";
import * as z from "zod";
import { ByteDecoder } from "../packages/adapters-csv/src/encoding.ts";
import { latin1 } from "../packages/adapters-csv/src/node-latin1.ts";
import { plainRows } from "../packages/adapters-csv/src/plain-row.ts";
import { Scanner } from "../packages/adapters-csv/src/scanner.ts";
import { PIECE } from "../packages/adapters-csv/src/source.ts";
import { bookings, statuses } from "./csv-bookings.ts";
import { duckdb } from "./duckdb.ts";

/** One peer reads one file in a process of its own, and says what it cost. */
const [name = "", path = "", proving = ""] = process.argv.slice(2);
const many = Number.POSITIVE_INFINITY;
const unlimited = { maxBytes: many, maxRows: many, maxRejects: many };

let rows = 0;
let characters = 0;
const proof = proving === "prove" ? createHash("sha256") : undefined;

function take(cells: readonly (string | undefined)[]): void {
  rows++;
  characters += (cells[0]?.length ?? 0) + (cells.at(-1)?.length ?? 0);
}

interface Booking {
  readonly booking: string;
  readonly heldOn: string;
  readonly cancelledOn?: string | undefined;
  readonly fee: Decimal;
}

function keep(record: Booking): void {
  rows++;
  characters += record.booking.length + record.heldOn.length;
  if (proof === undefined) return;
  for (const { field } of bookings.columns) {
    const value = (record as unknown as Readonly<Record<string, string | Decimal | undefined>>)[field];
    proof.update(`${typeof value === "object" ? value.toFixed(2) : (value ?? "")}|`);
  }
}

const day = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2}|\d{2}\/\d{2}\/\d{4})$/)
  .transform((text, context) => {
    const iso = text.includes("/") ? text.split("/").reverse().join("-") : text;
    const date = new Date(`${iso}T00:00:00Z`);
    if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)) return iso;
    context.addIssue({ code: "custom", message: "no such day" });
    return z.NEVER;
  });
const pounds = z
  .string()
  .regex(/^£?(\d+|\d{1,3}(,\d{3})+)(\.\d{2})?$/)
  .transform((text) => new Decimal(text.replace(/[£,]/g, "")));
const absent = (text: unknown) => (text === "" ? undefined : text);
const naive = z.object({
  Booking: z.string().min(1),
  Course: z.string().min(1),
  Session: z.string().min(1),
  "Held on": day,
  "Booked on": day,
  "Cancelled on": z.preprocess(absent, day.optional()),
  Payer: z.string().min(1),
  Sector: z.string(),
  Fee: pounds,
  Charge: pounds,
  Status: z.enum(statuses),
  Notes: z.preprocess(absent, z.string().optional()),
});

const peers: Readonly<Record<string, () => Promise<void>>> = {
  "ours, tokens": async () => {
    const decoder = new ByteDecoder(undefined);
    const limits = { ...unlimited, maxColumns: 1_000, maxCellChars: 100_000 };
    const scanner = new Scanner(
      ",",
      limits,
      (row) => {
        const cells: (string | undefined)[] = [];
        for (let place = 0; place < row.count; place++) cells.push(row.text(place));
        take(cells);
      },
      { lettersOf: latin1, plain: plainRows() },
    );
    const file = await open(path);
    const bytes = new Uint8Array(16 * PIECE);
    for (;;) {
      const { bytesRead } = await file.read(bytes, 0, bytes.length, null);
      if (bytesRead === 0) break;
      for (let from = 0; from < bytesRead; from += PIECE) {
        scanner.push(decoder.push(bytes.subarray(from, Math.min(bytesRead, from + PIECE))));
      }
    }
    scanner.end();
    await file.close();
  },
  "csv-parse, arrays": async () => {
    const { parse } = await import("csv-parse");
    await drained<string[]>(createReadStream(path).pipe(parse()), (cells) => take(cells));
  },
  "csv-parse, columns": async () => {
    const { parse } = await import("csv-parse");
    await drained<Record<string, string>>(createReadStream(path).pipe(parse({ columns: true })), (record) =>
      take([record["Booking"], record["Notes"]]),
    );
  },
  "papaparse, arrays": async () => {
    const { default: Papa } = await import("papaparse");
    await new Promise<void>((done, failed) => {
      Papa.parse<string[]>(createReadStream(path, "utf8"), {
        chunk: ({ data }) => {
          for (const cells of data) if (cells.length > 1) take(cells);
        },
        complete: () => done(),
        error: failed,
      });
    });
  },
  "uDSV, arrays": async () => {
    const { inferSchema, initParser } = named(await import("udsv"));
    let parser: ReturnType<typeof initParser> | undefined;
    for await (const chunk of createReadStream(path, "utf8")) {
      parser ??= initParser(inferSchema(chunk));
      parser.chunk(chunk, parser.stringArrs as never, (cells: unknown) => take(cells as string[]));
    }
    parser?.end();
  },
  "fast-csv, arrays": async () => {
    const { parse } = named(await import("fast-csv"));
    await drained<string[]>(createReadStream(path).pipe(parse()), (cells) => take(cells));
  },
  "d3-dsv, whole file, arrays": async () => {
    const { csvParseRows } = await import("d3-dsv");
    for (const cells of csvParseRows(readFileSync(path, "utf8"))) take(cells);
  },
  "DuckDB, 1 thread, every cell": async () => {
    const query = await duckdb(1);
    const lengths = bookings.columns.map(({ heading }) => `coalesce(length("${heading}"), 0)`).join(" + ");
    const source = `read_csv('${path}', header = true, all_varchar = true)`;
    const [found] = await query(`select count(*)::double, sum(${lengths})::double from ${source}`);
    rows = 1 + Number(found?.[0]);
    characters = Number(found?.[1]);
  },
  "ours, records": async () => {
    for await (const batch of csvReader(bookings, path, { limits: unlimited }).batches()) {
      for (const outcome of batch) if (outcome.ok) keep(outcome.record);
    }
  },
  "csv-parse and zod, records": async () => {
    const { parse } = await import("csv-parse");
    await drained(createReadStream(path).pipe(parse({ columns: true })), (row) => {
      const { success, data } = naive.safeParse(row);
      if (!success) return;
      keep({
        booking: data.Booking,
        course: data.Course,
        session: data.Session,
        heldOn: data["Held on"],
        bookedOn: data["Booked on"],
        cancelledOn: data["Cancelled on"],
        payer: data.Payer,
        sector: data.Sector,
        fee: data.Fee,
        charge: data.Charge,
        status: data.Status,
        notes: data.Notes,
      } as Booking);
    });
  },
};

function drained<Row>(stream: NodeJS.ReadableStream, each: (row: Row) => void): Promise<void> {
  return new Promise((done, failed) => {
    stream.on("data", each).on("end", done).on("error", failed);
  });
}

// The peak is the kernel's own for this process: resourceUsage() may count what its parent had when it was started.
const before = process.cpuUsage();
const started = process.hrtime.bigint();
await peers[name]?.();
const { user, system } = process.cpuUsage(before);
const found = proof?.digest("hex");
console.log(
  JSON.stringify({
    cpu: (user + system) / 1e6,
    wall: Number(process.hrtime.bigint() - started) / 1e9,
    peak: Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1_024),
    rows,
    characters,
    proof: found,
    answer: found ?? (name.endsWith("columns") ? rows + 1 : rows),
  }),
);

/** What a CommonJS package exports by name, which a bundle has under its default. */
function named<Exports extends object>(exports: Exports): Exports {
  return "default" in exports ? (exports.default as Exports) : exports;
}
