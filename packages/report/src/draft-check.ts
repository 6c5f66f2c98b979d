import { type CalendarDate, type Figure, formatDate, formatFigure, frozenCopy } from "@pdscp/core";
import { arithmeticOf, inTextOrder } from "./arithmetic.ts";
import { type Draft, readDraft, type Sentence } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import { lastAtMost, type Span } from "./draft-text.ts";
import { drift, plainValue, type Sources, words } from "./drift.ts";
import { type Excuse, plainWords, refuseBareExcuses } from "./excuse.ts";
import { type FigureIndex, figureIndex } from "./figure-index.ts";
import { isLabelNumber, namesFigure } from "./figure-label.ts";
import { type NumberMention, statesFigure } from "./mention.ts";
import { byLikeness, contextOf, likeness, type MentionContext } from "./mention-context.ts";
import { type FigureRegister, periodOf } from "./register.ts";
import { type WithheldClaim, withheldClaims } from "./withheld-claim.ts";

/** How a number of a draft stands to the register. */
export type MentionStatus =
  /** A figure of the register prints so. */
  | "sourced"
  /** It reads as a figure of the register, and says something else. */
  | "drifted"
  /** It is printed for a figure that the register withholds. */
  | "withheld"
  | "unsourced"
  /** It has no source, and somebody says why that will do. */
  | "excused"
  /** A year, date, age, duration or ordinal: it needs none. */
  | "context";

/** A number of a draft, and what the register says of it. */
export interface CheckedMention extends NumberMention {
  readonly status: MentionStatus;
  /** The figure that it states, or that it has drifted from. */
  readonly figure?: string;
  /** All figures that it may state, when there are several. */
  readonly candidates?: readonly string[];
  readonly excuse?: Excuse;
}

/** How many of the numbers that state a figure have a source. */
export interface Coverage {
  readonly sourced: number;
  readonly total: number;
  readonly excused: number;
  /** "61 of 118" */
  readonly text: string;
}

/** The coverage of one paragraph. */
export interface ParagraphCoverage extends Coverage, Span {
  readonly line: number;
}

/** What checking a draft gives; plain data, ready to be stored as JSON. */
export interface DraftCheck {
  readonly findings: readonly DraftFinding[];
  readonly coverage: Coverage & { readonly paragraphs: readonly ParagraphCoverage[] };
  readonly mentions: readonly CheckedMention[];
}

/** What else a draft is checked against: last year's report, and what is accepted as it stands. */
export interface DraftCheckOptions {
  /** The register of last year's report: its figures are a source too, and "last year" must agree with it. */
  readonly lastYear?: FigureRegister;
  readonly excuses?: readonly Excuse[];
  /** The day on which excuses are judged; without it, none has run out. */
  readonly on?: CalendarDate;
}

/**
 * Reads a finished draft against a register: each number is sourced, drifted, unsourced or excused, and the arithmetic of the
 * text is checked as well. A number for what the register withholds is an error, which says what to print in its place.
 *
 * A number is sourced when a figure prints so, rightly rounded: 14 of 27 as "52%", "51.9%", "14" and "27". It has drifted when
 * the words about it are those of a figure with another value, or its digits are nearly those of one.
 *
 * @throws {ReportError} `report/text-invalid`, `report/excuse-invalid`
 *
 * @example Two sentences
 * ```ts
 * import { figure, financialYear, money } from "@pdscp/core";
 * import { checkDraft, createRegister } from "@pdscp/report";
 *
 * const budget = figure({
 *   id: "funding.budget",
 *   label: "Total budget",
 *   period: financialYear("2023/24"),
 *   value: { kind: "money", amount: money("303140.00") },
 *   because: "Four equal shares of £75,785",
 *   from: [{ source: "contributions.csv", line: 2 }],
 * });
 * const { coverage, findings } = checkDraft("The total budget was £303,410.", createRegister([budget]));
 *
 * coverage.text; // => "0 of 1"
 * findings.map(({ code, instead }) => `${code}: print ${instead}`); // => ["report/drifted: print £303,140"]
 * ```
 */
