import { AGE_TAIL, DURATION, isAged } from "./number-age.ts";
import {
  ABOUT,
  DIGITS,
  leftOut,
  mention,
  NUMBER,
  type NumberSite,
  OVER,
  type ReadNumber,
  UNDER,
} from "./number-site.ts";
import { fractionPart, fractionWords, numberWords, readNumberWords } from "./number-word.ts";

const FRACTION = new RegExp(String.raw`^(?:(an?|${numberWords})[\s-])?(${fractionWords})\b`, "i");
const IN_MANY = new RegExp(String.raw`^\s(?:in|out\sof)\s(?:every\s)?(${NUMBER})`, "i");
const OF_FRACTION = /^\s(?:of|in|were|was|said|attend|had|have|agreed|did|\()|^[.,;)]/;

/** "two-thirds", "a quarter", "4 in 10" */
export function readFraction(site: NumberSite): ReadNumber | undefined {
  const { text, start, end, before, after, value } = site;
  const part = FRACTION.exec(text.slice(start, start + 30));
  if (part !== null) {
    const [whole, many = "a", word = ""] = part;
    const rest = text.slice(start + whole.length);
    if (
      /^[ -](?:day|term|year|hour|way|time|party|parties|an? (?:million|billion|hundred|thousand|dozen))/i.test(
        rest,
      )
    )
      return leftOut(site);
    const isOne = many.toLowerCase() === "one";
    const isOfOne = ["a", "an"].includes(many.toLowerCase());
    const bounded = OVER.test(before) || UNDER.test(before) || ABOUT.test(before) || /\bjust $/i.test(before);
    const isPart = bounded || /^\s(?:of|in every)\b|^\s\(\d/.test(rest) || (isOne && OF_FRACTION.test(rest));
    if (isOfOne && !isPart) return leftOut(site);
    if (isOne && !isPart) return undefined;
    const count = isOfOne ? 1 : (readNumberWords(many, 0)?.value ?? 1);
    const total = fractionPart(word) ?? 1;
    if (count > total) return undefined;
    return mention(site, "fraction", { end: start + whole.length, value: `${count}/${total}`, places: 0 });
  }
  const slashed = /^\/([2-9]|10)(?=\sof\b)/.exec(after);
  if (slashed !== null && Number(value) < Number(slashed[1])) {
    return mention(site, "fraction", {
      reach: slashed[0].length,
      value: `${value}/${slashed[1]}`,
      places: 0,
    });
  }
  const many = IN_MANY.exec(after);
  if (many === null) return undefined;
  const { value: total, length } = numberEnding(text, end, many);
  const tail = text.slice(end + length);
  const isRound =
    (value === "1" && site.spelled && total <= 100) ||
    [2, 3, 4, 5, 6, 8, 10, 20, 50, 100, 1000].includes(total);
  if (
    !isRound ||
    Number(site.value) > total ||
    !/^\d+$/.test(site.value) ||
    /^\s(?:months?|weeks?|years?|days?|areas?)\b/.test(tail)
  ) {
    return undefined;
  }
  if (/out/.test(many[0]) && total > 10) return undefined;
  return mention(site, "fraction", { reach: length, value: `${site.value}/${total}`, places: 0 });
}

const RANGE_DASH = new RegExp(String.raw`^(\s?[-–—]\s?)(${DIGITS})`);
const RANGE_WORD = new RegExp(String.raw`^(\s(?:to|and|or)\s)(${NUMBER})`, "i");

/** "0-19", "between 2500 and 3000", "10-15%" */
export function readRange(site: NumberSite): ReadNumber | undefined {
  const { value, before, after, end, text } = site;
  const between = /\bbetween (?:about |around )?$/i.test(before);
  const dash = site.spelled ? null : RANGE_DASH.exec(after);
  const word = RANGE_WORD.exec(after);
  const joined =
    dash ??
    (word !== null && (between ? /and/.test(word[1] ?? "") : isSpread(site, word[1] ?? "")) ? word : null);
  if (joined === null) return undefined;
  const { value: upper, length, said: second } = numberEnding(text, end, joined);
  if (!(Number(value) < upper)) return undefined;
  if (/^(?:19|20)\d\d$/.test(value) && /^(?:19|20)\d\d$/.test(second)) return undefined;
  const rest = text.slice(end + length);
  const percent = /^\s?(?:%|per ?cent\b)/.exec(rest)?.[0] ?? "";
  const at = { reach: length + percent.length, value: `${value}-${upper}`, places: 0 };
  if (
    percent === "" &&
    ((value === "0" && upper <= 25) || isAged(before, rest) || /\bage (?:of )?between $/i.test(before))
  ) {
    const tail = AGE_TAIL.exec(rest)?.[0].length ?? 0;
    return mention(site, "age", { ...at, reach: at.reach + tail });
  }
  const unit = DURATION.exec(rest);
  if (unit !== null) {
    return mention(site, "duration", {
      ...at,
      reach: at.reach + unit[0].length,
      unit: (unit[1] ?? "").toLowerCase(),
    });
  }
  return mention(site, "range", at);
}

/** The number that a match ends in, all its words read, and how far from where the match begins it goes. */
function numberEnding(
  text: string,
  start: number,
  match: RegExpExecArray,
): { readonly said: string; readonly value: number; readonly length: number } {
  const said = match.at(-1) ?? "";
  const before = match[0].length - said.length;
  const { value, length } = readNumberWords(text, start + before) ?? {
    value: Number(said.replaceAll(",", "")),
    length: said.length,
  };
  return { said, value, length: before + length };
}

/** "10 to 14" is a range unless something rose from one to the other. */
function isSpread({ before }: NumberSite, joint: string): boolean {
  return (
    /to/i.test(joint) &&
    (/\baged from $/i.test(before) ||
      !/\b(?:from|rose|fell|increased|decreased|reduced|risen|fallen|grew|grown|up|down|dropped|changed)\b/i.test(
        before,
      ))
  );
}
