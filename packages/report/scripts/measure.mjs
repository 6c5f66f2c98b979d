// How well the numbers and slips of real papers are found, against labels that a person checked.
//
//   npx tsx --conditions=@pdscp/source packages/report/scripts/measure.mjs FOLDER
//
// The papers are not in the repository: a label is the digest of a paper's text, and places in it. Papers without labels are named.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkArithmetic, findNumbers } from "@pdscp/report";
import { severities } from "../src/draft-finding.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Give the folder that holds the papers");
  process.exit(2);
}
const labels = new Map(
  JSON.parse(readFileSync(new URL("../fixtures/papers.json", import.meta.url), "utf8")).map((paper) => [paper.digest, paper]),
);
const totals = { numbers: tally(), errors: tally(), slips: tally() };
for (const name of readdirSync(folder).toSorted()) {
  const text = readFileSync(join(folder, name), "utf8");
  const paper = labels.get(`sha256:${createHash("sha256").update(text).digest("hex")}`);
  if (paper === undefined) {
    console.log(`${name}: no labels`);
    continue;
  }
  const findings = checkArithmetic(text);
  const found = findings.map(({ span, code }) => [span.start, span.end, code]);
  const isSevere = ([, , code]) => severities[code] === "error";
  compare(totals.numbers, findNumbers(text).map(({ start, end, kind }) => [start, end, kind]), paper.numbers);
  compare(totals.errors, found.filter(isSevere), paper.slips.filter(isSevere));
  compare(totals.slips, found, paper.slips);
}
for (const [what, { right, found, labelled }] of Object.entries(totals)) {
  const precision = found === 0 ? "-" : (right / found).toFixed(3);
  const recall = labelled === 0 ? "-" : (right / labelled).toFixed(3);
  console.log(`${what}: ${right} right of ${found} found and ${labelled} labelled; precision ${precision}, recall ${recall}`);
}

function tally() {
  return { right: 0, found: 0, labelled: 0 };
}

function compare(total, found, labelled) {
  const known = new Set(labelled.map((label) => label.join(" ")));
  total.right += found.filter((each) => known.has(each.join(" "))).length;
  total.found += found.length;
  total.labelled += labelled.length;
}
