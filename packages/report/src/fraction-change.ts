import { type Decimal, decimal } from "@pdscp/core";
import { goesOn } from "./change-claim.ts";
import { CHANGE_OF, directionIn, MOVED } from "./change-word.ts";
import { between, type Draft, type Sentence, wordsAfter, wordsBefore } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { fractionPart, fractionWords } from "./number-word.ts";
import { halfUnit, wrongWay } from "./stated-change.ts";

const LEVELS: ReadonlySet<NumberMention["kind"]> = new Set(["count", "percentage", "money", "rate"]);
const TO = /^(?: (?!to\b)[a-z'-]+){0,3} to $/i;
const FRACTION = `((?:just |slightly |well )?(?:over|more than|under|less than|nearly|almost|about|around|roughly|approximately) )?(?:an? |(one|two|three|four)[ -])?(${fractionWords})`;
const LEAD = new RegExp(`^${FRACTION},? from $`, "i");
const TAIL = new RegExp(
  `^, (?:or |that is )?${FRACTION} (?:more|higher|fewer|less|lower)\\b(?=[.,;)]|$)`,
  "i",
);
const PARTS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4 };

/** Checks a change that is said as a fraction against its levels: "fell by a third, from 28 to 19", "from 9 to 6, a third fewer". */
export function checkFractionChanges(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) => {
    const levels = sentence.mentions.filter(({ kind }) => kind !== "year" && kind !== "fraction");
    return levels.flatMap((before, index) => {
      const after = levels[index + 1];
      const said = after === undefined ? undefined : saidOf(draft, sentence, [before, after]);
      return said === undefined ? [] : judge(draft, [before, after as NumberMention], said);
    });
  });
}

type Levels = readonly [before: NumberMention, after: NumberMention];

interface FractionSaid {
  /** The words that say which way it goes, where another check does not read them. */
  readonly word: string;
  readonly fraction: RegExpExecArray;
}

function saidOf(draft: Draft, sentence: Sentence, [before, after]: Levels): FractionSaid | undefined {
  const isPlain = [before, after].every(({ kind, qualifier }) => LEVELS.has(kind) && qualifier === undefined);
  const joint = between(draft, before, after).replace(/ in \d{4}(?:[/-]\d{2,4})?/, "");
  if (
    !isPlain ||
    before.kind !== after.kind ||
    !TO.test(joint) ||
    Number(before.value) <= 0 ||
    goesOn(draft, sentence, after)
  )
    return undefined;
  const words = wordsBefore(draft, sentence, before.start);
  const by = words.toLowerCase().lastIndexOf(" by ") + 4;
  const [lead, change] = [LEAD.exec(words.slice(by)), CHANGE_OF.exec(words.slice(0, by))];
  if (lead !== null && change !== null) return { word: change[0], fraction: lead };
  const tail = MOVED.test(words) ? TAIL.exec(wordsAfter(draft, sentence, after.end)) : null;
  return tail === null ? undefined : { word: "", fraction: tail };
}

function judge(draft: Draft, [before, after]: Levels, said: FractionSaid): readonly DraftFinding[] {
  const span = { start: before.start, end: after.end };
  const direction = directionIn(said.word);
  const [from, to] = [decimal(before.value), decimal(after.value)];
  if (direction !== undefined && !to.equals(from) && to.greaterThan(from) !== (direction === "up")) {
    return [wrongWay(draft, span, before, after, direction)];
  }
  const [, qualifier = "", parts = "", part = ""] = said.fraction;
  const share = to.minus(from).div(from).times(100).abs();
  const exact = decimal(String(PARTS[parts.toLowerCase()] ?? 1))
    .div(fractionPart(part) ?? 1)
    .times(100);
  if (isBorne(qualifier, share.minus(exact).toNumber()) || isNearest(before, after, exact)) return [];
  const words = said.fraction[0].replace(/^, |,? from $/g, "");
  return [
    draftFinding(draft.text, "report/change-does-not-follow", span, {
      message: `From ${before.text} to ${after.text} is a change of ${share.toFixed(1)}%, and not of "${words}"`,
      why: `(${after.value} - ${before.value}) ÷ ${before.value} = ${share.toFixed(1)}%; the words say ${exact.toFixed(1)}%`,
    }),
  ];
}

/** "over a third" may be any more, "nearly a third" no more; a fraction in words is as near as people say it. */
function isBorne(qualifier: string, beyond: number): boolean {
  if (/over|more/i.test(qualifier)) return beyond >= -2.5;
  if (/under|less|nearly|almost/i.test(qualifier)) return beyond <= 2.5 && beyond >= -10;
  return Math.abs(beyond) <= (qualifier === "" ? 5 : 10);
}

/** Whether no other number so printed comes closer to the fraction: from 4 to 3 is as good as a third. */
function isNearest(before: NumberMention, after: NumberMention, exact: Decimal): boolean {
  const steps = decimal(after.value).minus(decimal(before.value)).abs();
  const unit = before.kind === "count" ? decimal("0.5") : halfUnit(before).plus(halfUnit(after));
  return steps.minus(decimal(before.value).times(exact).div(100)).abs().lessThanOrEqualTo(unit);
}
