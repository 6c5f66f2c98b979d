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
import { type FigureRegister, type ReportRows, toTables } from "@pdscp/report";
import type { Statement } from "@pdscp/training";
import { comparePublished, type PublishedClaim, verdictOn } from "./published-claim.ts";
import type { YearOfFolder } from "./year-folder.ts";
import { isSmall } from "./year-register.ts";
import { reportOf } from "./year-report.ts";

const parts = [
  ["funding.", "Funding"],
  ["cdop.", "Child deaths"],
  ["training.", "Training"],
  ["priorities.", "Priorities"],
] as const;

const bases = { independent: "agrees, independently", derived: "agrees, same papers" } as const;

/** The figures of a year as tables to read: each beside what has been printed of it, and where it came from. */
export function figuresText(year: YearOfFolder, register: FigureRegister): string {
  const { settings, published } = year;
  const claimed = register.figures.map((figure) => [figure, published.get(figure.id)] as const);
  const rows = toTables(reportOf(year, register));
  const tables = parts.flatMap(([prefix, title]) => {
    const own = claimed.filter(([figure]) => figure.id.startsWith(prefix));
    if (own.length === 0) return [];
    return [`${title}, ${settings.year}`, "", table(own, settings.year), "", ...tablesOf(rows, prefix)];
  });
  return [
    settings.partnership,
    "",
    ...tables,
    ...remarks(year),
    "",
    verdictText(published, register),
    "",
  ].join("\n");
}

