import { type DraftText, draftText, type Span } from "./draft-text.ts";
import { mentionsIn } from "./find-numbers.ts";
import type { NumberMention } from "./mention.ts";

/** A sentence with the numbers in it. */
export interface Sentence extends Span {
  readonly index: number;
  readonly mentions: readonly NumberMention[];
  /** The years that it names. */
  readonly years: ReadonlySet<string>;
}

/** A text that has been read: its sentences and the numbers they mention. */
export interface Draft {
  readonly text: DraftText;
  readonly mentions: readonly NumberMention[];
  readonly sentences: readonly Sentence[];
}

/** Reads a draft once, for every check of it. */
export function readDraft(original: string): Draft {
  const text = draftText(original);
  const mentions = mentionsIn(text);
  let next = 0;
  const sentences = text.sentences.map(({ start, end }, index) => {
    const own: NumberMention[] = [];
    while (next < mentions.length && (mentions[next] as NumberMention).start < end) {
      own.push(mentions[next] as NumberMention);
      next += 1;
    }
    const years = new Set(own.filter(({ kind }) => kind === "year").map(({ value }) => value));
    return { start, end, index, mentions: own, years };
  });
  return { text, mentions, sentences };
}

/** The words of a stretch of a draft, its spaces and line breaks made single spaces. */
export function wordsOf({ text }: Pick<Draft, "text">, start: number, end: number): string {
  return text.readable.slice(start, Math.max(start, end)).replace(/\s+/g, " ");
}

/** The words between two mentions. */
export function between(draft: Draft, first: Span, second: Span): string {
  return wordsOf(draft, first.end, second.start);
}

/** How far from a number its words are looked for. */
export const LOOK = 120;

/** The words just before a place, within its sentence. */
export function wordsBefore(draft: Draft, sentence: Span, at: number): string {
  return wordsOf(draft, Math.max(sentence.start, at - LOOK), at);
}

/** The words just after a place, within its sentence. */
export function wordsAfter(draft: Draft, sentence: Span, at: number): string {
  return wordsOf(draft, at, Math.min(sentence.end, at + LOOK));
}

/** Whether it says when, and not how much. */
export function isTime({ kind }: NumberMention): boolean {
  return kind === "year" || kind === "date";
}

/** A whole number that is stated exactly: neither "over" nor "about", and without places. */
export function isExactCount(mention: NumberMention | undefined): mention is NumberMention {
  return (
    mention?.kind === "count" &&
    mention.qualifier === undefined &&
    /^\d{1,15}$/.test(mention.value) &&
    mention.step === undefined
  );
}

/** The count that a mention states. */
export function countOf({ value }: NumberMention): number {
  return Number(value);
}
