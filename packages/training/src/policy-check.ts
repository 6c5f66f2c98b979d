import { type Finding, frozenCopy } from "@pdscp/core";
import { type CancellationPolicy, refuseUnfitPolicy } from "./cancellation-policy.ts";
import { bandWords, countedIn, type NoticeBand, rangeOfBand } from "./notice.ts";
import { chargeGaps, eventGaps, risingCharges } from "./policy-charge-check.ts";
import { finding } from "./policy-finding.ts";

type Band = CancellationPolicy["bands"][number];

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

/** Two wordings for the same bounds that mean different days. */
function otherWords(notice: NoticeBand, path: readonly PropertyKey[]): readonly Finding[] {
  const own = rangeOfBand(notice);
  return (notice.alsoStatedAs ?? []).flatMap((other, index) => {
    const range = rangeOfBand(other);
    const agree =
      countedIn(notice.unit) === countedIn(other.unit) && own.from === range.from && own.to === range.to;
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
  const countings = new Set(bands.map(({ notice }) => countedIn(notice.unit)));
  if (countings.size > 1) {
    const units = [...countings].join(" and ");
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
  if (ranges.length > 0 && covered !== Infinity) {
    const which =
      last === undefined ? "No notice is in any band" : `Longer notice than "${last.words}" is in no band`;
    findings.push(finding("training/notice-gap", which, ["bands"]));
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
