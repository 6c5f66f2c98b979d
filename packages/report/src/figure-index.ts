import {
  endOf,
  type Figure,
  type FinancialYear,
  financialYearOf,
  isCalendarDate,
  previousYear,
  roundRatio,
} from "@pdscp/core";
import { type FigureLabel, figureLabel } from "./figure-label.ts";
import { type NumberMention, statesFigure, unitsOf } from "./mention.ts";
import { placesOf } from "./number-site.ts";
import type { FigureRegister } from "./register.ts";

/** Figures by what they print and by the words of their labels: whatever the size of the register, one look each. */
export interface FigureIndex {
  /** The figures that a mention states, rightly rounded, in register order. */
  readonly stating: (mention: NumberMention) => readonly Figure[];
  /** The sums below nothing that a mention states without their sign, as in "fell by £7,639". */
  readonly statingFall: (mention: NumberMention) => readonly Figure[];
  /** The figures of a mention's kind whose labels share words with some stems. */
  readonly sharing: (kind: NumberMention["kind"], stems: Iterable<string>) => readonly Labelled[];
  /** The figures that are withheld and whose labels share words with some stems. */
  readonly withheld: (stems: Iterable<string>) => readonly Labelled[];
  /** Those of them that nothing but the words of one phrase tells apart: no colon, no number. */
  readonly withheldPhrases: (stems: Iterable<string>) => readonly Labelled[];
  /** Whether any label of what is withheld shares a word with some stems. */
  readonly touchesWithheld: (stems: ReadonlySet<string>) => boolean;
  /** Whether anything is withheld. */
  readonly withholds: boolean;
  /** The figures whose labels are told apart by a number, by its plain value. */
  readonly numbered: (value: string) => readonly Labelled[];
  /** The figures whose labels are told apart by words, one of which has this stem. */
  readonly named: (stem: string) => readonly Labelled[];
  /** The total of a figure's division, where the register has it. */
  readonly totalOf: (figure: Figure) => Figure | undefined;
  /** Whether the same is in the register for a later year, or for an earlier one. */
  readonly hasTwin: (figure: Figure, when: "later" | "earlier") => boolean;
  /** The same of the year before. */
  readonly before: (figure: Figure) => Figure | undefined;
}

export interface Labelled {
  readonly figure: Figure;
  readonly label: FigureLabel;
}

/** One plain number that a figure lets a text print: its kind, and its exact value as a ratio. */
interface Statement {
  readonly kind: NumberMention["kind"];
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly per?: number;
}

/** Makes an index of a register. */
export function figureIndex({ figures }: Pick<FigureRegister, "figures">): FigureIndex {
  const labelled = figures.map((figure): Labelled => ({ figure, label: figureLabel(figure.label) }));
  const byStem = grouped(labelled, ({ label }) => label.stems);
  const byNumber = grouped(labelled, ({ label }) => label.numbers.map(({ value }) => value));
  const byName = grouped(labelled, ({ label }) => (label.numbers.length > 0 ? [] : label.name));
  const hidden = grouped(labelled.filter(isWithheld), ({ label }) => label.stems);
  const phrases = grouped(
    labelled.filter((each) => isWithheld(each) && isPhrase(each)),
    ({ label }) => label.stems,
  );
  const byLabel = grouped(labelled, ({ figure }) => [figure.label]);
  const statements = figures.flatMap((figure) =>
    statementsOf(figure).map((statement) => ({
      figure,
      statement,
      size: Number(statement.numerator) / Number(statement.denominator),
    })),
  );
  const falls = statements.flatMap(({ figure, statement, size }) =>
    statement.kind === "money" && size < 0
      ? [{ figure, statement: { ...statement, numerator: -statement.numerator }, size: -size }]
      : [],
  );

  return {
    stating: statingAmong(statements),
    statingFall: statingAmong(falls),
    sharing: (kind, stems) => {
      const found = Array.from(stems, (stem) => byStem.get(stem) ?? []).filter(
        ({ length }) => length <= TELLING,
      );
      return [...new Set(found.flat())].filter(({ figure }) => figure.value.kind === kindOfFigure(kind));
    },
    withheld: (stems) => sharedBy(hidden, stems),
    withheldPhrases: (stems) => sharedBy(phrases, stems),
    touchesWithheld: (stems) => [...stems].some((stem) => hidden.has(stem)),
    withholds: labelled.some(isWithheld),
    numbered: (value) => byNumber.get(value) ?? [],
    named: (stem) => byName.get(stem) ?? [],
    totalOf: ({ label, period }) =>
      byLabel.get(label.replace(/: .*/, ": total"))?.find(({ figure }) => figure.period === period)?.figure,
    before: (figure) =>
      byLabel
        .get(figure.label)
        ?.find(({ figure: { period } }) => yearOf({ period }) === previousYear(yearOf(figure)))?.figure,
    hasTwin: (figure, when) =>
      (byLabel.get(figure.label) ?? []).some(({ figure: other }) => {
        const [own, its] = [yearOf(figure), yearOf(other)];
        return when === "later" ? its > own : its < own;
      }),
  };
}

