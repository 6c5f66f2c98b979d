import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Adapter, RecordReader, RecordWriter, Table } from "@pdscp/core";
import { destinationOf } from "./destination.ts";
import { CsvError } from "./errors.ts";
import { fileDestination } from "./node-destination.ts";
import { codeOf } from "./node-error.ts";
import { latin1 } from "./node-latin1.ts";
import { type CsvReaderOptions, type Digest, readerOf } from "./reader.ts";
import { type CsvSource, PIECE, sourceOf, wholeLines } from "./source.ts";
import type { CsvTarget } from "./target.ts";
import { type CsvWriterOptions, writerOf } from "./writer.ts";

export {
  type CsvBlob,
  type CsvBytes,
  type CsvEncoding,
  CsvError,
  type CsvErrorCode,
  type CsvErrorInit,
  type CsvLimits,
  type CsvNodeWritable,
  type CsvPiece,
  type CsvPieces,
  type CsvReaderOptions,
  type CsvSignal,
  type CsvTarget,
  type CsvText,
  type CsvWebReadable,
  type CsvWebWritable,
  type CsvWriterOptions,
  csvEncodings,
  csvTemplate,
  defaultLimits,
} from "./index.ts";

/** A file, or whatever the main entry takes; text alone is a path here. */
export type CsvFileTarget = URL | { readonly path: string | URL; readonly name?: string } | CsvTarget;

/**
 * Reads a file as the records of a table, as the main entry does, a quarter of a MiB at a time; text alone is a path.
 *
 * @throws {CsvError} while reading: `csv/read-failed` when there is no such file or it may not be read, and what the main
 *   entry throws.
 */
export function csvReader<Item extends object>(
  table: Table<Item>,
  target: CsvFileTarget,
  options: CsvReaderOptions = {},
): RecordReader<Item> {
  const file = pathOf(target);
  const source = file === undefined ? sourceOf(target as CsvTarget) : fileSource(file);
  return readerOf(table, source, options, { digest: machineDigest, latin1 });
}

/**
 * Writes a file as the main entry does. It is written beside the old one and put in its place when all of it is on the
 * disk, so that whatever happens there is the old file or the new one, whole. With the option `schema`, an error leaves the
 * old file and the old description; a process that is killed between the two may leave a new description beside the old file.
 *
 * @throws {CsvError} while writing: `csv/write-failed` when the disk is full or the folder may not be written, and what the
 *   main entry throws.
 */
export function csvWriter<Item extends object>(
  table: Table<Item>,
  target: CsvFileTarget,
  options: CsvWriterOptions = {},
): RecordWriter<Item> {
  const file = pathOf(target);
  const destination =
    file === undefined
      ? destinationOf(target as CsvTarget, options.name)
      : fileDestination(file.path, options.name ?? file.name);
  return writerOf(table, destination, options);
}

/** Reads and writes any table as CSV: files, and all that the main entry's adapter takes. */
export const csvAdapter: Adapter<CsvFileTarget> = Object.freeze({
  name: "csv",
  reader: <Item extends object>(table: Table<Item>, target: CsvFileTarget) => csvReader(table, target),
  writer: <Item extends object>(table: Table<Item>, target: CsvFileTarget) => csvWriter(table, target),
});

/** A file that a target names. */
interface NamedFile {
  readonly path: string;
  readonly name: string;
}

function pathOf(target: unknown): NamedFile | undefined {
  if (typeof target === "string" || target instanceof URL) return namedFile(target);
  if (typeof target !== "object" || target === null || !("path" in target)) return undefined;
  const { path, name } = target as { path: unknown; name?: unknown };
  if ("pipe" in target || (typeof path !== "string" && !(path instanceof URL))) return undefined;
  const file = namedFile(path);
  return typeof name === "string" ? { ...file, name } : file;
}

function namedFile(target: string | URL): NamedFile {
  const path = typeof target === "string" ? target : fileURLToPath(target);
  return { path, name: basename(path) };
}

/**
 * Reads a file in pieces, which end with a line where one ends, and the next while one is dealt with; the bytes of one are
 * overwritten by the next but one.
 */
function fileSource({ path, name }: NamedFile): CsvSource {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    const failed = (error: unknown) =>
      new CsvError("a file that exists and may be read is needed", {
        code: "csv/read-failed",
        source: name,
        hint: codeOf(error),
      });
    const handle = await open(path, "r").catch((error) => {
      throw failed(error);
    });
    const readInto = (bytes: Uint8Array, from: number) => {
      const reading = handle.read(bytes, from, bytes.length - from, null);
      reading.catch(() => undefined);
      return reading;
    };
    try {
      let bytes = new Uint8Array(16 * PIECE);
      let spare = new Uint8Array(16 * PIECE);
      /** How many bytes of a line that goes on stand at the start. */
      let held = 0;
      let reading = readInto(bytes, held);
      for (;;) {
        const { bytesRead } = await reading.catch((error) => {
          throw failed(error);
        });
        const read = bytes.subarray(0, held + bytesRead);
        if (bytesRead === 0) {
          if (held > 0) yield read;
          return;
        }
        const lines = wholeLines(read);
        held = read.length - lines.length;
        spare.set(read.subarray(lines.length));
        reading = readInto(spare, held);
        yield lines;
        [bytes, spare] = [spare, bytes];
      }
    } finally {
      await handle.close();
    }
  }
  return { name, open: pieces };
}

/** The SHA-256 of what goes by. */
function machineDigest(): Digest {
  const hash = createHash("sha256");
  return {
    update: (piece) => {
      hash.update(piece);
    },
    result: () => `sha256:${hash.digest("hex")}`,
  };
}
