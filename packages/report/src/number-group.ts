import { between, type Draft, type Sentence } from "./draft.ts";
import type { Span } from "./draft-text.ts";
import type { FigureIndex } from "./figure-index.ts";
import { type NumberMention, statesFigure } from "./mention.ts";
import { type FigureName, type NamePlace, namesIn } from "./name-place.ts";

/** Numbers of a sentence that say one thing, "4 of 27 (15%)", and the name beside them. */
export interface NumberGroup {
  readonly start: number;
  readonly mentions: readonly NumberMention[];
  readonly name?: FigureName | undefined;
  readonly isMark?: boolean;
}

/** What stands in the place of a number, and has the name beside it. */
export const UNCOUNTED =
  /\[[a-z]\]|\b(?:none|few|(?:fewer|less) than \w+|several|(?:a )?small numbers?|the (?:rest|others))\b/gi;

/** The numbers of a sentence in groups. A name goes to one group: to the one after it, else to the one before it. */
export function groupsIn(
  draft: Draft,
  sentence: Sentence,
  indexes: readonly FigureIndex[],
): readonly NumberGroup[] {
  const words = draft.text.readable.slice(sentence.start, sentence.end);
  const uncounted = [...words.matchAll(UNCOUNTED)].map(({ 0: { length }, index }) => {
    const start = sentence.start + index;
    const span = { start, end: start + length };
    return {
      ...span,
      mentions: sentence.mentions.filter((mention) => isWithin(mention, span)),
      isMark: true,
    };
  });
  const names = namesIn(draft, sentence, indexes);
  const stating = sentence.mentions.filter(
    (mention) => statesFigure(mention) && ![...uncounted, ...names].some((each) => isWithin(mention, each)),
  );
  const groups: { readonly start: number; readonly mentions: NumberMention[] }[] = [];
  let before: NumberMention | undefined;
  for (const mention of stating) {
    if (before !== undefined && isJoined(draft, before, mention)) groups.at(-1)?.mentions.push(mention);
    else groups.push({ start: mention.start, mentions: [mention] });
    before = mention;
  }
  return named([...groups, ...uncounted], names);
}

/** Groups in order with their names: the only one so far, where neither the last before a group nor the next after it is free. */
function named(groups: readonly NumberGroup[], names: readonly NamePlace[]): readonly NumberGroup[] {
  const said = new Map<string, FigureName>();
  const free: FigureName[][] = [[]];
  const inOrder: NumberGroup[] = [];
  for (const each of [...groups, ...names].toSorted((a, b) => a.start - b.start)) {
    if ("mentions" in each) {
      const [only] = said.size === 1 ? said.values() : [];
      inOrder.push({ ...each, name: only });
      free.push([]);
    } else {
      said.set(each.name.key, each.name);
      free.at(-1)?.push(each.name);
    }
  }
  return inOrder.map((group, place) => ({
    ...group,
    name: free[place]?.pop() ?? free[place + 1]?.shift() ?? group.name,
  }));
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** "4 of 27", "14 (52%) of", "27 reviews (15%)" */
function isJoined(draft: Draft, before: NumberMention, after: NumberMention): boolean {
  const joint = between(draft, before, after);
  if (/^\)? (?:out )?of (?:the |these |all )?$/.test(joint)) return true;
  return (before.kind === "percentage") !== (after.kind === "percentage") && /^(?: \w+)?,? ?\(?$/.test(joint);
}
