import { type OpenCases, usualDisclosureRule } from "@pdscp/cdop";
import type { Figure, FigureSource, SourceLocation } from "@pdscp/core";
import { createRegister, type FigureRegister, idPart, yearlyFigures } from "@pdscp/report";
import type { CdopOfYear } from "./cdop-folder.ts";
import type { FundingOfYear } from "./funding-folder.ts";
import type { YearOfFolder } from "./year-folder.ts";

/**
 * The register of a year: its figures, each with the lines of the files that it stands on.
 *
 * @throws {ReportError} `report/duplicate-figure` when two parts of the folder give one figure.
 */
export function registerOf({ settings, funding, cdop, training, priorities }: YearOfFolder): FigureRegister {
  const { year, partnership } = settings;
  const figures = yearlyFigures({
    year,
    ...(funding === undefined
      ? {}
      : {
          funding: {
            shares: funding.shares.shares,
            ...(funding.changes === undefined ? {} : { changes: funding.changes }),
            account: funding.account,
            from: fundingSources(funding),
          },
        }),
    ...(cdop === undefined
      ? {}
      : {
          cdop: {
            notified: cdop.notified,
            reviewed: cdop.reviewed,
            ...(cdop.modifiable === undefined ? {} : { modifiable: cdop.modifiable }),
            ...(cdop.before === undefined ? {} : { before: cdop.before }),
            open: cdop.open,
            ...(cdop.timeToReview === undefined ? {} : { timeToReview: cdop.timeToReview }),
            tables: cdop.tables,
            from: cdopSources(cdop),
          },
        }),
    ...(training === undefined
      ? {}
      : {
          training: {
            activity: training.activity,
            evaluation: training.evaluation,
            from: [{ title: "training/sessions.csv" }, { title: "training/bookings.csv" }],
          },
        }),
    ...(priorities === undefined
      ? {}
      : { priorities: { progress: priorities.progress, from: [{ title: "priorities/observations.csv" }] } }),
  });
  const others = cdop === undefined ? [] : findableFrom(cdop.open);
  return createRegister(
    figures.map((figure) =>
      others.includes(figure.id) ? withheld(figure) : withoutSmallDeaths(figure, cdop?.reviewed.total ?? 0),
    ),
    { edition: `${partnership}, ${year}` },
  );
}

/**
 * A number of deaths as it may be published: withheld when it is small, as is a share whose count or remainder is, and the
 * median of few. What is withheld says only its file, for the lines would count it. Breakdowns come from protected tables
 * already; this is for the numbers that stand alone.
 */
function withoutSmallDeaths(figure: Figure, reviews: number): Figure {
  const { id, value } = figure;
  if (!id.startsWith("cdop.")) return figure;
  const counts =
    value.kind === "count"
      ? [value.count]
      : value.kind === "percentage"
        ? [value.count, value.total - value.count]
        : value.kind === "days"
          ? [reviews]
          : [];
  if (value.kind !== "withheld" && !counts.some(isSmall))
    return figure.from.length < usualDisclosureRule.threshold ? { ...figure, from: file } : figure;
  return withheld(figure);
}

function withheld(figure: Figure): Figure {
  return { ...figure, value: { kind: "withheld", why: "so that no child can be recognised" }, from: file };
}

/**
 * What has to be withheld beside a small number of the open cases: the cases at the start and those that came, less those
 * that left, are the cases at the end, so that one of them alone could be found from the others.
 */
function findableFrom({
  opening,
  notified,
  reviewed,
  otherwiseClosed,
  closing,
}: OpenCases): readonly string[] {
  if ([opening, notified, reviewed, otherwiseClosed, closing].filter(isSmall).length !== 1) return [];
  return isSmall(closing) ? ["cdop.open.opening"] : ["cdop.open.closing", "cdop.time-to-review.still-open"];
}

const file: readonly FigureSource[] = [{ title: "cdop/cases.csv" }];

/** Whether a number of deaths is too small to print. */
export function isSmall(deaths: number): boolean {
  return deaths > 0 && deaths < usualDisclosureRule.threshold;
}

/** A contribution stands on its line, a change on two, a balance on its own line of the account, a total on all. */
function fundingSources({ shares, before, account, accountLines }: FundingOfYear) {
  const allShares = [...(before?.at ?? []), ...shares.at];
  const ofPartner = (id: string, years: readonly (FundingOfYear["shares"] | undefined)[]) =>
    years.flatMap((given) =>
      (given?.shares ?? []).flatMap(({ partner }, index) =>
        id.endsWith(`.${idPart(partner)}`) ? [given?.at[index] as SourceLocation] : [],
      ),
    );
  const lines = (...kinds: readonly string[]) =>
    accountLines.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)).map(({ at }) => at);
  return (id: string): readonly FigureSource[] => {
    if (id.startsWith("funding.contribution.")) return ofPartner(id, [shares]);
    if (id === "funding.change.total") return allShares;
    if (id.startsWith("funding.change.")) return ofPartner(id, [before, shares]);
    if (id === "funding.budget" || id === "funding.share") return shares.at;
    if (id.startsWith("funding.opening")) return lines("opening balance");
    if (id.startsWith("funding.closing") && account.implied) return lines("closing balance");
    return lines();
  };
}

/** A count stands on the lines that it counts, and on no others; what is open at a day, on the file. */
function cdopSources({ at }: CdopOfYear) {
  return (id: string): readonly FigureSource[] => {
    if (id.startsWith("cdop.open") || id.endsWith(".still-open")) return file;
    if (id === "cdop.notified.out-of-area") return at.notifiedElsewhere;
    if (id === "cdop.reviewed.out-of-area") return at.reviewedElsewhere;
    if (id.startsWith("cdop.notified") || id.startsWith("cdop.deaths-notified")) return at.notified;
    return id.startsWith("cdop.modifiable-") ? at.reviewedBefore : at.reviewed;
  };
}
