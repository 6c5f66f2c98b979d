import {
  decimal,
  type Finding,
  formatMoney,
  type Money,
  money,
  roundToPence,
  subtractMoney,
} from "@pdscp/core";
import type { CancellationPolicy, ChargeLine } from "./cancellation-policy.ts";
import { amountOfLine } from "./charge-line.ts";
import { lineFor, type Situation } from "./condition.ts";
import { faultOf } from "./fee-schedule.ts";
import { bandWords, countedIn, rangeOfBand } from "./notice.ts";
import { finding } from "./policy-finding.ts";

/** Everybody whom the policy does not name. */
const anyone = "anyone else";

const eventKeys = [
  "didNotAttend",
  "partAttended",
  "refusedForLateness",
  "notCompleted",
  "substitution",
  "transfer",
] as const;

export function eventGaps(policy: CancellationPolicy): readonly Finding[] {
  const charged = eventKeys.flatMap((key) => {
    const rule = policy[key];
    return rule !== undefined && "charges" in rule ? chargeGaps(rule.charges, policy, [key, "charges"]) : [];
  });
  if (policy.didNotAttend !== undefined) return charged;
  const message = "The policy does not say what not attending costs: such bookings are refused";
  return [...charged, finding("training/non-attendance-not-set", message, ["didNotAttend"], "warning")];
}

/** Payers and lengths that the policy tells apart somewhere, and for which these lines set nothing, or two things. */
export function chargeGaps(
  lines: readonly ChargeLine[],
  policy: CancellationPolicy,
  path: readonly PropertyKey[],
): readonly Finding[] {
  const unknown = lines.flatMap(({ length }, index) =>
    length === undefined || (policy.lengths ?? []).some(({ name }) => name === length)
      ? []
      : [finding("training/length-unknown", `No length is called "${length}"`, [...path, index])],
  );
  const negative = lines.flatMap((line, index) =>
    "amount" in line && line.amount.isNegative()
      ? [finding("training/amount-negative", "A charge is less than nothing", [...path, index, "amount"])]
      : [],
  );
  const found = new Set<string>();
  const gaps = situationsOf(policy).flatMap((situation) => {
    const { payer, length, turnover } = situation;
    if (policy.exemptPayers?.includes(payer)) return [];
    const fault = faultOf(() => lineFor(lines, situation));
    const place = JSON.stringify([fault, payer, length]);
    // One turnover is enough to show what a payer lacks.
    if (found.has(place)) return [];
    found.add(place);
    const whom = `${length === undefined ? "a place" : `a "${length}"`} for ${payer === anyone ? payer : `"${payer}"`}${turnover === undefined ? "" : ` with a turnover of ${formatMoney(turnover)}`}`;
    if (fault === "training/fee-ambiguous")
      return [finding(fault, `Two lines that are equally close charge ${whom}`, path)];
    if (fault !== "training/fee-not-set") return [];
    const stated = lines.find((line) => line.length !== undefined && line.length !== length);
    return length !== undefined && stated !== undefined
      ? [
          finding(
            "training/length-not-set",
            `A "${stated.length}" is charged, but no charge is set for ${whom}`,
            path,
          ),
        ]
      : [finding(fault, `No charge is set for ${whom}`, path)];
  });
  return [...negative, ...unknown, ...gaps];
}

/** Every payer, with anyone else, by every length and on either side of every turnover. */
function situationsOf(policy: CancellationPolicy): readonly Situation[] {
  const rules = eventKeys.flatMap((key) => {
    const rule = policy[key];
    return rule !== undefined && "charges" in rule ? [rule.charges] : [];
  });
  const lines = [...policy.bands.map(({ charges }) => charges), ...rules].flat();
  const payers = new Set([...lines.flatMap((line) => line.payers ?? []), anyone]);
  const named = (policy.lengths ?? []).map(({ name }) => name);
  const lengths: readonly (string | undefined)[] = named.length === 0 ? [undefined] : named;
  const bounds = lines
    .flatMap(({ turnoverFrom, turnoverBelow }) => [turnoverFrom ?? [], turnoverBelow ?? []])
    .flat();
  const turnovers =
    bounds.length === 0
      ? [undefined]
      : bounds.flatMap((bound) => [bound, subtractMoney(bound, money("0.01"))]);
  return [...payers].flatMap((payer) =>
    lengths.flatMap((length) => turnovers.map((turnover) => ({ payer, length, turnover }))),
  );
}

/**
 * Longer notice that costs more than shorter. Charges are straight lines in the fee and the days, bent at most where a fee caps
 * them, so a fee of nothing, a very large one, each sum that the policy names, and one day and many are enough to find any. What a
 * place costs to provide may be less than its fee or more.
 */
export function risingCharges(policy: CancellationPolicy): readonly Finding[] {
  const ranges = policy.bands.map(({ notice, charges }, index) => ({
    index,
    unit: countedIn(notice.unit),
    words: bandWords(notice),
    charges,
    ...rangeOfBand(notice),
  }));
  return ranges.flatMap((longer) => {
    const shorter = ranges.find(
      (other) =>
        other.unit === longer.unit &&
        (other.to < longer.to || (other.to === longer.to && other.from < longer.from)) &&
        costsMore(longer.charges, other.charges, policy),
    );
    if (shorter === undefined) return [];
    const message = `"${longer.words}" can cost more than "${shorter.words}", which is shorter notice`;
    return [
      finding("training/more-notice-costs-more", message, ["bands", longer.index, "charges"], "warning"),
    ];
  });
}

const none = money("0");
const vast = money("1000000000");

function costsMore(
  longer: readonly ChargeLine[],
  shorter: readonly ChargeLine[],
  policy: CancellationPolicy,
): boolean {
  const sums = [...longer, ...shorter].flatMap((line) => ("amount" in line ? [line.amount] : []));
  return situationsOf(policy).some((situation) =>
    [1, 100].some((days) => {
      const bends = sums.flatMap((sum) => [sum, roundToPence(decimal(sum).times(days))]);
      return [none, vast, ...bends].some((fee) =>
        [none, vast].some((cost) => {
          const [more, less] = [longer, shorter].map((lines) =>
            asked(lines, situation, { fee, cost, days, policy }),
          );
          return more !== undefined && less !== undefined && more.greaterThan(less);
        }),
      );
    }),
  );
}

function asked(
  lines: readonly ChargeLine[],
  situation: Situation,
  {
    fee,
    cost,
    days,
    policy,
  }: {
    readonly fee: Money;
    readonly cost: Money;
    readonly days: number;
    readonly policy: CancellationPolicy;
  },
): Money | undefined {
  if (faultOf(() => lineFor(lines, situation)) !== undefined) return undefined;
  const line = lineFor(lines, situation);
  const amount = line === undefined ? undefined : amountOfLine(line, { fee, days, cost });
  return amount !== undefined && policy.neverAboveFee === true && amount.greaterThan(fee) ? fee : amount;
}
