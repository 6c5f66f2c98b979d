import { isDigitSlip } from "./digit-slip.ts";
import {
  type Draft,
  isExactCount,
  isTime,
  type Sentence,
  wordsAfter,
  wordsBefore,
  wordsOf,
} from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import type { NumberMention } from "./mention.ts";
import { MONTHS } from "./number-date.ts";

/**
 * Words for the stages of one process. A count at one stage is not the count at another, even when the two happen to be the same
 * number: the deaths notified in a year and those reviewed in it are different children.
 */
const STAGES: readonly { readonly of: string; readonly first: RegExp; readonly second: RegExp }[] = [
  {
    of: "child deaths",
    first: /\bnotif(?:ied|ications?)\b/i,
    second: /\breview(?:ed|s)\b|\breviews? (?:were )?completed\b/i,
  },
  { of: "training places", first: /\bbooked\b|\bbookings\b/i, second: /\battend(?:ed|ance)\b/i },
  { of: "actions", first: /\bagreed\b|\bplanned\b/i, second: /\bcompleted\b|\bfinished\b/i },
];

/** Checks that one quantity is printed one way, and that one number is not read as two quantities. */
export function checkRepeats(draft: Draft): readonly DraftFinding[] {
  return [...printedDifferently(draft), ...changedPlaces(draft), ...sameAtTwoStages(draft)];
}

const STOPS = new Set(
  "a an the of in to for and or was were is are be been by at on from with this that these those it its our their there per as about over under than more less all so much which who had has have would will".split(
    " ",
  ),
);

const MONTH = new RegExp(`^(?:${MONTHS})$`);
const SAID_OF_MANY = /^(?:averages?|mean|median|rise|fall|increase|decrease|reduction|drop|change|aged)$/;

const LINKED = /\b(?:of|was|were|is|are|totalled|totalling|stood at|came to) $/;

/** The words of a clause before the number in it. */
function clauseBefore(draft: Draft, sentence: Sentence, { start }: NumberMention): string {
  const clauses = wordsBefore(draft, sentence, start).split(/[,;:()]|\b(?:and|with|but)\b/);
  return clauses.at(-1) as string;
}