/** The tables of a report that no single figure holds, by the part that they belong to. */
const tableNames: Readonly<Record<string, readonly string[]>> = {
  "training.": ["training-quarters", "price-list", "free-places"],
  "priorities.": ["succession"],
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
  const isNumber = (cell: string) => /^[-£\d[]/.test(cell);
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

function verdictWords(figure: Figure, claim: PublishedClaim | undefined): string {
  const verdict = verdictOn(figure, claim);
  switch (verdict) {
    case "agrees":
      return claim?.basis === undefined ? verdict : bases[claim.basis];
    case "differs":
      return "DIFFERS";
    case "of another year":
      return `of ${claim?.period}, not compared`;
    case "cannot tell":
      return verdict;
    case "not printed":
      return "";
  }
}

/** Whether a figure is of the report's year: a measure of a day stands in every year's report once. */
function isOf({ period }: Figure, year: FinancialYear): boolean {
  return typeof period !== "string" || period === year || isCalendarDate(period);
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
function remarks({ funding, cdop, training, priorities }: YearOfFolder): readonly string[] {
  return [
    ...(funding === undefined
      ? []
      : [
          funding.account.because,
          ...funding.differences,
          ...funding.account.findings.map(({ message }) => message),
        ]),
    ...(cdop === undefined ? [] : cdopRemarks(cdop)),
    ...(training === undefined ? [] : trainingRemarks(training)),
    ...(priorities === undefined ? [] : prioritiesRemarks(priorities)),
  ];
}

function cdopRemarks({
  comparison,
  modifiable,
  before,
  open,
  notCertified,
}: NonNullable<YearOfFolder["cdop"]>): readonly string[] {
  const { opening, notified, reviewed, otherwiseClosed, closing, change } = open;
  const shares = [modifiable, before].filter((share) => share !== undefined);
  const isPrivate = shares.some(({ count, total }) => isSmall(count) || isSmall(total - count));
  const flow = [opening, notified, reviewed, otherwiseClosed, closing, Math.abs(change)];
  return [
    ...(comparison === undefined || isPrivate ? [] : [`${comparison.sentence} ${comparison.because}.`]),
    ...(flow.some(isSmall)
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
  statements,
  evaluationsLeftOut,
  refused,
}: NonNullable<YearOfFolder["training"]>): readonly string[] {
  const { outsidePeriod, sessionPlanned, sessionCancelled } = activity.leftOut;
  const leftOut = [
    [outsidePeriod, "of sessions of another year"],
    [sessionCancelled, "of sessions that were cancelled"],
    [sessionPlanned, "of sessions that are still only planned"],
  ] as const;
  return [
    incomeText({ income: activity.income, statements }),
    ...leftOut.flatMap(([bookings, of]) =>
      bookings === 0 ? [] : [`In no figure: ${numbered(bookings, "booking")} ${of}.`],
    ),
    ...(evaluationsLeftOut === 0
      ? []
      : [
          `In no figure: ${numbered(evaluationsLeftOut, "answer")} about sessions that were not delivered in the year.`,
        ]),
    ...refused.map(({ at, message, code }) => `${at?.source}:${at?.line}: ${message} (${code})`),
  ];
}

/** The income of the year beside what the statements sum to, with what is left between the two. */
export function incomeText({
  income,
  statements,
}: {
  readonly income: Money;
  readonly statements: readonly Statement[];
}): string {
  const sum = sumMoney(statements.map(({ total }) => total));
  const shared = sumMoney(
    statements.flatMap(({ lines }) =>
      lines.filter(({ kind }) => kind === "shared-fee").map(({ amount }) => amount),
    ),
  );
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

/** How many of the figures that were printed agree and on what basis, which do not, and what could not be compared. */
export function verdictText(published: YearOfFolder["published"], register: FigureRegister): string {
  const { agree, differ, untold, ofAnotherYear, unknown } = comparePublished(published, register);
  const compared = agree.length + differ.length + untold.length;
  const others = [
    ...(differ.length === 0
      ? []
      : [`${differ.length} ${differ.length === 1 ? "differs" : "differ"}: ${named(differ)}`]),
    ...(untold.length === 0 ? [] : [`of ${untold.length} it cannot be told: ${named(untold)}`]),
  ];
  return [
    compared === 0
      ? "The papers print none of these figures."
      : `${[agreeText(agree, compared), ...others].join("; ")}.`,
    ...basisText(agree),
    ...(ofAnotherYear.length === 0
      ? []
      : [
          `Printed of another year, and not compared: ${ofAnotherYear.map(({ figure, period }) => `${figure} (of ${period})`).join(", ")}.`,
        ]),
    ...(unknown.length === 0
      ? []
      : [
          `Printed, and computed from nothing here: ${unknown.map(({ figure, printed }) => `${figure} (${printed})`).join(", ")}.`,
        ]),
  ].join("\n");
}

function agreeText(agree: readonly PublishedClaim[], compared: number): string {
  if (compared === 1)
    return `The one figure that the papers print ${agree.length === 1 ? "agrees" : "does not agree"}`;
  const verb = agree.length === 1 ? "agrees" : "agree";
  return agree.length === compared
    ? `All ${compared} figures that the papers print agree`
    : `${agree.length} of the ${compared} figures that the papers print ${verb}`;
}

function named(claims: readonly PublishedClaim[]): string {
  return claims.map(({ figure }) => figure).join(", ");
}

/** On what basis the figures that agree do so: what was made from the papers cannot show that they are right. */
function basisText(agree: readonly PublishedClaim[]): readonly string[] {
  const of = (basis: PublishedClaim["basis"]) => agree.filter((claim) => claim.basis === basis).length;
  const [independent, derived, unsaid] = [of("independent"), of("derived"), of(undefined)];
  if (independent + derived === 0) return [];
  const why =
    "their records were entered from them, or made to have their totals, so that agreement shows that they are counted correctly, and not that the papers are right";
  return [
    `Of those that agree, ${[
      `${independent === 0 ? "none" : independent} ${independent < 2 ? "is" : "are"} computed independently of the number printed`,
      ...(unsaid === 0 ? [] : [`of ${unsaid} the basis is not said`]),
      ...(derived === 0
        ? []
        : [`${derived} ${derived === 1 ? "follows" : "follow"} from the same papers: ${why}`]),
    ].join("; ")}.`,
  ];
}

/** Sources by file with their lines, briefly: "funding/contributions.csv, lines 6 to 9". */
export function sources(from: readonly FigureSource[]): string {
  const files = new Map<string, number[]>();
  const others = new Set<string>();
  for (const source of from) {
    if ("line" in source) files.set(source.source, [...(files.get(source.source) ?? []), source.line]);
    else others.add("figure" in source ? source.figure : source.title);
  }
  return [...[...files].map(([file, lines]) => `${file}, ${linesText(lines)}`), ...others].join("; ");
}

function linesText(lines: readonly number[]): string {
  const sorted = [...new Set(lines)].sort((a, b) => a - b);
  const [first, last] = [sorted[0] as number, sorted.at(-1) as number];
  if (sorted.length === 1) return `line ${first}`;
  if (last - first === sorted.length - 1) return `lines ${first} to ${last}`;
  if (sorted.length > 6) return `${sorted.length} lines from ${first} to ${last}`;
  return `lines ${sorted.slice(0, -1).join(", ")} and ${last}`;
}

/** Lines of text in columns as wide as what they hold; the last one is left to run on. */
function inColumns(
  rows: readonly (readonly string[])[],
  { right }: { readonly right: readonly number[] },
): string {
  const widths = (rows[0] as readonly string[]).map((_, column) =>
    rows.reduce((most, row) => Math.max(most, (row[column] as string).length), 0),
  );
  const cellText = (cell: string, column: number, isLast: boolean) => {
    const width = widths[column] as number;
    if (right.includes(column)) return cell.padStart(width);
    return isLast ? cell : cell.padEnd(width);
  };
  return rows
    .map((row) =>
      row
        .map((cell, column) => cellText(cell, column, column === row.length - 1))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
