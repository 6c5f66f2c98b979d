import { type Dirent, existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { type CsvEncoding, csvReader } from "@pdscp/adapters-csv/node";
import {
  type Finding,
  isPdscpError,
  memoryAdapter,
  type Reading,
  type ReadOptions,
  type RecordReader,
  type Reject,
  readAll,
  type SourceLocation,
  type Table,
} from "@pdscp/core";
import type * as z from "zod";
import { FileRefusal } from "./errors.ts";
import { fromJson, unreadable } from "./json-text.ts";
import { readText } from "./text-file.ts";

/** A folder of files, read by their names. */
export interface SourceFolder {
  readonly has: (name: string) => boolean;
  /** All records of a CSV file; every one must be read. */
  readonly records: <Item extends object>(table: Table<Item>, name: string) => Promise<Reading<Item>>;
  /** The same, or none when the file is not there. */
  readonly optionalRecords: <Item extends object>(table: Table<Item>, name: string) => Promise<Reading<Item>>;
  /** What of a file, if it is there, cannot be read. */
  readonly rejects: <Item extends object>(table: Table<Item>, name: string) => Promise<readonly Reject[]>;
  /** A JSON file that fits a schema. */
  readonly json: <Schema extends z.ZodType>(schema: Schema, name: string) => Promise<z.output<Schema>>;
  /** The tables in it that nobody has asked for, by folder and file: one that is called otherwise than it should be. */
  readonly unread: () => readonly string[];
}

/** Files that people keep tables in. */
const TABLES = /\.(?:csv|tsv|xlsx?|xlsm|ods|numbers)$/i;

/** What stands in a folder, by name: nothing where there is none. What is no folder, or may not be looked into, has none that are known. */
export function entriesIn(folder: string): readonly Dirent[] | undefined {
  if (!existsSync(folder)) return [];
  try {
    return readdirSync(folder, { withFileTypes: true }).sort(({ name }, other) =>
      name < other.name ? -1 : 1,
    );
  } catch {
    return undefined;
  }
}

/** Told the name of each file as its reading begins. */
export type Progress = (file: string) => void;

/** Told what a reading had to leave out, and what stands twice in a file. */
export type Warn = (finding: Finding) => void;

/** The files of a folder, named in messages and sources by folder and file: "funding/contributions.csv". */
export function sourceFolder(
  folder: string,
  {
    progress = () => {},
    warn,
    encodingOf = () => undefined,
  }: {
    readonly progress?: Progress;
    readonly warn: Warn;
    /** What is said of how a file is encoded, by its name. */
    readonly encodingOf?: (name: string) => CsvEncoding | undefined;
  },
): SourceFolder {
  const path = (name: string) => join(folder, name);
  const label = (name: string) => `${basename(folder)}/${name}`;
  const records = async <Item extends object>(
    table: Table<Item>,
    name: string,
    options: ReadOptions = {},
  ): Promise<Reading<Item>> => {
    progress(label(name));
    const encoding = encodingOf(name);
    const reading = await readAll(
      csvReader(table, { path: path(name), name: label(name) }, encoding === undefined ? {} : { encoding }),
      options,
    );
    for (const warning of reading.warnings) warn(warning);
    return reading;
  };
  const asked = new Set<string>();
  const has = (name: string) => {
    asked.add(name);
    return existsSync(path(name));
  };
  return {
    has,
    unread: () =>
      (entriesIn(folder) ?? [])
        .map(({ name }) => name)
        .filter((name) => TABLES.test(name) && !asked.has(name))
        .map(label),
    records: (table, name) => {
      asked.add(name);
      return records(table, name);
    },
    optionalRecords: (table, name) =>
      has(name) ? records(table, name) : readAll(nothing(table, label(name))),
    rejects: async (table, name) =>
      has(name) ? (await records(table, name, { acceptRejects: true })).rejects : [],
    json: async (schema, name) => {
      progress(label(name));
      const text = await readText(path(name), (need) => unreadable(label(name), need));
      return fromJson(schema, text, label(name));
    },
  };
}

/** What a file that is not there would give: no record. */
function nothing<Item extends object>(table: Table<Item>, name: string): RecordReader<Item> {
  return memoryAdapter.reader(table, { name, rows: [] });
}

/** Tells where a record of a reading stands, by its index. */
export function placesIn<Item>({
  records,
  locate,
  source,
}: Reading<Item>): (index: number) => Partial<SourceLocation> {
  return (index) => locate(records[index] as Item) ?? { source: source.name };
}

/**
 * What a domain makes of records that were read. Where it refuses one, by the path of its error, the line of the file is named.
 *
 * @param places - Of records, by the first part of such a path.
 */
export function withPlace<Result>(
  make: () => Result,
  places: Readonly<Record<string, ReturnType<typeof placesIn>>>,
): Result {
  try {
    return make();
  } catch (error) {
    if (!isPdscpError(error)) throw error;
    const [part, index] = error.path;
    const placeOf = places[String(part)];
    if (placeOf === undefined || typeof index !== "number") throw error;
    throw new FileRefusal(error, placeOf(index));
  }
}
