import { type Figure, formatFigure } from "@pdscp/core";
import type { Draft, Sentence } from "./draft.ts";
import { type DraftFinding, draftFinding } from "./draft-finding.ts";
import { drift, plainValue, type Sources, words } from "./drift.ts";
import { covers, type Excuse } from "./excuse.ts";
import type { FigureIndex } from "./figure-index.ts";
import { isLabelNumber, namesFigure } from "./figure-label.ts";
import { type NumberMention, statesFigure } from "./mention.ts";
import { byLikeness, contextOf, likeness, type MentionContext } from "./mention-context.ts";
import { periodOf } from "./register.ts";
import { checkMultipleOfLast } from "./said-multiple.ts";
import type { WithheldClaim } from "./withheld-claim.ts";

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

/** A number to check, and what it is held against. */
export interface MentionCheck {
  readonly draft: Draft;
  readonly sentence: Sentence;
  readonly mention: NumberMention;
  readonly sources: Sources;
  readonly withheld: ReadonlyMap<NumberMention, WithheldClaim>;
  readonly excuses: readonly Excuse[];
  readonly used: Set<Excuse>;
}

/** What checking one number gives. */
export interface MentionResult {
  readonly mention: CheckedMention;
  readonly findings: readonly DraftFinding[];
}

/** How much of its label must be said of a count that is exactly a figure: what only happens to equal it may well be "over" so many. */
const NAMED = 0.75;

/** Says how one number stands to the register, and what is wrong with it. */
export function checkMention({
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
  const statedIn = (index: FigureIndex | undefined) =>
    index === undefined
      ? []
      : [...index.stating(mention), ...(context.isFall ? index.statingFall(mention) : [])];
  const stating = [
    ...(isPast ? statedIn(sources.lastYear) : []),
    ...statedIn(sources.now),
    ...(isPast ? [] : statedIn(sources.lastYear)),
  ];
  const [stated, ...others] = byLikeness(stating, context.stems);
  if (stated !== undefined) {
    const candidates = others.length === 0 ? {} : { candidates: [stated, ...others].map(({ id }) => id) };
    const differs =
      isPast && !isSame(stating[0], statedIn(sources.lastYear)[0])
        ? drift(draft, mention, context, sources, true)
        : undefined;
    const last = sources.lastYear?.before(stated) ?? sources.now.before(stated);
    const found = [
      ...(last === undefined ? [] : checkMultipleOfLast(draft, sentence, mention, formatFigure(last))),
      ...(differs === undefined ? [] : [differs.finding]),
      ...(mention.kind === "money" || context.stems.size === 0 || likeness(stated, context.stems) >= NAMED
        ? qualified(draft, mention, stated)
        : []),
      ...(context.isFall && !context.isCompared ? wrongWay(draft, mention, stated) : []),
    ];
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

/** "fell by £6,853" of a change that is a rise, or "overspent by" of what was left */
function wrongWay(
  draft: Draft,
  mention: NumberMention,
  { id, label, value }: Figure,
): readonly DraftFinding[] {
  if (value.kind !== "money" || !value.amount.greaterThan(0) || !/\b(?:change|surplus|less)\b/i.test(label))
    return [];
  const instead = /\bchange\b/i.test(label) ? "an increase" : "a surplus";
  return [
    draftFinding(draft.text, "report/change-wrong-way", mention, {
      message: `"${label}" is ${instead} of ${words(mention)}, and the words say the opposite`,
      why: `${id} is above nothing, and the words point down`,
      instead,
    }),
  ];
}