/** Finds the figures that a mention states: whatever their number, one look each. */
function statingAmong(
  statements: readonly { readonly figure: Figure; readonly statement: Statement; readonly size: number }[],
): FigureIndex["stating"] {
  const printed = new Map<string, ReadonlyMap<string, readonly Figure[]>>();
  const looked = new Map<string, readonly Figure[]>();

  const printedIn = (mention: NumberMention) => {
    const form = formOf(mention);
    const known = printed.get(form);
    if (known !== undefined) return known;
    const byValue = new Map<string, Figure[]>();
    for (const { figure, statement } of statements) {
      if (statement.kind !== mention.kind || (statement.per ?? 0) !== (mention.per ?? 0)) continue;
      const value = roundedTo(statement, mention);
      const others = byValue.get(value);
      if (others === undefined) byValue.set(value, [figure]);
      else if (others.at(-1) !== figure) others.push(figure);
    }
    printed.set(form, byValue);
    return byValue;
  };

  return (mention) => {
    if (!statesFigure(mention)) return [];
    const exact = printedIn(mention).get(mention.value);
    if (exact !== undefined || mention.qualifier === undefined) return exact ?? [];
    const key = `${formOf(mention)} ${mention.qualifier} ${mention.value}`;
    const known = looked.get(key);
    if (known !== undefined) return known;
    const said = Number(mention.value);
    const reach = 1.01 * roundingOf(mention);
    const near = statements
      .filter(({ size }) => Math.abs(size - said) <= reach)
      .filter(({ statement }) => statement.kind === mention.kind && isAbout(statement, mention))
      .map(({ figure }) => figure);
    looked.set(key, near);
    return near;
  };
}

function yearOf({ period }: Pick<Figure, "period">): FinancialYear {
  return financialYearOf(isCalendarDate(period) ? period : endOf(period));
}

function sharedBy(
  groups: ReadonlyMap<string, readonly Labelled[]>,
  stems: Iterable<string>,
): readonly Labelled[] {
  return [...new Set(Array.from(stems, (stem) => groups.get(stem) ?? []).flat())];
}

function isPhrase({ label: { name, numbers } }: Labelled): boolean {
  return name.length === 0 && numbers.length === 0;
}

function isWithheld({ figure }: Labelled): boolean {
  return figure.value.kind === "withheld";
}

function grouped(
  labelled: readonly Labelled[],
  keysOf: (each: Labelled) => readonly string[],
): ReadonlyMap<string, readonly Labelled[]> {
  const groups = new Map<string, Labelled[]>();
  for (const each of labelled) {
    for (const key of new Set(keysOf(each))) {
      const others = groups.get(key);
      if (others === undefined) groups.set(key, [each]);
      else others.push(each);
    }
  }
  return groups;
}

