import { type FigureValue, formatDate, formatFigure } from "@pdscp/core";
import type { Progress, ProgressState } from "@pdscp/priorities";
import type { ReportSection } from "@pdscp/report";
import { planDivisionTables } from "./division-table.ts";
import { actionTable, ratingOf, ratingTables } from "./rating-table.ts";
import { count } from "./table-cell.ts";
import type { YearOfFolder } from "./year-folder.ts";
import type { ChartsNamed } from "./year-report.ts";

/** What became of the priorities, how their measures stand, and how the plan is rated. */
export function prioritiesSection(
  {
    cycle,
    succession,
    progress,
    ratings,
    division,
    twoPoints,
    coverage,
  }: NonNullable<YearOfFolder["priorities"]>,
  charts: ChartsNamed,
): ReportSection {
  const isRated = ratings !== undefined && ratings.measures.length > 0;
  const measures = progress.map((each) => ({
    heading: each.measure.title,
    cells: [
      each.value ?? notMeasured,
      againstTarget(each),
      ...(isRated ? [ratingOf(ratings, each.measure.ref)] : []),
    ],
  }));
  return {
    id: "priorities",
    heading: "Priorities",
    paragraphs: [
      ...twoPoints.map(
        ({ said }) => `${said.maySay.join(", and ")}. It does not follow ${said.mayNotSay.join("; nor ")}.`,
      ),
      ...coverage.findings.map(({ message }) => `${message}.`),
    ],
    charts: charts("measures"),
    tables: [
      ...(succession === undefined
        ? []
        : [
            {
              id: "succession",
              caption: `How the priorities became those of ${cycle.name}`,
              head: "Priority",
              columns: ["What became of it", "Priority now"],
              rows: succession.priorities.map(({ priority, kind, to }) => ({
                heading: priority.title,
                cells: [kind, to.map(({ title }) => title).join("; ") || "[z]"],
              })),
            },
          ]),
      ...(measures.length === 0
        ? []
        : [
            {
              id: "measures",
              caption: "Measures",
              head: "Measure",
              columns: ["Latest", "Against its target", ...(isRated ? ["Rating"] : [])],
              rows: measures,
            },
          ]),
      ...(ratings?.actions === undefined ? [] : [actionTable(cycle, ratings.actions)]),
      ...(ratings === undefined ? [] : ratingTables(ratings)),
      ...(division === undefined ? [] : planDivisionTables(division, cycle)),
    ],
  };
}

const notMeasured: FigureValue = { kind: "not-available", why: "not measured" };

const targetWords: Readonly<Record<Exclude<ProgressState, "no-target" | "not-measured">, string>> = {
  met: "Met",
  "on-path": "On the way",
  behind: "Behind",
};

/** "No target set (31 March 2024)", or what the measure was to come to beside the day that it was taken; of a percentage, its count too. */
function againstTarget({ state, observedOn, because, value }: Progress): string {
  const counts =
    value?.kind === "percentage"
      ? `${[value.count, value.total].map((each) => formatFigure({ value: count(each) })).join(" of ")}, `
      : "";
  const day = observedOn === undefined ? "" : ` (${counts}${formatDate(observedOn)})`;
  if (state === "not-measured") return `Not measured: ${because}`;
  if (state === "no-target") return `No target set${day}`;
  const [, ...target] = because.split("; ");
  return `${targetWords[state]}${day}: ${target.join("; ")}`;
}
