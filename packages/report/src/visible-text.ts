import { lastAtMost, type Position, positionsIn, refuseUnlessText, type Span } from "./draft-text.ts";

/** A text as its reader sees it, and where its words stand in the text as given. */
export interface VisibleText {
  readonly given: string;
  readonly text: string;
  /** The stretch of the text as given that a stretch of the visible text is. */
  readonly spanOf: (visible: Span) => Span;
  /** The line and column of a place in the text as given. */
  readonly positionOf: (offset: number) => Position;
}

const INLINE = "a|abbr|b|cite|code|del|em|font|i|ins|mark|small|span|strong|sub|sup|u";

/** What a reader does not see, although it stands within words and numbers: emphasis, escapes, entities, footnote marks, spaces. */
const MARK = new RegExp(
  [
    String.raw`\\[!-/:-@[-\u0060{}~]`, // an escaped character; a bar stays escaped, for it parts no cells
    String.raw`<sup(?:\s[^<>]{0,200})?>(?:<a\s[^<>]{0,500}>)?\[?\d{1,3}\]?(?:</a>)?</sup>`, // a footnote's number
    String.raw`\^\[?\d{1,3}\]?\^`, // the same in Markdown
    String.raw`\^(?=(?:st|nd|rd|th)\^)|(?<=\^(?:st|nd|rd|th))\^`,
    String.raw`</?(?:${INLINE})(?:\s[^<>]{0,1000})?/?>`,
    String.raw`&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8}\d{0,2});`,
    String.raw`\*+|_+|~~|\u0060+`,
    String.raw`\r(?=\n)|(?<! )(?: {2,}| (?=\r?\n))`, // spaces as one, and none at the end of a line
  ].join("|"),
  "gi",
);

const ENTITIES: Readonly<Record<string, string>> = {
  pound: "£",
  euro: "€",
  percnt: "%",
  nbsp: "\u00a0",
  ensp: "\u2002",
  emsp: "\u2003",
  thinsp: "\u2009",
  ndash: "–",
  mdash: "—",
  minus: "\u2212",
  lsquo: "\u2018",
  rsquo: "\u2019",
  ldquo: "\u201c",
  rdquo: "\u201d",
  hellip: "…",
  frac12: "½",
  frac14: "¼",
  frac34: "¾",
};

/** Angle brackets and ampersands stay entities: they would become tags. */
const MARKUP = new Set([0x26, 0x3c, 0x3e]);

/** A stretch of the text as given, and the place in the visible text where it stands. */
interface Stretch {
  readonly at: number;
  readonly size: number;
  readonly from: number;
  readonly to: number;
}

const nowhere: Stretch = { at: 0, size: 0, from: 0, to: 0 };

/**
 * Takes out of Markdown and HTML what stands within a line of words and is none of them.
 *
 * @throws {ReportError} `report/text-invalid` when it is no text.
 */
export function visibleText(given: string): VisibleText {
  refuseUnlessText(given);
  const stretches: Stretch[] = [];
  const pieces: string[] = [];
  let from = 0;
  let at = 0;
  const keep = (piece: string, to: number) => {
    if (piece !== "") stretches.push({ at, size: piece.length, from, to });
    pieces.push(piece);
    at += piece.length;
    from = to;
  };
  for (const { 0: mark, index } of given.matchAll(MARK)) {
    const seen = seenOf(mark, given[index - 1] ?? " ", given[index + mark.length] ?? " ");
    if (seen === mark) continue;
    keep(given.slice(from, index), index);
    keep(seen, index + mark.length);
  }
  if (from === 0) return { given, text: given, spanOf: (span) => span, positionOf: positionsIn(given) };
  keep(given.slice(from), given.length);
  const starts = stretches.map((stretch) => stretch.at);
  const stretchAt = (offset: number) => stretches[lastAtMost(starts, offset)] ?? nowhere;
  const placeOf = (offset: number) => {
    const stretch = stretchAt(offset);
    return stretch.from + offset - stretch.at;
  };
  return {
    given,
    text: pieces.join(""),
    spanOf: ({ start, end }) => {
      const first = placeOf(start);
      if (end <= start) return { start: first, end: first };
      const last = stretchAt(end - 1);
      // An entity is one character that the reader sees and several that are given.
      return { start: first, end: last.at + last.size === end ? last.to : placeOf(end - 1) + 1 };
    },
    positionOf: positionsIn(given),
  };
}

/** What a reader sees of a mark: nothing, the character that it stands for, or the mark itself. */
function seenOf(mark: string, before: string, after: string): string {
  if (mark.startsWith("\\")) return mark.slice(1);
  if (mark.startsWith("&")) return characterOf(mark.slice(1, -1)) ?? mark;
  if (mark.startsWith(" ")) return spacesOf(mark, before, after);
  if (!/^[*_]/.test(mark)) return "";
  // A star by itself, as in a table or in "(* there and 22 here)", is what stands for a number that is withheld.
  const isAlone = /[\s([|>]/.test(before) && /[\s)\]|.,;<]/.test(after);
  const isWithin =
    (mark.startsWith("_") ? /[\p{L}\p{N}]/u : /\d/u).test(before) && /[\p{L}\p{N}]/u.test(after);
  return isAlone || isWithin || mark.length > 3 ? mark : "";
}

/** Digits that more than one space parts stand in columns. */
function spacesOf(spaces: string, before: string, after: string): string {
  if (/\d/.test(before) && /\d/.test(after)) return spaces;
  return /[\r\n]/.test(before + after) ? "" : " ";
}

function characterOf(name: string): string | undefined {
  const lower = name.toLowerCase();
  if (!lower.startsWith("#")) return ENTITIES[lower];
  const code = lower.startsWith("#x") ? Number.parseInt(lower.slice(2), 16) : Number(lower.slice(1));
  return code < 0x20 || code > 0xffff || MARKUP.has(code) ? undefined : String.fromCharCode(code);
}
