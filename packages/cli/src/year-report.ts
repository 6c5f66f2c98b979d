import { endOf, type FigureValue, formatDate, type Money, startOf } from "@pdscp/core";
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
      ...(funding === undefined ? [] : [fundingSection(funding, { register, charts })]),
      ...(cdop === undefined ? [] : [cdopSection(cdop, { register, charts })]),
      ...(training === undefined ? [] : [trainingSection(training, charts)]),
      ...(priorities === undefined ? [] : [prioritiesSection(priorities, charts)]),
    ],
  };
}

/** The charts with these ids, as far as the register has figures for them. */
type ChartsNamed = (...ids: readonly string[]) => readonly Chart[];

interface Drawn {
  readonly register: FigureRegister;
  readonly charts: ChartsNamed;
}

function fundingSection(
  { shares, before, changes, account }: NonNullable<YearOfFolder["funding"]>,
  { register, charts }: Drawn,
): ReportSection {
  const outgoings = account.implied
    ? "Its outgoings were not given line by line; the balances imply {{ funding.expenditure }}."
    : "{{ funding.expenditure }} was spent.";
  const each = register.byId.has("funding.share")
    ? " Each partner paid an equal share of {{ funding.share }}."
    : "";
  const compared = before === undefined ? undefined : changes;
  return {
    id: "funding",
    heading: "Funding",
    meets: ["costs"],
    paragraphs: [
      `The partners put {{ funding.budget }} into the budget.${each}`,
      `The year began with {{ funding.opening }} and ended with {{ funding.closing }}. ${outgoings}`,
    ],
    tables: [
      compared === undefined
        ? shareTable(shares.shares)
        : {
            id: "contributions",
            caption: "What each partner paid, and what changed",
            head: "Partner",
            columns: ["Year before", "This year", "Change"],
            rows: [
              ...compared.changes.map(({ partner, from, to, change }) => ({
                heading: partner,
                cells: [from, to, change].map(pounds),
              })),
              {
                heading: "All partners",
                cells: [compared.total.from, compared.total.to, compared.total.change].map(pounds),
              },
            ],
          },
    ],
    charts: charts("contributions", "balances"),
  };
}

function shareTable(shares: readonly { readonly partner: string; readonly amount: Money }[]): ReportTable {
  return {
    id: "contributions",
    caption: "What each partner paid",
    head: "Partner",
    columns: ["This year"],
    rows: shares.map(({ partner, amount }) => ({ heading: partner, cells: [pounds(amount)] })),
  };
}

function cdopSection(
  { modifiable, comparison, timeToReview, tables, notCertified }: NonNullable<YearOfFolder["cdop"]>,
  { register, charts }: Drawn,
): ReportSection {
  return {
    id: "child-deaths",
    heading: "Child deaths",
    meets: ["serious-incidents"],
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

function protectedRows(table: ProtectedTable): ReportTable {
  const { label = "Deaths", rows, columns, counts, groups, columnTotals } = table;
  return {
    id: idPart(label),
    caption: label,
    head: label.endsWith("by age") ? "Age" : "Area",
    columns,
    rows: [
      ...rows.map((heading, index) => ({ heading, cells: (counts[index] ?? []).map(shownCount) })),
      ...groups.map((group) => ({ heading: `${group.label} together`, cells: group.counts.map(shownCount) })),
      ...(columnTotals === undefined ? [] : [{ heading: "All", cells: columnTotals.map(shownCount) }]),
    ],
  };
}

function trainingSection(
  { activity, uplift, fund }: NonNullable<YearOfFolder["training"]>,
  charts: ChartsNamed,
): ReportSection {
  const { byQuarter } = activity;
  return {
    id: "training",
    heading: "Training",
    meets: ["activity"],
    paragraphs: [
      "{{ training.courses }} courses were delivered, with {{ training.attendances }} attendances. Of the places, {{ training.fill-rate | share }} were taken; of the bookings, {{ training.attendance-rate | share }} were attended. The two differ, because some people came without a booking.",
      "Training brought in {{ training.income }}.",
    ],
    tables: [
      {
        id: "training-quarters",
        caption: "Training by quarter",
        head: "Quarter",
        columns: ["Courses", "Places", "Booked", "Attendances", "Did not attend", "Income"],
        rows: byQuarter.map(({ name, courses, places, booked, attendances, didNotAttend, income }) => ({
          heading: name,
          cells: [...[courses, places, booked, attendances, didNotAttend].map(count), pounds(income)],
        })),
      },
      ...(uplift === undefined
        ? []
        : [
            {
              id: "price-list",
              caption: "The next price list",
              head: "Fee",
              columns: ["Now", "Next", "Raised by"],
              rows: uplift.lines.map(({ line, before, after, effectivePercent }) => ({
                heading: line,
                cells: [
                  pounds(before),
                  pounds(after),
                  effectivePercent === null ? "[z]" : `${effectivePercent}%`,
                ],
              })),
            },
          ]),
      ...(fund === undefined
        ? []
        : [
            {
              id: "free-places",
              caption: "The fund for free places",
              head: "What of it",
              columns: ["Amount"],
              rows: (
                [
                  ["Fund", fund.statement.amount],
                  ["Spent", fund.statement.spent],
                  ["Committed", fund.statement.committed],
                  ["Free", fund.statement.free],
                ] as const
              ).map(([heading, amount]) => ({ heading, cells: [pounds(amount)] })),
              note: `${fund.statement.places} places granted; ${fund.refused.length} requests refused.`,
            },
          ]),
    ],
    charts: charts("training"),
  };
}

function prioritiesSection(
  { cycle, succession, progress, twoPoints, coverage }: NonNullable<YearOfFolder["priorities"]>,
  charts: ChartsNamed,
): ReportSection {
  const observed = progress.flatMap(({ measure, value, because }) =>
    value === undefined ? [] : [{ heading: measure.title, cells: [value, because] }],
  );
  return {
    id: "priorities",
    heading: "Priorities",
    meets: ["effectiveness", "little-progress", "data"],
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
      ...(observed.length === 0
        ? []
        : [
            {
              id: "measures",
              caption: "Measures",
              head: "Measure",
              columns: ["Latest", "Against its target"],
              rows: observed,
            },
          ]),
    ],
  };
}

function pounds(amount: Money): FigureValue {
  return { kind: "money", amount };
}

function count(of: number): FigureValue {
  return { kind: "count", count: of };
}

function shownCount(published: number | "[c]" | undefined): FigureValue {
  if (published === undefined) return { kind: "not-available", why: "not published" };
  return published === "[c]"
    ? { kind: "withheld", why: "so that no child can be recognised" }
    : count(published);
}