function tellingWords(words: string): readonly string[] {
  return (words.toLowerCase().match(/[a-z'-]+/g) ?? []).filter(
    (word) => !STOPS.has(word) && !MONTH.test(word),
  );
}

/** What a number is of, as far as the words before it in its clause tell: "total budget of", with the years that the sentence names. */
function quantityOf(draft: Draft, sentence: Sentence, mention: NumberMention): string | undefined {
  const clause = clauseBefore(draft, sentence, mention);
  const telling = tellingWords(clause);
  // A mean, or a rise, is each time of something else.
  if (telling.length < 2 || !LINKED.test(clause) || SAID_OF_MANY.test(telling.at(-1) as string))
    return undefined;
  const years = sentence.mentions.filter(isTime).map(({ value }) => value);
  return [mention.kind, ...telling, "|", ...years].join(" ");
}

function printedDifferently(draft: Draft): readonly DraftFinding[] {
  const seen = new Map<string, NumberMention>();
  return draft.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((mention) => {
      if (mention.kind !== "money" && mention.kind !== "percentage" && !isExactCount(mention)) return [];
      const quantity = quantityOf(draft, sentence, mention);
      if (quantity === undefined) return [];
      const first = seen.get(quantity);
      if (first === undefined) seen.set(quantity, mention);
      if (first === undefined || first.value === mention.value || first.step !== mention.step) return [];
      const words = quantity.slice(quantity.indexOf(" ") + 1, quantity.indexOf(" |"));
      return [printedTwice(draft, mention, first, `Both follow the words "${words}"`)];
    }),
  );
}

/** What is of something else, or of another time, than the words beside it name. */
const OF_ANOTHER =
  /\b(?:others?|another|further|additional|extra|each|per|every|previous\w*|last|next|former|first|second|earlier|before|from|compar\w+|target|forecast)\b/i;

/** What a number is of: the words of the phrase that is linked to it, or those right behind a count. */
function nounsOf(draft: Draft, sentence: Sentence, mention: NumberMention): readonly string[] {
  const clause = clauseBefore(draft, sentence, mention);
  const after = wordsAfter(draft, sentence, mention.end).slice(0, 40);
  if (OF_ANOTHER.test(clause) || OF_ANOTHER.test(after)) return [];
  const phrase = LINKED.test(clause)
    ? clause.replace(LINKED, "").replace(/.*\b(?:an?|the|our|its|this)\b/i, "")
    : "";
  const behind = mention.kind === "count" ? (/^(?: [a-z'-]+){1,4}/i.exec(after)?.[0] ?? "") : "";
  return tellingWords(`${phrase}${behind}`).filter(
    (word) => !/^(?:total|full|whole|overall|annual)$/.test(word),
  );
}

/** Whether what is said of two numbers may be of one: alike, or with more words behind in one. */
function areOfOne(one: readonly string[], two: readonly string[]): boolean {
  const isIn = (some: readonly string[], all: readonly string[]) => some.every((word) => all.includes(word));
  return one[0] !== undefined && one[0] === two[0] && (isIn(one, two) || isIn(two, one));
}

/** Two numbers of which one is the other with two digits changed, for what one word says is the same. */
function changedPlaces(draft: Draft): readonly DraftFinding[] {
  const seen = new Map<string, { readonly mention: NumberMention; readonly sentence: Sentence }[]>();
  return draft.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((mention) => {
      const { kind, value } = mention;
      if (kind !== "money" && !isExactCount(mention)) return [];
      const key = `${kind} ${[...value].toSorted().join()}`;
      const others = seen.get(key) ?? [];
      seen.set(key, [...others.slice(-4), { mention, sentence }]);
      const nouns = nounsOf(draft, sentence, mention);
      for (const other of others) {
        const isOther =
          other.sentence === sentence ||
          !isDigitSlip(other.mention.value.replace(".", ""), value.replace(".", ""));
        if (isOther || [...other.sentence.years].join() !== [...sentence.years].join()) continue;
        const said = nounsOf(draft, other.sentence, other.mention);
        if (!areOfOne(said, nouns)) continue;
        return [
          printedTwice(
            draft,
            mention,
            other.mention,
            `Two digits have changed places, and both are of the same: ${said[0]}`,
          ),
        ];
      }
      return [];
    }),
  );
}

function printedTwice(draft: Draft, mention: NumberMention, first: NumberMention, why: string): DraftFinding {
  return draftFinding(draft.text, "report/printed-twice-differently", mention, {
    message: `${mention.text} here, and ${first.text} on line ${first.line}, for what reads as the same quantity`,
    why,
    instead: "one of them in both places, or words that tell the two apart",
  });
}

/** The same number at two stages of one process: right, perhaps, but read as one quantity. */
function sameAtTwoStages(draft: Draft): readonly DraftFinding[] {
  return STAGES.flatMap(({ of, first, second }) => {
    const before = countsAt(draft, first);
    return countsAt(draft, second).flatMap((later) => {
      const same = before.find(({ value, start }) => value === later.value && isClose(start, later.start));
      if (same === undefined || before.includes(later)) return [];
      const [one, two] = [same, later].toSorted((a, b) => a.start - b.start) as [
        NumberMention,
        NumberMention,
      ];
      return [
        draftFinding(draft.text, "report/same-number-twice", two, {
          message: `${two.text} here and ${one.text} on line ${one.line} are the same number for two different quantities`,
          why: `They stand at two stages of one process (${of}), and count different ones`,
          instead: "a sentence that says they are different, and what happened to the rest",
        }),
      ];
    });
  });
}

function isClose(one: number, two: number): boolean {
  return Math.abs(one - two) < 2_000;
}

/** The exact counts of 5 or more beside a stage's words, the first twenty. */
function countsAt(draft: Draft, stage: RegExp): readonly NumberMention[] {
  return draft.sentences
    .filter(({ start, end }) => stage.test(wordsOf(draft, start, end)))
    .flatMap((sentence) => sentence.mentions.filter((mention) => isAt(draft, sentence, mention, stage)))
    .slice(0, 20);
}

function isAt(draft: Draft, sentence: Sentence, mention: NumberMention, stage: RegExp): boolean {
  if (!isExactCount(mention) || Number(mention.value) < 5) return false;
  const before = wordsBefore(draft, sentence, mention.start).slice(-50);
  const [after] = wordsAfter(draft, sentence, mention.end)
    .slice(0, 50)
    .split(/[,;:.]/) as [string];
  return stage.test(before) || stage.test(after);
}
