import { type Decimal, decimal, formatMoney, roundToPence } from "@pdscp/core";
import { type Direction, TURN } from "./change-word.ts";
import { between, type Draft } from "./draft.ts";
import { type DraftFinding, type DraftFindingCode, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";

/** A change that a text states, and the levels that it gives for it. */
export interface StatedChange {
  readonly change: NumberMention;
  readonly direction: Direction | undefined;
  readonly before?: NumberMention | undefined;
  readonly after?: NumberMention | undefined;
}

/** Holds a stated change to its levels: which way it goes, how far, and in per cent or points. */
export function judgeChange(draft: Draft, stated: StatedChange): readonly DraftFinding[] {
  const { change, before, after, direction } = stated;
  if (before === undefined || after === undefined) return uncertain(draft, stated);
  const span = {
    start: Math.min(change.start, before.start, after.start),
    end: Math.max(change.end, before.end, after.end),
  };
  const [low, high] = [Number(before.value), Number(after.value)];
  if (direction !== undefined && low !== high && high > low !== (direction === "up")) {
    return [wrongWay(draft, span, before, after, direction)];
  }
  const printed = decimal(change.value).abs();
  const steps = decimal(after.value).minus(decimal(before.value)).abs();
  const stepSlack = halfUnit(before).plus(halfUnit(after)).plus(halfUnit(change));
  const isSteps = isBorne(change, steps.minus(stepSlack), steps.plus(stepSlack));
  const share = shareOf(before, after, change);
  const isExactShare = share?.exact.toDecimalPlaces(change.places, 4).equals(printed) === true;
  const isFixed = halfUnit(before).plus(halfUnit(after)).isZero();
  const isShare =
    isFixed && change.qualifier === undefined
      ? isExactShare
      : share !== undefined && isBorne(change, share.low, share.high);
  const points = `${steps.toFixed()} percentage point${steps.equals(1) ? "" : "s"}`;
  const working = `from ${before.text} to ${after.text}`;

  const isNot = (code: DraftFindingCode, instead: string, why: string) => [
    draftFinding(draft.text, code, span, {
      message: `${working} is a change of ${instead}, not ${change.text}`,
      why,
      instead,
    }),
  ];
  if (change.kind === "points") {
    if (isSteps) return [];
    const code = isShare ? "report/points-should-be-percent" : "report/change-does-not-follow";
    return isNot(code, points, `${after.value} - ${before.value}, in percentage points`);
  }
  if (change.kind === "percentage") {
    if (isExactShare || share === undefined) return [];
    if (before.kind === "percentage" && (steps.equals(printed) || (isSteps && !isShare))) {
      return [
        draftFinding(draft.text, "report/percent-should-be-points", change, {
          message: `${change.text} here is percentage points: ${working} is a change of ${points}`,
          why: `${after.value} - ${before.value} is ${decimal(after.value).minus(decimal(before.value)).toFixed()} points; in per cent the change would be ${share.value}%`,
          instead: points,
        }),
      ];
    }
    return isShare
      ? []
      : isNot(
          "report/change-does-not-follow",
          before.kind === "percentage" ? points : `${share.value}%`,
          `(${after.value} - ${before.value}) ÷ ${before.value} = ${share.value}%`,
        );
  }
  if (isSteps || change.qualifier !== undefined) return [];
  return isNot(
    "report/change-does-not-follow",
    change.kind === "money" ? formatMoney(roundToPence(steps)) : steps.toFixed(),
    `${after.value} - ${before.value}`,
  );
}

/** Whether a change between two limits can be said so: "over 10%" of 12%, "about 40%" of 41.8%. */
function isBorne({ value, qualifier }: NumberMention, low: Decimal, high: Decimal): boolean {
  const printed = decimal(value).abs();
  const slack = qualifier === "about" ? decimal("1").plus(printed.div(20)) : decimal("0");
  const isReached = printed.plus(slack).greaterThanOrEqualTo(low);
  const isWithin = printed.minus(slack).lessThanOrEqualTo(high);
  return (isReached || qualifier === "over") && (isWithin || qualifier === "under");
}

/** Half of the last digit printed: how far the exact value may lie from it. Counts and money in full are exact. */
export function halfUnit({ kind, places, step, qualifier }: NumberMention): Decimal {
  if (kind === "count" || kind === "money")
    return decimal(String((step ?? (qualifier === undefined ? 0 : 1)) / 2));
  return decimal("0.5").div(decimal("10").pow(places));
}

/** The change as a share of the level before, as far as rounded levels fix it, and as a change so printed may round it. */
function shareOf(
  before: NumberMention,
  after: NumberMention,
  { places, qualifier }: NumberMention,
):
  | { readonly low: Decimal; readonly high: Decimal; readonly exact: Decimal; readonly value: string }
  | undefined {
  const [from, to] = [decimal(before.value), decimal(after.value)];
  const [slackFrom, slackTo] = [halfUnit(before), halfUnit(after)];
  if (from.minus(slackFrom).lessThanOrEqualTo(0)) return undefined;
  const share = (first: Decimal, second: Decimal) => second.minus(first).div(first).times(100).abs();
  const ends = [
    share(from.minus(slackFrom), to.plus(slackTo)),
    share(from.plus(slackFrom), to.minus(slackTo)),
  ];
  const [low, high] = ends[0]?.lessThan(ends[1] ?? 0) ? [ends[0], ends[1]] : [ends[1], ends[0]];
  const rounding = decimal("0.5").div(decimal("10").pow(qualifier === undefined ? places : 0));
  return {
    low: (low as Decimal).minus(rounding),
    high: (high as Decimal).plus(rounding),
    exact: share(from, to),
    value: readable(share(from, to), places),
  };
}

/** To a place more than is printed, or to as many as it takes to round to the same: 30.4998% is 30%, and 30.5% would be read as 31%. */
function readable(exact: Decimal, places: number): string {
  const to = (digits: number, of = exact) => of.toDecimalPlaces(digits, 4);
  const enough = [places || 1, places + 1, places + 2, places + 3].find((digits) =>
    to(places, to(digits)).equals(to(places)),
  );
  return exact.toFixed(enough ?? places + 4, 4);
}

/** A change in % of a percentage, without the level it changed from: a reader cannot tell per cent from points. */
function uncertain(draft: Draft, { change, before, after }: StatedChange): readonly DraftFinding[] {
  const level = before ?? after;
  if (change.kind !== "percentage" || level?.kind !== "percentage") return [];
  const [first, second] = level.start < change.start ? [level, change] : [change, level];
  const joint = between(draft, first, second);
  if (joint.length > 70 || joint.includes(".") || TURN.test(joint) || joint === " and ") return [];
  return [
    draftFinding(draft.text, "report/percent-or-points", change, {
      message: `Say whether ${change.text} is per cent or percentage points: it is the change of a percentage`,
      why: `${level.text} is a percentage itself, so a change of ${change.text} can be read two ways`,
      instead: `${change.value} percentage points, if that is what it is`,
    }),
  ];
}

/** The finding that the words go one way and the numbers the other, of a change or of two things side by side. */
export function wrongWay(
  draft: Draft,
  span: { start: number; end: number },
  before: NumberMention,
  after: NumberMention,
  direction: Direction,
  isBeside = false,
): DraftFinding {
  const more = Number(after.value) > Number(before.value);
  const goes = more ? "an increase" : "a decrease";
  const than = more ? "more" : "less";
  return draftFinding(draft.text, "report/change-wrong-way", span, {
    message: `${isBeside ? `${after.text} is ${than} than ${before.text}` : `From ${before.text} to ${after.text} is ${goes}`}, and the words say the opposite`,
    why: `${after.value} is ${than} than ${before.value}, and the word points ${direction}`,
    instead: isBeside ? `${than} than` : goes,
  });
}
