import { endOf, formatDate, startOf } from "@pdscp/core";
import {
  type Chart,
  type FigureRegister,
  idPart,
  type ReportDocument,
  type ReportSection,
  type ReportTable,
  yearlyCharts,
} from "@pdscp/report";
import type { ProtectedTable } from "@pdscp/statistics";
import { fundingSection } from "./funding-section.ts";
import { prioritiesSection } from "./priorities-section.ts";
import type { Settings } from "./settings.ts";
import { shownCount } from "./table-cell.ts";
import { activityRow, fundTable, priceTable } from "./training-table.ts";
import type { YearOfFolder } from "./year-folder.ts";

/** A year's report: words with placeholders, tables and charts. Every number in it comes from the register or a result. */
export function reportOf(year: YearOfFolder, register: FigureRegister): ReportDocument {
  const { settings, funding, cdop, training, priorities } = year;
  const all = yearlyCharts(register);
  const charts: ChartsNamed = (...ids) => all.filter(({ id }) => ids.includes(id));
  return {
    title: `Yearly report ${settings.year}`,
    subtitle: `${settings.partnership}, ${formatDate(startOf(settings.year))} to ${formatDate(endOf(settings.year))}`,
    register,
    sections: [
      ...(funding === undefined ? [] : [fundingSection(year, funding, { register, charts })]),
      ...(cdop === undefined ? [] : [cdopSection(cdop, { register, charts })]),
      ...(training === undefined ? [] : [trainingSection(settings, training, charts)]),
      ...(priorities === undefined ? [] : [prioritiesSection(priorities, charts)]),
    ],
  };
}

/** The charts with these ids, as far as the register has figures for them. */
export type ChartsNamed = (...ids: readonly string[]) => readonly Chart[];

/** What a section takes its numbers and charts from. */
export interface Drawn {
  readonly register: FigureRegister;
  readonly charts: ChartsNamed;
}

function cdopSection(
  { modifiable, comparison, timeToReview, tables, notCertified }: NonNullable<YearOfFolder["cdop"]>,
  { register, charts }: Drawn,
): ReportSection {
  return {
    id: "child-deaths",
    heading: "Child deaths",
    paragraphs: [
      "The panel was notified of {{ cdop.notified }} deaths of children who lived in its area, and of {{ cdop.notified.out-of-area }} of children who lived elsewhere, whose own panels review them. It completed {{ cdop.reviewed }} reviews, of deaths in this year and before it.",
      ...(modifiable === undefined
        ? []
        : [
            "Of the reviews, {{ cdop.modifiable | share }} identified modifiable factors." +
              (comparison === undefined || isHidden(register) ? "" : ` ${comparison.sentence}`),
          ]),
      "At the end of the year {{ cdop.open.closing }} cases were open, against {{ cdop.open.opening }} when it began." +
        (timeToReview === undefined
          ? ""
          : " The median time from death to review was {{ cdop.time-to-review.median }}; {{ cdop.time-to-review.within-12-months | share }} were reviewed within twelve months, and cases that are still open have no time to review yet."),
      ...notCertified.map((label) => `${label} cannot be published without pointing to a child.`),
    ],
    tables: tables.map(protectedRows),
    charts: charts("deaths"),
  };
}

/** Whether a year's share with modifiable factors is withheld: then no sentence may compare it. */
function isHidden({ figures }: FigureRegister): boolean {
  return figures.some(({ id, value }) => id.startsWith("cdop.modifiable") && value.kind === "withheld");
}

/** A protected table, each group of rows with its subtotal under them. */
function protectedRows(table: ProtectedTable): ReportTable {
  const { label = "Deaths", rows, columns, counts, groups, columnTotals } = table;
  const rowOf = (heading: string) => ({
    heading,
    cells: (counts[rows.indexOf(heading)] ?? []).map(shownCount),
  });
  const placed = new Set<string>();
  const body = rows.flatMap((heading) => {
    if (placed.has(heading)) return [];
    const own = groups.filter((group) => group.rows.includes(heading));
    const members = rows.filter(
      (row) => !placed.has(row) && (row === heading || own.some((group) => group.rows.includes(row))),
    );
    for (const member of members) placed.add(member);
    return [
      ...members.map(rowOf),
      ...own.map((group) => ({
        heading: `${group.label} together`,
        cells: group.counts.map(shownCount),
      })),
    ];
  });
  return {
    id: idPart(label),
    caption: label,
    head: label.endsWith("by age") ? "Age" : "Area",
    columns,
    rows: [
      ...body,
      ...(columnTotals === undefined ? [] : [{ heading: "All", cells: columnTotals.map(shownCount) }]),
    ],
  };
}

function trainingSection(
  settings: Settings,
  { activity, sharedFees, uplift, fund }: NonNullable<YearOfFolder["training"]>,
  charts: ChartsNamed,
): ReportSection {
  return {
    id: "training",
    heading: "Training",
    paragraphs: [
      "{{ training.courses }} courses were delivered, with {{ training.attendances }} attendances. Of the places, {{ training.fill-rate | share }} were taken; of the bookings, {{ training.attendance-rate | share }} were attended. The first counts everyone who came, of all places; the second only those who had booked, of all bookings.",
      sharedFees.isZero()
        ? "Training brought in {{ training.income }}."
        : "Training brought in {{ training.income }}, and {{ training.shared-fees }} of fees that several places share.",
    ],
    tables: [
      {
        id: "training-quarters",
        caption: "Training by quarter",
        head: "Quarter",
        columns: ["Courses", "Places", "Booked", "Attendances", "Did not attend", "Income"],
        rows: [
          ...activity.byQuarter.map(({ name, ...quarter }) => activityRow(name, quarter)),
          activityRow(settings.year, activity),
        ],
      },
      ...(uplift === undefined ? [] : [priceTable(uplift, settings)]),
      ...(fund === undefined ? [] : [fundTable(fund, settings)]),
    ],
    charts: charts("training"),
  };
}
