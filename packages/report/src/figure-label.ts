import { findNumbers } from "./find-numbers.ts";
import type { NumberMention } from "./mention.ts";
import { stemsOf } from "./stem.ts";

/** The label of a figure, taken apart: "Deaths reviewed by age: 10-14 years" has deaths reviewed for its topic, and an age. */
export interface FigureLabel {
  /** The stems of all its words. */
  readonly stems: readonly string[];
  /** The stems of what it counts, without how that is divided. */
  readonly topic: readonly string[];
  /** The stems of what sets it apart from the others of its topic, where a colon does. */
  readonly name: readonly string[];
  /** The numbers in it that name and do not state: the ages of a band, the months of a limit. */
  readonly numbers: readonly LabelNumber[];
}

/** A number that names and does not state: "10-14 years", "6 months". */
export type LabelNumber = Pick<NumberMention, "value" | "unit">;

/** Takes a label apart. */
export function figureLabel(label: string): FigureLabel {
  const numbers = /\d/.test(label) ? findNumbers(label).filter(namesFigure) : [];
  const colon = label.lastIndexOf(": ");
  const name = colon === -1 ? undefined : label.slice(colon + 2);
  const wordsOf = (part: string) =>
    stemsOf(numbers.reduce((rest, { text }) => rest.replace(text, " "), part));
  return {
    stems: stemsOf(label),
    topic: wordsOf(name === undefined ? label : label.slice(0, colon).replace(/ by .*/, "")),
    name: name === undefined ? [] : wordsOf(name),
    numbers,
  };
}

/** Whether a number is of a kind that can name a figure: an age, a length of time, or the two ends of either. */
export function namesFigure({ kind }: Pick<NumberMention, "kind">): boolean {
  return kind === "age" || kind === "duration" || kind === "range";
}

/** Whether a number of a text is one of a label: the same, and in the same unit where both say which. */
export function isLabelNumber(own: LabelNumber, said: LabelNumber): boolean {
  return (
    own.value === said.value && (own.unit === undefined || said.unit === undefined || own.unit === said.unit)
  );
}

/** Whether words speak of another figure than the label's: of 6 months, where it says 12. */
export function contradicts(
  { numbers }: Pick<FigureLabel, "numbers">,
  said: readonly LabelNumber[],
): boolean {
  return numbers.some(
    (own) =>
      said.some(({ unit }) => unit !== undefined && unit === own.unit) &&
      !said.some((each) => isLabelNumber(own, each)),
  );
}
