import { type Decimal, decimal, formatMoney, formatNumber, roundToPence } from "@pdscp/core";
import { between, type Draft, type Sentence, wordsAfter, wordsBefore } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";

const ADDED = /^(?: [a-z'-]+){0,2}(?: ?\+| plus) ?$/i;
const TAKEN = /^(?: [a-z'-]+){0,2} (?:[-–−]|minus|less) $/i;
export const EQUALS: RegExp = /^(?: [a-z'-]+){0,3} ?= ?$/i;
/** What makes an expression a part of a longer one: "2 x 10 + 5 = 25", "20 + 25 = 45 - 3". */
export const GOES_ON_BEFORE: RegExp = /(?:[-+–−×*÷/=]|\b(?:x|plus|minus|times|less)) ?$/i;
export const GOES_ON_AFTER: RegExp = /^ ?[-+–−×x*÷/=] ?[£$€\d(]/i;

/** Checks every sum that a text writes out: "45 + 55 = 100", "£21,697 + £303,140 - £68,853 = £255,984". */
export function checkSumExpressions(draft: Draft): readonly DraftFinding[] {
  return draft.sentences
    .filter(({ start, end }) => draft.text.readable.slice(start, end).includes("="))
    .flatMap((sentence) =>
      sentence.mentions.flatMap((first, index) => {
        const next = sentence.mentions.slice(index + 1, index + LONGEST);
        const expression = expressionAt(draft, sentence, first, next);
        return expression === undefined ? [] : judge(draft, expression);
      }),
    );
}

const LONGEST = 20;

interface SumExpression {
  readonly first: NumberMention;
  readonly added: readonly NumberMention[];
  readonly taken: readonly NumberMention[];
  readonly result: NumberMention;
}

function expressionAt(
  draft: Draft,
  sentence: Sentence,
  first: NumberMention,
  rest: readonly NumberMention[],
): SumExpression | undefined {
  if (GOES_ON_BEFORE.test(wordsBefore(draft, sentence, first.start))) return undefined;
  const added: NumberMention[] = [];
  const taken: NumberMention[] = [];
  let last = first;
  for (const next of rest) {
    const joint = between(draft, last, next);
    if (next.kind !== first.kind || next.currency !== first.currency) return undefined;
    if (EQUALS.test(joint)) {
      const isSum = last !== first && !GOES_ON_AFTER.test(wordsAfter(draft, sentence, next.end));
      return isSum ? { first, added, taken, result: next } : undefined;
    }
    if (ADDED.test(joint)) added.push(next);
    else if (TAKEN.test(joint)) taken.push(next);
    else return undefined;
    last = next;
  }
  return undefined;
}

function judge(draft: Draft, { first, added, taken, result }: SumExpression): readonly DraftFinding[] {
  const operands = [first, ...added, ...taken];
  const all = [...operands, result];
  if (!ADDABLE.has(result.kind) || all.some(({ qualifier }) => qualifier !== undefined)) return [];
  // "Together 1 + 1 = 3" is no sum.
  if (operands.every(({ value }) => Number(value) < 10)) return [];
  const sum = totalOf([first, ...added]).minus(totalOf(taken));
  const slack = all.reduce((most, each) => most.plus(roundingOf(each)), decimal("0"));
  if (sum.minus(decimal(result.value)).abs().lessThanOrEqualTo(slack)) return [];
  const instead = printed(result, sum);
  return [
    draftFinding(
      draft.text,
      "report/parts-do-not-sum",
      { start: first.start, end: result.end },
      {
        message: `The sum comes to ${instead}, not ${result.text}`,
        why: `${[first, ...added].map(({ text }) => text).join(" + ")}${taken.map(({ text }) => ` - ${text}`).join("")} = ${instead}`,
        instead,
      },
    ),
  ];
}

const ADDABLE: ReadonlySet<NumberMention["kind"]> = new Set(["count", "money", "percentage"]);

function totalOf(mentions: readonly NumberMention[]): Decimal {
  return mentions.reduce((sum, { value }) => sum.plus(decimal(value)), decimal("0"));
}

/** How far a printed number may lie from the exact one: pounds in full may be rounded pence. */
export function roundingOf({ kind, places, step }: NumberMention): Decimal {
  if (step !== undefined) return decimal(String(step / 2));
  if (kind === "count" || (kind === "money" && places > 0)) return decimal("0");
  return decimal("0.5").div(decimal("10").pow(places));
}

/** A sum, or a product, as a mention of its kind is printed. */
export function printed({ kind, places }: NumberMention, sum: Decimal): string {
  if (kind === "money") return formatMoney(roundToPence(sum));
  return kind === "percentage"
    ? `${sum.toFixed(Math.max(places, sum.decimalPlaces()))}%`
    : formatNumber(sum.toFixed());
}
