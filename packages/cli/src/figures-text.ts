import {
  type Figure,
  type FigureSource,
  type FinancialYear,
  formatFigure,
  formatMoney,
  formatPeriod,
  isCalendarDate,
  type Money,
  type Period,
  subtractMoney,
  sumMoney,
} from "@pdscp/core";
import { type FigureRegister, type ReportRows, shorthandIn, toTables } from "@pdscp/report";
import type { Statement } from "@pdscp/training";
import { inColumns } from "./column.ts";
import { inKindText } from "./funding-section.ts";
import type { PublishedClaim } from "./published-claim.ts";
import { verdictText, verdictWords } from "./published-text.ts";
import { linesText } from "./source-line.ts";
import { documentText } from "./table-cell.ts";
import { ruleNames } from "./table-name.ts";
import { isSmall } from "./withheld-open-case.ts";
import { checklistOf, checklistText } from "./year-checklist.ts";
import type { YearOfFolder } from "./year-folder.ts";
import { reportOf } from "./year-report.ts";

const parts = [
  ["funding.", "Funding"],
  ["cdop.", "Child deaths"],
  ["training.", "Training"],
  ["priorities.", "Priorities"],
] as const;

/** The figures of a year as tables to read: each beside what has been printed of it, and where it came from. */
export function figuresText(year: YearOfFolder, register: FigureRegister): string {
  const { settings, published } = year;
  const claimed = register.figures.map((figure) => [figure, published.get(figure.id)] as const);
  const rows = toTables(reportOf(year, register));
  const required = checklistOf(year, register);
  const tables = parts.flatMap(([prefix, title]) => {
    const own = claimed.filter(
      ([figure, claim]) => figure.id.startsWith(prefix) && (claim !== undefined || !isInTable(figure)),
    );
    const tables = tablesOf(rows, prefix);
    if (own.length === 0 && tables.length === 0) return [];
    const list = own.length === 0 ? [] : [table(own, settings.year), ""];
    return [`${title}, ${settings.year}`, "", ...list, ...tables];
  });
  return [
    settings.partnership,
    "",
    ...tables,
    ...shorthandIn(tables).map(({ mark, meaning }) => `${mark} ${meaning}`),
    ...remarks(year),
    "",
    ...(required === undefined ? [] : [checklistText(required), ""]),
    verdictText(published, register),
    "",
  ].join("\n");
}

/** The tables of a report that no single figure holds, by the part that they belong to. */
const tableNames: Readonly<Record<string, readonly string[]>> = {
  "funding.": ["payments", "budget", "earmarks", "division-funding", "division-partners"],
  "training.": ["training-quarters", "price-list", "free-places"],
  "priorities.": [
    "succession",
    "measures",
    "actions",
    "division-plan",
    "division-priorities",
    "division-actions",
    "division-measures",
  ],
};

function tablesOf(rows: readonly ReportRows[], prefix: string): readonly string[] {
  return (tableNames[prefix] ?? []).flatMap((name) =>
    rows
      .filter((each) => each.name === name)
      .flatMap(({ title, table: { columns }, records }) => {
        const headings = columns.map(({ heading }) => heading);
        const cells = records.map((record) => columns.map(({ field }) => record[field] as string));
        return [title, "", inColumns([headings, ...cells], { right: numeric(cells) }), ""];
      }),
  );
}

