import { decimal, formatNumber, roundRatio } from "@pdscp/core";
import { compareProportions, compareRates } from "@pdscp/statistics";
import { DOWN, FALL, RISE, TURN, UP } from "./change-word.ts";
import {
  between,
  countOf,
  type Draft,
  isExactCount,
  type Sentence,
  wordsAfter,
  wordsBefore,
  wordsOf,
} from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import { decimalOf, type NumberMention, unitsOf } from "./mention.ts";
import type { ShareClaim } from "./share-claim.ts";

const COMPARED =
  /\b(?:compar\w+ (?:to|with)|in comparison|against|versus|vs?\.?|up from|down from|than|from .{0,80} to|last year|previous(?:ly)?|the year before|rose|fell|(?:a|the) (?:rise|fall|drop)|increas\w+|decreas\w+|reduc\w+|higher|lower|improved|improving|risen|fallen|dropped)\b/i;
/** Where two percentages are of two things, or one is a target, which has no places: "(63%) and more boys than girls (56.5%)". */
const APART = /^\),? and [^()]*\($/i;
const SET = /\b(?:target|threshold|standard)\b[^,;]{0,20}$/i;
const CARRIED_ON =
  /^ ?(?:this|that|these|it|which)\b.{0,25}\b(?:compar\w+|is (?:up|down|higher|lower|an? )|was (?:up|down|higher|lower|an? )|rose|fell|increas\w+|decreas\w+|reduc\w+)/i;
const MOVED = new RegExp(
  `(?<![\\w-])(?:${RISE}|${FALL}|improv\\w*|worsen\\w*|higher|lower|(?:more|less) likely)\\b`,
  "i",
);
const STRENGTH = "significant|substantial|marked|dramatic(?:al)?|sharp|considerabl[ey]";
const STRONG = new RegExp(
  `\\b(?:${STRENGTH})(?:ly)?\\s(?:\\w+\\s){0,2}(?:${UP}|${DOWN}|improv\\w*)\\b|\\b(?:${RISE}|${FALL}|improv\\w*)\\s(?:very |quite )?(?:${STRENGTH})(?:ly)?\\b`,
  "i",
);

/** Two percentages that a text sets side by side. */
interface Pair {
  readonly now: NumberMention;
  readonly before: NumberMention;
  /** The words that set them so, with those about them. */
  readonly words: string;
}

/** Checks what a text compares: printed alike, and no more said of the difference than the counts bear. */
export function checkComparisons(draft: Draft, claims: readonly ShareClaim[]): readonly DraftFinding[] {
  const claimOf = new Map(claims.map((claim) => [claim.percentage, claim]));
  return draft.sentences.flatMap((sentence) => [
    ...pairsIn(draft, sentence).flatMap((pair) => [
      ...mixed(draft, pair, claimOf),
      ...unborne(draft, pair, claimOf),
    ]),
    ...strongWords(draft, sentence),
    ...fractions(draft, sentence),
  ]);
}

function pairsIn(draft: Draft, sentence: Sentence): readonly Pair[] {
  const shares = sentence.mentions.filter(({ kind }) => kind === "percentage");
  const pairs = shares.slice(1).flatMap((second, index): readonly Pair[] => {
    const first = shares[index] as NumberMention;
    const joint = between(draft, first, second);
    const spread = / to\b/.test(joint) && /\bfrom $/i.test(wordsBefore(draft, sentence, first.start));
    if (
      joint.length > 160 ||
      APART.test(joint) ||
      TURN.test(joint) ||
      [first, second].some(({ start }) => SET.test(wordsBefore(draft, sentence, start))) ||
      !(spread || COMPARED.test(joint)) ||
      isChangeOf(draft, sentence, first) ||
      isChangeOf(draft, sentence, second)
    )
      return [];
    const words =
      wordsBefore(draft, sentence, first.start) +
      joint +
      wordsAfter(draft, sentence, second.end).slice(0, 40);
    return [
      /\bfrom $/i.test(wordsBefore(draft, sentence, first.start))
        ? { now: second, before: first, words }
        : { now: first, before: second, words },
    ];
  });
  const earlier = draft.sentences[sentence.index - 1];
  const opening = wordsOf(draft, sentence.start, Math.min(sentence.end, sentence.start + 120));
  const now = earlier?.mentions.findLast(({ kind }) => kind === "percentage");
  const before = shares[0];
  if (earlier === undefined || now === undefined || before === undefined || !CARRIED_ON.test(opening))
    return pairs;
  return [...pairs, { now, before, words: wordsOf(draft, earlier.start, sentence.end).slice(-1_000) }];
}

/** Whether a percentage is itself a change and no level. */
function isChangeOf(draft: Draft, sentence: Sentence, { start, end }: NumberMention): boolean {
  if (/^ (?:more|less|fewer|higher|lower)\b/.test(wordsAfter(draft, sentence, end))) return true;
  return /\b(?:by|(?:increase|decrease|rise|fall|reduction|drop) of) (?:about |around )?$/i.test(
    wordsBefore(draft, sentence, start),
  );
}

function mixed(
  draft: Draft,
  { now, before }: Pair,
  claimOf: ReadonlyMap<NumberMention, ShareClaim>,
): readonly DraftFinding[] {
  if (now.places === before.places) return [];
  const [finer, coarser] = now.places > before.places ? [now, before] : [before, now];
  const claim = claimOf.get(coarser);
  const exact = claim && roundRatio(claim.count, claim.total, { times: 100, places: finer.places });
  const rounded = decimal(finer.value).toDecimalPlaces(coarser.places, 4).toFixed(coarser.places);
  return [
    draftFinding(draft.text, "report/mixed-precision", finer, {
      message: `${now.text} and ${before.text} are compared, but printed to different places`,
      why: `${finer.text} has ${finer.places} after the point and ${coarser.text} has ${coarser.places}`,
      instead: `${coarser.value}% and ${rounded}%${exact === undefined ? "" : `, or ${exact}% and ${finer.value}%`}`,
    }),
  ];
}

function unborne(
  draft: Draft,
  { now, before, words }: Pair,
  claimOf: ReadonlyMap<NumberMention, ShareClaim>,
): readonly DraftFinding[] {
  const [claim, earlier] = [claimOf.get(now), claimOf.get(before)];
  if (claim === undefined || earlier === undefined) return [];
  const { verdict, pValue } = compareProportions(claim, earlier);
  if (verdict !== "no-evidence-of-change") return [];
  const moved = MOVED.test(words);
  const shares = `${claim.count} of ${formatNumber(claim.total)} and ${earlier.count} of ${formatNumber(earlier.total)}`;
  return [
    draftFinding(
      draft.text,
      moved ? "report/change-not-borne" : "report/no-evidence-of-change",
      { start: Math.min(now.start, before.start), end: Math.max(now.end, before.end) },
      {
        message: moved
          ? `The words say that something changed between ${before.text} and ${now.text}; the counts are too small to bear it`
          : `${now.text} beside ${before.text} is no evidence of a change: say so, or a reader will see one`,
        why: `${shares}: a difference like this comes by chance alone (p = ${pValue.toFixed(2)})`,
        instead: `"similar to" or "no evidence of a change", with both counts: ${shares}`,
      },
    ),
  ];
}

/** "reduced significantly from 28 to 26" */
function strongWords(draft: Draft, sentence: Sentence): readonly DraftFinding[] {
  const words = draft.text.readable.slice(sentence.start, sentence.end);
  const strong = /significant|substantial|marked|dramatic|sharp|considerabl/i.test(words)
    ? STRONG.exec(words)
    : null;
  if (strong === null) return [];
  const at = sentence.start + strong.index;
  const counts = sentence.mentions.filter((mention) => isExactCount(mention));
  const pair = counts.slice(1).flatMap((second, index) => {
    const first = counts[index] as NumberMention;
    const joint = between(draft, first, second);
    return joint.length <= 100 && /\b(?:to|from|compar\w+ (?:to|with)|than|against)\b/i.test(joint)
      ? [[first, second] as const]
      : [];
  })[0];
  if (pair === undefined) return [];
  const [now, before] = /\bfrom $/i.test(wordsBefore(draft, sentence, pair[0].start))
    ? [pair[1], pair[0]]
    : pair;
  if (countOf(now) + countOf(before) === 0 || countOf(now) + countOf(before) > 100_000) return [];
  const { verdict, pValue } = compareRates(
    { count: countOf(now), population: 1 },
    { count: countOf(before), population: 1 },
  );
  if (verdict !== "no-evidence-of-change") return [];
  return [
    draftFinding(
      draft.text,
      "report/change-not-borne",
      { start: at, end: at + strong[0].length },
      {
        message: `"${strong[0].replace(/\s+/g, " ")}" says more than ${before.text} and ${now.text} bear`,
        why: `Counts like ${before.text} and ${now.text} differ by chance alone (p = ${pValue.toFixed(2)})`,
        instead: `the two numbers without the word`,
      },
    ),
  ];
}

/** What a fraction in words is held to: the percentage in brackets behind it, or a count of a total. */
interface FractionSaid {
  readonly text: string;
  readonly end: number;
  readonly percent: number;
  /** The count and its total, where the share is exact. */
  readonly counts?: readonly [count: number, total: number];
}

/** "(58%)", "(13 of 27)" */
function saidBehind(draft: Draft, sentence: Sentence, index: number): FractionSaid | undefined {
  const [fraction, first, second] = sentence.mentions.slice(index, index + 3);
  if (fraction === undefined || first === undefined) return undefined;
  const joint = between(draft, fraction, first);
  if (!/^(?: (?!remain|rest\b|other)[\w'-]+){0,6} ?\($/.test(joint)) return undefined;
  if (first.kind === "percentage") return { text: first.text, end: first.end, percent: Number(first.value) };
  if (!isExactCount(first) || !isExactCount(second) || countOf(first) > countOf(second)) return undefined;
  const [, shut, of] = /^(\))?( (?:out )?of (?:the |all )?)$/.exec(between(draft, first, second)) ?? [];
  const isClosed =
    shut !== undefined ||
    /^(?: [a-z'-]+)?(?:\)|[,;] [\d.]+ ?%\))/.test(wordsAfter(draft, sentence, second.end));
  if (!isClosed || of === undefined) return undefined;
  const counts = [countOf(first), countOf(second)] as const;
  if (counts[1] === 0) return undefined;
  const percent = (100 * counts[0]) / counts[1];
  return { text: `${first.text} of ${second.text}`, end: second.end, percent, counts };
}

/** "two-thirds (58%)", "more than half (13 of 27)": words and share must tell one story. */
function fractions(draft: Draft, sentence: Sentence): readonly DraftFinding[] {
  return sentence.mentions.flatMap((fraction, index) => {
    const said = fraction.kind === "fraction" ? saidBehind(draft, sentence, index) : undefined;
    if (said === undefined) return [];
    const { text, end, percent, counts } = said;
    const [part = 0, whole = 1] = fraction.value.split("/").map(Number);
    const exact = (100 * part) / whole;
    const { qualifier } = fraction;
    const beyond = counts === undefined ? percent - exact : counts[0] * whole - counts[1] * part;
    const isWrongSide = (qualifier === "over" && beyond < 0) || (qualifier === "under" && beyond > 0);
    const isSided = counts !== undefined && (qualifier === "over" || qualifier === "under");
    const slack = qualifier === undefined ? 2.5 : whole >= 8 ? 5 : 6;
    const isClose = isSided || Math.abs(percent - exact) <= slack || isNearest(counts, part, whole);
    if (!isWrongSide && isClose) return [];
    const own = counts === undefined ? "" : `, and ${text} is ${plainPercent(percent)}`;
    return [
      draftFinding(
        draft.text,
        "report/fraction-does-not-match",
        { start: fraction.start, end },
        {
          message: `"${fraction.text}" and ${text} do not say the same`,
          why: `${fraction.value} is ${plainPercent(exact)}${own}`,
        },
      ),
    ];
  });
}

/** Whether no other count of so few comes closer to a fraction: 3 of 7 is as good as half. */
function isNearest(counts: FractionSaid["counts"], part: number, whole: number): boolean {
  return counts !== undefined && 2 * Math.abs(counts[0] * whole - counts[1] * part) <= whole;
}

function plainPercent(percent: number): string {
  return `${decimalOf(unitsOf(String(Math.round(percent * 10) / 10), 1), 1).replace(/\.0$/, "")}%`;
}
