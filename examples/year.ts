import { join } from "node:path";
import { financialYear } from "@pdscp/core";
import { fundingSection } from "./funding.ts";
import { readPublished } from "./published.ts";
import { sectionText, verdicts } from "./section.ts";

/** The figures of a year's report from the files of a folder, each beside what the council papers print. */
export async function yearText(folder: string): Promise<string> {
  const funding = await fundingSection(join(folder, "funding"), financialYear("2023/24"));
  const published = await readPublished(join(folder, "funding", "published.csv"));
  const { agree, differ } = verdicts(funding, published);
  const verdict =
    differ.length === 0
      ? `All ${agree.length} figures that the papers print agree.`
      : `${agree.length} figures that the papers print agree; ${differ.length} differ: ${differ.join(", ")}.`;
  return `${sectionText(funding, published)}\n\n${verdict}\n`;
}