export function checkDraft(
  text: string,
  register: FigureRegister,
  options: DraftCheckOptions = {},
): DraftCheck {
  const { lastYear, excuses = [], on } = options;
  refuseBareExcuses(excuses);
  const draft = readDraft(text);
  const current = excuses.filter(({ expires }) => on === undefined || on <= expires);
  const sources = { now: figureIndex(register), lastYear: lastYear && figureIndex(lastYear) };
  const used = new Set<Excuse>();
  const withheld = withheldClaims(draft, sources);
  const checked = draft.sentences.flatMap((sentence) =>
    sentence.mentions.map((mention) =>
      checkMention({ draft, sentence, mention, sources, withheld, excuses: current, used }),
    ),
  );
  const mentions = checked.map(({ mention }) => mention);
  const arithmetic = arithmeticOf(draft).filter(isBesideThose([...withheld.keys()]));
  const found = inTextOrder([
    ...checked.flatMap(({ findings }) => findings).filter(isNews(arithmetic)),
    ...arithmetic,
  ]);
  const sourced = new Set(mentions.filter(({ status }) => status === "sourced").map(({ start }) => start));
  const findings = found.filter((finding) => {
    // What reads as one quantity printed twice is two, when the register has both.
    if (finding.code === "report/printed-twice-differently" && sourced.has(finding.span.start)) return false;
    const excuse = current.find((each) => each.code === finding.code && covers(draft, each, finding.span));
    if (excuse !== undefined) used.add(excuse);
    return excuse === undefined;
  });
  return frozenCopy({
    findings: [...findings, ...excuseFindings(draft, excuses, { current, used })],
    coverage: { ...coverageOf(mentions), paragraphs: paragraphCoverage(draft, mentions) },
    mentions,
  });
}

interface MentionCheck {
  readonly draft: Draft;
  readonly sentence: Sentence;
  readonly mention: NumberMention;
  readonly sources: Sources;
  readonly withheld: ReadonlyMap<NumberMention, WithheldClaim>;
  readonly excuses: readonly Excuse[];
  readonly used: Set<Excuse>;
}

interface MentionResult {
  readonly mention: CheckedMention;
  readonly findings: readonly DraftFinding[];
}

function checkMention({
  draft,
  sentence,
  mention,
  sources,
  withheld,
  excuses,
  used,
}: MentionCheck): MentionResult {
  const plain = (status: MentionStatus, more: Partial<CheckedMention> = {}): CheckedMention => ({
    ...mention,
    status,
    ...more,
  });
  const hidden = withheld.get(mention);
  if (hidden !== undefined) {
    const { figure, isMark } = hidden;
    return {
      mention: plain(isMark ? "context" : "withheld", { figure: figure.id }),
      findings: isMark ? [] : [withheldPrinted(draft, mention, figure)],
    };
  }
  const context = contextOf(draft, sentence, mention);
  const isPast = sources.lastYear !== undefined && context.isPast;
  const stating = [
    ...(isPast ? (sources.lastYear?.stating(mention) ?? []) : []),
    ...sources.now.stating(mention),
    ...(isPast ? [] : (sources.lastYear?.stating(mention) ?? [])),
  ];
  const [stated, ...others] = byLikeness(stating, context.stems);
  if (stated !== undefined) {
    const candidates = others.length === 0 ? {} : { candidates: [stated, ...others].map(({ id }) => id) };
    const differs =
      isPast && !isSame(stating[0], sources.lastYear?.stating(mention)[0])
        ? drift(draft, mention, context, sources, true)
        : undefined;
    const found = [...(differs === undefined ? [] : [differs.finding]), ...qualified(draft, mention, stated)];
    const other =
      likeness(stated, context.stems) > 0 ? undefined : drift(draft, mention, context, sources, isPast);
    return {
      mention: plain("sourced", { figure: stated.id, ...candidates }),
      findings:
        found.length > 0 || other === undefined
          ? found
          : misplaced({ draft, sentence, mention, sources }, stated, other.figure),
    };
  }
  if (!statesFigure(mention) || isName(mention, sources.now)) {
    return { mention: plain("context"), findings: [] };
  }
  const excuse = excuses.find((each) => each.code === undefined && covers(draft, each, mention));
  if (excuse !== undefined) {
    used.add(excuse);
    return { mention: plain("excused", { excuse }), findings: [] };
  }
  const drifted = drift(draft, mention, context, sources, isPast);
  if (drifted !== undefined) {
    return { mention: plain("drifted", { figure: drifted.figure.id }), findings: [drifted.finding] };
  }
  return {
    mention: plain("unsourced"),
    findings: [
      draftFinding(draft.text, "report/unsourced", mention, {
        message: `${words(mention)} has no source: no figure of the register prints so`,
        why: "Only a number with a source can be defended",
        instead: isNearWithheld(context, sources.now)
          ? "the mark, if it is what the register withholds; or else add the figure to the register, fill it from there, or excuse it with a reason and a last day"
          : "add the figure to the register, fill it from there, or excuse it with a reason and a last day",
      }),
    ],
  };
}

