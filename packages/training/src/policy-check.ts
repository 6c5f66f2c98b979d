import {
  decimal,
  type Finding,
  formatMoney,
  frozenCopy,
  type Money,
  money,
  roundToPence,
  type Severity,
  subtractMoney,
} from "@pdscp/core";
import { type CancellationPolicy, type ChargeLine, refuseUnfitPolicy } from "./cancellation-policy.ts";
import { amountOfLine } from "./charge-line.ts";
import { lineFor, type Situation } from "./condition.ts";
import { faultOf } from "./fee-schedule.ts";
import { bandWords, type NoticeBand, rangeOfBand } from "./notice.ts";

type Band = CancellationPolicy["bands"][number];

/** Everybody whom the policy does not name. */
const anyone = "anyone else";

/**
 * What is wrong with a policy before anybody is charged by it: notice that no band covers or that two do, longer notice that costs
 * more, units that say different things, and charges that are set for some payers or lengths and not for others.
 *
 * @throws {TrainingError} `training/record-invalid` for what is no policy, such as JSON that was not parsed.
 *
 * @example Nothing at "29 days or more", but half at "29 days up to two months"
 * ```ts
 * import { cancellationPolicySchema, checkPolicy } from "@pdscp/training";
 *
 * const policy = cancellationPolicySchema.parse({
 *   id: "found-in-the-wild",
 *   name: "Refunds",
 *   reference: { title: "Terms" },
 *   from: "2023-04-01",
 *   bands: [
 *     { notice: { unit: "calendarDays", atLeast: 29 }, charges: [{ kind: "full-fee" }] },
 *     { notice: { unit: "calendarDays", atLeast: 29, atMost: 60 }, charges: [{ kind: "percent-of-fee", percent: "50" }] },
 *   ],
 *   didNotAttend: { charges: [{ kind: "full-fee" }] },
 * });
 *
 * checkPolicy(policy).map(({ code }) => code);
 * // => ["training/notice-gap", "training/notice-overlap", "training/more-notice-costs-more"]
 * ```
 */
export function checkPolicy(policy: CancellationPolicy): readonly Finding[] {
  refuseUnfitPolicy(policy);
  const { bands, from, until } = policy;
  return frozenCopy([
    ...(until !== undefined && until <= from
      ? [finding("training/dates-disordered", "The policy ends before it begins", ["until"])]
      : []),
    ...(bands.length === 0
      ? [finding("training/bands-missing", "The policy sets no charge for cancelling", ["bands"], "warning")]
      : []),
    ...bands.flatMap(({ notice }, index) => otherWords(notice, ["bands", index, "notice"])),
    ...coverage(bands),
    ...lengthGaps(policy),
    ...bands.flatMap((band, index) => chargeGaps(band.charges, policy, ["bands", index, "charges"])),
    ...eventGaps(policy),
    ...risingCharges(policy),
  ]);
}

function finding(
  code: `training/${string}`,
  message: string,
  path: readonly PropertyKey[],
  severity: Severity = "error",
): Finding {
  return { code, severity, message, path };
}

/** Weeks and calendar days are counted alike; working days and hours each on their own. */
function familyOf(unit: NoticeBand["unit"]): string {
  return unit === "weeks" ? "calendarDays" : unit;
}

/** Two wordings for the same bounds that mean different days. */
function otherWords(notice: NoticeBand, path: readonly PropertyKey[]): readonly Finding[] {
  const own = rangeOfBand(notice);
  return (notice.alsoStatedAs ?? []).flatMap((other, index) => {
    const range = rangeOfBand(other);
    const agree =
      familyOf(notice.unit) === familyOf(other.unit) && own.from === range.from && own.to === range.to;
    if (agree) return [];
    const why = [notice.unit, other.unit].includes("workingDays")
      ? "they part wherever a weekend or a bank holiday lies between"
      : "they are not the same notice";
    return [
      finding(
        "training/units-disagree",
        `"${bandWords(notice)}" is also stated as "${bandWords(other)}": ${why}`,
        [...path, "alsoStatedAs", index],
      ),
    ];
  });
}

