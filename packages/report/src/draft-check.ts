import { type CalendarDate, type Figure, formatFigure, isCalendarDate } from "@pdscp/core";
import { arithmeticOf, inTextOrder } from "./arithmetic.ts";
import { type Draft, readDraft, type Sentence, wordsAfter, wordsBefore } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import { lastAtMost, type Span } from "./draft-text.ts";
import { type Excuse, plainWords, refuseBareExcuses } from "./excuse.ts";
import { type FigureIndex, figureIndex } from "./figure-index.ts";
import { type NumberMention, statesFigure } from "./mention.ts";
import { type FigureRegister, periodOf } from "./register.ts";
import { stemsOf } from "./stem.ts";

/** How a number of a draft stands to the register. */
export type MentionStatus =
  /** A figure of the register prints so. */
  | "sourced"
  /** It reads as a figure of the register, and says something else. */
  | "drifted"
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
 * text is checked as well.
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
  const checked = draft.sentences.flatMap((sentence) =>
    sentence.mentions.map((mention) =>
      checkMention({ draft, sentence, mention, sources, excuses: current, used }),
    ),
  );
  const mentions = checked.map(({ mention }) => mention);
  const arithmetic = arithmeticOf(draft);
  const found = inTextOrder([
    ...checked.flatMap(({ findings }) => findings).filter(isNews(arithmetic)),
    ...arithmetic,
  ]);
  const sourced = new Set(mentions.filter(({ status }) => status === "sourced").map(({ start }) => start));
  const findings = found.filter((finding) => {
    // What reads as one quantity printed twice is two, when the register has both.
    if (finding.code === "report/printed-twice-differently" && sourced.has(finding.span.start)) return false;
    const excuse = current.find(
      ({ code, text: words, near }) =>
        code === finding.code &&
        covers(draft, { text: words, ...(near === undefined ? {} : { near }) }, finding.span),
    );
    if (excuse !== undefined) used.add(excuse);
    return excuse === undefined;
  });
  return Object.freeze({
    findings: [...findings, ...excuseFindings(draft, excuses, { current, used })],
    coverage: { ...coverageOf(mentions), paragraphs: paragraphCoverage(draft, mentions) },
    mentions,
  });
}

interface Sources {
  readonly now: FigureIndex;
  readonly lastYear: FigureIndex | undefined;
}

interface MentionCheck {
  readonly draft: Draft;
  readonly sentence: Sentence;
  readonly mention: NumberMention;
  readonly sources: Sources;
  readonly excuses: readonly Excuse[];
  readonly used: Set<Excuse>;
}

interface MentionResult {
  readonly mention: CheckedMention;
  readonly findings: readonly DraftFinding[];
}

function checkMention({ draft, sentence, mention, sources, excuses, used }: MentionCheck): MentionResult {
  const plain = (status: MentionStatus, more: Partial<CheckedMention> = {}): CheckedMention =>
    Object.freeze({ ...mention, status, ...more });
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
  if (!statesFigure(mention)) return { mention: plain("context"), findings: [] };
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
        instead:
          "add the figure to the register, fill it from there, or excuse it with a reason and a last day",
      }),
    ],
  };
}

