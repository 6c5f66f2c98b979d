import { type TimeToReview, usualDisclosureRule } from "@pdscp/cdop";
import { type Figure, type FigureSource, previousYear, type SourceLocation } from "@pdscp/core";
import { createRegister, type FigureRegister, idPart, yearlyFigures } from "@pdscp/report";
import type { EvaluationStage } from "@pdscp/training";
import type { CdopOfYear } from "./cdop-folder.ts";
import { agreementFile } from "./funding-agreement.ts";
import { fundingDivisionFile } from "./funding-division.ts";
import type { FundingOfYear } from "./funding-folder.ts";
import { planDivisionFile } from "./plan-division.ts";
import { ratingSources } from "./plan-rating.ts";
import type { PrioritiesOfYear } from "./priorities-folder.ts";
import { inNumber, onLines } from "./source-line.ts";
import type { TrainingOfYear } from "./training-folder.ts";
import { type DeliveryLines, noLines } from "./training-line.ts";
import { periodOf } from "./training-table.ts";
import { isSmall } from "./withheld-open-case.ts";
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
            ...(funding.agreed === undefined ? {} : { agreed: funding.agreed }),
            ...(funding.changes === undefined ? {} : { changes: funding.changes }),
            account: funding.account,
            ...(funding.earmarks === undefined
              ? {}
              : { earmarks: funding.earmarks.map(({ statement }) => statement) }),
            ...(funding.division === undefined ? {} : { division: funding.division.split }),
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
            ...(training.sharedFees.isZero() ? {} : { sharedFees: training.sharedFees }),
            ...(training.evaluation === undefined ? {} : { evaluation: training.evaluation }),
            ...(training.fund === undefined || settings.fund === undefined
              ? {}
              : {
                  fund: {
                    statement: training.fund.statement,
                    refused: training.fund.refused.length,
                    period: periodOf(settings.fund),
                  },
                }),
            ...(training.uplift === undefined || settings.uplift === undefined
              ? {}
              : { priceList: { ...settings.uplift, lines: training.uplift.lines } }),
            from: trainingSources(training),
          },
        }),
    ...(priorities === undefined
      ? {}
      : {
          priorities: {
            progress: priorities.progress,
            before: priorities.before.map(({ stood }) => stood),
            ...(priorities.ratings === undefined ? {} : { ratings: priorities.ratings }),
            ...(priorities.division === undefined ? {} : { division: priorities.division }),
            from: prioritiesSources(priorities),
          },
        }),
  });
  const others = [...(cdop?.withheldOpen ?? []), ...withheldTimes(cdop?.timeToReview)];
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
    return isFewLines(figure.from) ? { ...figure, from: file } : figure;
  return withheld(figure);
}

/** The shares that with the next one would tell how few reviews took longer than the one and not longer than the other. */
function withheldTimes(time: TimeToReview | undefined): readonly string[] {
  // Names that are whole numbers stand in their order in every object.
  const within = Object.entries(time?.withinMonths ?? {});
  return within.flatMap(([months, { count }], index) =>
    isSmall((within[index + 1]?.[1].count ?? count) - count)
      ? [`cdop.time-to-review.within-${months}-months`]
      : [],
  );
}

function isFewLines(from: readonly FigureSource[]): boolean {
  return from.every((source) => "line" in source) && from.length < usualDisclosureRule.threshold;
}

function withheld(figure: Figure): Figure {
  return { ...figure, value: { kind: "withheld", why: "so that no child can be recognised" }, from: file };
}

const file: readonly FigureSource[] = [{ title: "cdop/cases.csv" }];

/** A contribution stands on its line, a change on two, a balance on its own line of the account, a total on all. */
function fundingSources({
  shares,
  before,
  account,
  accountLines,
  earmarks = [],
  agreed,
  division,
}: FundingOfYear) {
  const allShares = [...(before?.at ?? []), ...shares.at];
  const ofPartner = (id: string, years: readonly (FundingOfYear["shares"] | undefined)[]) =>
    years.flatMap((given) =>
      (given?.shares ?? []).flatMap(({ partner }, index) =>
        id.endsWith(`.${idPart(partner)}`) ? [given?.at[index] as SourceLocation] : [],
      ),
    );
  const lines = (...kinds: readonly string[]) =>
    accountLines.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)).map(({ at }) => at);
  const past = `-${idPart(previousYear(account.year))}`;
  const settled = [{ title: fundingDivisionFile }, division?.reference ?? []].flat();
  const setBy = [{ title: agreementFile }, agreed?.reference ?? []].flat();
  const kept = new Map(earmarks.map(({ statement, at }) => [idPart(statement.id), at]));
  return (given: string): readonly FigureSource[] => {
    const [, earmark] = /^funding\.earmark\.([^.]+)/.exec(given) ?? [];
    if (earmark !== undefined) return kept.get(earmark) ?? [];
    if (given === "funding.earmarked" || given === "funding.general")
      return [...(given === "funding.general" ? lines() : []), ...[...kept.values()].flat()];
    if (given.startsWith("funding.division."))
      return [...(given.endsWith(".balance") ? lines() : shares.at), ...settled];
    const isPast = before !== undefined && given.endsWith(past);
    const id = isPast ? given.slice(0, -past.length) : given;
    const paid = isPast ? before : shares;
    if (id.startsWith("funding.contribution."))
      return [...ofPartner(id, [paid]), ...(agreed === undefined || isPast ? [] : setBy)];
    if (id === "funding.change.total") return allShares;
    if (id.startsWith("funding.change.")) return ofPartner(id, [before, shares]);
    if (id === "funding.budget" || id === "funding.share") return paid.at;
    if (id.startsWith("funding.opening")) return lines("opening balance");
    if (id.startsWith("funding.closing") && account.implied) return lines("closing balance");
    return lines();
  };
}

