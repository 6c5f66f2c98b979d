import type { Figure } from "@pdscp/core";
import { type Draft, type Sentence, wordsOf } from "./draft.ts";
import { closeness, isOfAnotherTime, isOfTheseYears, leans, type Sources } from "./drift.ts";
import type { FigureIndex, Labelled } from "./figure-index.ts";
import { type FigureLabel, figureLabel } from "./figure-label.ts";
import type { NumberMention } from "./mention.ts";
import { contextOf, type MentionContext } from "./mention-context.ts";
import { columnNames, type FigureName } from "./name-place.ts";
import { groupsIn, UNCOUNTED } from "./number-group.ts";
import { stemsOf } from "./stem.ts";

/** A number that is printed for a figure which the register withholds. */
export interface WithheldClaim {
  readonly figure: Figure;
  /** Whether it says no more than the mark does: "fewer than five". */
  readonly isMark: boolean;
}

/**
 * The numbers of a draft that are printed for figures which the register withholds. They are known by the words about them and
 * never by their values; a number that is another figure of the register keeps its meaning where the words fit that as well.
 */
export function withheldClaims(
  draft: Draft,
  { now, lastYear }: Sources,
): ReadonlyMap<NumberMention, WithheldClaim> {
  const indexes = [now, ...(lastYear === undefined ? [] : [lastYear])];
  if (!indexes.some(({ withholds }) => withholds)) return new Map();
  const columnNameOf = columnNames(draft, indexes);
  return new Map(
    draft.sentences.flatMap((sentence) =>
      groupsIn(draft, sentence, indexes).flatMap(({ mentions, name, isMark = false }) =>
        mentions.flatMap((mention, place): readonly (readonly [NumberMention, WithheldClaim])[] => {
          const context = contextOf(draft, sentence, mention);
          const index = (context.isPast ? lastYear : undefined) ?? now;
          const isTotal = place > 0 && mention.kind === "count";
          const claim = { draft, sentence, mention, context, index, isTotal };
          const figure =
            withheldByName(claim, name) ??
            withheldByName(claim, columnNameOf(sentence, mention)) ??
            withheldByWords(claim);
          return figure === undefined ? [] : [[mention, { figure, isMark }]];
        }),
      ),
    ),
  );
}

interface Claim {
  readonly draft: Draft;
  readonly sentence: Sentence;
  readonly mention: NumberMention;
  readonly context: MentionContext;
  readonly index: FigureIndex;
  /** Whether it is what another number is a share of. */
  readonly isTotal: boolean;
}

/** How far back the subject of a sentence may have been named: in the heading, or the lines above it. */
const SUBJECT = 600;

/** Words that say of whom, and not what. */
const PERSONS = new Set(
  stemsOf(
    "child children young people person infant baby babies boys girls aged age old band group months days weeks",
  ),
);

/** The withheld figure of a name, unless the sentence speaks of another figure of that name. */
function withheldByName(
  { draft, sentence, mention, context, index, isTotal }: Claim,
  name: FigureName | undefined,
): Figure | undefined {
  const stating = new Set(index.stating(mention));
  if (name === undefined || (isTotal && stating.size > 0)) return undefined;
  const said = subjectsOf(wordsOf(draft, sentence.start, sentence.end), sentence.mentions);
  const above = subjectsOf(wordsOf(draft, Math.max(0, sentence.start - SUBJECT), sentence.end));
  const scored = name
    .figures(index)
    .filter(({ figure }) => isOfTheseYears(figure, context) && !isOfAnotherTime(index, figure, context))
    .map((labelled) => ({
      ...labelled,
      score: shareOf([...labelled.label.topic, ...labelled.label.name], said),
    }));
  // A length of time is named for many reasons: its figure's words stand in the sentence, or no other words do.
  const isAbout = (figure: Figure, label: FigureLabel) =>
    isTime(figure, label)
      ? isSubject(label, said) || (isBareBut(label) && isSubject(label, above))
      : isBareBut(name) || isSubject(label, above);
  const isBareBut = ({ stems }: { readonly stems: readonly string[] }) =>
    [...said].every((stem) => PERSONS.has(stem) || stems.includes(stem));
  const hidden = closest(
    scored.filter(
      ({ figure, label }) =>
        figure.value.kind === "withheld" &&
        isAbout(figure, label) &&
        !isBeyond(mention, index.totalOf(figure)),
    ),
  );
  if (hidden === undefined) return undefined;
  const open = scored.filter(({ figure }) => figure.value.kind !== "withheld");
  const stated = closest(open.filter(({ figure }) => stating.has(figure)));
  if (stated !== undefined) return hidden.score > stated.score ? hidden.figure : undefined;
  if ((closest(open)?.score ?? 0) > hidden.score) return undefined;
  // "27 deaths were reviewed, of children aged": all the words of another figure stand about the number.
  return [...stating].some(({ label }) => closeness(figureLabel(label), context) === 1)
    ? undefined
    : hidden.figure;
}

/** The withheld figure whose own words stand about a number that is nothing else; right beside it, where it is a count. */
function withheldByWords({ draft, mention, context, index, isTotal }: Claim): Figure | undefined {
  const stating = index.stating(mention);
  const isOther = stating.some(({ label }) => isTotal || shareOf(stemsOf(label), context.stems) > 0);
  if (isOther || mention.kind === "money") return undefined;
  return index
    .withheldPhrases(context.stems)
    .filter(({ figure }) => isOfTheseYears(figure, context) && !isOfAnotherTime(index, figure, context))
    .find(({ figure, label: { stems } }) => {
      const isSaid = shareOf(stems, context.stems) >= 0.6;
      return isSaid && (mention.kind !== "count" || leans(draft, mention, figure, { share: 0.6 }));
    })?.figure;
}

/**
 * Whether words speak of a label's topic: of half of it or more. An area is named for many reasons, an age band for few: beside an
 * area, what the label counts, which it says first, must be named as well.
 */
function isSubject({ topic, numbers }: FigureLabel, said: ReadonlySet<string | undefined>): boolean {
  return shareOf(topic, said) >= 0.5 && (numbers.length > 0 || said.has(topic[0]));
}

/** Whether a figure is told from others by one length of time, and no band of ages: "Reviews completed within 6 months". */
function isTime({ label }: Figure, { numbers }: FigureLabel): boolean {
  return (
    !label.includes(": ") && numbers.some(({ value, unit }) => unit !== undefined && !value.includes("-"))
  );
}

/** Whether a count is more than the total of what it would be a part of. */
function isBeyond({ kind, value }: NumberMention, total: Figure | undefined): boolean {
  return (
    kind === "money" ||
    (kind === "count" && total?.value.kind === "count" && Number(value) > total.value.count)
  );
}

interface Scored extends Labelled {
  readonly score: number;
}

function closest(among: readonly Scored[]): Scored | undefined {
  return among.reduce<Scored | undefined>(
    (top, each) => (top === undefined || each.score > top.score ? each : top),
    undefined,
  );
}

/** What words are about, numbers apart; who died is a death. */
function subjectsOf(words: string, numbers: readonly NumberMention[] = []): ReadonlySet<string> {
  const rest = numbers.reduce((left, { text }) => left.replace(text.replace(/\s+/g, " "), " "), words);
  return new Set(stemsOf(rest.replace(UNCOUNTED, " ").replace(/\b(?:died|dies|dying|dead)\b/gi, "death")));
}

function shareOf(stems: readonly string[], said: ReadonlySet<string | undefined>): number {
  return stems.length === 0 ? 1 : stems.filter((stem) => said.has(stem)).length / stems.length;
}
