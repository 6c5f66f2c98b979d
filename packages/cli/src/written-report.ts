import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { type FigureRegister, toHtml, toMarkdown } from "@pdscp/report";
import { CliError } from "./errors.ts";
import { asJson } from "./json-text.ts";
import type { YearOfFolder } from "./year-folder.ts";
import { reportOf } from "./year-report.ts";

/**
 * Writes a year's report into a directory, which is made when it is not there: `report.html`, `report.md` and `figures.json`. Each
 * file replaces the one before it whole.
 *
 * @returns The paths of the files, from the working directory.
 * @throws {CliError} `cli/report-unwritable` when the directory cannot be made or written to.
 */
export async function writeReport(
  year: YearOfFolder,
  register: FigureRegister,
  directory: string,
): Promise<readonly string[]> {
  const report = reportOf(year, register);
  const files = {
    "report.html": toHtml(report),
    "report.md": toMarkdown(report),
    "figures.json": `${asJson({ edition: register.edition, digest: register.digest, figures: register.figures })}\n`,
  };
  const written: string[] = [];
  try {
    await made(directory);
    for (const [name, text] of Object.entries(files)) {
      const path = join(directory, name);
      await writeWhole(path, text);
      written.push(relative(process.cwd(), path));
    }
  } catch (error) {
    throw unwritable(directory, error);
  }
  return written;
}

/** A folder by folder: Node's own recursion never ends where a folder may not be made in one that is there, as in /proc. */
async function made(directory: string): Promise<void> {
  const isThere = async () => (await stat(directory).catch(() => undefined))?.isDirectory() === true;
  if (await isThere()) return;
  if (dirname(directory) !== directory) await made(dirname(directory));
  await mkdir(directory).catch(async (error: unknown) => {
    if (!(await isThere())) throw error;
  });
}

async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.part`;
  try {
    await writeFile(part, text);
    await rename(part, path);
  } catch (error) {
    await rm(part).catch(() => undefined);
    throw error;
  }
}

function unwritable(directory: string, error: unknown): CliError {
  const { code } = error as NodeJS.ErrnoException;
  return new CliError(
    `Cannot write the report to ${directory}: a folder that may be written to is needed (${code})`,
    { code: "cli/report-unwritable", cause: error },
  );
}
