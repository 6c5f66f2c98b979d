import { mkdir, rename, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { type FigureRegister, toHtml, toMarkdown } from "@pdscp/report";
import { asJson } from "./json-text.ts";
import type { YearOfFolder } from "./year-folder.ts";
import { reportOf } from "./year-report.ts";

/**
 * Writes a year's report into a directory, which is made when it is not there: `report.html`, `report.md` and `figures.json`. Each
 * file replaces the one before it whole.
 *
 * @returns The paths of the files, from the working directory.
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
  await mkdir(directory, { recursive: true });
  const written: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    const path = join(directory, name);
    await writeFile(`${path}.part`, text);
    await rename(`${path}.part`, path);
    written.push(relative(process.cwd(), path));
  }
  return written;
}
