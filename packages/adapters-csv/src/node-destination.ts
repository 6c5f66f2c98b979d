import { randomBytes } from "node:crypto";
import { copyFile, open, readlink, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { CsvError } from "./errors.ts";
import { codeOf } from "./node-error.ts";
import type { Destination } from "./writer.ts";

/** One writing: what it is called in messages, and the temporary files that it leaves to nobody. */
interface Writing {
  readonly source: string;
  readonly temporaries: string[];
}

/**
 * A file that is written beside the old one and then put in its place. A description goes first and the records last: when
 * they cannot be put in place the old description comes back, so that an error leaves the old pair.
 */
export function fileDestination(path: string, source: string): Destination {
  return {
    name: source,
    replace: async (pieces, schema) => {
      const records = watched(pieces);
      const writing: Writing = { source, temporaries: [] };
      try {
        const file = await throughLinks(path);
        const written = await writeBeside(file, records.pieces, writing);
        const takeBack = schema === undefined ? undefined : await describe(file, schema, writing);
        await rename(written, file).catch(async (error) => {
          await takeBack?.();
          throw error;
        });
        await syncFolder(dirname(file));
      } catch (error) {
        if (error === records.thrown() || error instanceof CsvError) throw error;
        throw new CsvError("a folder that may be written, on a disk with room, is needed", {
          code: "csv/write-failed",
          source,
          hint: codeOf(error),
        });
      } finally {
        for (const temporary of writing.temporaries) await unlink(temporary).catch(() => undefined);
      }
    },
  };
}

/** Puts a description beside a file, and gives what puts the old one there again. */
async function describe(file: string, schema: string, writing: Writing): Promise<() => Promise<void>> {
  const path = await throughLinks(`${file.replace(/\.csv$/i, "")}.schema.json`);
  const written = await writeBeside(path, [schema], writing);
  const old = temporaryFor(path, writing);
  const existed = (await stat(path).catch(() => undefined)) !== undefined;
  if (existed) await copyFile(path, old);
  await rename(written, path);
  return () => (existed ? rename(old, path) : unlink(path));
}

/** Writes a temporary file in the same folder, to the disk itself, and says where. */
async function writeBeside(path: string, pieces: Iterable<string>, writing: Writing): Promise<string> {
  const before = await stat(path).catch(() => undefined);
  if (before !== undefined && !before.isFile()) {
    throw new CsvError("a regular file is needed", { code: "csv/write-failed", source: writing.source });
  }
  const temporary = temporaryFor(path, writing);
  const handle = await open(temporary, "wx", before === undefined ? 0o666 : before.mode & 0o777);
  try {
    // The process narrows what a new file lets others do; the old file's readers keep what they had.
    if (before !== undefined) await handle.chmod(before.mode & 0o777).catch(() => undefined);
    for (const piece of pieces) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return temporary;
}

/** A name of this writing alone: what a killed process left behind is in nobody's way, even where numbers start again. */
function temporaryFor(path: string, { temporaries }: Writing): string {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
  temporaries.push(temporary);
  return temporary;
}

/** The same pieces, and what making them threw: that is for whoever gave the records, and no fault of the disk. */
function watched(pieces: Iterable<string>) {
  let thrown: unknown;
  function* passedOn(): Generator<string> {
    try {
      yield* pieces;
    } catch (error) {
      thrown = error;
      throw error;
    }
  }
  return { pieces: passedOn(), thrown: () => thrown };
}

/** The file that a name stands for, which need not be there yet. */
async function throughLinks(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    const target = await readlink(path).catch(() => undefined);
    return target === undefined ? path : throughLinks(resolve(dirname(path), target));
  }
}

/** So that the new name is on the disk as well; not every system lets a folder be opened. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
