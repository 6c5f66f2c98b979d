import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { csvTemplate } from "@pdscp/adapters-csv/node";
import { describeTable, formatFigure, isPdscpError } from "@pdscp/core";
import {
  checkArithmetic,
  checkDraft,
  checkRegister,
  type DraftCheck,
  explain,
  type FigureRegister,
  toPlainText,
  toSarif,
} from "@pdscp/report";
import { Command, CommanderError, Option } from "commander";
import { inColumns } from "./column.ts";
import { CliError } from "./errors.ts";
import { figuresText } from "./figures-text.ts";
import { asJson } from "./json-text.ts";
import { comparePublished } from "./published-claim.ts";
import { tableNamed, tableNames } from "./table-name.ts";
import { readText } from "./text-file.ts";
import { writeReport } from "./written-report.ts";
import { checklistOf, checklistText } from "./year-checklist.ts";
import { readYear } from "./year-folder.ts";
import { registerOf } from "./year-register.ts";

/** Where the command prints. */
export interface Output {
  readonly out: {
    /** Prints what was asked for. */
    write(text: string): unknown;
  };
  readonly err: {
    /** Says why it could not be done. */
    write(text: string): unknown;
  };
  /** Told what is being read, where somebody watches. */
  readonly progress?: (file: string) => void;
}

/**
 * What the command left behind: 0 fine; 1 there are errors to mend in what was checked, or a figure differs from what was printed of
 * it; 2 it could not do what was asked.
 */
export type ExitCode = 0 | 1 | 2;

/**
 * Runs the command with the words after its name. It prints, and throws nothing.
 *
 * @returns 0 when all is well, 1 when a check found errors or a figure differs from what was printed of it, 2 when it could not do
 *   what was asked: the words were wrong, a file cannot be used.
 */
export async function run(args: readonly string[], output: Output): Promise<ExitCode> {
  let exit: ExitCode = 0;
  const print = (text: string) => void output.out.write(text.endsWith("\n") ? text : `${text}\n`);
  const program = programme(output, print, (code) => {
    exit = code;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!isPdscpError(error)) throw error;
    output.err.write(`${error.message} (${error.code})\n`);
    return 2;
  }
}

type Print = (text: string) => void;

