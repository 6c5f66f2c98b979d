import { formatPeriod, frozenCopy, type Period } from "@pdscp/core";
import type { OpenCaseFlow } from "./open-case.ts";
import { finding, invalidCount, isCount, type PublishedFinding } from "./published-claim.ts";

/** The ends of a panel's open cases, where a report prints them. */
export interface PublishedStock {
  readonly opening?: number;
  readonly closing?: number;
  /** Taken to be none unless told, and the result says so. */
  readonly otherwiseClosed?: number;
}

/** Open cases as far as published totals tell: the change always, the stock where one end of it is printed. */
export interface PublishedOpenCases
  extends Pick<OpenCaseFlow, "notified" | "reviewed" | "otherwiseClosed" | "change"> {
  readonly opening?: number;
  readonly closing?: number;
  /** Only where both ends are printed: otherwise one was computed from the other. */
  readonly residual?: number;
  readonly period: Period;
  readonly because: string;
}

/** Open cases from published totals of what came and went, and the ends that are printed. */
export function openFromTotals(
  {
    notified,
    reviewed,
    period,
  }: { readonly notified: number; readonly reviewed: number; readonly period: Period },
  stock: PublishedStock = {},
): { readonly open?: PublishedOpenCases; readonly findings: readonly PublishedFinding[] } {
  const wrong = Object.entries(stock).filter(([, count]) => count !== undefined && !isCount(count));
  if (wrong.length > 0) return { findings: wrong.map(([key]) => invalidCount("Open cases", ["open", key])) };

  const { otherwiseClosed = 0 } = stock;
  const expected = notified - reviewed - otherwiseClosed;
  const opening = stock.opening ?? (stock.closing === undefined ? undefined : stock.closing - expected);
  const closing = stock.closing ?? (stock.opening === undefined ? undefined : stock.opening + expected);
  const printed = stock.opening !== undefined && stock.closing !== undefined;
  const residual = printed ? stock.closing - stock.opening - expected : 0;
  const short = Math.min(opening ?? 0, closing ?? 0, 0);
  const open: PublishedOpenCases = frozenCopy({
    period,
    ...(opening === undefined || closing === undefined ? {} : { opening, closing }),
    notified,
    reviewed,
    otherwiseClosed,
    change: expected + residual,
    ...(printed ? { residual } : {}),
    because:
      stock.otherwiseClosed === undefined
        ? `Notified, less reviewed, in ${formatPeriod(period)}, from published totals; taking none to have been closed otherwise, of which nothing was published`
        : `Notified, less reviewed and otherwise closed, in ${formatPeriod(period)}, from published totals`,
  });
  if (residual === 0 && short === 0) return { open, findings: [] };
  const change = `a change of ${expected} follows from what came and went`;
  const problem =
    residual === 0 ? "and more would have left than there were" : `and the numbers printed leave ${residual}`;
  return {
    open,
    findings: [finding("cdop/open-cases-residual", `Open cases: ${change}, ${problem}`, ["open"])],
  };
}
