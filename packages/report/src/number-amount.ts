import { DIGITS, mention, type NumberSite, placesOf, plain, type ReadNumber } from "./number-site.ts";

const CURRENCIES: Readonly<Record<string, string>> = { "£": "GBP", "€": "EUR", $: "USD" };
const SCALE = /^(?:\s?(million|billion|thousand)\b|(m|bn|k)(?![A-Za-z]))/i;

function scaleOf(after: string): { readonly zeros: number; readonly length: number } | undefined {
  const match = SCALE.exec(after);
  if (match === null) return undefined;
  const unit = (match[1] ?? match[2] ?? "").toLowerCase();
  return { zeros: unit.startsWith("b") ? 9 : unit.startsWith("m") ? 6 : 3, length: match[0].length };
}

/** A decimal moved so many places up: "1.2" by 6 is "1200000". */
function scaledUp(value: string, zeros: number): string {
  const [whole = "", part = ""] = value.split(".");
  const moved = `${whole}${part.padEnd(zeros, "0").slice(0, zeros)}`;
  const rest = part.slice(zeros);
  return plain(rest === "" ? moved : `${moved}.${rest}`);
}

/** What "million" or "k" after a number makes of it. */
export function scaled({ value, after }: NumberSite): Partial<ReadNumber> & { readonly reach: number } {
  return { ...scaledAs(value, after), reach: scaleOf(after)?.length ?? 0 };
}

/** What "million" or "k" makes of a number: its value, and what its last digit is worth. */
export function scaledAs(value: string, said: string): Partial<ReadNumber> {
  const scale = scaleOf(said);
  if (scale === undefined) return {};
  const places = placesOf(value);
  return {
    value: scaledUp(value, scale.zeros),
    places: Math.max(0, places - scale.zeros),
    step: 10 ** Math.max(0, scale.zeros - places),
  };
}

/** "£75,785", "-£7,639", "£1.2 million", "50p" */
export function readMoney(site: NumberSite): ReadNumber | undefined {
  const { text, start, spelled, after, value } = site;
  if (spelled) return undefined;
  const sign = /(?:(?:^|[^\w])([-–]))?([£€$])\s?(-?)$/.exec(text.slice(Math.max(0, start - 4), start));
  if (sign === null) {
    const pence = /^p(?:ence)?\b/.exec(after);
    if (pence !== null && /^\d{1,2}$/.test(value)) {
      return mention(site, "money", {
        reach: pence[0].length,
        value: `0.${value.padStart(2, "0")}`,
        places: 2,
        currency: "GBP",
      });
    }
    const pounds = /^\spounds?\b/.exec(after);
    return pounds === null ? undefined : mention(site, "money", { reach: pounds[0].length, currency: "GBP" });
  }
  const [, before = "", symbol = "", inside = ""] = sign;
  const head = text.lastIndexOf(symbol, start) - before.length;
  const { reach, ...amount } = scaled(site);
  const negative = before !== "" || inside !== "" || isBracketedLoss(site, reach);
  const size = amount.value ?? plain(value);
  return mention(site, "money", {
    ...amount,
    reach,
    start: head,
    value: negative && /[1-9]/.test(size) ? `-${size}` : size,
    currency: CURRENCIES[symbol] ?? "GBP",
  });
}

/** Accounts write a loss in brackets; prose writes asides in them. Only pence inside make it a loss, as in "(£500.00)". */
function isBracketedLoss({ before, after, value }: NumberSite, reach: number): boolean {
  return /\([£€$] ?$/.test(before) && after.slice(reach).startsWith(")") && /\.\d\d$/.test(value);
}

const PERCENT = /^\s{0,3}(?:%|per\s?cent\b|percent\b)/i;
const POINTS =
  /^\s{0,3}(?:(?:%|per\s?cent(?:age)?|percentage)[\s-]{0,2}points?(?![a-z])|pp\b|ppts?\b|%\s?pts?\b)/i;

const RATE = new RegExp(
  String.raw`^(?:\s{1,3}[A-Za-z'-]{1,30}){0,4}\s{1,3}(?:per|for every|in every)\s(?:an?\s)?(${DIGITS}|hundred thousand|ten thousand|thousand|million|hundred)\b(\s(?:thousand|million))?`,
  "i",
);

/** "52 %", "12.9 percentage points", "98 crimes per 1,000" */
export function readPercentage(site: NumberSite): ReadNumber | undefined {
  const { before, after, text, start } = site;
  const points = POINTS.exec(after);
  const sign = /(?:^|[\s(|>])[-+]$/.test(text.slice(Math.max(0, start - 2), start)) ? text[start - 1] : "";
  const signed = sign === "-" ? { value: `-${plain(site.value)}`, start: start - 1 } : {};
  if (points !== null) return mention(site, "points", { reach: points[0].length, ...signed });
  const percent = PERCENT.exec(after);
  if (percent !== null) return mention(site, "percentage", { reach: percent[0].length, ...signed });
  const rate = RATE.exec(after);
  if (rate === null || /\bper $/i.test(before)) return undefined;
  const per = perOf(rate[1] ?? "") * (rate[2] === undefined ? 1 : perOf(rate[2].trim()));
  return per >= 2 ? mention(site, "rate", { reach: rate[0].length, per }) : undefined;
}

function perOf(words: string): number {
  const known: Readonly<Record<string, number>> = {
    hundred: 100,
    thousand: 1_000,
    "ten thousand": 10_000,
    "hundred thousand": 100_000,
    million: 1_000_000,
  };
  return known[words.toLowerCase()] ?? Number(words.replaceAll(",", ""));
}
