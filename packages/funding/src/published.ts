import {
  type Finding,
  formatMoney,
  frozenCopy,
  type Money,
  penceOf,
  roundRatio,
  subtractMoney,
  sumMoney,
} from "@pdscp/core";
import { checkPercentage } from "@pdscp/statistics";
import { changeBetween } from "./change.ts";
import { moneyProblems, refuse } from "./weight.ts";

const refused = "Cannot check what is published";

/** What a published figure and the figures it rests on are found to say. */
export type PublishedFindingCode =
  | "funding/percentage-approximate"
  | "funding/percentage-does-not-follow"
  | "funding/percent-of-negative"
  | "funding/percent-of-nothing"
  | "funding/sum-does-not-follow"
  | "funding/change-does-not-follow";

/** A finding about a published figure, with what it should be. */
export interface PublishedFinding extends Finding<PublishedFindingCode> {
  /** What the other figures make, as it would be printed. */
  readonly expected: string;
  /** Printed less computed, where both are money. */
  readonly residual?: Money;
}

/**
 * Whether parts that are printed make the total that is printed. One penny out is a finding, too.
 *
 * @throws {FundingError} `funding/amount-invalid` for a total that is no money.
 *
 * @example A penny out
 * ```ts
 * import { formatMoney, money } from "@pdscp/core";
 * import { checkPublishedSum } from "@pdscp/funding";
 *
 * const thirds = ["33.33", "33.33", "33.33"].map((part) => money(part));
 *
 * checkPublishedSum(thirds, money("100")).map(({ code, residual }) => [code, residual && formatMoney(residual)]);
 * // => [["funding/sum-does-not-follow", "£0.01"]]
 * ```
 */
export function checkPublishedSum(parts: readonly Money[], total: Money): readonly PublishedFinding[] {
  refuse(refused, moneyProblems(total, ["total"]));
  const computed = sumMoney(parts);
  if (computed.equals(total)) return [];
  const residual = subtractMoney(total, computed);
  const expected = formatMoney(computed);
  return frozenCopy([
    {
      code: "funding/sum-does-not-follow",
      severity: "error",
      message: `The total is printed as ${formatMoney(total)}, and its parts make ${expected}: ${formatMoney(residual)} is not explained`,
      expected,
      residual,
    },
  ]);
}

/** A change as it is published: between what, and how it is printed. */
export interface PublishedChange {
  readonly from: Money;
  readonly to: Money;
  readonly change?: Money;
  /** As printed, without the sign for per cent: "3.16", "-232.56". */
  readonly percent?: string;
}

/**
 * Whether a printed change and percentage follow from the two amounts. A percentage of a base of zero or less is refused
 * even where its arithmetic is right: it shows a rise as a fall.
 *
 * @throws {FundingError} `funding/amount-invalid` for a change that is no money.
 */
export function checkPublishedChange({
  from,
  to,
  change,
  percent,
}: PublishedChange): readonly PublishedFinding[] {
  refuse(refused, change === undefined ? [] : moneyProblems(change, ["change"]));
  const computed = changeBetween(from, to);
  const findings: PublishedFinding[] = [];
  if (change !== undefined && !change.equals(computed.change)) {
    const residual = subtractMoney(change, computed.change);
    const expected = formatMoney(computed.change);
    findings.push({
      code: "funding/change-does-not-follow",
      severity: "error",
      message: `The change is printed as ${formatMoney(change)}, and ${formatMoney(to)} less ${formatMoney(from)} is ${expected}`,
      expected,
      residual,
    });
  }
  if (percent === undefined) return frozenCopy(findings);
  if (computed.why !== undefined) {
    findings.push({
      code: from.isZero() ? "funding/percent-of-nothing" : "funding/percent-of-negative",
      severity: "error",
      message: `A change from ${formatMoney(from)} to ${formatMoney(to)} is printed as ${percent}%: ${computed.why}`,
      expected: formatMoney(computed.change),
    });
    return frozenCopy(findings);
  }
  return frozenCopy([...findings, ...percentFindings(percent, penceOf(computed.change), penceOf(from))]);
}

/**
 * Whether a printed percentage is what an amount is of another. A word such as "approximately" makes a difference a note
 * rather than an error, and never makes it silent.
 *
 * @param printed - "42", "41.79%", "approximately 40%".
 * @throws {FundingError} `funding/amount-invalid` for a whole that is no money.
 *
 * @example A ring-fenced fund
 * ```ts
 * import { money } from "@pdscp/core";
 * import { checkPublishedPercentage } from "@pdscp/funding";
 *
 * const [finding] = checkPublishedPercentage("approximately 40%", { part: money("275000"), whole: money("658000") });
 *
 * finding?.code; // => "funding/percentage-approximate"
 * finding?.expected; // => "41.79%"
 * ```
 */
export function checkPublishedPercentage(
  printed: string,
  { part, whole }: { readonly part: Money; readonly whole: Money },
): readonly PublishedFinding[] {
  refuse(refused, moneyProblems(whole, ["whole"]));
  if (!whole.greaterThan(0)) {
    const nothing = whole.isZero();
    return frozenCopy([
      {
        code: nothing ? "funding/percent-of-nothing" : "funding/percent-of-negative",
        severity: "error",
        message: `A percentage of ${formatMoney(whole)} is printed, and there is none`,
        expected: formatMoney(part),
      },
    ]);
  }
  return frozenCopy(percentFindings(printed, penceOf(part), penceOf(whole)));
}

const PRINTED = /^(?<words>\D*?)(?<number>-?\d+(?:\.(?<places>\d+))?)\s*%?$/;

function percentFindings(
  printed: string,
  part: number | bigint,
  whole: number | bigint,
): readonly PublishedFinding[] {
  const { words = "", number = "", places = "" } = PRINTED.exec(String(printed).trim())?.groups ?? {};
  const asPrinted = roundRatio(part, whole, { times: 100, places: places.length });
  if (number !== "" && number === asPrinted) return [];
  const hedged = number !== "" && words.trim() !== "";
  const expected = `${hedged ? roundRatio(part, whole, { times: 100, places: 2 }) : asPrinted}%`;
  return [
    {
      code: hedged ? "funding/percentage-approximate" : "funding/percentage-does-not-follow",
      severity: hedged ? "note" : "error",
      message: `"${printed}" is printed, and the amounts make ${expected}${hedged ? "" : wayOf(number, part, whole)}`,
      expected,
    },
  ];
}

/** How the printed number can have come about, where that can be told. */
function wayOf(number: string, part: number | bigint, whole: number | bigint): string {
  const [count, total] = [Number(part), Number(whole)];
  const isPart = Number.isSafeInteger(total) && count >= 0 && count <= total;
  if (!isPart || !/^\d{1,3}(\.\d{1,30})?$/.test(number)) return "";
  const { verdict } = checkPercentage({ printed: number, total, count });
  if (verdict === "only-by-truncating") return ": it was cut off, not rounded";
  return verdict === "only-by-rounding-twice" ? ": it was rounded twice" : "";
}
