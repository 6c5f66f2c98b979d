import { type CalendarDate, frozenCopy } from "@pdscp/core";
import { arithmeticOf, inTextOrder } from "./arithmetic.ts";
import { type CheckedMention, checkMention } from "./checked-mention.ts";
import { type Coverage, coverageOf, type ParagraphCoverage, paragraphCoverage } from "./coverage.ts";
import { readDraft } from "./draft.ts";
import { type DraftFinding, placedFinding } from "./draft-finding.ts";
import { lastAtMost } from "./draft-text.ts";
import { covers, type Excuse, excuseFindings, refuseBareExcuses } from "./excuse.ts";
import { figureIndex } from "./figure-index.ts";
import { placedMention } from "./find-numbers.ts";
import type { NumberMention } from "./mention.ts";
import type { FigureRegister } from "./register.ts";
import { visibleText } from "./visible-text.ts";
import { withheldClaims } from "./withheld-claim.ts";

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
  const visible = visibleText(text);
  const draft = readDraft(visible.text);
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
    findings: [...findings, ...excuseFindings(draft, excuses, { current, used })].map((finding) =>
      placedFinding(finding, visible),
    ),
    coverage: {
      ...coverageOf(mentions),
      paragraphs: paragraphCoverage(draft, mentions).map((paragraph) => ({
        ...paragraph,
        ...visible.spanOf(paragraph),
      })),
    },
    mentions: mentions.map((mention) => placedMention(mention, visible)),
  });
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
