import type { CheckedMention, MentionStatus } from "./checked-mention.ts";
import type { Draft } from "./draft.ts";
import type { Span } from "./draft-text.ts";
import { statesFigure } from "./mention.ts";

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

/** The coverage of some numbers. */
export function coverageOf(mentions: readonly CheckedMention[]): Coverage {
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

/** The coverage of each paragraph that states a figure. */
export function paragraphCoverage(
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
