import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundled } from "./bundle.ts";
import { sections } from "./contest.ts";
import { countryRace } from "./country-race.ts";
import { csvAims, csvRaces } from "./csv-race.ts";
import { jobFile } from "./job-file.ts";
import type { Aim, Contest, Score } from "./measure.ts";
import { block, contestTable, machine, raceTable, ratio, type Standing, standingTable } from "./page.ts";
import { type Finish, finishesOf, type Race } from "./race.ts";

/*
 * pnpm bench [--quick] [--long] [--rounds 3]
 *
 * Everything beside everything, and the page that says so. Quick: a tenth of the rows, printed and not
 * written. Long: ten million rows, and the whole country, as well.
 */
const { values: asked } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    long: { type: "boolean", default: false },
    rounds: { type: "string", default: "3" },
  },
});
const rows = asked.quick ? 100_000 : 1_000_000;
const rounds = Number(asked.rounds);
const folder = join(tmpdir(), "pdscp-bench");
const standings: Standing[] = [];

function contestsOf(section: string, contests: readonly Contest[]): string {
  const file = bundled("contest-peer.ts");
  const tables = contests.map((contest, index) => {
    const told = [file, section, String(index), String(2 * rounds + 1)];
    const scores = JSON.parse(execFileSync(process.execPath, told, { encoding: "utf8" })) as readonly Score[];
    stand(contest, scores);
    return shown(contestTable(contest, scores));
  });
  return `## ${section}\n\n${tables.join("\n")}`;
}

function stand({ title, aim }: Contest, scores: readonly Score[]): void {
  const [own] = scores;
  const other = scores.find(({ name }) => name === aim?.beside);
  if (aim === undefined || own === undefined || other === undefined) return;
  standAhead(title, aim, other.median / own.median);
}

function standAhead(title: string, { beside, atLeast }: Aim, times: number): void {
  standings.push({
    aim: `${title}: ${atLeast} times as fast as ${beside}`,
    measured: `${ratio(times)} times`,
    reached: times >= atLeast,
  });
}

function raced(race: Race): { readonly finishes: readonly Finish[]; readonly text: string } {
  const finishes = finishesOf(race, rounds);
  return { finishes, text: shown(raceTable(race, finishes)) };
}

/** Ours beside a peer: a ratio of 1.1 or less is level, for that much two runs of the same differ. */
function standBeside(
  aim: string,
  own: Finish | undefined,
  peer: Finish | undefined,
  of: "cpu" | "wall" | "peak",
  most = 1.1,
) {
  if (own === undefined || peer === undefined) return;
  const times = own[of] / peer[of];
  const what = { cpu: "its processor time", wall: "its time on the clock", peak: "its memory" }[of];
  standings.push({ aim, measured: `${ratio(times)} times ${what}`, reached: times <= most });
}

function csv(): string {
  const texts = csvRaces(folder, rows).map((race) => {
    const { finishes, text } = raced(race);
    const [own] = finishes;
    for (const aim of csvAims) {
      const peer = finishes.find(({ name }) => name === aim.beside);
      if (own !== undefined && peer !== undefined) standAhead(race.title, aim, peer.cpu / own.cpu);
    }
    if (own !== undefined) {
      standings.push({
        aim: `${race.title}: in less than 100 MB`,
        measured: `${Math.round(own.peak)} MB`,
        reached: own.peak < 100,
      });
    }
    return text;
  });
  return `## CSV\n\n${texts.join("\n")}`;
}

function shown(text: string): string {
  console.log(text);
  return text;
}

function jobs(): string {
  const jobWays = [
    "@pdscp, 1 thread",
    "@pdscp, 2 threads",
    "DuckDB SQL, 1 thread",
    "DuckDB SQL, 2 threads",
    "DuckDB SQL, 1 thread, every cell checked",
    "DuckDB SQL, 2 threads, every cell checked",
    "csv-parse, zod, Decimal, date-fns",
  ];
  const title = `From a file of ${count(rows)} bookings to training figures`;
  const job = raced({
    title,
    script: "job-peer.ts",
    ways: jobWays,
    given: [jobFile(folder, rows)],
    note: jobNote,
  });
  const [one, two, duck, ducks, thorough] = job.finishes;
  standBeside(`${title}: level with DuckDB on one thread`, one, duck, "cpu");
  standBeside(
    `${title}: level with DuckDB on one thread, which checks every cell as ours does`,
    one,
    thorough,
    "cpu",
  );
  standBeside(`${title}: a third of DuckDB's memory`, one, duck, "peak", 1 / 3);
  standBeside(`${title}: on two threads ahead of DuckDB on two`, two, ducks, "wall", 1);

  const groupTitle = `Group ${count(rows)} bookings in memory by session and payer`;
  const groupWays = ["@pdscp/training", "DuckDB, 1 thread", "DuckDB, 2 threads"];
  const group = raced({
    title: groupTitle,
    script: "grouping-peer.ts",
    ways: groupWays,
    given: [String(rows)],
    note: "The records are in memory before the clock starts: as objects for us, in a table for DuckDB, which is why its peak is lower. Ours looks each session up and keeps eighteen sums by quarter, course and payer, DuckDB the five that are compared by session and payer.",
  });
  standBeside(`${groupTitle}: level with DuckDB`, group.finishes[0], group.finishes[1], "cpu");
  return `## Whole jobs\n\n${job.text}\n${group.text}`;
}

const jobNote =
  "About 130 bytes a row: two forms of day, one name in twenty in quotes for a comma, quotes or a line break, and 0.3% of rows with a day that never was, which each way must refuse. DuckDB looks at the cells that it counts, or at every cell, as ours always does. Ours also says of every refused row where and why, and of every charge by which rule; the file is cut at row ends for two threads, whose sums are merged.";

/** Ours at each size: what a row costs, and what memory it takes. */
function growth(): string {
  const sizes = [10_000, 100_000, 1_000_000, ...(asked.long ? [10_000_000] : [])].filter(
    (size) => asked.long || size <= rows,
  );
  const found = sizes.map((size) => {
    const race = {
      title: "",
      script: "job-peer.ts",
      ways: ["@pdscp, 1 thread"],
      given: [jobFile(folder, size)],
    };
    return { size, finish: finishesOf(race, rounds)[0] as Finish };
  });
  const lines = found.map(({ size, finish: { cpu, peak } }) => [
    count(size),
    `${((cpu * 1e6) / size).toFixed(2)} µs`,
    `${cpu.toFixed(2)} s`,
    `${Math.round(peak)} MB`,
  ]);
  const title = "The same job as the file grows, one thread";
  return shown(
    block(
      title,
      ["rows", "CPU per row", "CPU", "peak"],
      lines,
      "A small file pays for code that is not yet compiled; memory levels off, for no row is kept.",
    ),
  );
}

function count(size: number): string {
  return size.toLocaleString("en-GB");
}

const country = countryRace(asked.long ? 1 : rows / 1e7, 2);
const parts = [
  ...Object.entries(sections).map(([name, contests]) => contestsOf(name, contests)),
  csv(),
  jobs(),
  growth(),
  `## The country\n\n${shown(raceTable(country, finishesOf(country, 1)))}`,
];
const started = readFileSync(new URL("method.md", import.meta.url), "utf8");
const page = started
  .replace("{{machine}}", machine())
  .replace("{{rounds}}", String(rounds))
  .replace("{{standings}}", standingTable(standings))
  .replace("{{tables}}", parts.join("\n"));
if (asked.quick) console.log(standingTable(standings));
else writeFileSync(new URL("README.md", import.meta.url), page);
