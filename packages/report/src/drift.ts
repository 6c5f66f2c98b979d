import { type Figure, formatFigure, isCalendarDate } from "@pdscp/core";
import { isDigitSlip } from "./digit-slip.ts";
import { type Draft, LOOK, wordsOf } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { FigureIndex, Labelled } from "./figure-index.ts";
import { contradicts, type FigureLabel, isLabelNumber } from "./figure-label.ts";
import type { NumberMention } from "./mention.ts";
import { likeness, type MentionContext } from "./mention-context.ts";
import { periodOf } from "./register.ts";
import { stemsOf } from "./stem.ts";

/** The figures that the numbers of a draft are held against. */
export interface Sources {
  readonly now: FigureIndex;
  readonly lastYear: FigureIndex | undefined;
}

/** A number with its spaces made alike. */
export function words({ text }: NumberMention): string {
  return text.replace(/\s+/g, " ");
}

/** A printed figure without its signs. */
export function plainValue(printed: string): string {
  return printed.replace(/[£,%]/g, "");
}

/** A figure that a number has drifted from, and the finding that says so. */
export interface Drift {
  readonly figure: Figure;
  readonly finding: DraftFinding;
}

/** What a change is labelled by: a number that is called a change is not meant as a level. */
const CHANGE = /\b(?:chang|differ|increas|decreas|reduc|rise|fall|growth|surplus|deficit|less)/i;

/** The figure that a number reads as, though it says something else. */
export function drift(
  draft: Draft,
  mention: NumberMention,
  context: MentionContext,
  { now, lastYear }: Sources,
  isPast: boolean,
): Drift | undefined {
  const index = (isPast ? lastYear : undefined) ?? now;
  const scored = index
    .sharing(mention.kind, context.stems)
    .filter(
      ({ figure, label }) =>
        isOfTheseYears(figure, context) &&
        !isSaidBeside(figure, context) &&
        (!context.isChange || CHANGE.test(figure.label)) &&
        !contradicts(label, context.names) &&
        isNamed(draft, mention, { figure, label }, context),
    )
    .map(({ figure, label }) => {
      const shared = label.stems.filter((stem) => context.stems.has(stem)).length;
      return { figure, label, shared, score: shared / label.stems.length, slip: isSlip(mention, figure) };
    })
    .filter(
      ({ figure, label, shared, score, slip }) =>
        (slip || (score >= 0.75 && (shared >= 3 || isLikely(draft, mention, figure)))) &&
        (!context.isPartOf(label.stems) || (slip && isNear(mention, figure))) &&
        (isPast || !context.isOfPast || slip || index.hasTwin(figure, "later")),
    )
    .toSorted((a, b) => Number(b.slip) - Number(a.slip) || b.score - a.score || b.shared - a.shared);
  const least = scored.length === 0 ? 0 : withheldCloseness(index, context);
  const best = scored.find(({ label }) => closeness(label, context) >= least);
  if (best === undefined) return undefined;
  if (mention.kind === "count" && !best.slip && !leans(draft, mention, best.figure)) return undefined;
  const printed = printedLike(mention, best.figure);
  const finding = draftFinding(draft.text, isPast ? "report/last-year-differs" : "report/drifted", mention, {
    message: `${words(mention)} is not ${isPast ? "what last year's report says" : "what the register says"}: "${best.figure.label}" is ${printed}`,
    why: `${best.figure.id}, ${periodOf(best.figure)}: ${best.figure.because}`,
    instead: printed,
  });
  return { figure: best.figure, finding };
}