/** A number that is one figure, where the words are those of another that the sentence does not print. */
function misplaced(
  { draft, sentence, mention, sources }: Omit<MentionCheck, "excuses" | "used">,
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

function words({ text }: NumberMention): string {
  return text.replace(/\s+/g, " ");
}

interface Context {
  /** The stems of the words about the number. */
  readonly stems: ReadonlySet<string>;
  /** The years that the sentence names. */
  readonly years: ReadonlySet<string>;
  /** Whether the words speak of the year before. */
  readonly isPast: boolean;
}

const PAST = /\b(?:last year|previous year|prior year|year before|a year earlier|in the year to last)\b/i;

function contextOf(draft: Draft, sentence: Sentence, { start, end }: NumberMention): Context {
  const before = wordsBefore(draft, sentence, start);
  const after = wordsAfter(draft, sentence, end).slice(0, 80);
  return {
    stems: new Set(stemsOf(`${before} ${after}`)),
    years: new Set(sentence.mentions.filter(({ kind }) => kind === "year").map(({ value }) => value)),
    isPast: PAST.test(before) || PAST.test(after),
  };
}

function likeness({ label }: Pick<Figure, "label">, stems: ReadonlySet<string>): number {
  const own = stemsOf(label);
  return own.length === 0 ? 0 : own.filter((stem) => stems.has(stem)).length / own.length;
}

/** The likeliest first, by the words; as they came where the words do not tell. */
function byLikeness(figures: readonly Figure[], stems: ReadonlySet<string>): readonly Figure[] {
  if (figures.length < 2) return figures;
  return figures
    .map((figure) => ({ figure, score: likeness(figure, stems) }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ figure }) => figure);
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

function plainValue(printed: string): string {
  return printed.replace(/[£,%]/g, "");
}

interface Drift {
  readonly figure: Figure;
  readonly finding: DraftFinding;
}

/** The figure that a number reads as, though it says something else. */
function drift(
  draft: Draft,
  mention: NumberMention,
  context: Context,
  { now, lastYear }: Sources,
  isPast: boolean,
): Drift | undefined {
  const index = isPast && lastYear !== undefined ? lastYear : now;
  const stems = [...context.stems];
  const scored = index
    .sharing(mention.kind, stems)
    .filter(({ figure }) => isOfTheseYears(figure, context))
    .map(({ figure, stems: own }) => {
      const shared = own.filter((stem) => context.stems.has(stem)).length;
      return { figure, shared, score: shared / own.length, slip: isSlip(mention, figure) };
    })
    .filter(
      ({ figure, shared, score, slip }) =>
        (score >= 0.75 &&
          (shared >= 2 || score === 1) &&
          (shared >= 3 || isLikely(draft, mention, figure))) ||
        (slip && shared >= 1),
    )
    .toSorted((a, b) => Number(b.slip) - Number(a.slip) || b.score - a.score || b.shared - a.shared);
  const best = scored[0];
  if (best === undefined || mention.kind === "fraction" || mention.kind === "range") return undefined;
  if (mention.kind === "count" && !best.slip && !leans(draft, mention, best.figure)) return undefined;
  const printed = formatFigure(
    best.figure,
    mention.places > 0 && mention.kind !== "money" ? { places: mention.places } : {},
  );
  const finding = draftFinding(draft.text, isPast ? "report/last-year-differs" : "report/drifted", mention, {
    message: `${words(mention)} is not ${isPast ? "what last year's report says" : "what the register says"}: "${best.figure.label}" is ${printed}`,
    why: `${best.figure.id}, ${periodOf(best.figure)}: ${best.figure.because}`,
    instead: printed,
  });
  return { figure: best.figure, finding };
}

/** Whether a number may be meant as a figure: near it in size, or right beside its words; a count, both. */
function isLikely(draft: Draft, mention: NumberMention, figure: Figure): boolean {
  const [one, two] = [
    Number(mention.value),
    Number.parseFloat(plainValue(formatFigure(figure, { places: 2 }))),
  ];
  const isNear = Math.max(one, two) <= 2 * Math.min(one, two);
  return isNear || (mention.kind !== "count" && leans(draft, mention, figure, 30));
}

/** A count has many neighbours: it reads as a figure only where the words of the label stand right beside it. */
function leans({ text }: Draft, { start, end }: NumberMention, { label }: Figure, reach = 45): boolean {
  const beside = `${text.readable.slice(Math.max(0, start - reach), start)} ${text.readable.slice(end, end + reach)}`;
  return likeness({ label }, new Set(stemsOf(beside))) >= 0.75;
}

/** A figure of another year than the sentence names is another figure. */
function isOfTheseYears({ period }: Figure, { years }: Context): boolean {
  if (years.size === 0) return true;
  const own = typeof period === "string" ? period : "";
  if (isCalendarDate(period))
    return [...years].some((year) => year.includes(period.slice(0, 4)) || year.endsWith(period.slice(2, 4)));
  return own === "" || [...years].some((year) => own.startsWith(year) || year === own.slice(0, 4));
}

/** Two digits changed places, or one is another, missing or too many: what typing does to a number. */
function isSlip(mention: NumberMention, figure: Figure): boolean {
  const [one, two] = [
    mention.value,
    plainValue(formatFigure(figure, mention.places > 0 ? { places: mention.places } : {})),
  ].map((value) => value.replace(/\D/g, "")) as [string, string];
  if (Math.min(one.length, two.length) < 4 || one === two) return false;
  if (one.length === two.length) {
    const apart = [...one].flatMap((digit, at) => (digit === two[at] ? [] : [at]));
    const [first = 0, second = 0] = apart;
    return (
      apart.length === 1 ||
      (apart.length === 2 && second === first + 1 && one[first] === two[second] && one[second] === two[first])
    );
  }
  const [longer, shorter] = one.length > two.length ? [one, two] : [two, one];
  if (longer.length !== shorter.length + 1) return false;
  const at = [...longer].findIndex((digit, place) => digit !== shorter[place]);
  return longer.slice(0, at) + longer.slice(at + 1) === shorter;
}

/** Whether an excuse is about this stretch of the draft. */
function covers(draft: Draft, { text, near }: Pick<Excuse, "text" | "near">, { start, end }: Span): boolean {
  const own = plainWords(draft.text.original.slice(start, Math.min(end, start + 2_000)));
  const sought = plainWords(text);
  if (own !== sought && !own.includes(sought)) return false;
  if (
    own !== sought &&
    /\d$/.test(sought) &&
    new RegExp(`\\d${escaped(sought)}|${escaped(sought)}[\\d,.]*\\d`).test(own)
  )
    return false;
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
          ? `The excuse for "${excuse.text}" ran out on ${excuse.expires}`
          : `The excuse for "${excuse.text}" excuses nothing in this draft`,
        why: excuse.reason,
        instead: hasExpired ? "a source for the number, or a new excuse" : "a draft checked without it",
      }),
    ];
  });
}

function coverageOf(mentions: readonly CheckedMention[]): Coverage {
  const stating = mentions
    .filter(({ status }) => status !== "context")
    .filter((mention) => statesFigure(mention) || mention.status === "sourced");
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