/** The columns, after the headings of the rows, that hold numbers alone. */
function numeric(rows: readonly (readonly string[])[]): readonly number[] {
  const isNumber = (cell: string) => /^[-+£\d[][^(]*$/.test(cell);
  return (rows[0] ?? [])
    .map((_, column) => column)
    .filter((column) => column > 0 && rows.every((row) => isNumber(row[column] as string)));
}

function table(
  rows: readonly (readonly [Figure, PublishedClaim | undefined])[],
  year: FinancialYear,
): string {
  const cells = rows.map(([figure, claim]) => [
    isOf(figure, year) ? figure.label : `${figure.label}, ${formatPeriod(figure.period as Period)}`,
    shown(figure),
    claim?.printed ?? "not printed",
    verdictWords(figure, claim),
    sources(figure.from),
  ]);
  return inColumns([["Figure", "Computed", "In the papers", "Verdict", "From"], ...cells], { right: [1] });
}

/** Whether a figure is of the report's year: a measure of a day stands in every year's report once. */
function isOf({ period }: Figure, year: FinancialYear): boolean {
  return typeof period !== "string" || period === year || isCalendarDate(period);
}

/** Whether a table shows a figure: quarters, fees, funds, what successors take on. It stands in the list only beside what was printed of it. */
function isInTable({ id, period }: Figure): boolean {
  if (/^(?:funding|priorities)\.division\.|^funding\.earmark\./.test(id)) return true;
  const isOfQuarter = typeof period === "string" && / Q[1-4]$/.test(period);
  return id.startsWith("training.") && (isOfQuarter || /^training\.(?:fund|fee|next-fee|uplift)\b/.test(id));
}

/** A change shows its sign, a percentage its count. */
function shown(figure: Figure): string {
  const { id, value } = figure;
  if (value.kind === "money" && id.startsWith("funding.change.") && value.amount.greaterThan(0)) {
    return `+${formatMoney(value.amount)}`;
  }
  if (value.kind === "percentage")
    return `${formatFigure(figure)} (${counted(value.count)} of ${counted(value.total)})`;
  return formatFigure(figure);
}

function counted(count: number): string {
  return formatFigure({ value: { kind: "count", count } });
}

/** What should be said beside the figures. */
function remarks({ warnings, unread, funding, cdop, training, priorities }: YearOfFolder): readonly string[] {
  return [
    ...warnings.map(({ at, message, code }) => `${at?.source}:${at?.line}: ${message} (${code})`),
    ...unread.map((file) => `${file} is not read: no file of a year is called so; ${namesText(file)}`),
    ...(funding === undefined
      ? []
      : [
          funding.account.because,
          ...inKindText(funding.inKind),
          ...funding.differences,
          ...(funding.division?.split.findings ?? []).map(({ message }) => message),
          ...(funding.receipts?.findings ?? []).map(({ message }) => message),
          ...funding.account.findings.map(({ code, message }) =>
            code === "funding/earmark-unknown"
              ? `${message}: a line of earmarks.csv is needed, and until then it is taken for any other`
              : message,
          ),
        ]),
    ...(cdop === undefined ? [] : cdopRemarks(cdop)),
    ...(training === undefined ? [] : trainingRemarks(training)),
    ...(priorities === undefined ? [] : prioritiesRemarks(priorities)),
  ];
}

/** What a file that is not read may have been meant for. */
function namesText(file: string): string {
  const rules = /\.json$/i.test(file) ? (ruleNames[file.split("/")[0] ?? ""] ?? []) : [];
  return rules.length === 0
    ? '"pdscp template" lists the names'
    : `the rules there are in ${rules.slice(0, -1).join(", ")} or ${rules.at(-1)}`;
}

function cdopRemarks({
  comparison,
  modifiable,
  before,
  open,
  withheldOpen,
  notCertified,
}: NonNullable<YearOfFolder["cdop"]>): readonly string[] {
  const { opening, notified, reviewed, otherwiseClosed, closing, change } = open;
  const shares = [modifiable, before].filter((share) => share !== undefined);
  const isPrivate = shares.some(({ count, total }) => isSmall(count) || isSmall(total - count));
  return [
    ...(comparison === undefined || isPrivate ? [] : [`${comparison.sentence} ${comparison.because}.`]),
    ...(withheldOpen.length > 0 || isSmall(Math.abs(change))
      ? []
      : [
          `Open cases: ${opening} + ${notified} notified - ${reviewed} reviewed - ${otherwiseClosed} otherwise closed = ${closing}, ${change < 0 ? `${-change} fewer` : `${change} more`} than a year before.`,
        ]),
    ...notCertified.map(
      (label) => `${label}: nothing may be published, because a child could be recognised.`,
    ),
  ];
}

function trainingRemarks({
  activity,
  sharedFees,
  statements,
  evaluationsLeftOut,
}: NonNullable<YearOfFolder["training"]>): readonly string[] {
  const { outsidePeriod, sessionPlanned, sessionCancelled } = activity.leftOut;
  const leftOut = [
    [outsidePeriod, "of sessions of another year"],
    [sessionCancelled, "of sessions that were cancelled"],
    [sessionPlanned, "of sessions that are still only planned"],
  ] as const;
  return [
    incomeText({ income: activity.income, sharedFees, statements }),
    ...leftOut.flatMap(([bookings, of]) =>
      bookings === 0 ? [] : [`In no figure: ${numbered(bookings, "booking")} ${of}.`],
    ),
    ...(evaluationsLeftOut === 0
      ? []
      : [
          `In no figure: ${numbered(evaluationsLeftOut, "answer")} about sessions that were not delivered in the year.`,
        ]),
  ];
}

/** The income of the year beside what the statements sum to, with what is left between the two. */
export function incomeText({
  income,
  sharedFees: shared,
  statements,
}: {
  readonly income: Money;
  readonly sharedFees: Money;
  readonly statements: readonly Statement[];
}): string {
  const sum = sumMoney(statements.map(({ total }) => total));
  const residual = subtractMoney(subtractMoney(sum, shared), income);
  const parts = `Training income of ${formatMoney(income)}${shared.isZero() ? "" : `, and ${formatMoney(shared)} of fees that places share,`}`;
  return residual.isZero()
    ? `${parts} is the sum of ${numbered(statements.length, "statement")}.`
    : `${parts} is not the sum of ${numbered(statements.length, "statement")}, which is ${formatMoney(sum)}: ${formatMoney(residual)} is not explained.`;
}

function numbered(number: number, noun: string): string {
  return `${counted(number)} ${noun}${number === 1 ? "" : "s"}`;
}

function prioritiesRemarks({
  succession,
  twoPoints,
  coverage,
  overdue,
  findings,
  data,
  refused,
}: NonNullable<YearOfFolder["priorities"]>): readonly string[] {
  return [
    ...(succession?.priorities ?? []).map(
      ({ priority, kind, to, reason }) =>
        `${priority.title}: ${kind}${to.length === 0 ? "" : ` (${to.map(({ title }) => title).join("; ")})`}${reason === "" ? "" : `. ${reason}`}`,
    ),
    ...twoPoints.flatMap(({ said }) => [
      ...said.maySay.map((text) => `May be said: ${text}.`),
      ...said.mayNotSay.map((text) => `May not be said: ${text}.`),
    ]),
    ...coverage.findings.map(({ message }) => message),
    ...overdue.map(({ because }) => because),
    ...findings.map(({ message, code }) => `${message} (${code})`),
    ...data.returns
      .filter(({ state }) => state !== "received")
      .map(({ expected, because }) => `${expected.provider}: ${because}`),
    ...data.findings.map(({ message, code }) => `${message} (${code})`),
    ...refused.flatMap(({ at, issues }) =>
      issues.map(({ message, code }) => `${at.source}:${at.line}: ${message} (${code})`),
    ),
  ];
}

/** Sources by file with their lines, briefly: "funding/contributions.csv, lines 6 to 9". */
export function sources(from: readonly FigureSource[]): string {
  const files = new Map<string, number[]>();
  const others = new Set<string>();
  for (const source of from) {
    if ("line" in source) files.set(source.source, [...(files.get(source.source) ?? []), source.line]);
    else others.add("figure" in source ? source.figure : documentText(source));
  }
  return [...[...files].map(([file, lines]) => `${file}, ${linesText(lines)}`), ...others].join("; ");
}
