import { decimal } from "@pdscp/core";
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
import { grouped } from "./share-claim.ts";

/** A total of a draft and the parts that the text divides it into. */
interface Division {
  readonly total: NumberMention;
  readonly parts: readonly NumberMention[];
  /** Whether the words say that these are all the parts; else they may only not exceed it. */
  readonly whole: boolean;
}

const PARTIAL =
  /\b(?:includ\w*|such as|e\.g|for example|mainly|mostly|particularly|at least|aged|up to|each|per|every|plus a further|half of)\b/i;
const MADE_UP =
  /\b(?:made up of|comprising|comprised of|consisting of|consisted of|split (?:between|into)|divided into|namely|being) $/i;
const OF_WHICH = /\b(?:of (?:which|whom|these|those|them)),? $/i;
const IN_ALL =
  /\b(?:a total of|totalling|making|in total|altogether|combined total of|giving|sum(?:ming)? to|total of) $/i;

/** Checks every total against the parts that the text gives for it. */
export function checkParts(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) => [
    ...sentence.mentions.flatMap((_, index) => {
      const division = divisionAt(draft, sentence, index);
      return division === undefined
        ? []
        : [...judge(draft, division), ...recoverable(draft, sentence, division)];
    }),
    ...checkRemaining(draft, sentence),
    ...checkExceeding(draft, sentence),
    ...checkWithheldParts(draft, sentence),
  ]);
}

function isSummable(mention: NumberMention | undefined): mention is NumberMention {
  if (mention?.kind !== "money") return isExactCount(mention);
  const { qualifier, currency, step = 1 } = mention;
  return qualifier === undefined && currency === "GBP" && step === 1;
}

