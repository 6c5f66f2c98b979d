import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { csvReader } from "@pdscp/adapters-csv/node";
import {
  memoryAdapter,
  type Reading,
  type ReadOptions,
  type RecordReader,
  type Reject,
  readAll,
  type Table,
} from "@pdscp/core";
import type * as z from "zod";
import { CliError } from "./errors.ts";
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
}

/** Told the name of each file as its reading begins. */
export type Progress = (file: string) => void;

/** The files of a folder, named in messages and sources by folder and file: "funding/contributions.csv". */
export function sourceFolder(folder: string, progress: Progress = () => {}): SourceFolder {
  const path = (name: string) => join(folder, name);
  const label = (name: string) => `${basename(folder)}/${name}`;
  const records = <Item extends object>(
    table: Table<Item>,
    name: string,
    options: ReadOptions = {},
  ): Promise<Reading<Item>> => {
    progress(label(name));
    return readAll(csvReader(table, { path: path(name), name: label(name) }), options);
  };
  const has = (name: string) => existsSync(path(name));
  return {
    has,
    records,
    optionalRecords: (table, name) =>
      has(name) ? records(table, name) : readAll(nothing(table, label(name))),
    rejects: async (table, name) =>
      has(name) ? (await records(table, name, { acceptRejects: true })).rejects : [],
    json: async (schema, name) => {
      progress(label(name));
      const text = await readText(path(name), (need) => unreadable(label(name), need));
      return parsed(schema, text, label(name));
    },
  };
}

/** What a file that is not there would give: no record. */
function nothing<Item extends object>(table: Table<Item>, name: string): RecordReader<Item> {
  return memoryAdapter.reader(table, { name, rows: [] });
}

function parsed<Schema extends z.ZodType>(schema: Schema, text: string, name: string): z.output<Schema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw unreadable(name, "JSON is needed");
  }
  const outcome = schema.safeParse(json);
  if (outcome.success) return outcome.data;
  const { message, path } = outcome.error.issues[0] as z.core.$ZodIssue;
  const place = path.map(String).join(".");
  throw unreadable(name, `${message}${place === "" ? "" : ` at ${place}`}`, path);
}

function unreadable(name: string, need: string, path: readonly PropertyKey[] = []): CliError {
  return new CliError(`Cannot read ${name}: ${need}`, { code: "cli/settings-invalid", path });
}