/** "0-27 days", where it is part of a figure's label and no figure itself. */
function isName(mention: NumberMention, { numbered }: FigureIndex): boolean {
  return (
    namesFigure(mention) &&
    numbered(mention.value).some(({ label }) => label.numbers.some((own) => isLabelNumber(own, mention)))
  );
}

/** Whether the words about a number touch on what the register withholds, though they name none of it. */
function isNearWithheld({ stems, names }: MentionContext, index: FigureIndex): boolean {
  const named = names.flatMap(({ value }) => index.numbered(value));
  return index.touchesWithheld(stems) || named.some(({ figure }) => figure.value.kind === "withheld");
}

/** A number for what the register withholds. The finding repeats neither: it is read where the draft may not be. */
function withheldPrinted(draft: Draft, mention: NumberMention, figure: Figure): DraftFinding {
  const why = figure.value.kind === "withheld" ? figure.value.why : figure.because;
  return draftFinding(draft.text, "report/withheld-printed", mention, {
    message: `The register withholds "${figure.label}"; the draft prints a number for it`,
    why: `${figure.id}, ${periodOf(figure)}: ${why}`,
    instead: formatFigure(figure),
  });
}

/** A number that is one figure, where the words are those of another that the sentence does not print. */
function misplaced(
  { draft, sentence, mention, sources }: Pick<MentionCheck, "draft" | "sentence" | "mention" | "sources">,
  stated: Figure,
  meant: Figure,
): readonly DraftFinding[] {
  if (sentence.mentions.some((each) => sources.now.stating(each).includes(meant))) return [];
  return [
    draftFinding(draft.text, "report/other-figure", mention, {
      message: `${words(mention)} is "${stated.label}", but the words are those of "${meant.label}", which is ${formatFigure(meant)}`,
      why: `The sentence names ${meant.id} and prints ${stated.id}`,
      instead: formatFigure(meant),
    }),
  ];
}

/** Tells whether a finding is about other numbers than these, in order: for a withheld number, what it would print is that number. */
function isBesideThose(mentions: readonly NumberMention[]): (finding: DraftFinding) => boolean {
  const starts = mentions.map(({ start }) => start);
  return ({ span }) => {
    const last = mentions[lastAtMost(starts, span.end - 1)];
    return last === undefined || last.start >= span.end || last.end <= span.start;
  };
}

/** Tells whether a finding says more than the arithmetic about the same number already does. */
function isNews(arithmetic: readonly DraftFinding[]): (finding: DraftFinding) => boolean {
  const saying = new Map<string, DraftFinding[]>();
  for (const finding of arithmetic) {
    const { instead = "" } = finding;
    const others = saying.get(instead);
    if (others === undefined) saying.set(instead, [finding]);
    else others.push(finding);
  }
  const starts = new Map([...saying].map(([instead, own]) => [instead, own.map(({ span }) => span.start)]));
  return ({ span, instead = "" }) => {
    const nearest = saying.get(instead)?.[lastAtMost(starts.get(instead) ?? [], span.start)];
    return (
      instead === "" ||
      nearest === undefined ||
      nearest.span.start > span.start ||
      nearest.span.end < span.end
    );
  };
}

