import type { Figure } from "@pdscp/core";
import { changeSaid } from "./change-claim.ts";
import { type Draft, type Sentence, wordsAfter, wordsBefore } from "./draft.ts";
import { namesFigure } from "./figure-label.ts";
import type { NumberMention } from "./mention.ts";
import { partPhraseOf } from "./part-phrase.ts";
import { stemsOf } from "./stem.ts";

/** What the words about a number tell of it. */
export interface MentionContext {
  /** The stems of the words about the number. */
  readonly stems: ReadonlySet<string>;
  /** The years that the sentence names. */
  readonly years: ReadonlySet<string>;
  /** The other numbers that may name a figure: ages and lengths of time. */
  readonly names: readonly NumberMention[];
  /** Whether another number of the sentence says so. */
  readonly isBeside: (value: string) => boolean;
  /** Whether the words speak of the year before. */
  readonly isPast: boolean;
  /** Whether the words that say so stand beside this number, and no other between. */
  readonly isOfPast: boolean;
  /** Whether they call the number a change. */
  readonly isChange: boolean;
  /** Whether they say that something fell, or fell short, by it. */
  readonly isFall: boolean;
  /** Whether they only compare two things by it. */
  readonly isCompared: boolean;
  /** Whether the number is part of what a label names, or something beside it. */
  readonly isPartOf: (labelStems: readonly string[]) => boolean;
}

const PAST = /\b(?:last year|previous year|prior year|year before|a year earlier|in the year to last)\b/i;
/** "from £48,845 to £75,785": where a change began. */
const FROM = /\bfrom (?:about |around |just |over |under |nearly |almost )?$/i;
const TO = /^(?: [a-z'-]+){0,4} to /i;
/** "£83,000 last year, ": the words are those of the number before. */
const OF_LAST =
  /^ (?:in |of |for )?(?:the )?(?:last year|previous year|prior year|year before|a year earlier)\b/i;

/** Reads the words about a number, within its sentence. */
export function contextOf(draft: Draft, sentence: Sentence, mention: NumberMention): MentionContext {
  const { start, end } = mention;
  const before = wordsBefore(draft, sentence, start);
  const after = wordsAfter(draft, sentence, end).slice(0, 80);
  const { isApart, rest } = partPhraseOf(mention, before, after);
  const own = rest === undefined ? undefined : new Set(stemsOf(rest));
  return {
    stems: new Set(stemsOf(`${before} ${after}`)),
    years: sentence.years,
    names: sentence.mentions.filter((each) => each !== mention && namesFigure(each)),
    isBeside: (value) => sentence.mentions.some((each) => each !== mention && each.value === value),
    isPast: PAST.test(before) || PAST.test(after),
    isOfPast: PAST.test(besideWords(draft, sentence, mention)) || (FROM.test(before) && TO.test(after)),
    ...changeSaid(draft, sentence, mention),
    isPartOf: (stems) => isApart || (own !== undefined && !stems.some((stem) => own.has(stem))),
  };
}

/** The words of a sentence from the number before to the number after. */
function besideWords(draft: Draft, sentence: Sentence, { start, end }: NumberMention): string {
  const last = sentence.mentions.findLast((each) => each.end <= start);
  const next = sentence.mentions.find((each) => each.start >= end);
  const own = { start: last?.end ?? sentence.start, end: next?.start ?? sentence.end };
  const before = wordsBefore(draft, own, start);
  return `${last === undefined ? before : before.replace(OF_LAST, "")} | ${wordsAfter(draft, own, end)}`;
}

/** How much of a figure's label the words about a number hold: 1 when all of it. */
export function likeness({ label }: Pick<Figure, "label">, stems: ReadonlySet<string>): number {
  const own = stemsOf(label);
  return own.length === 0 ? 0 : own.filter((stem) => stems.has(stem)).length / own.length;
}

/** The likeliest first, by the words; as they came where the words do not tell. */
export function byLikeness(figures: readonly Figure[], stems: ReadonlySet<string>): readonly Figure[] {
  if (figures.length < 2) return figures;
  return figures
    .map((figure) => ({ figure, score: likeness(figure, stems) }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ figure }) => figure);
}
