import type { Draft, Sentence } from "./draft.ts";
import type { Span } from "./draft-text.ts";
import type { FigureIndex, Labelled } from "./figure-index.ts";
import { isLabelNumber, namesFigure } from "./figure-label.ts";
import { stemsOf } from "./stem.ts";

/** What tells figures of a topic apart: an age or a time, or else words such as the name of an area. */
export interface FigureName {
  readonly key: string;
  readonly stems: readonly string[];
  /** The figures of that name. */
  readonly figures: (index: FigureIndex) => readonly Labelled[];
}

/** Where a sentence names figures. */
export interface NamePlace extends Span {
  readonly name: FigureName;
}

/** The places in a sentence where figures are named, in order. */
export function namesIn(
  draft: Draft,
  sentence: Sentence,
  indexes: readonly FigureIndex[],
): readonly NamePlace[] {
  return [...namesInNumbers(sentence, indexes), ...namesInWords(draft, sentence, indexes)].toSorted(
    (a, b) => a.start - b.start,
  );
}

function namesInNumbers({ mentions }: Sentence, indexes: readonly FigureIndex[]): readonly NamePlace[] {
  return mentions.filter(namesFigure).flatMap((mention) => {
    const figures = (index: FigureIndex) =>
      index
        .numbered(mention.value)
        .filter(({ label }) => label.numbers.some((own) => isLabelNumber(own, mention)));
    if (indexes.every((index) => figures(index).length === 0)) return [];
    const { start, end, value, unit = "" } = mention;
    return [{ start, end, name: { key: `${value} ${unit}`, stems: [], figures } }];
  });
}

interface Word extends Span {
  readonly stem: string;
}

function namesInWords(
  draft: Draft,
  sentence: Sentence,
  indexes: readonly FigureIndex[],
): readonly NamePlace[] {
  const text = draft.text.readable.slice(sentence.start, sentence.end);
  const words = [...text.matchAll(/[a-z]{3,}/gi)].flatMap(({ 0: word, index }): readonly Word[] => {
    const start = sentence.start + index;
    return stemsOf(word).map((stem) => ({ stem, start, end: start + word.length }));
  });
  const stems = new Set(words.map(({ stem }) => stem));
  const names = new Map(
    indexes
      .flatMap((index) => [...stems].flatMap((stem) => index.named(stem)))
      .map(({ label: { name } }) => [name.join(" "), name]),
  );
  const places = [...names].flatMap(([key, own]) =>
    phrasesOf(own, words).map((span) => ({ ...span, name: nameInWords(key, own) })),
  );
  return places.filter(
    (one) =>
      !places.some(
        (other) =>
          other.start <= one.start && one.end <= other.end && other.end - other.start > one.end - one.start,
      ),
  );
}

function nameInWords(key: string, stems: readonly string[]): FigureName {
  const [first = ""] = stems;
  return {
    key,
    stems,
    figures: (index) => index.named(first).filter(({ label }) => label.name.join(" ") === key),
  };
}

/** Where most words of a name stand together, up to the last that it needs. */
function phrasesOf(stems: readonly string[], words: readonly Word[]): readonly Span[] {
  const phrases: Span[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const here = words.slice(at, at + stems.length + 1);
    const own = here.filter(
      ({ stem }, place) => stems.includes(stem) && here.findIndex((each) => each.stem === stem) === place,
    );
    const [first, last] = [here[0], own.at(-1)];
    if (first === undefined || last === undefined || first !== own[0] || own.length < 0.75 * stems.length)
      continue;
    phrases.push({ start: first.start, end: last.end });
    at += here.indexOf(last);
  }
  return phrases;
}

/** Finds the name at the head of a number's column, in a table whose rows are lines between bars. */
export function columnNames(
  { text, ...draft }: Draft,
  indexes: readonly FigureIndex[],
): (row: Sentence, number: Span) => FigureName | undefined {
  const headOf = new Map<Sentence, Sentence>();
  let last: Sentence | undefined;
  for (const sentence of draft.sentences) {
    const isRow = text.readable[sentence.start] === "|";
    const isBelow = last !== undefined && !/\n\s*\n/.test(text.readable.slice(last.end, sentence.start));
    if (isRow) headOf.set(sentence, (isBelow ? headOf.get(last as Sentence) : undefined) ?? sentence);
    last = isRow ? sentence : undefined;
  }
  const namesOf = new Map<Sentence, readonly NamePlace[]>();
  const columnAt = ({ start }: Span, at: number) => text.readable.slice(start, at).split("|").length;
  return (row, number) => {
    const head = headOf.get(row);
    if (head === undefined || head === row) return undefined;
    const names = namesOf.get(head) ?? namesIn({ text, ...draft }, head, indexes);
    namesOf.set(head, names);
    const column = columnAt(row, number.start);
    return names.find(({ start }) => columnAt(head, start) === column)?.name;
  };
}
