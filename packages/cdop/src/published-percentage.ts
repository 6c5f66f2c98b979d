import { frozenCopy } from "@pdscp/core";
import { checkPercentage, type PercentageVerdict } from "@pdscp/statistics";
import { denominatorNames, type ModifiableDenominator } from "./modifiable-factor.ts";
import { finding, isCount, type PublishedFinding } from "./published-claim.ts";

/** A percentage as printed, and the total that it is said to be of. */
export interface PublishedPercentage {
  readonly label: string;
  readonly printed: string;
  /** "notified", "reviewed", "sufficient-information", "open", a part such as "reviewed: Dorset", or a key of `totals`. */
  readonly of: string;
  readonly count?: number;
  /** Whether it is known only of deaths that have been reviewed, as modifiable factors are. */
  readonly afterReview?: boolean;
}

/** A total that a printed percentage can be of, and the counts that would print so. */
export interface PercentageOrigin {
  readonly of: string;
  readonly total: number;
  readonly counts: readonly number[];
  readonly verdict: Exclude<PercentageVerdict, "impossible">;
}

/**
 * Which of the totals in a report a printed percentage can be of: first those of which a count rounds to it, then those of
 * which one would only if it were cut off or rounded twice. It finds what can be, and not what was meant: a
 * percentage that fits several totals, or several counts, proves none of them.
 *
 * @param denominators - Totals by name, such as `{ reviewed: 14, notified: 25 }`; those of nobody are passed over.
 * @param options - The `count` beside the percentage, where it is printed too.
 * @throws {StatisticsError} `statistics/printed-invalid`, `statistics/count-invalid`, `statistics/total-invalid`
 *
 * @example 40% of 14 reviews cannot be
 * ```ts
 * import { explainPercentage } from "@pdscp/cdop";
 *
 * explainPercentage("40", { reviewed: 14, notified: 25 });
 * // => [{ of: "notified", total: 25, counts: [10], verdict: "consistent" }]
 * ```
 */
export function explainPercentage(
  printed: string,
  denominators: Readonly<Record<string, number>>,
  { count }: { readonly count?: number } = {},
): readonly PercentageOrigin[] {
  const origins = Object.entries(denominators).flatMap(([of, total]): readonly PercentageOrigin[] => {
    if (total === 0 || (count !== undefined && count > total)) return [];
    const { verdict, counts } = checkPercentage({
      printed,
      total,
      ...(count === undefined ? {} : { count }),
    });
    return verdict === "impossible"
      ? []
      : [{ of, total, counts: count === undefined ? counts : [count], verdict }];
  });
  const isSound = ({ verdict }: PercentageOrigin) => verdict === "consistent";
  return frozenCopy([...origins.filter(isSound), ...origins.filter((origin) => !isSound(origin))]);
}

/** What is wrong with a printed percentage, among the totals that its report gives. */
export function checkPrinted(
  { label, printed, of, count, afterReview = false }: PublishedPercentage,
  totals: Readonly<Record<string, number>>,
  path: readonly PropertyKey[],
): readonly PublishedFinding[] {
  const total = Object.hasOwn(totals, of) ? totals[of] : undefined;
  const found = (code: PublishedFinding["code"], message: string, severity: PublishedFinding["severity"]) => [
    finding(code, `${label}: ${message}`, path, severity),
  ];
  if (total === undefined || total === 0) {
    return found("cdop/denominator-unknown", `the total that ${printed} is of is needed`, "warning");
  }
  if (afterReview && isBeforeReview(of)) {
    const need = "it is known only after a review, so a percentage of deaths reviewed is needed";
    return found("cdop/outcome-before-review", `${need}: not of ${total} (${of})`, "error");
  }
  if (count !== undefined && (!isCount(count) || count > total)) {
    return found("cdop/count-above-total", `a count of at most ${total} is needed`, "error");
  }
  const given = count === undefined ? {} : { count };
  const { verdict, counts, value } = checkPercentage({ printed, total, ...given });
  const name = Object.hasOwn(denominatorNames, of) ? denominatorNames[of as ModifiableDenominator] : of;
  const claim = `${printed.replace(/\s*%$/, "")}% of ${total} (${name})`;
  if (verdict === "consistent") {
    return count === undefined && counts.length > 1
      ? found("cdop/percentage-ambiguous", `${claim} can be ${listed(counts)}`, "note")
      : [];
  }
  const origins = explainPercentage(printed, totals, given)
    .filter((origin) => origin.verdict === "consistent")
    .map((origin) => {
      const reserve = afterReview && isBeforeReview(origin.of) ? ", of whom not all had been reviewed" : "";
      return `${listed(origin.counts)} of ${origin.total} (${origin.of}${reserve})`;
    });
  const could = origins.length === 0 ? "no total given has it" : `it can be ${origins.join(", or ")}`;
  if (verdict === "impossible") {
    const wrong =
      value === undefined ? "is not a whole number of them" : `is not ${count}, which is ${value}%`;
    return found("cdop/percentage-impossible", `${claim} ${wrong}; ${could}`, "error");
  }
  const how = verdict === "only-by-truncating" ? "cut off" : "rounded twice";
  return found(
    "cdop/percentage-misrounded",
    `${claim} is ${count ?? listed(counts)} only if ${how}, not if rounded; ${could}`,
    "warning",
  );
}

/** Whether the total counts deaths that wait for their review. */
function isBeforeReview(of: string): boolean {
  return of === "open" || of === "notified" || of.startsWith("notified: ");
}

/** Counts that follow one another: each by itself where they are few. */
function listed(counts: readonly number[]): string {
  if (counts.length > 3) return `${counts[0]} to ${counts.at(-1)}`;
  return counts.length < 2 ? counts.join("") : `${counts.slice(0, -1).join(", ")} or ${counts.at(-1)}`;
}
