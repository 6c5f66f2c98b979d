import { type Decimal, decimal, formatMoney, roundToPence } from "@pdscp/core";
import { between, type Draft, type Sentence, wordsAfter, wordsBefore } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";

/** Which way a change word points. */
type Direction = "up" | "down";

const RISE =
  "increas\\w*|rose|risen|rise|rises|rising|grew|grown|growth|growing|up|gain\\w*|uplift|climb\\w*|went up|gone up";
const FALL =
  "decreas\\w*|reduc\\w*|fell|fallen|fall|falls|falling|drop\\w*|declin\\w*|down|went down|gone down|cut";
const UP = `${RISE}|higher|more`;
const DOWN = `${FALL}|lower|fewer|less`;
/** Words of quality: a wait that improves grows shorter, and an attendance that improves grows, so they point no way. */
const QUALITY = "improv\\w*|worsen\\w*|deteriorat\\w*";
/** A word between, unless it says itself what became of what rose or fell: "the increase slowed from 5% to 3%". */
const BETWEEN = `(?: (?!${QUALITY}|mov|went\\b|came\\b|chang|open|slow(?:ed|s|ing)\\b|eas(?:ed|es|ing)\\b|halv|doubl|trebl|tripl|shr[aiu]nk|deepen|narrow(?:ed|s|ing)\\b|widen|accelerat|quicken|strengthen|weaken|recover)[a-z'-]+)`;
/** Words that a change follows: "a rise of", "improved by about". */
export const CHANGE_OF = new RegExp(
  `\\b(${UP}|${DOWN}|${QUALITY}|change\\w*|difference)${BETWEEN}{0,4} (?:of|by) (?:around |about |approximately |nearly |almost |over |just |an? )*$`,
  "i",
);
const CHANGE_BARE =
  /\b(up|down|rose|fell|risen|fallen|increased|decreased|grew|dropped) (?:around |about |nearly |almost |over )?$/i;
const CHANGE_AFTER = new RegExp(`^ (?:[a-z-]+ )?(${UP}|${DOWN}|${QUALITY}|change)\\b`, "i");
const FROM = /\bfrom (?:[^.;:%£\d()]{0,30}[( ])?$/i;
const TO = /\bto (?:around |about |just |over |nearly )?$/i;

/** Finds such words, and none that are part of another: "follow-up". */
function alone(words: string): RegExp {
  return new RegExp(`(?<![\\w-])(?:${words})(?![\\w-])`, "i");
}

const MOVES = { up: alone(RISE), down: alone(FALL) };
const MOVES_OR_COMPARES = { up: alone(UP), down: alone(DOWN) };

/** Which way the words about a change point, unless they contradict each other. */
export function directionIn(words: string): Direction | undefined {
  const moves = MOVES.up.test(words) || MOVES.down.test(words);
  const { up, down } = moves ? MOVES : MOVES_OR_COMPARES;
  if (up.test(words) === down.test(words)) return undefined;
  return up.test(words) ? "up" : "down";
}

/** Checks every change that a text states against the levels it gives: from, to and by; per cent and percentage points. */
export function checkChanges(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((change, index) => [
      ...(isLevel(change) || change.kind === "points" ? checkStated(draft, sentence, index) : []),
      ...(isLevel(change) || change.kind === "duration" ? checkDirection(draft, sentence, index) : []),
    ]),
  );
}

function isLevel({ kind }: NumberMention): boolean {
  return kind === "percentage" || kind === "count" || kind === "money" || kind === "rate";
}

interface Stated {
  readonly change: NumberMention;
  readonly direction: Direction | undefined;
  readonly before?: NumberMention | undefined;
  readonly after?: NumberMention | undefined;
}

/** A number that the words call a change: "increased by 12.9%", "a decrease of 6%", "a 6% fall". */
function statedAt(draft: Draft, sentence: Sentence, index: number): Stated | undefined {
  const change = sentence.mentions[index] as NumberMention;
  const words = wordsBefore(draft, sentence, change.start);
  const isBare =
    /^ (?:from|on|since|compared|over|against)\b/i.test(wordsAfter(draft, sentence, change.end)) &&
    change.kind === "percentage";
  const lead = CHANGE_OF.exec(words) ?? (isBare ? CHANGE_BARE.exec(words) : null);
  const tail = lead === null ? CHANGE_AFTER.exec(wordsAfter(draft, sentence, change.end)) : null;
  const adjectives = new RegExp(`^(?:up|down|more|less|higher|lower|fewer|${QUALITY})$`, "i");
  const said = lead?.[0] ?? tail?.[1];
  if (said === undefined || (tail !== null && adjectives.test(said) && change.kind !== "points"))
    return undefined;
  const near = sentence.mentions.slice(Math.max(0, index - 4), index + 5).filter((each) => each !== change);
  const beside = new Set(sentence.mentions.slice(Math.max(0, index - 3), index + 4));
  const levels = near.filter(
    (each) => each.kind === levelKind(change, near) && !isChange(draft, sentence, each),
  );
  const before = levels.find((each) => isFrom(draft, sentence, each));
  const after =
    levels.find(
      (each) => each !== before && beside.has(each) && TO.test(wordsBefore(draft, sentence, each.start)),
    ) ?? levels.filter((each) => each !== before && each.start < change.start).at(-1);
  return { change, direction: directionIn(said), before, after };
}

