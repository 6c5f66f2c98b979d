import { ReportError } from "./errors.ts";

/** A stretch of a text: from `start` up to, not including, `end`, in UTF-16 code units as JavaScript counts them. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a text as an editor shows it; both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A text made ready for reading: every offset is the original's. */
export interface DraftText {
  readonly original: string;
  /** The same length as the original, with what no number is read from (tags, addresses, placeholders) made blank. */
  readonly readable: string;
  readonly sentences: readonly Span[];
  readonly paragraphs: readonly Span[];
  readonly positionOf: (offset: number) => Position;
  /** The index of the paragraph that a place is in, or comes after. */
  readonly paragraphAt: (offset: number) => number;
}

/** Enough for any sentence that people write; a line that never ends is read in stretches of it. */
const LONGEST_SENTENCE = 1_500;

/**
 * Makes a text ready for reading: plain text, the visible text of Markdown or HTML, or what a PDF gives, with its lines broken
 * anywhere.
 *
 * @throws {ReportError} `report/text-invalid` when it is no text.
 */
export function draftText(original: string): DraftText {
  refuseUnlessText(original);
  const readable = blanked(original);
  const paragraphs = paragraphsOf(readable);
  const paragraphStarts = paragraphs.map(({ start }) => start);
  return {
    original,
    readable,
    paragraphs,
    sentences: paragraphs.flatMap((paragraph) => sentencesOf(readable, paragraph)),
    paragraphAt: (offset) => lastAtMost(paragraphStarts, offset),
    positionOf: positionsIn(original),
  };
}

/** @throws {ReportError} `report/text-invalid` when it is no text. */
export function refuseUnlessText(given: unknown): void {
  if (typeof given === "string") return;
  throw new ReportError("Cannot read the draft: text is needed", { code: "report/text-invalid" });
}

/** Tells the line and the column of any place in a text. */
export function positionsIn(text: string): (offset: number) => Position {
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    const line = lastAtMost(lineStarts, offset);
    return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
  };
}

/** The index of the last of some ascending numbers that is no greater than another; 0 when none is. */
export function lastAtMost(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

const HIDDEN = new RegExp(
  [
    String.raw`\{\{[^{}]{0,300}\}\}`, // a placeholder yet to be filled
    String.raw`\b(?:https?:\/\/|www\.)[^\s<>"]+`,
    String.raw`[\w.+-]{1,64}@[\w.-]{1,200}`,
    String.raw`\b[a-z][\w-]{0,60}(?:\.[a-z][\w-]{1,60}){1,6}(?:\/[^\s<>"()]*)?`, // pdscp.co.uk, report-2023.pdf
    String.raw`\]\([^()\s]{1,500}\)`, // where a Markdown link leads
    String.raw`\[\^?\d{1,3}\](?!\((?:https?:|www\.))(?:\([^()\s]{1,500}\))?`, // a footnote mark, and no text of a link
    String.raw`(?<![\d,.£])(?:\+44 ?(?:\(0\) ?)?|0)\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)`, // a telephone number
    String.raw`(?<![\d,.£])\d{3} \d{3} \d{4}(?!\d|,\d)`, // an NHS number
    String.raw`<\/?[A-Za-z][^<>]{0,1000}>`,
  ].join("|"),
  "gi",
);

/** Digits in threes, parted by spaces that no line breaks at. */
const GROUPS = /(?<![\d.,]|\d[\u00a0\u2009\u202f])\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)/g;

/** The text with everything blank that a reader does not see as its words, and every kind of space and dash made plain. */
function blanked(text: string): string {
  return withoutBlocks(text)
    .replace(GROUPS, (number) => number.replace(/\D/g, ","))
    .replace(HIDDEN, blank)
    .replace(/\bFY(?=\d\d)/g, blank)
    .replace(/[\t\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff\r]/g, " ")
    .replace(/[\u2010\u2011]/g, "-")
    .replace(/\u2212/g, "-")
    .replace(/[\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u2018\u2019]/g, "'");
}

function blank(hidden: string): string {
  return hidden.replace(/[^\n]/g, " ");
}