function programme(output: Output, print: Print, leave: (code: ExitCode) => void): Command {
  const program = new Command("pdscp")
    .description(
      "The numbers of a safeguarding partnership's yearly report: computed, explained and checked. It uses no network.",
    )
    .option("-V, --version", "print which version is installed")
    .on("option:version", () => {
      print(installedVersion());
      throw new CommanderError(0, "commander.version", "The version was asked for");
    })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void output.out.write(text),
      writeErr: (text) => void output.err.write(text),
    })
    .addHelpText(
      "after",
      `
A folder holds report.json (whose report, which year) and any of funding, cdop, training and priorities, each
with its CSV files: "pdscp template" lists them, "pdscp template bookings" prints the headings of one. Rules, such as a
price list, are JSON files beside them.

Leaves with 0 when all is well, 1 when a check found errors, a figure differs from what was printed of it, or the report
lacks what it must contain, 2 when it could not do what was asked.`,
    );

  program
    .command("figures")
    .argument("<folder>", "the year's folder")
    .description("compute the figures of a year, each with where it came from")
    .option("--json", "the figures as JSON, for a program")
    .option("--write <directory>", "also write the report there: report.html, report.md and figures.json")
    .action(async (folder: string, { json, write }: { json?: boolean; write?: string }) => {
      const year = await readYear(folder, output);
      const register = registerOf(year);
      print(json === true ? asJson(register.figures) : figuresText(year, register));
      if (comparePublished(year.published, register).differ.length > 0) leave(1);
      if (write === undefined) return;
      const written = await writeReport(year, register, resolve(write));
      output.err.write(`Wrote ${written.join(", ")}\n`);
    });

  program
    .command("check")
    .argument("<draft>", "the draft, as plain text or Markdown in UTF-8")
    .description("read a draft: which numbers are computed, have drifted, cannot be right, or say too much")
    .option("--folder <folder>", "the year's folder; without it, the draft's own arithmetic is checked alone")
    .option("--last-year <folder>", "the folder of the year before")
    .addOption(new Option("--json", "the findings as JSON, for a program").conflicts("sarif"))
    .option("--sarif", "the findings as SARIF, for a code host")
    .action(async (draft: string, options: CheckOptions, command: Command) => {
      if (options.lastYear !== undefined && options.folder === undefined) {
        command.error("error: option '--last-year <folder>' needs option '--folder <folder>'");
      }
      const { findings, text } = await checked(draft, { ...options, output });
      print(text);
      if (findings.some(({ severity }) => severity === "error")) leave(1);
    });

  program
    .command("explain")
    .argument("[id]", "the id of a figure, such as funding.budget; none lists them all")
    .description("say why a figure is what it is, down to file and line")
    .option("--folder <folder>", "the year's folder", ".")
    .option("--json", "the explanation as JSON, for a program")
    .action(async (id: string | undefined, { folder, json }: { folder: string; json?: boolean }) => {
      const register = registerOf(await readYear(folder, output));
      if (id === undefined) {
        print(json === true ? asJson([...register.byId.keys()]) : idsText(register));
        return;
      }
      const explanation = explain(register, id);
      print(json === true ? asJson(explanation) : explanation.text);
    });

  program
    .command("checklist")
    .argument("<folder>", "the year's folder")
    .description("what the yearly report must contain, which section meets it, and what is missing")
    .option("--json", "the checklist as JSON, for a program")
    .action(async (folder: string, { json }: { json?: boolean }) => {
      const year = await readYear(folder, output);
      const required = checklistOf(year, registerOf(year));
      if (required === undefined) throw noGuidance(year.settings.year);
      print(json === true ? asJson(required) : checklistText(required));
      if (required.items.some(({ severity }) => severity === "error")) leave(1);
    });

  program
    .command("template")
    .argument("[table]", "the table, such as bookings; none lists them all")
    .description("print the headings of a table's CSV file, for people to fill in")
    .option("--json", "the table's columns as Frictionless Table Schema")
    .action((table: string | undefined, { json }: { json?: boolean }) => {
      if (table === undefined) print(json === true ? asJson(tableNames) : tableNames.join("\n"));
      else print(json === true ? asJson(describeTable(tableNamed(table))) : csvTemplate(tableNamed(table)));
    });

  return program;
}

/** Read when it is asked for: the manifest stands beside the source, and beside what is built of it. */
function installedVersion(): string {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

/** Every id with what it is of, for people to choose from. */
function idsText({ figures }: FigureRegister): string {
  return inColumns(
    figures.map((figure) => [figure.id, formatFigure(figure), figure.label]),
    { right: [1] },
  );
}

function noGuidance(year: string): CliError {
  return new CliError(`Cannot give the checklist: guidance in force at the end of ${year} is needed`, {
    code: "cli/checklist-unknown",
    path: ["year"],
  });
}

interface CheckOptions {
  readonly folder?: string;
  readonly lastYear?: string;
  readonly json?: boolean;
  readonly sarif?: boolean;
}

async function checked(
  file: string,
  { folder, lastYear, json, sarif, output }: CheckOptions & { readonly output: Output },
): Promise<Pick<DraftCheck, "findings"> & { readonly text: string }> {
  const draft = await readText(
    file,
    (need) => new CliError(`Cannot read ${file}: ${need}`, { code: "cli/draft-unreadable" }),
  );
  if (folder === undefined) {
    const findings = checkArithmetic(draft);
    const text =
      sarif === true
        ? asJson(toSarif({ findings }, { uri: file }))
        : json === true
          ? asJson(findings)
          : toPlainText({ findings }, { name: file });
    return { findings, text };
  }
  const register = registerOf(await readYear(folder, output));
  const check = checkDraft(
    draft,
    register,
    lastYear === undefined ? {} : { lastYear: registerOf(await readYear(lastYear, output)) },
  );
  const { findings } = check;
  if (sarif === true) return { findings, text: asJson(toSarif(check, { uri: file })) };
  if (json === true) return { findings, text: asJson({ ...check, register: checkRegister(register) }) };
  return { findings, text: toPlainText(check, { name: file }) };
}