/** Notice that falls in no band, or in two. */
function coverage(bands: readonly Band[]): readonly Finding[] {
  const families = new Set(bands.map(({ notice }) => familyOf(notice.unit)));
  if (families.size > 1) {
    const units = [...families].join(" and ");
    return [
      finding("training/units-mixed", `Bands in ${units} can overlap or leave gaps: use one unit`, ["bands"]),
    ];
  }
  const ranges = bands
    .map(({ notice }, index) => ({ index, words: bandWords(notice), ...rangeOfBand(notice) }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const findings: Finding[] = [];
  let covered = 0;
  let last: (typeof ranges)[number] | undefined;
  for (const range of ranges) {
    const path = ["bands", range.index, "notice"];
    if (range.to <= range.from)
      findings.push(finding("training/notice-empty", `"${range.words}" is no notice at all`, path));
    else if (last !== undefined && range.from < covered)
      findings.push(
        finding("training/notice-overlap", `"${range.words}" overlaps with "${last.words}"`, path),
      );
    if (range.from > covered)
      findings.push(
        finding(
          "training/notice-gap",
          last === undefined
            ? `Shorter notice than "${range.words}" is in no band`
            : `Notice between "${last.words}" and "${range.words}" is in no band`,
          path,
        ),
      );
    if (range.to > covered) {
      covered = range.to;
      last = range;
    }
  }
  if (last !== undefined && covered !== Infinity) {
    findings.push(
      finding("training/notice-gap", `Longer notice than "${last.words}" is in no band`, ["bands"]),
    );
  }
  return findings;
}

/** Hours of a course that are in no length, or in two. */
function lengthGaps({ lengths = [] }: CancellationPolicy): readonly Finding[] {
  const aDay = lengths.filter(({ daysFrom = 1 }) => daysFrom === 1);
  const sorted = aDay.toSorted((a, b) => (a.hoursOver ?? 0) - (b.hoursOver ?? 0));
  const unclear = sorted.flatMap((length, index) => {
    const before = index === 0 ? 0 : (sorted[index - 1]?.hoursUpTo ?? Infinity);
    const start = length.hoursOver ?? 0;
    if (start === before) return [];
    const said = start > before ? "leave a gap" : "overlap";
    return [
      finding("training/lengths-unclear", `The hours of "${length.name}" and the length before it ${said}`, [
        "lengths",
        lengths.indexOf(length),
      ]),
    ];
  });
  const longest = sorted.at(-1);
  if (longest?.hoursUpTo === undefined) return unclear;
  const message = `More hours than a "${longest.name}" has are in no length`;
  return [...unclear, finding("training/lengths-unclear", message, ["lengths", lengths.indexOf(longest)])];
}

const eventKeys = [
  "didNotAttend",
  "partAttended",
  "refusedForLateness",
  "notCompleted",
  "substitution",
  "transfer",
] as const;

function eventGaps(policy: CancellationPolicy): readonly Finding[] {
  const charged = eventKeys.flatMap((key) => {
    const rule = policy[key];
    return rule !== undefined && "charges" in rule ? chargeGaps(rule.charges, policy, [key, "charges"]) : [];
  });
  if (policy.didNotAttend !== undefined) return charged;
  const message = "The policy does not say what not attending costs: such bookings are refused";
  return [...charged, finding("training/non-attendance-not-set", message, ["didNotAttend"], "warning")];
}

/** Payers and lengths that the policy tells apart somewhere, and for which these lines set nothing, or two things. */
function chargeGaps(
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
function risingCharges(policy: CancellationPolicy): readonly Finding[] {
  const ranges = policy.bands.map(({ notice, charges }, index) => ({
    index,
    family: familyOf(notice.unit),
    words: bandWords(notice),
    charges,
    ...rangeOfBand(notice),
  }));
  return ranges.flatMap((longer) => {
    const shorter = ranges.find(
      (other) =>
        other.family === longer.family &&
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