/** What a change is a change of: percentages when it is in points or beside percentages, else whatever has its kind. */
function levelKind({ kind }: NumberMention, near: readonly NumberMention[]): NumberMention["kind"] {
  if (kind === "points") return "percentage";
  if (kind !== "percentage") return kind;
  const kinds = ["percentage", "money", "count", "rate"] as const;
  return kinds.find((each) => near.filter((mention) => mention.kind === each).length >= 2) ?? "percentage";
}

function isChange(draft: Draft, sentence: Sentence, { start }: NumberMention): boolean {
  return (
    CHANGE_OF.test(wordsBefore(draft, sentence, start)) ||
    /\b(?:remaining|national\w*|england|average of)[ (]*$/i.test(wordsBefore(draft, sentence, start))
  );
}

function isFrom(draft: Draft, sentence: Sentence, { start }: NumberMention): boolean {
  const words = wordsBefore(draft, sentence, start);
  return FROM.test(words) || /\bfrom [^.;%£]{0,45}\($/.test(words);
}

function checkStated(draft: Draft, sentence: Sentence, index: number): readonly DraftFinding[] {
  const stated = statedAt(draft, sentence, index);
  if (stated === undefined) return [];
  const { change, before, after, direction } = stated;
  if (before === undefined || after === undefined) return uncertain(draft, stated);
  const span = {
    start: Math.min(change.start, before.start, after.start),
    end: Math.max(change.end, before.end, after.end),
  };
  const [low, high] = [Number(before.value), Number(after.value)];
  if (direction !== undefined && low !== high && high > low !== (direction === "up")) {
    return [wrongWay(draft, span, before, after, direction)];
  }
  const printed = decimal(change.value).abs();
  const steps = decimal(after.value).minus(decimal(before.value)).abs();
  const stepSlack = halfUnit(before).plus(halfUnit(after)).plus(halfUnit(change));
  const isSteps = steps.minus(printed).abs().lessThanOrEqualTo(stepSlack);
  const share = shareOf(before, after);
  const isExactShare = share?.exact.toDecimalPlaces(change.places, 4).equals(printed) === true;
  const isShare =
    share !== undefined && printed.greaterThanOrEqualTo(share.low) && printed.lessThanOrEqualTo(share.high);
  const points = `${steps.toFixed()} percentage point${steps.equals(1) ? "" : "s"}`;
  const working = `from ${before.text} to ${after.text}`;

  if (change.kind === "points") {
    if (isSteps) return [];
    return [
      draftFinding(
        draft.text,
        isShare ? "report/points-should-be-percent" : "report/change-does-not-follow",
        span,
        {
          message: `${working} is a change of ${points}, not ${change.text}`,
          why: `${after.value} - ${before.value}, in percentage points`,
          instead: points,
        },
      ),
    ];
  }
  if (change.kind === "percentage") {
    if (isExactShare || share === undefined) return [];
    if (before.kind === "percentage" && (steps.equals(printed) || (isSteps && !isShare))) {
      return [
        draftFinding(draft.text, "report/percent-should-be-points", change, {
          message: `${change.text} here is percentage points: ${working} is a change of ${points}`,
          why: `${after.value} - ${before.value} is ${decimal(after.value).minus(decimal(before.value)).toFixed()} points; in per cent the change would be ${share.value}%`,
          instead: points,
        }),
      ];
    }
    if (isShare) return [];
    const instead = before.kind === "percentage" ? points : `${share.value}%`;
    return [
      draftFinding(draft.text, "report/change-does-not-follow", span, {
        message: `${working} is a change of ${instead}, not ${change.text}`,
        why: `(${after.value} - ${before.value}) ÷ ${before.value} = ${share.value}%`,
        instead,
      }),
    ];
  }
  if (isSteps || change.qualifier !== undefined) return [];
  const instead = change.kind === "money" ? formatMoney(roundToPence(steps)) : steps.toFixed();
  return [
    draftFinding(draft.text, "report/change-does-not-follow", span, {
      message: `${working} is a change of ${instead}, not ${change.text}`,
      why: `${after.value} - ${before.value}`,
      instead,
    }),
  ];
}

/** Half of the last digit printed: how far the exact value may lie from it. Counts and money in full are exact. */
export function halfUnit({ kind, places, step, qualifier }: NumberMention): Decimal {
  if (kind === "count" || kind === "money")
    return decimal(String((step ?? (qualifier === undefined ? 0 : 1)) / 2));
  return decimal("0.5").div(decimal("10").pow(places));
}

/** The change as a share of the level before, as far as rounded levels fix it. */
function shareOf(
  before: NumberMention,
  after: NumberMention,
):
  | { readonly low: Decimal; readonly high: Decimal; readonly exact: Decimal; readonly value: string }
  | undefined {
  const [from, to] = [decimal(before.value), decimal(after.value)];
  const [slackFrom, slackTo] = [halfUnit(before), halfUnit(after)];
  if (from.minus(slackFrom).lessThanOrEqualTo(0)) return undefined;
  const share = (first: Decimal, second: Decimal) => second.minus(first).div(first).times(100).abs();
  const ends = [
    share(from.minus(slackFrom), to.plus(slackTo)),
    share(from.plus(slackFrom), to.minus(slackTo)),
  ];
  const [low, high] = ends[0]?.lessThan(ends[1] ?? 0) ? [ends[0], ends[1]] : [ends[1], ends[0]];
  const rounding = decimal("0.5");
  return {
    low: (low as Decimal).minus(rounding),
    high: (high as Decimal).plus(rounding),
    exact: share(from, to),
    value: share(from, to).toDecimalPlaces(1).toFixed(1),
  };
}

/** A change in % of a percentage, without the level it changed from: a reader cannot tell per cent from points. */
function uncertain(draft: Draft, { change, before, after }: Stated): readonly DraftFinding[] {
  const level = before ?? after;
  if (change.kind !== "percentage" || level?.kind !== "percentage") return [];
  if (
    !/^[^.;]{0,70}$/.test(
      between(
        draft,
        level.start < change.start ? level : change,
        level.start < change.start ? change : level,
      ),
    )
  )
    return [];
  return [
    draftFinding(draft.text, "report/percent-or-points", change, {
      message: `Say whether ${change.text} is per cent or percentage points: it is the change of a percentage`,
      why: `${level.text} is a percentage itself, so a change of ${change.text} can be read two ways`,
      instead: `${change.value} percentage points, if that is what it is`,
    }),
  ];
}

/** What itself rises or falls: "increased demand, moving from 28 to 14 forms" and "higher needs went from 20 to 15" do not say. */
export const MOVED = new RegExp(
  `(?<![\\w-])(?:${RISE}|${FALL})\\b(?! than\\b)${BETWEEN}{0,5} from (?:around |about |the previous [a-z ]{0,20} of )?$`,
  "i",
);

/** "rose from 28 to 14": the words go one way and the numbers the other. "halved", "doubled" and "trebled" are held to theirs. */
function checkDirection(draft: Draft, sentence: Sentence, index: number): readonly DraftFinding[] {
  const before = sentence.mentions[index] as NumberMention;
  const after = sentence.mentions[index + 1];
  if (
    after?.kind !== before.kind ||
    after.unit !== before.unit ||
    !/^(?: [\w'/-]+){0,8} to (?:around |about |just |over |nearly )?$/i.test(
      between(draft, before, after).replace(/ ?\([^()]*\)/g, ""),
    )
  )
    return [];
  const words = wordsBefore(draft, sentence, before.start);
  const span = { start: before.start, end: after.end };
  const [from, to] = [Number(before.value), Number(after.value)];
  const direction = directionIn(MOVED.exec(words)?.[0] ?? "");
  if (direction !== undefined && from !== to && to > from !== (direction === "up")) {
    return [wrongWay(draft, span, before, after, direction)];
  }
  const multiple = /\b(halv\w+|doubl\w+|trebl\w+|tripl\w+)\b(?: [a-z'-]+){0,5} from $/i
    .exec(words)?.[1]
    ?.toLowerCase();
  if (multiple === undefined || from === 0) return [];
  const expected = multiple.startsWith("halv") ? 0.5 : multiple.startsWith("doubl") ? 2 : 3;
  const ratio = to / from;
  const beyond = /\bmore than $/i.test(words.slice(0, words.toLowerCase().lastIndexOf(multiple)));
  const fits = beyond
    ? expected < 1
      ? ratio <= 0.5
      : ratio >= expected
    : Math.abs(ratio / expected - 1) <= 0.15;
  if (fits) return [];
  return [
    draftFinding(draft.text, "report/change-does-not-follow", span, {
      message: `From ${before.text} to ${after.text} is not what "${multiple}" says`,
      why: `${after.value} ÷ ${before.value} = ${ratio.toFixed(2)}`,
    }),
  ];
}

/** The finding that the words go one way and the numbers the other. */
export function wrongWay(
  draft: Draft,
  span: { start: number; end: number },
  before: NumberMention,
  after: NumberMention,
  direction: Direction,
): DraftFinding {
  const goes = Number(after.value) > Number(before.value) ? "an increase" : "a decrease";
  return draftFinding(draft.text, "report/change-wrong-way", span, {
    message: `From ${before.text} to ${after.text} is ${goes}, and the words say the opposite`,
    why: `${after.value} is ${goes === "an increase" ? "more" : "less"} than ${before.value}, and the word points ${direction}`,
    instead: goes,
  });
}
