import { leftOut, type NumberSite, type ReadNumber } from "./number-site.ts";

const NAMED =
  /\b(?:page|pages|pp?\.|chapters?|sections?|appendix|appendices|annexe?|tables?|figures?|fig\.?|charts?|graphs?|diagrams?|levels?|key stages|stage|priority|priorities|paragraphs?|paras?\.?|items?|tier|grade|steps?|phase|wave|version|question|no\.|number|ref\.?|reference|band|category|categories|schedule|regulation|article|volume|vol\.|notes?|goal|objectives?|recommendations?|action|standard|module|room|form|part|attainment|progress|slide|footnote|rule|clause|ward|key|covid|option|an? (?:[a-z]+ )?scale (?:of|from)|case|(?:case|charity|company|reference|ref|report) no|hub)[ :#-]{1,2}$/i;
/** What follows a share or a rate, and no name: "Number of items: 0.3 per 1,000". */
const SHARED = /^\s?(?:%|per ?cent|(?:per|(?:in|for) every) (?:an? )?(?:\d|hundred|thousand|million))/;

/** What a label may count where one of them would be a name: "Strategic priorities: 4", and no "Priority: 4". */
const COUNTED =
  "priorities|items|steps|categories|levels|attainment|progress|pages|chapters|sections|appendices|tables|figures|paragraphs|paras|notes";
const LABEL = new RegExp(
  [
    String.raw`\b(?:number|total|count) of (?:[\w'-]+ ){0,4}(?:${COUNTED}): ?$`,
    String.raw`(?<!\b(?:see|also|following|these|the|relevant|related|under|in|at|of|on|to|from|and|or|agenda|exempt|confidential|supporting|background|contents) )(?<=[a-z] )(?:${COUNTED}): ?$`,
    "(?:^|[^a-z ] ?)(?:priorities|items|steps|categories): ?$",
  ].join("|"),
  "i",
);
/** Where the number after a label is a name all the same: "1. Neglect", "4 Neglect", "4 and 5", "4-6". */
const NAMES_AFTER = /^(?: [A-Z]|(?:,| ?[-–&/]| and| or| to) ?\d)/;

/** Whether a number is the value of a label, and stands in its line. Of what is counted there is no 3.1: that is a section. */
function isLabelled({ text, start, before, after, value }: NumberSite): boolean {
  return (
    LABEL.test(before) &&
    !/\n/.test(text.slice(Math.max(0, start - 3), start)) &&
    !NAMES_AFTER.test(after) &&
    !(value.includes(".") && !/(?:attainment|progress|levels): ?$/i.test(before)) &&
    !(value === "1" && /^[.)]\s+\S/.test(after))
  );
}

/** A year of school or a quarter, and none of which something is told: "Last year 15 children", "in the quarter 4 children". */
const NAMED_PERIOD =
  /(?<!\b(?:last|this|that|next|previous|past|each|every|per|financial|first|second|third|fourth|final) )(?<!\bthe (?=quarter))(?:\byears?|(\bquarters?)) $/i;

/** Where "a hundred" or "a million" is no number of its own: "one in a hundred", "half a million". */
const IN_A_HUNDRED = /\b(?:in|per|every|many|half|(?:quarters?|thirds?|fifths?|tenths?) of) $/i;

/** "Figure 1 shows", and no "the figure 12 shows". */
const CAPITAL = /\b(?:Figures?|Action|Case) $/;
/** How a name goes on: "2-5", "2 of 10", "15:2", and of several "1, 3 and 4". */
const MORE = /^(?::\d{1,2}|\s?(?:-|–|of|and|to|&)\s?\d{1,4})(?!\d|,\d)/;
const LIST = new RegExp(
  `^(?:, \\d{1,3}(?:\\.\\d+)?)+,? (?:and|&) \\d{1,3}(?:\\.\\d+)?(?![\\d,]| (?:children|people|others?|more|further)\\b)|${MORE.source}`,
);

/** What is said of two figures by how likely chance alone is, or how sure an interval: no figure of its own. */
const CHANCE = /\bp(?: ?[=<>≤≥]|-values? (?:of|was|is|[=<>])) ?$/i;
const SURE = /^\s?(?:%|per ?cent)\s(?:confidence\s(?:interval|limit|level)|CI\b)/i;

const RATED = /\b(?:rated|graded) (?:as )?$/i;
const RATED_ALONE = /^(?: (?:or|to|and) \d{1,2})?(?=\s*(?:[.,;:()|]|$))/;
/** The cell of a table with a rating and what it means: "4 (off track)". */
const RATING_CELL = /^ \((?:complete|on track|at risk|off track)\)\s*(?:[|\n]|\s\s|$)/;

/** A number that grades and counts nothing, with how much behind it belongs to it. */
function readRating(site: NumberSite): ReadNumber | undefined {
  const { text, start, before, after } = site;
  if (/^-point\b/i.test(after)) return leftOut(site);
  if (RATING_CELL.test(after) && /\||\s\s/.test(text.slice(Math.max(0, start - 2), start)))
    return leftOut(site);
  const alone = RATED.test(before) ? RATED_ALONE.exec(after) : null;
  return alone === null ? undefined : leftOut(site, alone[0].length);
}

