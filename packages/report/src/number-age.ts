import { mention, type NumberSite, type ReadNumber } from "./number-site.ts";

export const AGE_TAIL = /^(?:'?s\b|[\s-]{0,2}(?:years?|months?|weeks?|days?)[\s-]{1,3}(?:olds?|of age)\b)/i;
const AGE_BEFORE =
  /\b(?:aged?|ages|age of|aged (?:under|over|between|up to|from)|under the age of|turns?|turned|age range|ages of|aged? \w{1,10} (?:and|or)) $/i;
const AGE_LIMIT = /\b(?:children|babies|infants|people|adults|were|was|are|is|those) (?:under|over) $/i;

/** Whether the words about a number make it an age. */
export function isAged(before: string, after: string): boolean {
  return (
    AGE_BEFORE.test(before) ||
    AGE_TAIL.test(after) ||
    /^\s(?:age (?:group|range)|or (?:over|older|under)\b|and (?:over|older|under)\b)/i.test(after)
  );
}

/** "aged 65", "under 16s", "15-19-year-olds" */
export function readAge(site: NumberSite): ReadNumber | undefined {
  const { before, after, value } = site;
  if (!/^\d{1,3}$/.test(value) || Number(value) > 120) return undefined;
  const isMany = /^'?s\b/.test(after);
  if (isMany && site.spelled) return undefined;
  const under = (isMany && /\b(?:under|over|post)[ -]$/i.test(before)) || /\bpost-$/i.test(before);
  const limit = AGE_LIMIT.test(before) && Number(value) <= 25 && /^(?:[.,;)]|$)/.test(after.trim());
  if (!under && !limit && !isAged(before, after)) return undefined;
  const isDecade = isMany && !under && !/\d/.test(before.slice(-3));
  if (isDecade && Number(value) >= 20 && value.endsWith("0")) return undefined;
  const tail = AGE_TAIL.exec(after) ?? (AGE_BEFORE.test(before) ? DURATION.exec(after) : null);
  return mention(site, "age", { reach: tail?.[0].length ?? 0 });
}

export const DURATION =
  /^[\s-]{1,3}(?:(?:working|calendar|full)\s)?(second|minute|hour|day|night|week|month|year|term)(?:s|ly)?(?:'s?)?\b(?![\s-]{1,3}(?:olds?|of age)\b)/i;

/** "12 months", "3-month", "6-weekly"; "2019 years" is a year */
export function readDuration(site: NumberSite): ReadNumber | undefined {
  const found = DURATION.exec(site.after);
  if (found === null) return undefined;
  const [{ length }, named = ""] = found;
  const unit = named.toLowerCase();
  if (unit === "year" && /^(?:19|20)\d\d$/.test(site.value)) return undefined;
  return mention(site, "duration", { reach: length, unit });
}
