import { decimal, type Finding, frozenCopy } from "@pdscp/core";
import type { PublishedCount } from "@pdscp/statistics";

/** What a check of published numbers can find. */
export type PublishedFindingCode =
  | "cdop/count-above-total"
  | "cdop/count-invalid"
  | "cdop/denominator-unknown"
  | "cdop/open-cases-residual"
  | "cdop/outcome-before-review"
  | "cdop/overall-outside-groups"
  | "cdop/parts-do-not-sum"
  | "cdop/percentage-ambiguous"
  | "cdop/percentage-impossible"
  | "cdop/percentage-misrounded"
  | "cdop/pooled-below-known"
  | "cdop/withheld-recoverable";

/** Something in published numbers that cannot be right together, and why. */
export type PublishedFinding = Finding<PublishedFindingCode>;

/**
 * Whether the parts of a total sum to it. Parts may be withheld; one alone can be found by subtraction, and so can several
 * that sum to nothing, or to 1 each, and the check says so.
 *
 * @example
 * ```ts
 * import { checkParts } from "@pdscp/cdop";
 *
 * checkParts({ label: "Deaths reviewed", total: 27, parts: { "Pan-Dorset": 22, Somerset: 5 } }); // => []
 * checkParts({ label: "Deaths reviewed", total: 27, parts: { "Pan-Dorset": 22, Somerset: "[c]" } }).map(({ code }) => code);
 * // => ["cdop/withheld-recoverable"]
 * ```
 */
export function checkParts(claim: {
  readonly label: string;
  readonly total: number;
  readonly parts: Readonly<Record<string, PublishedCount>>;
}): readonly PublishedFinding[] {
  return frozenCopy(partFindings(claim));
}

function partFindings({
  label,
  total,
  parts,
}: Parameters<typeof checkParts>[0]): readonly PublishedFinding[] {
  const entries = Object.entries(parts);
  const wrong = entries.filter(([, part]) => part !== "[c]" && !isCount(part));
  if (!isCount(total)) return [invalidCount(label, ["total"])];
  if (wrong.length > 0) return wrong.map(([name]) => invalidCount(label, ["parts", name]));

  const shown = entries.flatMap(([, part]) => (part === "[c]" ? [] : [part]));
  const sum = shown.reduce((all, part) => all + part, 0);
  const withheld = entries.length - shown.length;
  if (withheld === 0 ? sum !== total : sum > total) {
    const message = `${label}: the parts sum to ${sum} and the total is ${total}, a residual of ${total - sum}`;
    return [finding("cdop/parts-do-not-sum", message, ["parts"])];
  }
  const how = recoveredBy(withheld, total - sum);
  return how === undefined
    ? []
    : [finding("cdop/withheld-recoverable", `${label}: ${how}`, ["parts"], "warning")];
}

/** How parts that are withheld can be worked out from what they sum to; undefined where they cannot. */
function recoveredBy(withheld: number, sum: number): string | undefined {
  if (withheld === 0) return undefined;
  if (withheld === 1) return "the one part that is withheld can be found by subtraction from the total";
  if (sum === 0) return "the parts that are withheld can only be 0, as the others make the total";
  return sum === withheld
    ? `the ${withheld} parts that are withheld sum to ${sum}, so that each is 1 where a 0 would have been printed`
    : undefined;
}

/**
 * Whether the total of several years can be: it is at least the years in it that are known.
 *
 * @example Twenty-four over four years, of which two had 11 and 24
 * ```ts
 * import { checkPooled } from "@pdscp/cdop";
 *
 * const findings = checkPooled({ label: "Four years", total: 24, known: { "2021/22": 11, "2022/23": 24 } });
 *
 * findings.map(({ message }) => message);
 * // => ["Four years: the total is 24, and 2021/22 and 2022/23 alone sum to 35"]
 * ```
 */
export function checkPooled(claim: {
  readonly label: string;
  readonly total: number;
  readonly known: Readonly<Record<string, number>>;
}): readonly PublishedFinding[] {
  const { label, total, known } = claim;
  const wrong = Object.entries(known).filter(([, count]) => !isCount(count));
  if (!isCount(total)) return frozenCopy([invalidCount(label, ["total"])]);
  if (wrong.length > 0) return frozenCopy(wrong.map(([name]) => invalidCount(label, ["known", name])));
  const sum = Object.values(known).reduce((all, count) => all + count, 0);
  const years = Object.keys(known).join(" and ");
  const message = `${label}: the total is ${total}, and ${years} alone sum to ${sum}`;
  return frozenCopy(sum <= total ? [] : [finding("cdop/pooled-below-known", message, ["total"])]);
}

/**
 * Whether a percentage of all can be, beside those of the groups that make up all: it lies between them, whatever their
 * sizes, as far as rounding lets anyone tell.
 *
 * @throws {CoreError} `core/number-invalid` when one is no printed percentage.
 *
 * @example 28% of all, and more of both girls and boys
 * ```ts
 * import { checkOverall } from "@pdscp/cdop";
 *
 * checkOverall({ label: "Modifiable", overall: "28", groups: { girls: "30", boys: "29" } }).map(({ code }) => code);
 * // => ["cdop/overall-outside-groups"]
 * ```
 */
export function checkOverall(claim: {
  readonly label: string;
  readonly overall: string;
  readonly groups: Readonly<Record<string, string>>;
}): readonly PublishedFinding[] {
  const { label, groups } = claim;
  const of = rangeOfPrinted(claim.overall);
  const overall = claim.overall.trim();
  const ranges = Object.values(groups).map(rangeOfPrinted);
  const below = ranges.every(({ from }) => of.to.lessThanOrEqualTo(from));
  const above = ranges.every(({ to }) => of.from.greaterThanOrEqualTo(to));
  if (ranges.length === 0 || (!below && !above)) return Object.freeze([]);
  const names = Object.entries(groups).map(([name, printed]) => `${name} ${printed}`);
  const message =
    `${label}: ${overall} of all lies ${below ? "below" : "above"} every group (${names.join(", ")}): ` +
    "the denominators differ";
  return frozenCopy([finding("cdop/overall-outside-groups", message, ["overall"])]);
}

/** What prints as this: from the first, up to but not the second. */
function rangeOfPrinted(printed: string) {
  const text = typeof printed === "string" ? printed.trim().replace(/\s*%$/, "") : "";
  const half = decimal(`0.${"0".repeat(text.split(".")[1]?.length ?? 0)}5`);
  return { from: decimal(text).minus(half), to: decimal(text).plus(half) };
}

export function isCount(count: unknown): count is number {
  return Number.isSafeInteger(count) && Number(count) >= 0;
}

export function invalidCount(label: string, path: readonly PropertyKey[]): PublishedFinding {
  return finding("cdop/count-invalid", `${label}: a whole number from 0 up is needed`, path);
}

export function finding(
  code: PublishedFindingCode,
  message: string,
  path: readonly PropertyKey[],
  severity: Finding["severity"] = "error",
): PublishedFinding {
  return { code, severity, message, path };
}
