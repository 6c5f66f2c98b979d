import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { figuresText, readYear, registerOf, writeReport } from "@pdscp/cli";
import { isPdscpError } from "@pdscp/core";
import { checkDraft, toPlainText } from "@pdscp/report";

/*
 * The main job: the figures of a year from the files of a folder, the report written from them, and a draft of it checked. The
 * folder and where the report goes may be named: figures.ts [folder] [directory].
 */
const here = import.meta.dirname;
const [folder = join(here, "data"), directory = resolve(here, "..", "out", "report")] = process.argv.slice(2);
const draft = join(here, "draft.md");

try {
  const year = await readYear(folder);
  const register = registerOf(year);
  process.stdout.write(figuresText(year, register));

  const check = checkDraft(await readFile(draft, "utf8"), register);
  const name = relative(process.cwd(), draft);
  process.stdout.write(
    `\nThe draft ${name}, which has slips on purpose\n\n${toPlainText(check, { name })}\n`,
  );

  const written = await writeReport(year, register, directory);
  process.stdout.write(`\nThe report: ${written.join(", ")}\n`);
} catch (error) {
  if (!isPdscpError(error)) throw error;
  process.stderr.write(`${error.message} (${error.code})\n`);
  process.exitCode = 1;
}
