import { readAge, readDuration } from "./number-age.ts";
import { readMoney, readPercentage, scaled } from "./number-amount.ts";
import { readCalendarYear, readDate, readYear } from "./number-date.ts";
import { readLeftOut } from "./number-name.ts";
import { readFraction, readRange } from "./number-range.ts";
import { DIGITS, leftOut, mention, type NumberSite, type ReadNumber, siteAt } from "./number-site.ts";
import { fractionWords, numberWords, scaleWords } from "./number-word.ts";

const CANDIDATE = new RegExp(
  String.raw`(?<![\w]|\d[.,])(?:${DIGITS}|(?<!\.)\.\d+(?=\s?(?:%|per\s?cent\b))|(?:${numberWords})(?![a-z])|(?:an?|${numberWords})[\s-](?:${fractionWords})\b|half\b|a\s(?:${scaleWords})\b)`,
  "gi",
);

/** Reads every number of a text, in order. Each place is looked at once, with a bounded look around it. */
export function readNumbers(text: string): readonly ReadNumber[] {
  const found: ReadNumber[] = [];
  const scan = new RegExp(CANDIDATE);
  for (let match = scan.exec(text); match !== null; match = scan.exec(text)) {
    const read = readSite(siteAt(text, match.index, match[0]));
    if (read === undefined) continue;
    if (read.value !== "") found.push(read);
    scan.lastIndex = read.end;
  }
  return found;
}

type Reader = (site: NumberSite) => ReadNumber | undefined;

/** The first that recognises the place decides. */
const readers: readonly Reader[] = [
  readThirds,
  readDate,
  readYear,
  readMoney,
  readLeftOut,
  readFraction,
  readRange,
  readPercentage,
  readAge,
  readDuration,
  readOrdinal,
  readCalendarYear,
  readCount,
];

function readSite(site: NumberSite): ReadNumber | undefined {
  for (const reader of readers) {
    const read = reader(site);
    if (read !== undefined) return read;
  }
  return undefined;
}

/** "33⅓%", which no decimal says: left out rather than read as 33. */
function readThirds(site: NumberSite): ReadNumber | undefined {
  return /^[⅓⅔⅙⅚⅐⅑]/.test(site.after) ? leftOut(site) : undefined;
}

function readOrdinal(site: NumberSite): ReadNumber | undefined {
  const suffix = /^(?:st|nd|rd|th)\b/.exec(site.after);
  return suffix === null ? undefined : mention(site, "ordinal", { reach: suffix[0].length });
}

function readCount(site: NumberSite): ReadNumber | undefined {
  const { value, spelled, after } = site;
  if (/^'?s\b/.test(after)) return leftOut(site);
  if (spelled && value === "1" && !isCountedOne(site)) return undefined;
  if (/^[- ]tolerance/i.test(after)) return undefined;
  return mention(site, "count", { ...scaled(site), ...roundWords(site) });
}

/** "A hundred" may be any number that is nearly that; "a hundred and five" is one. */
function roundWords({ text, start, end, value }: NumberSite): { readonly step?: number } {
  return /^a\s[a-z]+$/i.test(text.slice(start, end)) ? { step: Number(value) } : {};
}

/** "One" is mostly no number: it counts in "one death" beside other counts, not in "one of the reasons". */
function isCountedOne({ before, after }: NumberSite): boolean {
  return (
    /\b(?:only|just|and|or) $/i.test(before) &&
    /^\s(?:child|death|review|case|further|more|adult|person|infant|baby|was|in|meeting|course|session|audit)\b/i.test(
      after,
    )
  );
}
