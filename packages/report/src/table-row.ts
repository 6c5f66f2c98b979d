import { formatNumber } from "@pdscp/core";
import { checkPercentage } from "@pdscp/statistics";
import { sumOf } from "./division.ts";
import { countOf, type Draft, isExactCount } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { unsummed } from "./part.ts";
import { type Cell, NO_PART, NO_SUM, TOTAL } from "./table-cell.ts";

const SHARE = /^(?:%|percentages?|per cent|share|proportion)(?: of (?:the )?(?:total|all))?(?: \(%\))?$/i;

/** What a cell should say by those beside it, where it does not. */
export interface Judged {
  readonly finding?: DraftFinding | undefined;
}

/**
 * Checks the columns of a table that follow from others in every row: a total of those before it, and a share of a column's total.
 * Which columns these are, the rows themselves say: most of them must agree.
 */
export function checkRows(draft: Draft, rows: readonly (readonly Cell[])[]): readonly DraftFinding[] {
  const [head = [], ...all] = rows;
  const heads = head.map(({ words }) => words);
  const body = all.filter(([heading]) => !NO_SUM.test(heading?.words ?? ""));
  const total = heads.findLastIndex((heading) => TOTAL.test(heading));
  const isDivided =
    total > 2 && !heads.slice(1, total).some((heading) => NO_PART.test(heading) || NO_SUM.test(heading));
  const sums = isDivided
    ? body.flatMap((row): readonly Judged[] => {
        const sum = row[total]?.number;
        const parts = row.slice(1, total).map(({ number }) => number);
        if (sum === undefined || !parts.every((part): part is NumberMention => part?.kind === sum.kind))
          return [];
        return [
          { finding: sumOf(parts) === sum.value ? undefined : unsummed(draft, sum, { total: sum, parts }) },
        ];
      })
    : [];
  return [
    ...mostlyRight(sums),
    ...heads.flatMap((heading, column) => (SHARE.test(heading) ? shares(column) : [])),
  ];

  /** A column of shares, held to the column of counts whose total they are of. */
  function shares(column: number): readonly DraftFinding[] {
    const totalRow = body.find(([heading]) => TOTAL.test(heading?.words ?? ""));
    const parts = body.filter((row) => row !== totalRow && !NO_PART.test(row[0]?.words ?? ""));
    const fits = heads.map((_, of): readonly DraftFinding[] | undefined => {
      const counts = parts.map((row) => row[of]?.number);
      const whole = totalRow?.[of]?.number;
      if (of === column || !isExactCount(whole) || !counts.every(isExactCount)) return undefined;
      const judged = parts.flatMap((row, index) => {
        const share = row[column]?.mentions[0];
        return share?.kind === "percentage"
          ? [judgeShare(draft, share, counts[index] as NumberMention, whole)]
          : [];
      });
      return judged.length < 3 || judged.every(({ finding }) => finding !== undefined)
        ? undefined
        : mostlyRight(judged);
    });
    const [first] = fits.filter((each) => each !== undefined);
    return first ?? [];
  }
}

function judgeShare(draft: Draft, share: NumberMention, count: NumberMention, whole: NumberMention): Judged {
  const [total, printed] = [countOf(whole), share.value];
  if (total < Math.max(1, countOf(count)) || printed.startsWith("-") || Number(printed) > 100) return {};
  const { verdict, value } = checkPercentage({ printed, count: countOf(count), total });
  if (verdict === "consistent" || value === undefined) return {};
  return {
    finding: draftFinding(draft.text, "report/percentage-does-not-follow", share, {
      message: `${count.text} of ${formatNumber(total)} is ${value}%, not ${share.text}`,
      why: `${count.value} ÷ ${total} rounds to ${value}%, as the other rows do`,
      instead: `${value}%`,
    }),
  };
}

/** What is wrong in a few cells, where at least two others and more than are wrong are right. */
export function mostlyRight(judged: readonly Judged[]): readonly DraftFinding[] {
  const wrong = judged.flatMap(({ finding }) => finding ?? []);
  const right = judged.length - wrong.length;
  return right >= 2 && right > wrong.length ? wrong : [];
}
