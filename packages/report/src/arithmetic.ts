import { checkAverages } from "./average-claim.ts";
import { checkBalances } from "./balance-claim.ts";
import { checkBracketedChanges } from "./bracketed-change.ts";
import { checkCarriedChanges } from "./carried-change.ts";
import { checkCarriedParts } from "./carried-part.ts";
import { checkChanges } from "./change-claim.ts";
import { checkComparisons } from "./comparison-claim.ts";
import { checkDateSpans } from "./date-span.ts";
import { type Draft, readDraft } from "./draft.ts";
import { type DraftFinding, placedFinding } from "./draft-finding.ts";
import { checkExclusiveShares } from "./exclusive-share.ts";
import { checkLevels } from "./level-claim.ts";
import { checkMoneyShares } from "./money-share.ts";
import { checkMultiples, checkProducts } from "./multiple.ts";
import { checkParts } from "./part.ts";
import { checkRates } from "./rate-claim.ts";
import { checkRepeats } from "./repeated-quantity.ts";
import { checkSaidMultiples } from "./said-multiple.ts";
import { readShares } from "./share-claim.ts";
import { checkSumExpressions } from "./sum-expression.ts";
import { checkTableSums } from "./table-sum.ts";
import { visibleText } from "./visible-text.ts";

/**
 * What a text says of its own numbers that cannot be right, or that they do not bear: percentages that do not follow from their
 * counts, parts that do not make their total, changes that do not follow from their levels, per cent for percentage points,
 * unlike precision in one comparison, words of change that small counts do not bear, one quantity printed twice differently.
 *
 * It needs no register: only the text. Findings come in the order of the text; each says where, what, why and what to print.
 *
 * @throws {ReportError} `report/text-invalid` when it is no text.
 *
 * @example A change of percentage points, printed as per cent
 * ```ts
 * import { checkArithmetic } from "@pdscp/report";
 *
 * const [finding] = checkArithmetic("No religion was given by 42.2%, increased by 12.9% from 29.3% ten years before.");
 *
 * finding?.code; // => "report/percent-should-be-points"
 * finding?.instead; // => "12.9 percentage points"
 * ```
 */
export function checkArithmetic(text: string): readonly DraftFinding[] {
  const visible = visibleText(text);
  return Object.freeze(
    arithmeticOf(readDraft(visible.text)).map((finding) => placedFinding(finding, visible)),
  );
}

/** The same, of a draft already read. */
export function arithmeticOf(draft: Draft): readonly DraftFinding[] {
  const { claims, findings } = readShares(draft);
  return inTextOrder([
    ...findings,
    ...checkParts(draft),
    ...checkCarriedParts(draft),
    ...checkTableSums(draft),
    ...checkSumExpressions(draft),
    ...checkChanges(draft),
    ...checkBracketedChanges(draft),
    ...checkCarriedChanges(draft),
    ...checkLevels(draft),
    ...checkExclusiveShares(draft),
    ...checkMoneyShares(draft),
    ...checkBalances(draft),
    ...checkAverages(draft),
    ...checkMultiples(draft),
    ...checkProducts(draft),
    ...checkSaidMultiples(draft),
    ...checkRates(draft),
    ...checkDateSpans(draft),
    ...checkComparisons(draft, claims),
    ...checkRepeats(draft),
  ]);
}

/** Findings in the order of the text, each said once. */
export function inTextOrder(findings: readonly DraftFinding[]): readonly DraftFinding[] {
  const seen = new Set<string>();
  return findings
    .filter(({ code, span }) => {
      const key = `${code} ${span.start} ${span.end}`;
      return !seen.has(key) && seen.add(key) !== undefined;
    })
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