/** A word in more labels than this does not tell one figure from another. */
const TELLING = 100;

function kindOfFigure(kind: NumberMention["kind"]): Figure["value"]["kind"] {
  return kind === "duration" ? "days" : (kind as Figure["value"]["kind"]);
}

function statementsOf({ value }: Figure): readonly Statement[] {
  switch (value.kind) {
    case "money":
      return [{ kind: "money", numerator: unitsOf(value.amount.toFixed(2), 2), denominator: 100n }];
    case "count":
      return [whole("count", value.count)];
    case "percentage":
      return [
        { kind: "percentage", numerator: BigInt(value.count) * 100n, denominator: BigInt(value.total) },
        { kind: "fraction", numerator: BigInt(value.count), denominator: BigInt(value.total) },
        whole("count", value.count),
        whole("count", value.total),
      ];
    case "rate":
      return [
        {
          kind: "rate",
          numerator: BigInt(value.count) * BigInt(value.per),
          denominator: BigInt(value.population),
          per: value.per,
        },
        whole("count", value.count),
        whole("count", value.population),
      ];
    case "days": {
      const text = plainDays(value.days);
      const places = placesOf(text);
      return [{ kind: "duration", numerator: unitsOf(text, places), denominator: 10n ** BigInt(places) }];
    }
    default:
      return [];
  }
}

function whole(kind: "count", count: number): Statement {
  return { kind, numerator: BigInt(count), denominator: 1n };
}

function plainDays(days: number): string {
  const text = String(days);
  return /^-?\d+\.\d+$/.test(text) ? text : String(BigInt(Math.round(days)));
}

/** What two mentions have in common when they print alike: kind, places, what the last digit is worth, and whether they say "over" or "about". */
function formOf({ kind, places, step = 1, per = 0, value, qualifier }: NumberMention): string {
  return kind === "fraction"
    ? `${kind} ${value.split("/")[1]}`
    : `${kind} ${places} ${step} ${per} ${qualifier === undefined}`;
}

/** From how many pounds an amount with pence may be printed without them: a budget is, and £100 is no way to print £100.40. */
const LARGE = 1000n;

function isLarge(numerator: bigint, denominator: bigint): boolean {
  return (numerator < 0n ? -numerator : numerator) >= LARGE * denominator;
}

/** A statement as a mention of this form would print it, exactly. */
function roundedTo(
  { numerator, denominator }: Statement,
  { kind, places, step = 1, value, qualifier }: NumberMention,
): string {
  if (kind === "fraction") {
    const parts = BigInt(value.split("/")[1] ?? "1");
    return `${roundRatio(numerator * parts, denominator)}/${parts}`;
  }
  if (step > 1) return String(BigInt(roundRatio(numerator, denominator * BigInt(step))) * BigInt(step));
  if (kind === "money" && places < 2) {
    const isExact = numerator % (denominator / 10n ** BigInt(places)) === 0n;
    const isInPounds = places === 0 && qualifier === undefined && isLarge(numerator, denominator);
    if (!isExact && !isInPounds) return "";
  }
  return roundRatio(numerator, denominator, { places });
}

/** How far an exact number may lie from a round one: what its last digit before the noughts is worth; nothing if it has none. */
function roundingOf({ value, places }: NumberMention): number {
  const zeros = value.length - value.replace(/0+$/, "").length;
  return places > 0 || zeros === 0 ? 0 : 10 ** zeros;
}

/** Whether "over", "nearly" or "about" a round number is a fair way to say an exact one. */
function isAbout({ numerator, denominator }: Statement, mention: NumberMention): boolean {
  const gap = numerator - unitsOf(mention.value, 0) * denominator;
  const allowed = BigInt(roundingOf(mention)) * denominator;
  if (mention.qualifier === "over") return gap > 0n && gap < allowed;
  if (mention.qualifier === "under") return gap < 0n && -gap < allowed;
  return (gap < 0n ? -gap : gap) * 2n <= allowed;
}