/**
 * A count stands on the lines of the cases that it counts; a share, and a row of a breakdown, on those of all that it is a part of, so
 * that no lines point to the few in a part. Of the cases notified, and of those open on a day, it is said how many alone: where they
 * stand, beside the list of those reviewed, would count those that were both, and those closed without a review.
 */
function cdopSources({ at }: CdopOfYear) {
  const counted = (lines: readonly SourceLocation[]) => inNumber("cdop/cases.csv", lines);
  return (id: string): readonly FigureSource[] => {
    if (id === "cdop.open.opening") return counted(at.openBefore);
    if (id === "cdop.open.closing" || id.endsWith(".still-open")) return counted(at.openAfter);
    if (id === "cdop.open.otherwise-closed") return counted(at.otherwiseClosed);
    if (id === "cdop.notified.out-of-area") return counted(at.notifiedElsewhere);
    if (id === "cdop.reviewed.out-of-area") return at.reviewedElsewhere;
    if (id.startsWith("cdop.notified") || id.startsWith("cdop.deaths-notified")) return counted(at.notified);
    return id.startsWith("cdop.modifiable-") ? at.reviewedBefore : at.reviewed;
  };
}

/** A count stands on the lines that it counts, a share on those of its total and its part, income on those that owe something. */
function trainingSources({ activity, at }: TrainingOfYear) {
  const lines = new Map<string, readonly FigureSource[]>([
    ...deliverySources(at, ""),
    ...activity.byQuarter.flatMap(({ name }) =>
      deliverySources(at.quarters.get(name) ?? noLines(), `.${idPart(name)}`),
    ),
    ["training.shared-fees", inBookings(at.sharing)],
  ]);
  return (id: string): readonly FigureSource[] => {
    if (id.startsWith("training.fund"))
      return [{ title: "report.json" }, { title: "training/free-place-requests.json" }];
    if (/^training\.(?:(?:next-)?fee|fee-rise|uplift)\b/.test(id))
      return [{ title: "report.json" }, { title: "training/price-list.json" }];
    const [, stage] = /^training\.evaluation\.(end-of-course|three-months)\./.exec(id) ?? [];
    return stage === undefined
      ? (lines.get(id) ?? [])
      : onLines("training/evaluations.csv", at.evaluations[stage as EvaluationStage]);
  };
}

/** By the ids of the figures of the year, or of a quarter of it. */
function deliverySources(
  { sessions: held, bookings, due }: DeliveryLines,
  of: string,
): readonly (readonly [string, readonly FigureSource[]])[] {
  const { attended, didNotAttend, cancelled, transferred, unrecorded, unscheduled } = bookings;
  const came = inBookings([...attended, ...unscheduled]);
  const booked = inBookings([...attended, ...didNotAttend, ...cancelled, ...transferred, ...unrecorded]);
  const sessions = onLines("training/sessions.csv", held);
  return Object.entries({
    courses: sessions,
    places: sessions,
    booked,
    attendances: came,
    "did-not-attend": inBookings(didNotAttend),
    cancelled: inBookings(cancelled),
    transferred: inBookings(transferred),
    unrecorded: inBookings(unrecorded),
    "fill-rate": [...sessions, ...came],
    "attendance-rate": booked,
    income: inBookings(due),
  }).map(([name, from]) => [`training.${name}${of}`, from]);
}

function inBookings(lines: readonly SourceLocation[]): readonly FigureSource[] {
  return onLines("training/bookings.csv", lines);
}

/** A measure stands on its latest observation, and on the rule that rates it; what a successor takes on, on the plan and its rule. */
function prioritiesSources({ at, before, actionsAt, ratings, division }: PrioritiesOfYear) {
  const lines = new Map([
    ...[...at].map(([ref, line]): [string, SourceLocation] => [`priorities.${idPart(ref)}`, line]),
    ...before.map(({ stood, at }): [string, SourceLocation] => [
      `priorities.${idPart(stood.measure.ref)}.before`,
      at,
    ]),
  ]);
  const rated =
    ratings === undefined ? undefined : ratingSources(ratings, { actions: actionsAt, measures: at });
  const settled = [{ title: planDivisionFile }, division?.reference ?? []].flat();
  return (id: string): readonly FigureSource[] =>
    id.startsWith("priorities.division.")
      ? [{ title: `priorities/${id.split(".").at(-1)}.csv` }, ...settled]
      : [lines.get(id) ?? [], rated?.get(id) ?? []].flat();
}
