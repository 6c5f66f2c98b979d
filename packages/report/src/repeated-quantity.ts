import { isDigitSlip } from "./digit-slip.ts";
import {
  between,
  type Draft,
  isExactCount,
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
const STAGES: readonly { readonly of: string; readonly stages: readonly RegExp[] }[] = [
  {
    of: "child deaths",
    stages: [/\bnotif(?:ied|ications?)\b/i, /\breview(?:ed|s)\b|\breviews? (?:were )?completed\b/i],
  },
  { of: "training places", stages: [/\bbooked\b|\bbookings\b/i, /\battend(?:ed|ance)\b/i] },
  { of: "actions", stages: [/\bagreed\b|\bplanned\b/i, /\bcompleted\b|\bfinished\b/i] },
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

const LINKED = /\b(?:of|was|were|is|are|totalled|totalling|stood at|came to)\s*$/;

/** The words of a clause before the number in it. */
function clauseBefore(draft: Draft, sentence: Sentence, { start }: NumberMention): string {
  return (
    wordsBefore(draft, sentence, start)
      .split(/[,;:()]|\b(?:and|with|but)\b/)
      .at(-1) ?? ""
  );
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
  if (telling.length < 2 || !LINKED.test(clause) || SAID_OF_MANY.test(telling.at(-1) ?? "")) return undefined;
  const years = sentence.mentions
    .filter(({ kind }) => kind === "year" || kind === "date")
    .map(({ value }) => value);
  return [mention.kind, ...telling, "|", ...years].join(" ");
}

function printedDifferently(draft: Draft): readonly DraftFinding[] {
  const seen = new Map<string, NumberMention>();
  return draft.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((mention) => {
      if (mention.kind !== "money" && mention.kind !== "percentage" && !isExactCount(mention)) return [];
      const quantity = mention.qualifier === undefined ? quantityOf(draft, sentence, mention) : undefined;
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
    ? clause.replace(LINKED, "").replace(/^.*\b(?:an?|the|our|its|this)\b/i, "")
    : "";
  const behind = mention.kind === "count" ? (/^(?: [a-z'-]+){1,4}/i.exec(after)?.[0] ?? "") : "";
  return tellingWords(`${phrase}${behind}`).filter(
    (word) => !/^(?:total|full|whole|overall|annual)$/.test(word),
  );
}

/** Whether what is said of two numbers may be of one: alike, or with more words behind in one. */
function areOfOne(one: readonly string[], two: readonly string[]): boolean {
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  return short[0] !== undefined && short[0] === long[0] && short.every((word) => long.includes(word));
}

/** Two numbers of which one is the other with two digits changed, for what one word says is the same. */
function changedPlaces(draft: Draft): readonly DraftFinding[] {
  const seen = new Map<string, { readonly mention: NumberMention; readonly sentence: Sentence }[]>();
  return draft.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((mention) => {
      const { kind, value, qualifier } = mention;
      if ((kind !== "money" && !isExactCount(mention)) || qualifier !== undefined || value.length < 4)
        return [];
      const key = `${kind} ${[...value].toSorted().join("")}`;
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
  return STAGES.flatMap(({ of, stages: [first, second] }) => {
    if (first === undefined || second === undefined) return [];
    const at = [first, second].map((stage) => countsAt(draft, stage));
    return (at[1] ?? []).flatMap((later) => {
      const same = at[0]?.find(
        (earlier) => earlier.value === later.value && earlier !== later && isClose(draft, earlier, later),
      );
      if (same === undefined || at[0]?.includes(later)) return [];
      const [one, two] = same.start < later.start ? [same, later] : [later, same];
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

const MANY = 20;

function isClose(draft: Draft, one: NumberMention, two: NumberMention): boolean {
  const [from, to] = one.start < two.start ? [one, two] : [two, one];
  return (
    to.start - from.end < 2_000 || between(draft, from, { start: from.end + 2_000, end: 0 }).length === 0
  );
}

/** The exact counts of 5 or more beside a stage's words, the first few. */
function countsAt(draft: Draft, stage: RegExp): readonly NumberMention[] {
  const found: NumberMention[] = [];
  for (const sentence of draft.sentences) {
    if (found.length >= MANY) break;
    const counts = sentence.mentions.filter((mention) => isExactCount(mention) && Number(mention.value) >= 5);
    if (counts.length === 0 || !stage.test(wordsOf(draft, sentence.start, sentence.end))) continue;
    const beside = counts.filter((count) => {
      const before = wordsBefore(draft, sentence, count.start).slice(-50);
      const after =
        wordsAfter(draft, sentence, count.end)
          .slice(0, 50)
          .split(/[,;:.]/)[0] ?? "";
      return stage.test(before) || stage.test(after);
    });
    found.push(...beside);
  }
  return found.slice(0, MANY);
}