function divisionAt(draft: Draft, sentence: Sentence, index: number): Division | undefined {
  const { mentions } = sentence;
  const total = mentions[index];
  const next = mentions.slice(index + 1, index + 4).find(({ kind }) => kind !== "year" && kind !== "date");
  if (!isSummable(total)) return undefined;
  if (
    IN_ALL.test(wordsBefore(draft, sentence, total.start)) ||
    /^(?: [\w'-]+){0,3} (?:in total|in all|altogether)\b/.test(wordsAfter(draft, sentence, total.end))
  ) {
    const before = totalledBefore(draft, sentence, index);
    if (before !== undefined) return before;
  }
  if (next === undefined) return undefined;
  const joint = between(draft, total, next);
  if (/^(?: [\w'/-]+){0,6} ?\($/.test(joint.trimEnd())) return inBrackets(draft, sentence, index);
  if (/^(?: [\w'/-]+){0,12} ?: ?$/.test(joint)) return afterColon(draft, sentence, index);
  if (MADE_UP.test(joint) && joint.length < LOOK) return listed(draft, sentence, index, true);
  if (OF_WHICH.test(joint) && joint.length < LOOK) return listed(draft, sentence, index, false);
  return undefined;
}

const LOOK = 120;

/** An aside about some months is no division of a year: "9 (2 in April and 3 in May)". */
const IN_MONTH =
  /\bin (?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i;

/** "22 (10 Dorset and 12 BCP)" */
function inBrackets(draft: Draft, sentence: Sentence, index: number): Division | undefined {
  const total = sentence.mentions[index] as NumberMention;
  const ahead = draft.text.readable.slice(total.end, total.end + 500);
  const [opening, closing] = [ahead.indexOf("("), ahead.indexOf(")")];
  const [open, close] = [total.end + opening, total.end + closing];
  const inside = sentence.mentions.filter(({ start, end }) => start > open && end <= close);
  const parts = inside.filter(({ kind }) => kind === total.kind);
  if (inside.some(({ kind }) => kind !== total.kind && kind !== "age")) return undefined;
  const words = wordsOf(draft, open, close);
  return isList(draft, parts, words) && !IN_MONTH.test(words) ? { total, parts, whole: true } : undefined;
}

/** "27 deaths: 22 Pan-Dorset deaths (...) and 5 Somerset deaths", with "a further 5" of the next sentence. */
function afterColon(draft: Draft, sentence: Sentence, index: number): Division | undefined {
  const total = sentence.mentions[index] as NumberMention;
  const after = sentence.mentions.slice(index + 1, index + 40);
  const top = outsideBrackets(draft, total.end, sentence.end);
  const parts = after.filter((each) => each.kind === total.kind && top(each.start));
  const words = wordsOf(draft, total.end, sentence.end).replace(/\([^()]*\)/g, "");
  if (!isList(draft, parts, words) || areSeparateShares(after)) return undefined;
  const nextSentence = draft.sentences[sentence.index + 1];
  const further =
    nextSentence !== undefined &&
    /\b(?:further|other|another|additional|in addition|remaining|also)\b/i.test(
      wordsOf(draft, nextSentence.start, Math.min(nextSentence.end, nextSentence.start + LOOK)),
    )
      ? nextSentence.mentions.filter(({ kind }) => kind === total.kind)
      : [];
  return { total, parts: [...parts, ...further], whole: further.every(isSummable) };
}

/** Percentages that make more than 100 together are of answers that overlap, and so are the counts before them. */
function areSeparateShares(mentions: readonly NumberMention[]): boolean {
  const shares = mentions.filter(({ kind }) => kind === "percentage");
  return shares.reduce((sum, { value }) => sum + Number(value), 0) > 100 + shares.length;
}

function listed(draft: Draft, sentence: Sentence, index: number, whole: boolean): Division | undefined {
  const total = sentence.mentions[index] as NumberMention;
  const after = sentence.mentions.slice(index + 1, index + 20);
  const last = after.at(-1);
  if (last === undefined || after.some(({ kind }) => kind === "year" || kind === "date")) return undefined;
  const top = outsideBrackets(draft, total.end, last.end);
  const parts = after.filter((each) => each.kind === total.kind && top(each.start));
  return isList(draft, parts, wordsOf(draft, total.end, last.end)) ? { total, parts, whole } : undefined;
}

/** "12 girls and 14 boys, a total of 26" */
function totalledBefore(draft: Draft, sentence: Sentence, index: number): Division | undefined {
  const total = sentence.mentions[index] as NumberMention;
  const parts = sentence.mentions
    .slice(Math.max(0, index - 12), index)
    .filter(({ kind }) => kind === total.kind);
  const first = parts[0];
  if (first === undefined || !isList(draft, parts, wordsOf(draft, first.start, total.start)))
    return undefined;
  const sum = Number(sumOf(parts));
  const isLikely = Number(total.value) / sum > 0.8 && Number(total.value) / sum < 1.25;
  return isLikely ? { total, parts, whole: true } : undefined;
}

/** Whether several exact numbers are joined as a list, with nothing that makes it partial. */
function isList(draft: Draft, parts: readonly NumberMention[], words: string): boolean {
  if (parts.length < 2 || !parts.every(isSummable) || PARTIAL.test(words)) return false;
  return parts.slice(1).every((part, index) => {
    const joint = between(draft, parts[index] as NumberMention, part).replace(/\([^()]*\)/g, "");
    return joint.length < 160 && /\b(?:and|plus)\b|[&+;,]/.test(joint) && !/[.!?] /.test(joint);
  });
}

/** Tells which places of a stretch stand outside brackets. */
function outsideBrackets(draft: Draft, start: number, end: number): (at: number) => boolean {
  const text = draft.text.readable;
  const depths: { readonly from: number; readonly depth: number }[] = [];
  let depth = 0;
  for (let at = start; at < end; at += 1) {
    const character = text[at];
    if (character === "(") depth += 1;
    else if (character === ")") depth = Math.max(0, depth - 1);
    else continue;
    depths.push({ from: at, depth });
  }
  return (at) => (depths.findLast(({ from }) => from <= at)?.depth ?? 0) === 0;
}

function sumOf(parts: readonly NumberMention[]): string {
  const places = Math.max(...parts.map((part) => part.places));
  return decimalOf(
    parts.reduce((sum, { value }) => sum + unitsOf(value, places), 0n),
    places,
  );
}

/** A value as the mention of its kind is printed. */
function printed({ kind }: NumberMention, value: string): string {
  const [whole = "", part] = value.split(".");
  const number = part === undefined ? grouped(BigInt(whole)) : `${grouped(BigInt(whole))}.${part}`;
  return kind === "money" ? `£${number}` : number;
}

function judge(draft: Draft, { total, parts, whole }: Division): readonly DraftFinding[] {
  const sum = sumOf(parts);
  const difference = decimal(sum).minus(decimal(total.value));
  if (difference.isZero() || (!whole && difference.isNegative())) return [];
  const last = parts.reduce((latest, part) => (part.end > latest.end ? part : latest), total);
  const working = `${parts.map(({ text }) => text).join(" + ")} = ${printed(total, sum)}`;
  return [
    draftFinding(
      draft.text,
      "report/parts-do-not-sum",
      { start: Math.min(total.start, parts[0]?.start ?? total.start), end: last.end },
      {
        message: `The parts make ${printed(total, sum)}, but the total printed is ${total.text}`,
        why: working,
        instead: `either ${printed(total, sum)} for the total, or parts that sum to ${total.text}`,
      },
    ),
  ];
}

const PEOPLE =
  /\b(?:child|children|death|deaths|people|person|persons|adult|adults|bab(?:y|ies)|cases?|victims?|boys?|girls?)\b/i;
const SMALL = 5;

/** A small part of a total that is printed with all its other parts: to withhold it alone would not hide it. */
function recoverable(
  draft: Draft,
  sentence: Sentence,
  { total, parts, whole }: Division,
): readonly DraftFinding[] {
  if (!whole || total.kind !== "count" || sumOf(parts) !== total.value) return [];
  const [first, last] = [parts[0] as NumberMention, parts.at(-1) as NumberMention];
  const about = [
    between(draft, total, first),
    between(draft, first, parts[1] as NumberMention),
    wordsAfter(draft, sentence, last.end).slice(0, 40),
  ];
  if (!about.some((words) => PEOPLE.test(words))) return [];
  return parts
    .filter((part) => countOf(part) >= 1 && countOf(part) <= SMALL)
    .map((part) => {
      const others = parts.filter((each) => each !== part).map(({ value }) => value);
      const working = `${total.value} - ${others.join(" - ")} = ${part.value}`;
      return draftFinding(draft.text, "report/small-count-recoverable", part, {
        message: `${part.text} is a small number of people, and withholding it alone would not hide it: ${working}`,
        why: `${total.text} and every other part are printed, so anyone can subtract`,
        instead: "if it must be withheld, withhold a second part or the total as well",
      });
    });
}

const WITHHELD =
  /\[c\]|\bfewer than (?:five|5|six|6|10|ten)\b|(?<![\w£])<\s?\d{1,2}\b|(?<=^ ?|[(,] ?|and )\*(?= \w)/g;

/** A withheld part whose total and other parts are printed beside it. */
function checkWithheldParts(draft: Draft, sentence: Sentence): readonly DraftFinding[] {
  const words = draft.text.readable.slice(sentence.start, sentence.end);
  if (!/\[c\]|fewer than|<|\*/.test(words)) return [];
  return sentence.mentions.flatMap((total, index) => {
    const next = sentence.mentions[index + 1];
    if (!isExactCount(total) || next === undefined) return [];
    const head = /^(?:\s+[\w'/-]+){0,6}\s*[(:]/.exec(
      draft.text.readable.slice(total.end, Math.min(sentence.end, total.end + LOOK)),
    );
    if (head === null) return [];
    const open = total.end + head[0].length;
    const closing = head[0].endsWith("(")
      ? open + draft.text.readable.slice(open, sentence.end).indexOf(")")
      : sentence.end;
    const close = closing < open ? sentence.end : closing;
    const inside = draft.text.readable.slice(open, close);
    const marks = [...inside.matchAll(WITHHELD)];
    const hidden = marks.length === 1 ? marks[0] : undefined;
    if (hidden === undefined || PARTIAL.test(inside) || !/\band\b|[,;+&]/.test(inside)) return [];
    const at = { start: open + hidden.index, end: open + hidden.index + hidden[0].length };
    const parts = sentence.mentions.filter(
      (each) => each.start >= open && each.end <= close && (each.end <= at.start || each.start >= at.end),
    );
    const rest = countOf(total) - parts.reduce((sum, part) => sum + Number(part.value), 0);
    if (parts.length === 0 || !parts.every(isExactCount) || rest < 0) return [];
    return [
      draftFinding(draft.text, "report/withheld-recoverable", at, {
        message: "The withheld number can be worked out from the total and the other parts",
        why: `${[total, ...parts].map(({ text }) => text).join(" - ")} leaves it`,
        instead: "withhold a second part, or leave out the total",
      }),
    ];
  });
}

/** "82% ... the remaining 18%": with the percentage before it, 100, give or take the rounding. */
function checkRemaining(draft: Draft, sentence: Sentence): readonly DraftFinding[] {
  return sentence.mentions.flatMap((rest, index) => {
    if (
      rest.kind !== "percentage" ||
      !/\b(?:the remaining|the remainder|the rest|the other) (?:\(|of )?$/i.test(
        wordsBefore(draft, sentence, rest.start),
      )
    )
      return [];
    const shares = sentence.mentions
      .slice(Math.max(0, index - 12), index)
      .filter(({ kind }) => kind === "percentage");
    const sums = [...shares.map((share) => [share]), shares];
    const fits = sums.some((group) => group.length > 0 && isHundred([...group, rest]));
    if (fits || shares.length !== 1) return [];
    const [share] = shares as [NumberMention];
    const missing = decimal("100").minus(decimal(share.value)).toFixed();
    return [
      draftFinding(
        draft.text,
        "report/parts-do-not-sum",
        { start: share.start, end: rest.end },
        {
          message: `${share.text} and the remaining ${rest.text} do not make 100%`,
          why: `100 - ${share.value} = ${missing}`,
          instead: `${missing}%`,
        },
      ),
    ];
  });
}

function isHundred(shares: readonly NumberMention[]): boolean {
  const gap = shares
    .reduce((sum, { value }) => sum.plus(decimal(value)), decimal("0"))
    .minus(decimal("100"))
    .abs();
  const slack = shares.reduce((sum, { places }) => sum.plus(decimal("0.5").div(10 ** places)), decimal("0"));
  return gap.lessThanOrEqualTo(slack);
}

/** "75% ... with a further 40%": more than there is. */
function checkExceeding(draft: Draft, sentence: Sentence): readonly DraftFinding[] {
  return sentence.mentions.flatMap((more, index) => {
    const share = sentence.mentions[index - 1];
    if (more.kind !== "percentage" || share?.kind !== "percentage") return [];
    if (!/\b(?:a further|an additional|another) $/i.test(wordsBefore(draft, sentence, more.start))) return [];
    const sum = decimal(share.value).plus(decimal(more.value));
    if (sum.lessThanOrEqualTo("101")) return [];
    return [
      draftFinding(
        draft.text,
        "report/percentages-exceed-100",
        { start: share.start, end: more.end },
        {
          message: `${share.text} and a further ${more.text} make more than 100%`,
          why: `${share.value} + ${more.value} = ${sum.toFixed()}`,
        },
      ),
    ];
  });
}