function isSame(one: Figure | undefined, two: Figure | undefined): boolean {
  return one !== undefined && one === two;
}

/** "over 2,876" of exactly 2,876 */
function qualified(draft: Draft, mention: NumberMention, figure: Figure): readonly DraftFinding[] {
  const { qualifier, kind } = mention;
  const isExact = plainValue(formatFigure(figure)) === mention.value;
  if ((qualifier !== "over" && qualifier !== "under") || !isExact || (kind !== "count" && kind !== "money"))
    return [];
  return [
    draftFinding(draft.text, "report/qualifier-not-borne", mention, {
      message: `The figure is exactly ${formatFigure(figure)}: the word before it says otherwise`,
      why: `${figure.id} is ${formatFigure(figure)}`,
      instead: formatFigure(figure),
    }),
  ];
}

/** Whether an excuse is about this stretch of the draft. */
function covers(draft: Draft, { text, near }: Pick<Excuse, "text" | "near">, { start, end }: Span): boolean {
  const own = plainWords(draft.text.original.slice(start, Math.min(end, start + 2_000)));
  const sought = plainWords(text);
  const isPart = new RegExp(`\\d${escaped(sought)}|${escaped(sought)}[\\d,.]*\\d`);
  if (!own.includes(sought) || isPart.test(own)) return false;
  if (near === undefined) return true;
  const { paragraphs, paragraphAt, original } = draft.text;
  const paragraph = paragraphs[paragraphAt(start)];
  return (
    paragraph !== undefined &&
    plainWords(original.slice(paragraph.start, paragraph.end)).includes(plainWords(near))
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function excuseFindings(
  draft: Draft,
  excuses: readonly Excuse[],
  { current, used }: { readonly current: readonly Excuse[]; readonly used: ReadonlySet<Excuse> },
): readonly DraftFinding[] {
  const start = { start: 0, end: 0 };
  return excuses.flatMap((excuse) => {
    if (used.has(excuse)) return [];
    const hasExpired = !current.includes(excuse);
    return [
      draftFinding(draft.text, hasExpired ? "report/excuse-expired" : "report/excuse-unused", start, {
        message: hasExpired
          ? `The excuse for "${excuse.text}" ran out on ${formatDate(excuse.expires)}`
          : `The excuse for "${excuse.text}" excuses nothing in this draft`,
        why: excuse.reason,
        instead: hasExpired ? "a source for the number, or a new excuse" : "a draft checked without it",
      }),
    ];
  });
}

function coverageOf(mentions: readonly CheckedMention[]): Coverage {
  const stating = mentions.filter((mention) => mention.status !== "context" && statesFigure(mention));
  const count = (status: MentionStatus) => stating.filter((mention) => mention.status === status).length;
  const sourced = count("sourced");
  return {
    sourced,
    total: stating.length,
    excused: count("excused"),
    text: `${sourced} of ${stating.length}`,
  };
}

function paragraphCoverage(
  { text }: Draft,
  mentions: readonly CheckedMention[],
): readonly ParagraphCoverage[] {
  const groups = new Map<number, CheckedMention[]>();
  for (const mention of mentions) {
    const index = text.paragraphAt(mention.start);
    const group = groups.get(index);
    if (group === undefined) groups.set(index, [mention]);
    else group.push(mention);
  }
  return text.paragraphs.flatMap((paragraph, index) => {
    const coverage = coverageOf(groups.get(index) ?? []);
    return coverage.total === 0
      ? []
      : [{ ...paragraph, line: text.positionOf(paragraph.start).line, ...coverage }];
  });
}
