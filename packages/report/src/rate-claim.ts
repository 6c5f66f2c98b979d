import { decimal, formatNumber } from "@pdscp/core";
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

/** Whole numbers of people: what comes before them, and what behind. */
const POPULATION =
  /\b(?:population|births)(?: [\w'()-]+){0,5} (?:of|is|was|at|being) (?:about |around |approximately |some )?$/i;
const PEOPLE = "children|young people|people|adults|girls|boys|infants|babies";
const PEOPLE_AFTER = new RegExp(
  `^ (?:live births|births|residents|inhabitants)\\b|^ (?:${PEOPLE})(?: (?:aged|under) [\\w-]+)?(?: who| that)? (?:live|living|resident)\\b`,
);
const CHILDREN_AFTER = /^ (?:live )?births\b|^ (?:[a-z-]+ )?(?:children|infants|babies|young people)\b/i;
/** A population that is of the children themselves, and none that they are a part of. */
const OF_CHILDREN = new RegExp(
  `\\b(?:child(?:ren)?(?:'s)?|youth|young|infant|birth|0-1\\d) population|\\bpopulation (?:aged|under|of (?:${PEOPLE}))|\\bbirths`,
  "i",
);
const OF_THE_RATE = new RegExp(`^ (?:(?:${PEOPLE}) )?(?:in|of|from|for) (?:a|the|our|its) population of $`);
/** What makes a count that of a rate: "27 deaths, a rate of", "690, which is", "(equivalent to". */
const LINK =
  /(?:\b(?:an? (?:[a-z-]+ ){0,3}rate of|equivalent to|equat(?:es|ing) to|represent(?:s|ing)|giv(?:es|ing)(?: the rate of)?|which is|which was)|,? \(?or|(?<!\b(?:rate|figure|it)) (?:is|was)) (?:about |around |approximately )?$/i;
const LINK_BACK = /^ \(|^,? based on $/i;
const POINTING = /^ ?(?:This|That|It|These|Which) (?:is|was|gives|represents|equates|are)\b/;
/** What is of more or less than a year, or of another population than the one that is named. */
const OTHER =
  /\b(?:standardi[sz]ed|annuali[sz]ed|adjusted|average\w*|mean|per (?:year|annum)|a year|years|quarter\w*|months?|weeks?)\b/i;

/** Checks each rate against the count and the population that the text gives for it: "27 deaths, a rate of 31 per 100,000 children in a population of 87,000". */
export function checkRates(draft: Draft): readonly DraftFinding[] {
  return draft.sentences.flatMap((sentence) => {
    const [rate, next] = sentence.mentions.filter(({ kind }) => kind === "rate");
    if (rate?.per === undefined || rate.qualifier === "over" || rate.qualifier === "under") return [];
    const last = draft.sentences[sentence.index - 1];
    const isPointing =
      POINTING.test(wordsOf(draft, sentence.start, rate.start)) &&
      !sentence.mentions.some((mention) => mention.start < rate.start && isExactCount(mention));
    const own = [sentence, ...(isPointing && last !== undefined ? [last] : [])];
    const said = own.flatMap((of) =>
      of.mentions
        .filter(({ start }) => next === undefined || start < next.start)
        .map((mention) => ({ mention, of })),
    );
    const years = new Set(own.flatMap((each) => [...each.years]));
    if (own.some(({ start, end }) => OTHER.test(wordsOf(draft, start, end))) || years.size > 1) return [];
    if ([...years].some((year) => year.includes("-"))) return [];
    const stated = said.filter(({ mention }) => isWhole(mention));
    const counts = stated.length === 1 ? [...stated, ...populationBefore(draft, own, years)] : stated;
    const populations = counts.filter(({ mention, of }) => isPopulation(draft, of, mention));
    const others = counts.filter(
      (each) => !populations.includes(each) && each.mention.qualifier === undefined,
    );
    const [population, count] = [populations[0], others[0]];
    if (counts.length !== 2 || population === undefined || count === undefined) return [];
    const isLinked =
      count.of !== sentence ||
      (count.mention.start < rate.start
        ? LINK.test(between(draft, count.mention, rate)) && !/[;:]/.test(between(draft, count.mention, rate))
        : LINK_BACK.test(between(draft, rate, count.mention)));
    if (!isLinked) return [];
    const isTheirs =
      isOfChildren(draft, population.of, population.mention) ||
      OF_THE_RATE.test(between(draft, rate, population.mention));
    return judge(draft, rate, count.mention, population.mention, isTheirs);
  });
}

/** Other people than all children, another thing than how many, or the children of another place or time. */
const ELSEWHERE =
  /\b(?:boys|girls|males?|females?|women|adults?|infants?|babies|births?|pupils?|famil\w+|house\w*|residents?|region\w*|nation\w*|neighbour\w*|district\w*|borough\w*|city|county|towns?|wards?|areas?|localit\w+|team|census|last year|previous\w*|project\w+|more|fewer|less|than)\b/i;
const NAME = /(?<=[a-z\d,;)%] )[A-Z][a-z]+|\b[A-Z][a-z]+(?= (?:has|had|have|is|was|saw)\b)/g;
const NO_NAME = /^(?:There|This|That|It|We|Which|These|Children)$/;

/** The child population that one of the two sentences before gives, where nothing since is of others or of another place. */
function populationBefore(
  draft: Draft,
  own: readonly Sentence[],
  years: ReadonlySet<string>,
): readonly { readonly mention: NumberMention; readonly of: Sentence }[] {
  const [sentence, earliest] = [own[0] as Sentence, own.at(-1) as Sentence];
  const of = draft.sentences
    .slice(Math.max(0, earliest.index - 2), earliest.index)
    .findLast((each) => each.mentions.some((one) => isWhole(one) && isPopulation(draft, each, one)));
  const [mention, ...others] = of?.mentions.filter(({ kind }) => kind !== "year") ?? [];
  if (of === undefined || mention === undefined || others.length > 0) return [];
  if (!isWhole(mention) || !isOfChildren(draft, of, mention)) return [];
  const since = wordsOf(draft, of.end, sentence.end);
  const known = wordsOf(draft, of.start, of.end);
  const isOther =
    new Set([...years, ...of.years]).size > 1 ||
    ELSEWHERE.test(since) ||
    OTHER.test(since) ||
    /\bcensus\b/i.test(known) ||
    own.some(({ mentions }) => mentions.some(({ kind }) => kind === "age")) ||
    [...since.matchAll(NAME)].some(([name]) => !NO_NAME.test(name) && !known.includes(name));
  return isOther ? [] : [{ mention, of }];
}

function isOfChildren(draft: Draft, of: Sentence, { start, end }: NumberMention): boolean {
  return (
    OF_CHILDREN.test(wordsBefore(draft, of, start).slice(-60)) ||
    CHILDREN_AFTER.test(wordsAfter(draft, of, end))
  );
}

/** A whole number of people, "about" or not. */
function isWhole(mention: NumberMention): boolean {
  return mention.kind === "count" && (mention.qualifier === "about" || isExactCount(mention));
}

function isPopulation(draft: Draft, sentence: Sentence, { start, end }: NumberMention): boolean {
  return (
    POPULATION.test(wordsBefore(draft, sentence, start)) ||
    PEOPLE_AFTER.test(wordsAfter(draft, sentence, end))
  );
}

/** How far a population may lie from what is printed: half of what its last digit before the noughts is worth, and a year's growth. */
function slackOf({ value, qualifier }: NumberMention): number {
  const zeros = Math.min(value.length - 2, value.length - value.replace(/0+$/, "").length);
  return (qualifier === undefined ? 0.5 : 1) * 10 ** zeros + 0.03 * Number(value);
}

function judge(
  draft: Draft,
  rate: NumberMention,
  { value: counted, text: count }: NumberMention,
  population: NumberMention,
  isOfChildren: boolean,
): readonly DraftFinding[] {
  const { per = 1, places, value } = rate;
  const [cases, people, printed] = [Number(counted), Number(population.value), Number(value)];
  if (cases >= people) return [];
  const half = 0.5 / 10 ** places + (rate.qualifier === undefined ? 0 : printed / 20);
  const least = (cases * per) / (people + slackOf(population)) - half;
  const most = (cases * per) / (people - slackOf(population)) + half;
  if (printed >= least && printed <= most) return [];
  // Of all people children are a part, and a rate of them is then higher.
  if (!isOfChildren && (cases * per) / printed < people / 2) return [];
  const exact = decimal(String(cases)).times(per).div(decimal(population.value));
  const instead = `${exact.toFixed(places, 4)} per ${formatNumber(per)}`;
  return [
    draftFinding(draft.text, "report/rate-does-not-follow", rate, {
      message: `${count} in a population of ${population.text} is a rate of ${instead}, not ${rate.text.replace(/\s/g, " ")}`,
      why: `${counted} ÷ ${population.value} × ${per} = ${exact.toFixed(places + 2, 4)}`,
      instead,
    }),
  ];
}