/** Takes out comments, scripts and style sheets. A block that is never closed is left as it is. */
function withoutBlocks(text: string): string {
  const closed = new Map([
    ["<!--", "-->"],
    ["<script", "</script>"],
    ["<style", "</style>"],
  ]);
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: opening, index } of text.matchAll(/<!--|<script\b|<style\b/gi)) {
    const closing = closed.get(opening.toLowerCase());
    if (index < from || closing === undefined) continue;
    const end = text.indexOf(closing, index);
    if (end === -1) {
      closed.delete(opening.toLowerCase());
      continue;
    }
    pieces.push(text.slice(from, index), blank(text.slice(index, end + closing.length)));
    from = end + closing.length;
  }
  return [...pieces, text.slice(from)].join("");
}

const BULLET = /^\s*(?:[-*•·–—#>|]|\d{1,3}[.)]\s|\(?(?:[ivx]{1,4}|[a-h])[.)]\s)/;

interface Line extends Span {
  readonly words: string;
}

/**
 * Lines that belong together. A list item, heading or table row stands alone; a blank line parts what it stands between, unless
 * the sentence plainly goes on, as it does in text taken from a PDF with every line apart.
 */
function paragraphsOf(text: string): readonly Span[] {
  const lines = [...linesOf(text)];
  const filled = lines.filter(({ words }) => words !== "");
  const apart = lines.filter(({ words }, index) => isUnfinished(words) && lines[index + 1]?.words === "");
  const everyLineApart = apart.length * 4 > filled.length;

  const paragraphs: Span[] = [];
  let open: Line | undefined;
  let start = 0;
  let gap = false;
  for (const line of lines) {
    if (line.words === "") {
      gap = true;
      continue;
    }
    const joins =
      open !== undefined &&
      !BULLET.test(line.words) &&
      !/^[#|]/.test(open.words) &&
      (!gap || goesOn(open.words, line.words, everyLineApart));
    if (!joins) {
      if (open !== undefined) paragraphs.push({ start, end: open.end });
      start = line.start;
    }
    open = line;
    gap = false;
  }
  if (open !== undefined) paragraphs.push({ start, end: open.end });
  return paragraphs;
}

/** A line as long as a page is wide, that stops in mid-sentence. */
function isUnfinished(words: string): boolean {
  return words.length >= 45 && !/[.!?:;]$/.test(words);
}

/** Whether what follows a blank line carries on what went before it. */
function goesOn(before: string, after: string, everyLineApart: boolean): boolean {
  if (/^[a-z(]/.test(after) && !/[.!?:]$/.test(before)) return true;
  return everyLineApart && before.length >= 45 && !/:$/.test(before);
}

function* linesOf(text: string): Generator<Line> {
  let start = 0;
  while (start <= text.length) {
    const next = text.indexOf("\n", start);
    const end = next === -1 ? text.length : next;
    yield { start, end, words: text.slice(start, Math.min(end, start + 2_000)).trim() };
    start = end + 1;
  }
}

/** A full stop ends a sentence before a space and a capital, digit or quotation mark, but not in "e.g." or "para. 18". */
function sentencesOf(text: string, { start, end }: Span): readonly Span[] {
  const sentences: Span[] = [];
  let from = start;
  const cut = (at: number) => {
    if (at > from) sentences.push({ start: from, end: at });
    from = at;
  };
  // Of the paragraph alone: a search that ran on to the next full stop of the text would read it again for every paragraph.
  for (const { 0: stop, index } of text.slice(start, end).matchAll(/[.!?][)'"”]?(?=\s+['"“(]?[A-Z0-9£])/g)) {
    const at = start + index;
    while (at - from > LONGEST_SENTENCE) cut(from + LONGEST_SENTENCE);
    const before = text.slice(Math.max(from, at - 8), at);
    if (!/(?:\b(?:e\.g|i\.e|etc|approx|para|no|vs|[A-Z])|^\s*\d{1,3})$/i.test(before)) cut(at + stop.length);
  }
  while (end - from > LONGEST_SENTENCE) cut(from + LONGEST_SENTENCE);
  cut(end);
  return sentences;
}
