import { readFileSync } from "node:fs";
import { Big } from "big.js";
import { parse as parseCsv } from "csv-parse/sync";
import { csvParse } from "d3-dsv";
import { addBusinessDays, format } from "date-fns";
import { allocate, dinero, GBP, toDecimal } from "dinero.js";
import jstat from "jstat";
import Papa from "papaparse";
import * as simpleStatistics from "simple-statistics";
import { expect, it } from "vitest";

/** What a README says of a package that can be run, and the run that shows it. */
interface Claim {
  /** The README, from the top of the tree. */
  readonly readme: string;
  readonly says: string;
  readonly shown: () => unknown;
  readonly gives: unknown;
}

const split = () =>
  allocate(dinero({ amount: 9999, currency: GBP }), [75, 25]).map((part) => toDecimal(part));
const splitSays =
  "dinero.js 2.0.2 (run): £99.99 at 75 to 25 is £75.00 and £24.99, where the exact shares are 74.9925 and 24.9975";
const christmas = () => format(addBusinessDays(new Date(2024, 11, 24), 1), "yyyy-MM-dd");
const named = (functions: object, name: RegExp) => Object.keys(functions).filter((key) => name.test(key));

const claims: readonly Claim[] = [
  { readme: "packages/core/README.md", says: splitSays, shown: split, gives: ["75.00", "24.99"] },
  {
    readme: "packages/funding/README.md",
    says: "dinero.js 2.0.2 (run): £99.99 at 75 to 25 is £75.00 and £24.99",
    shown: split,
    gives: ["75.00", "24.99"],
  },
  {
    readme: "packages/core/README.md",
    says: 'big.js 7.0.1 (run) keeps 33.333 and reads "1e3" as 1000',
    shown: () => [Big("33.333").toString(), Big("1e3").toString()],
    gives: ["33.333", "1000"],
  },
  {
    readme: "packages/core/README.md",
    says: "dinero.js (run) refuses half a penny",
    shown: () => {
      try {
        return toDecimal(dinero({ amount: 0.5, currency: GBP }));
      } catch (error) {
        return String(error);
      }
    },
    gives: "Error: [Dinero.js] Amount is invalid.",
  },
  {
    readme: "packages/core/README.md",
    says: "date-fns 4.4.0 (run): `addBusinessDays` takes 25 December 2024 for a working day",
    shown: christmas,
    gives: "2024-12-25",
  },
  {
    readme: "packages/training/README.md",
    says: "date-fns 4.4.0 (run) takes 25 December 2024 for a working day",
    shown: christmas,
    gives: "2024-12-25",
  },
  {
    readme: "packages/statistics/README.md",
    says: "jstat 1.9.6 and simple-statistics 7.12.1 (run) have none",
    shown: () => [
      named(jstat.jStat, /wilson|proportionci/i),
      named(simpleStatistics, /wilson|interval|proportion|confidence/i),
      named(jstat.jStat, /ci$/i),
    ],
    gives: [[], ["equalIntervalBreaks"], ["normalci", "tci"]],
  },
  {
    readme: "packages/adapters-csv/README.md",
    says: "csv-parse 7.0.3 with `cast` and papaparse 5.7.1 with `dynamicTyping` (run): 1000 and 7",
    shown: () => [
      parseCsv("1e3,007", { cast: true })[0],
      Papa.parse("1e3,007", { dynamicTyping: true }).data[0],
    ],
    gives: [
      [1000, 7],
      [1000, 7],
    ],
  },
  {
    readme: "packages/adapters-csv/README.md",
    says: "d3-dsv 3.0.2 (run): 1,234.00 becomes 1, and 234.00 is gone",
    shown: () => ({ ...csvParse("Partner,Amount\nPolice,1,234.00\n")[0] }),
    gives: { Partner: "Police", Amount: "1" },
  },
  {
    readme: "packages/adapters-csv/README.md",
    says: "csv-parse with `columns` (run) keeps the last; papaparse with `header` (run) renames the second",
    shown: () => [
      parseCsv("Amount,Amount\n1,2", { columns: true })[0],
      Papa.parse("Amount,Amount\n1,2", { header: true }).data[0],
    ],
    gives: [{ Amount: "2" }, { Amount: "1", Amount_1: "2" }],
  },
];

it.each(claims)("$readme says of others what a run shows: $says", ({ readme, says, shown, gives }) => {
  expect(textOf(readme)).toContain(says);
  expect(shown()).toEqual(gives);
});

it("says nothing of a run that is not here, and names the version that ran", () => {
  const readmes = [...new Set(claims.map(({ readme }) => readme)), "README.md"];
  for (const readme of readmes) {
    const own = claims.filter((claim) => claim.readme === readme);
    const said = own.reduce((text, { says }) => text.replaceAll(says, ""), textOf(readme));
    expect(said).not.toMatch(/\(run\)/);
  }
  for (const [, name = "", version] of claims.flatMap(({ says }) => [
    ...says.matchAll(/([a-z][a-z0-9-]*(?:\.js)?) (\d+\.\d+\.\d+)/g),
  ])) {
    const manifest = readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), "utf8");
    expect({ name, version: JSON.parse(manifest).version }).toEqual({ name, version });
  }
});

/** A page of this tree with its lines joined, as it is read. */
function textOf(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), "utf8").replaceAll("\n", " ");
}
