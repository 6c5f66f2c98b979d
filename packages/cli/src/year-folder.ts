import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import type { Finding } from "@pdscp/core";
import { type CdopOfYear, readCdop } from "./cdop-folder.ts";
import { CliError, FileRefusal } from "./errors.ts";
import { fundingDivisionFile } from "./funding-division.ts";
import { type FundingOfYear, readFunding } from "./funding-folder.ts";
import { unreadable } from "./json-text.ts";
import { planDivisionFile } from "./plan-division.ts";
import { type PrioritiesOfYear, readPriorities } from "./priorities-folder.ts";
import { type PublishedClaim, publishedTable } from "./published-claim.ts";
import { type Settings, settingsSchema } from "./settings.ts";
import { entriesIn, type Progress, type SourceFolder, sourceFolder } from "./source-file.ts";
import { ruleNames } from "./table-name.ts";
import { readTraining, type TrainingOfYear } from "./training-folder.ts";

/** What a folder says of a year: its settings, and each domain that it has a folder for. */
export interface YearOfFolder {
  readonly settings: Settings;
  /** What has been printed of the figures, by their ids. */
  readonly published: ReadonlyMap<string, PublishedClaim>;
  /** What the readings left out of the files, such as a title above the headings, and what stands twice in them. */
  readonly warnings: readonly Finding[];
  /** The tables and the rules in the folder that are not read, because no file of a year is called so. */
  readonly unread: readonly string[];
  readonly funding?: FundingOfYear;
  readonly cdop?: CdopOfYear;
  readonly training?: TrainingOfYear;
  readonly priorities?: PrioritiesOfYear;
}

/**
 * Reads a year's folder: `report.json`, and `funding`, `cdop`, `training` and `priorities` as far as they are there. Nothing is
 * given from half-read files: the first that cannot be used is an error with its place.
 *
 * @param options - `progress` is told the name of each file as its reading begins.
 * @throws {CliError} `cli/settings-invalid` when `report.json` cannot be used, `cli/folder-empty` when no domain is there.
 * @throws {PdscpError} what an adapter or a domain refuses, with file, line and column.
 */
export async function readYear(
  folder: string,
  { progress }: { readonly progress?: Progress } = {},
): Promise<YearOfFolder> {
  const warnings: Finding[] = [];
  const told = {
    ...(progress === undefined ? {} : { progress }),
    warn: (finding: Finding) => warnings.push(finding),
  };
  const settings = await sourceFolder(folder, told).json(settingsSchema, "report.json");
  const files = (within: string) =>
    sourceFolder(join(folder, within), {
      ...told,
      encodingOf: (name) => settings.encodings?.[within === "" ? name : `${within}/${name}`],
    });
  refuseUnknownFiles(folder, settings);
  const top = files("");
  const claims = await publishedIn(top);
  const part = (name: string) => (entriesIn(join(folder, name))?.length !== 0 ? files(name) : undefined);
  const [funding, cdop, training, priorities] = domains.map(part);
  if ([funding, cdop, training, priorities].every((one) => one === undefined)) {
    throw new CliError(
      "Cannot read the year: a folder named funding, cdop, training or priorities is needed",
      {
        code: "cli/folder-empty",
      },
    );
  }
  const year = {
    settings,
    published: new Map(claims.map((claim) => [claim.figure, claim])),
    ...(funding === undefined ? {} : { funding: await readFunding(funding, settings) }),
    ...(cdop === undefined ? {} : { cdop: await readCdop(cdop, settings.year, settings.panels) }),
    ...(training === undefined ? {} : { training: await readTraining(training, settings) }),
    ...(priorities === undefined ? {} : { priorities: await readPriorities(priorities, settings) }),
  };
  refuseTwoDivisions(year);
  const others = (entriesIn(folder) ?? []).filter(
    (entry) => entry.isDirectory() && !domains.includes(entry.name),
  );
  const unread = [
    ...[top, funding, cdop, training, priorities, ...others.map(({ name }) => files(name))].flatMap(
      (folder) => folder?.unread() ?? [],
    ),
    ...domains.flatMap((name) => misnamedRules(folder, name)),
  ];
  return { ...year, warnings: inPlace(warnings), unread };
}

const domains: readonly string[] = ["funding", "cdop", "training", "priorities"];

/** The JSON files of a folder that no rules are called by: they would change nothing, and nobody would know. */
function misnamedRules(folder: string, domain: string): readonly string[] {
  return (entriesIn(join(folder, domain)) ?? [])
    .map(({ name }) => name)
    .filter((name) => /\.json$/i.test(name) && !ruleNames[domain]?.includes(name))
    .map((name) => `${domain}/${name}`);
}

/** The money and the plan are divided on one day, between the same successors. */
function refuseTwoDivisions({ funding, priorities }: Pick<YearOfFolder, "funding" | "priorities">): void {
  const [money, plan] = [funding?.division, priorities?.division];
  if (money === undefined || plan === undefined) return;
  const namesOf = (successors: readonly { readonly id: string }[]) =>
    successors
      .map(({ id }) => id)
      .sort()
      .join("; ");
  if (money.on !== plan.on)
    throw unreadable(fundingDivisionFile, `the day of ${planDivisionFile} is needed at on`, ["on"]);
  if (namesOf(money.split.successors) !== namesOf(plan.division.successors))
    throw unreadable(fundingDivisionFile, `the successors of ${planDivisionFile} are needed at successors`, [
      "successors",
    ]);
}

/** An encoding that is declared of a file that is not there would help the file that is meant nothing. */
function refuseUnknownFiles(folder: string, { encodings = {} }: Settings): void {
  for (const name of Object.keys(encodings)) {
    if (existsSync(join(folder, name))) continue;
    throw new CliError(
      `Cannot read ${basename(folder)}/report.json: a file of the folder is needed at encodings, such as "training/bookings.csv"`,
      { code: "cli/settings-invalid", path: ["encodings", name] },
    );
  }
}

/** What was printed of each figure. Of two lines about one, only the last would be compared: the second is refused. */
async function publishedIn(top: SourceFolder): Promise<readonly PublishedClaim[]> {
  const { records, warnings } = await top.optionalRecords(publishedTable, "published.csv");
  const twice = warnings.find(({ code }) => code === "core/duplicate-key");
  if (twice === undefined) return records;
  const message = "each figure may stand once: keep the line that is to be compared";
  throw new FileRefusal({ code: twice.code, message, path: ["figure"] }, twice.at ?? {});
}

/** Files are read side by side, so that what is said of them comes in any order; of one file it comes in that of its lines. */
function inPlace(warnings: readonly Finding[]): readonly Finding[] {
  const files = [...new Set(warnings.map(({ at }) => at?.source))].sort();
  return files.flatMap((file) => warnings.filter(({ at }) => at?.source === file));
}
