import { formatNumber, roundRatio } from "@pdscp/core";
import { checkPercentage, possibleCounts } from "@pdscp/statistics";
import { CHANGE_OF } from "./change-word.ts";
import {
  between,
  countOf,
  type Draft,
  isExactCount,
  type Sentence,
  wordsAfter,
  wordsBefore,
} from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { missingTotal } from "./missing-total.ts";

/** A percentage of a draft, with the count and the total that the text gives for it. */
export interface ShareClaim {
  readonly sentence: Sentence;
  readonly percentage: NumberMention;
  readonly count: number;
  readonly total: number;
}

/** What reading the percentages of a draft gives: those that hold, and what is wrong with the others. */
export interface SharesRead {
  readonly claims: readonly ShareClaim[];
  readonly findings: readonly DraftFinding[];
}

interface Parts {
  readonly count?: NumberMention;
  readonly total?: NumberMention;
  /** Where the total may stand when the text points back: "14 (52%) of these cases". */
  readonly candidates?: readonly NumberMention[];
  /** Whether the words say that one of the candidates is the total. */
  readonly pointsBack?: boolean;
}

const OF = /^(?: [\w'-]+){0,5} (?:of|out of|from|among) (?:the |all |these |those |our )?(?:[\w'-]+ ){0,2}$/;
const OF_NEXT = /^\)? (?:of|out of) (?:the |all |these |those |our )?(?:[\w'-]+ )?$/;
const REPRESENTING =
  /(?:\b(?:representing|represents?|equates? to|equating to|equivalent to|making up|makes? up|accounting for|accounts? for|which is|this is|that is|or)|=) $/;
/** "52 of our 70 actions, a completion rate of", "..., representing" */
const RATE_OF =
  /^(?: [\w'-]+){0,4}, (?:representing|equating to|equivalent to|an? (?:[a-z-]+ )?(?:rate|share|proportion|percentage) of) $/;
const OF_WHOLE =
  /^\)? of (?:the |its |our )?(?=(?:total|all|whole|overall|population)\b)(?:total |all |whole |overall )*([\w-]+)/;

/** Reads every percentage of a draft that comes with its count, its total or both. */
export function readShares(draft: Draft): SharesRead {
  const claims: ShareClaim[] = [];
  const findings: DraftFinding[] = [];
  for (const sentence of draft.sentences) {
    for (const [index, percentage] of sentence.mentions.entries()) {
      if (!isPlainPercentage(percentage)) continue;
      const parts = partsOf(draft, sentence, index);
      const read = parts === undefined ? [] : judge(draft, sentence, percentage, parts);
      for (const each of read) "code" in each ? findings.push(each) : claims.push(each);
      findings.push(...missingTotal(draft, sentence, percentage));
    }
  }
  return { claims, findings };
}

function isPlainPercentage({ kind, value, places }: NumberMention): boolean {
  return kind === "percentage" && !value.startsWith("-") && Number(value) <= 100 && places <= 6;
}

function partsOf(draft: Draft, sentence: Sentence, index: number): Parts | undefined {
  const { mentions } = sentence;
  const percentage = mentions[index] as NumberMention;
  const [beforeLast, last] = [mentions[index - 2], mentions[index - 1]];
  const [next, afterNext] = [mentions[index + 1], mentions[index + 2]];

  if (isExactCount(last)) {
    const joint = between(draft, last, percentage);
    const bracketed =
      /^(?: [\w'-]+){0,6} ?[([–-] ?(?:or |i\.e\. )?$/.test(joint) ||
      /^(?: [\w'-]+){0,4},? (?:or|(?:which )?(?:is|was)|being|equals) $/.test(joint) ||
      (RATE_OF.test(joint) && /^ ?(?:[.,;)]|$)/.test(wordsAfter(draft, sentence, percentage.end)));
    if (bracketed && isExactCount(beforeLast) && OF.test(between(draft, beforeLast, last))) {
      // "11, 9 and 7 of the 27 (41%, 33% and 26%)": each has its own.
      const isOneOfMany =
        isListed(draft, percentage, next) && isListed(draft, mentions[index - 3], beforeLast);
      return isOneOfMany ? undefined : { count: beforeLast, total: last };
    }
    if (bracketed && isExactCount(beforeLast) && /^ ?\/ ?$/.test(between(draft, beforeLast, last))) {
      return { count: beforeLast, total: last };
    }
    if (/^(?: [\w'-]+){0,6} ?\( ?$/.test(joint)) {
      if (isExactCount(next) && OF_NEXT.test(between(draft, percentage, next)))
        return { count: last, total: next };
      return {
        count: last,
        candidates: countsBefore(draft, sentence, last),
        pointsBack: pointsBack(draft, sentence, last, percentage),
      };
    }
  }
  const represented = mentions.slice(0, index).findLast(({ kind }) => kind !== "age" && kind !== "year");
  const whole = OF_WHOLE.exec(wordsAfter(draft, sentence, percentage.end))?.[1];
  if (
    whole !== undefined &&
    isExactCount(represented) &&
    REPRESENTING.test(between(draft, represented, percentage))
  ) {
    const isBack = whole === "total" && pointsBack(draft, sentence, represented, percentage);
    const totals = countsBefore(draft, sentence, represented).filter(
      (each) => isBack || isNear(draft, each, whole),
    );
    return { count: represented, candidates: totals, pointsBack: true };
  }
  if (isExactCount(next) && OF_NEXT.test(between(draft, percentage, next))) {
    // "47% of the 84 families (31)"
    const isCounted =
      isExactCount(afterNext) &&
      /^(?: [\w'-]+){1,3} \($/.test(between(draft, next, afterNext)) &&
      wordsAfter(draft, sentence, afterNext.end).startsWith(")");
    return isCounted ? { count: afterNext, total: next } : { total: next };
  }
  if (
    isExactCount(next) &&
    isExactCount(afterNext) &&
    /^(?: [\w'-]+){0,4} ?\( ?$/.test(between(draft, percentage, next))
  ) {
    if (/^(?: [\w'-]+){0,2} ?(?:of|out of|\/) ?(?:the |all )?$/.test(between(draft, next, afterNext)))
      return { count: next, total: afterNext };
  }
  if (
    isExactCount(next) &&
    /^ ?\($/.test(between(draft, percentage, next)) &&
    /^ ?\)/.test(wordsAfter(draft, sentence, next.end))
  ) {
    if (isExactCount(afterNext) && OF_NEXT.test(between(draft, next, afterNext)))
      return { count: next, total: afterNext };
    const candidates = countsBefore(draft, sentence, { ...next, start: percentage.start });
    return { count: next, candidates, pointsBack: pointsBack(draft, sentence, next, percentage) };
  }
  const noun = /^ of (?:the |these |those |all )?([a-z]{4,})/.exec(
    wordsAfter(draft, sentence, percentage.end),
  )?.[1];
  if (noun === undefined || VAGUE.has(noun)) return undefined;
  const total = sentence.mentions
    .slice(0, index)
    .toReversed()
    .find(
      (each) =>
        isExactCount(each) &&
        new RegExp(`^(?: [\\w'-]+){0,2} ${noun}\\b`).test(wordsAfter(draft, sentence, each.end)),
    );
  return total === undefined ? undefined : { total };
}

/** Whether two numbers follow each other in a list. */
function isListed(draft: Draft, one: NumberMention | undefined, two: NumberMention | undefined): boolean {
  return (
    one?.kind === two?.kind &&
    one !== undefined &&
    two !== undefined &&
    /^(?:,|,? and) $/.test(between(draft, one, two))
  );
}

/** Nouns that a percentage is of without the count before them being its total. */
const VAGUE = new Set(["those", "these", "them", "whom", "which", "that", "people"]);

/** Whether the words around a count speak of a noun: "The population of the area is 383,274". */
function isNear(draft: Draft, { start, end }: NumberMention, noun: string): boolean {
  return (
    noun.length > 3 &&
    wordsBefore(draft, { start: 0, end }, start)
      .concat(wordsAfter(draft, { start, end: draft.text.readable.length }, end).slice(0, 40))
      .includes(noun)
  );
}

/** The exact counts that stand before a mention, in its sentence and the two before, nearest first. */
function countsBefore(draft: Draft, sentence: Sentence, { start }: NumberMention): readonly NumberMention[] {
  return [sentence.index, sentence.index - 1, sentence.index - 2]
    .flatMap((index) => draft.sentences[index]?.mentions.slice(-30).toReversed() ?? [])
    .filter((each) => each.start < start && isExactCount(each));
}

/** "14 (52%) of these cases", "of which 14 (52%)", "of the 27 deaths, 14 (52%)": the words lean on a total said before. */
function pointsBack(
  draft: Draft,
  sentence: Sentence,
  count: NumberMention,
  percentage: NumberMention,
): boolean {
  const after = wordsAfter(draft, sentence, Math.max(count.end, percentage.end));
  if (/^ ?\) of (?:which|whom)\b/.test(after)) return true;
  if (/^ ?\) of (?:these|those|them|the)\b/.test(after)) {
    return !/^ ?\) of (?:(?:those|them|the) (?:\w+ed|\w+ing)|\w+ (?:who|that|with|in|aged))\b/.test(after);
  }
  // "Up by 10% (40)" is of what there was before.
  if (CHANGE_OF.test(wordsBefore(draft, sentence, percentage.start))) return false;
  if (/^ ?\) (?:below|above|more|fewer|less|lower|higher)\b/.test(after)) return false;
  if (
    /\bof (?:which|whom|these|those|them|(?:that|this) (?:number|total)),? $/i.test(
      wordsBefore(draft, sentence, count.start),
    )
  )
    return true;
  return sentence.mentions.some(
    (each) =>
      each.start < Math.min(count.start, percentage.start) &&
      isExactCount(each) &&
      /\b(?:of|among) (?:the |all |these |our )?$/i.test(wordsBefore(draft, sentence, each.start)) &&
      !/\b(?:total|number|average|mean|rate|figure) of $/i.test(wordsBefore(draft, sentence, each.start)),
  );
}

function judge(
  draft: Draft,
  sentence: Sentence,
  percentage: NumberMention,
  { count, total, candidates = [], pointsBack = false }: Parts,
): readonly (ShareClaim | DraftFinding)[] {
  const printed = percentage.value;
  if (total !== undefined && count === undefined) {
    if (countOf(total) === 0 || percentage.qualifier !== undefined) return [];
    const [only, another] = possibleCounts(printed, countOf(total));
    if (only === undefined) return [impossible(draft, percentage, countOf(total))];
    return another === undefined ? [{ sentence, percentage, count: only, total: countOf(total) }] : [];
  }
  if (count === undefined) return [];
  const totals = total === undefined ? candidates : [total];
  const checked = totals
    .filter((each) => countOf(each) >= countOf(count) && countOf(each) > 0)
    .map((each) => ({
      total: countOf(each),
      ...checkPercentage({ printed, count: countOf(count), total: countOf(each) }),
    }));
  const right = checked.find(({ verdict }) => verdict === "consistent");
  if (right !== undefined) return [{ sentence, percentage, count: countOf(count), total: right.total }];
  if (checked.length === 0 || (total === undefined && !pointsBack)) return [];
  const wrong = checked.find(({ verdict }) => verdict !== "impossible") ?? nearest(checked, printed);
  if (percentage.qualifier !== undefined && Math.abs(Number(wrong.value) - Number(printed)) < 5) return [];
  const span = {
    start: Math.min(count.start, percentage.start),
    end: Math.max(percentage.end, total?.end ?? 0),
  };
  const exact = roundRatio(countOf(count), wrong.total, { times: 100, places: percentage.places + 3 });
  const why = `${count.value} ÷ ${wrong.total} = ${exact}%, which rounds to ${wrong.value}%`;
  const instead = `${wrong.value}%`;
  switch (wrong.verdict) {
    case "only-by-truncating":
      return [
        draftFinding(draft.text, "report/truncated", span, {
          message: `${percentage.text} was cut off rather than rounded: ${count.text} of ${formatNumber(wrong.total)} is ${instead}`,
          why,
          instead,
        }),
      ];
    case "only-by-rounding-twice":
      return [
        draftFinding(draft.text, "report/rounded-twice", span, {
          message: `${percentage.text} was rounded twice: ${count.text} of ${formatNumber(wrong.total)} is ${instead}`,
          why: `${why}; ${percentage.text} comes only from rounding an already rounded figure again`,
          instead,
        }),
      ];
    default:
      return [
        draftFinding(draft.text, "report/percentage-does-not-follow", span, {
          message: `${count.text} of ${formatNumber(wrong.total)} is ${instead}, not ${percentage.text}`,
          why,
          instead,
        }),
      ];
  }
}

/** The total that comes closest to what is printed: the one most likely meant. */
function nearest<Checked extends { readonly value?: string }>(
  checked: readonly Checked[],
  printed: string,
): Checked {
  const distance = ({ value }: Checked) => Math.abs(Number(value) - Number(printed));
  return checked.reduce((best, each) => (distance(each) < distance(best) ? each : best));
}

function impossible(draft: Draft, percentage: NumberMention, total: number): DraftFinding {
  const below = Math.floor((Number(percentage.value) * total) / 100);
  const { places } = percentage;
  const shares = [below, below + 1].map(
    (count) => `${count} of ${formatNumber(total)} is ${roundRatio(count, total, { times: 100, places })}%`,
  );
  return draftFinding(draft.text, "report/percentage-impossible", percentage, {
    message: `No whole number of ${formatNumber(total)} is ${percentage.text}: print the count, and the percentage that follows from it`,
    why: shares.join(" and "),
  });
}