/** What goes before the one word of a label and makes it of nothing else. */
const PLAIN =
  /\b(?:the|our|its|their|a|this|that|each|total|whole|overall|full|entire|joint|annual|yearly|agreed|final|partnership(?:'s)?|board(?:'s)?|years?(?:'s)?) $|[^a-z' -] ?$|^ ?$/i;
/** What is left of something, or lacks, and is not the thing. */
const LEFT = /\b(?:overspen|underspen|varianc|saving|shortfall|surplus|deficit)[a-z]*(?: (?:of|by))? $/i;

/**
 * Whether the words name a label's figure in full, as far as one word of it could be of another: "the training budget" and "an
 * overspend of £293,000" are no total budget, and what was done within its limits was not done within 12 months.
 */
function isNamed(
  draft: Draft,
  mention: NumberMention,
  { figure, label: { stems, numbers } }: Labelled,
  { stems: said, names }: MentionContext,
): boolean {
  if (numbers.length > 0 && !stems.every((stem) => said.has(stem)))
    return numbers.some((own) => names.some((each) => isLabelNumber(own, each)));
  const [only, ...others] = stems;
  if (only === undefined || others.length > 0) return true;
  // A number of quite another size is meant only where the word stands right beside it.
  const reach = isNear(mention, figure) ? LOOK : 30;
  const before = wordsOf(draft, Math.max(0, mention.start - reach), mention.start);
  const about = `${before} | ${wordsOf(draft, mention.end, mention.end + reach)}`;
  const isPlain = [...about.matchAll(/[a-z]{3,}/gi)].some(
    ({ 0: word, index }) =>
      stemsOf(word)[0] === only && PLAIN.test(about.slice(Math.max(0, index - 20), index)),
  );
  return isPlain && !LEFT.test(before);
}

/** How much of a label, words and numbers, stands about a number: 1 when all of it. */
export function closeness({ stems, numbers }: FigureLabel, context: MentionContext): number {
  const shared =
    stems.filter((stem) => context.stems.has(stem)).length +
    numbers.filter((own) => context.names.some((said) => isLabelNumber(own, said))).length;
  return shared / Math.max(1, stems.length + numbers.length);
}

/** How near the words come to what is withheld: a figure that is less alike is not what they mean. */
function withheldCloseness(index: FigureIndex, context: MentionContext): number {
  return index
    .withheld(context.stems)
    .filter(({ figure }) => isOfTheseYears(figure, context))
    .reduce((most, { label }) => Math.max(most, closeness(label, context)), 0);
}

/** Whether the words speak of another year's figure of the same label. */
export function isOfAnotherTime(
  index: FigureIndex,
  figure: Figure,
  { years, isPast }: MentionContext,
): boolean {
  return years.size === 0 && index.hasTwin(figure, isPast ? "earlier" : "later");
}

/** Whether a number may be meant as a figure: near it in size, or right beside its words; a count, both. */
function isLikely(draft: Draft, mention: NumberMention, figure: Figure): boolean {
  return (
    isNear(mention, figure) || (mention.kind !== "count" && leans(draft, mention, figure, { reach: 30 }))
  );
}

function isNear({ value }: NumberMention, figure: Figure): boolean {
  const [one, two] = [Number(value), Number.parseFloat(plainValue(formatFigure(figure, { places: 2 })))];
  return Math.max(one, two) <= 2 * Math.min(one, two);
}

/** A count has many neighbours: it reads as a figure only where the words of the label stand right beside it. */
export function leans(
  { text }: Draft,
  { start, end }: NumberMention,
  { label }: Figure,
  { reach = 45, share = 0.75 }: { readonly reach?: number; readonly share?: number } = {},
): boolean {
  const beside = `${text.readable.slice(Math.max(0, start - reach), start)} ${text.readable.slice(end, end + reach)}`;
  return likeness({ label }, new Set(stemsOf(beside))) >= share;
}

/** A figure that another number of the sentence states already is not what this one is meant as. */
function isSaidBeside(figure: Figure, { isBeside }: MentionContext): boolean {
  return isBeside(plainValue(formatFigure(figure)));
}

/** A figure of another year than the sentence names is another figure. */
export function isOfTheseYears({ period }: Figure, { years }: MentionContext): boolean {
  if (years.size === 0) return true;
  const own = typeof period === "string" ? period : "";
  if (isCalendarDate(period))
    return [...years].some((year) => year.includes(period.slice(0, 4)) || year.endsWith(period.slice(2, 4)));
  return own === "" || [...years].some((year) => own.startsWith(year));
}

/** A figure to as many places as a number is printed to. */
function printedLike({ places }: NumberMention, figure: Figure): string {
  return formatFigure(figure, places > 0 ? { places } : {});
}

function isSlip(mention: NumberMention, figure: Figure): boolean {
  return isDigitSlip(mention.value.replace(/\D/g, ""), printedLike(mention, figure).replace(/\D/g, ""));
}