/** Page numbers, list marks, section numbers, identifiers and names with a number in them. */
export function readLeftOut(site: NumberSite): ReadNumber | undefined {
  const { text, start, before, after, value, spelled } = site;
  const follower = /^(?:(?:st|nd|rd|th)\b|'?s\b|[km]\b|bn\b|pp(?:ts?)?\b)/i;
  if (IN_A_HUNDRED.test(before) && /^an?\s/i.test(text.slice(start, start + 3))) return leftOut(site);
  const [period, quarter] = NAMED_PERIOD.exec(before) ?? [];
  if (period !== undefined && quarter === undefined && spelled && /^[A-Z]/.test(text.slice(start)))
    return leftOut(site);
  if (quarter !== undefined && /^[1-4]$/.test(value) && !SHARED.test(after)) return leftOut(site);
  if (CHANCE.test(before) || SURE.test(after) || /\b[A-Z]\.$/.test(before)) return leftOut(site);
  const rating = readRating(site);
  if (rating !== undefined) return rating;
  if (spelled)
    return NAMED.test(before) && !/\b(?:key|progress|number|action) $/i.test(before) && !isLabelled(site)
      ? leftOut(site)
      : undefined;
  if (/^[A-Za-z_]/.test(after) && !follower.test(after)) return leftOut(site);
  if (/^0\d/.test(value) || /^\d{9,}$/.test(value)) return leftOut(site);
  if (/^\.\d/.test(after) || /[A-Za-z]-$/.test(before)) {
    return /^(?:19|20)\d\d$/.test(value) || /\bpost-$/i.test(before) ? undefined : leftOut(site);
  }
  // What a rate is of, what is rounded to, a reference and two telephone numbers.
  if (/^10+$/.test(value) && /\bper $/i.test(before)) return leftOut(site);
  if (/\bnearest (?:multiple of )?$/i.test(before)) return leftOut(site);
  if (/[A-Z]{2,} $/.test(before) && /^\/(?:19|20)\d\d\b/.test(after)) return leftOut(site, 5);
  if (/^(?:999 (?:emergency )?calls?|101 non-? ?emergency)\b/i.test(value + after)) return leftOut(site);
  if (/^ (?:KB|MB|GB|kB)\b/.test(after) || /^ [ap]\.?m\b/i.test(after)) return leftOut(site);
  if (/^:\d\d(?:\b|[ap]\.?m\b)/i.test(after)) return leftOut(site, 3);
  if (/^\d{1,3}$/.test(value) && /[a-z][.,;:)"”']$/.test(before)) {
    return /^(?:\s|$)/.test(after) ? leftOut(site) : undefined;
  }
  const isName = NAMED.test(before) && !SHARED.test(after) && !isLabelled(site);
  const isCounted = /\b(?:progress|action|number|figures?|cases?) $/i.test(before) && /^\s[a-z]/.test(after);
  if (isName && (CAPITAL.test(before) || !isCounted)) {
    return leftOut(site, (/s $/.test(before) ? LIST : MORE).exec(after)?.[0].length);
  }
  if (
    period !== undefined &&
    quarter === undefined &&
    /^\d{1,2}$/.test(value) &&
    !/^\s?(?:%|per ?cent)/.test(after)
  )
    return leftOut(site);
  return isListMark(site) ? leftOut(site) : undefined;
}

function isListMark({ text, start, after, value, before }: NumberSite): boolean {
  if (!/^\d{1,3}(?:\.\d{1,2})?$/.test(value)) return false;
  if (
    /^\s?- [A-Z]/.test(after) &&
    /(?:\b(?:and|areas?|priorities|are)|[:;,]) $/.test(before) &&
    value.length <= 2
  )
    return true;
  const near = text.slice(Math.max(0, start - 20), start);
  const lead = near.slice(near.lastIndexOf("\n") + 1);
  if (lead.length === 20 || !/^[\s>*•·–(-]*(?:\d{1,3}\.\s{1,3})?$/.test(lead)) return false;
  const lineStart = start - lead.length;
  if (/^[.)]\s+\S/.test(after) || (value.includes(".") && /^\s+[A-Z]/.test(after))) {
    return !isCarriedOver(text, lineStart, lead.endsWith("("));
  }
  if (/^\s*[-–—]\s+[A-Z]/.test(after)) return true;
  return isHeading(text, lineStart);
}

/** Whether the line before breaks off in the middle of a sentence; before a bracket, behind a number too. */
function isCarriedOver(text: string, lineStart: number, isBracketed: boolean): boolean {
  const before = text.slice(Math.max(0, lineStart - 80), lineStart);
  return (isBracketed ? /[\w,(%]\s*$/ : /[a-z,(%=]\s*$/).test(before) && !/\n\s*\n$/.test(before);
}

/** A line that begins with a number and a capital, and is the heading of an item rather than a sentence. */
function isHeading(text: string, lineStart: number): boolean {
  const lineEnd = text.indexOf("\n", lineStart);
  const line = text
    .slice(lineStart, Math.min(lineEnd === -1 ? text.length : lineEnd, lineStart + 200))
    .trim();
  const before = text.slice(Math.max(0, lineStart - 120), lineStart).trimEnd();
  return (
    (before === "" || /[.!?)]$/.test(before)) &&
    line.length < 200 &&
    !/[.!?,;:]$/.test(line) &&
    /^\d+ [A-Z]\w+['s]* (?:[A-Z]|\w+ [A-Z])/.test(line)
  );
}
