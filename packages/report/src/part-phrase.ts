import type { NumberMention } from "./mention.ts";

const OF_ALL = "(?:the|our|its|their|these|those|this|that|all)";
/** "£5,000 was set aside from the budget": what comes after the preposition is what it is part of. */
const AFTER = new RegExp(
  `^(?: [a-z'-]+){0,5}? (?:of|from|to|into|in|within|out of|towards) ${OF_ALL}\\b[^;:]*`,
  "i",
);
/** "Of the budget, £180,000", "10% of the budget, £30,314" */
const BEFORE = new RegExp(`\\b(?:of|from|out of|half) ${OF_ALL}\\b[^,;:]{1,80},(?=[^,;:]{0,60}$)`, "i");
const APART_BEFORE =
  /\b(?:includ\w+|exclud\w+|contain\w+|of which|plus|further|extra|additional|another)(?: [a-z]+)? (?:about |around |over |nearly |just )?$|\b(?:nationally|(?:in|across) england|regionally|elsewhere)\b[^\d;]{0,90}$/i;
const APART_AFTER =
  /^(?: [a-z-]+){0,3} (?:in kind|national(?:ly)?|in england|regionally|elsewhere|(?:came|comes) from)\b|^ (?:for )?(?:each|every|per|apiece)\b/i;

/** The words about a number that may be part of something else, without the words for that. */
export interface PartPhrase {
  /** Whether it is another thing than the words beside it name: "includes £10,000", "£5,000 in kind", "300 days nationally". */
  readonly isApart: boolean;
  /** The words that are left; none where the number is part of nothing. */
  readonly rest?: string;
}

/** Reads whether a number is part of what the words about it name. A percentage of something is mostly the figure itself. */
export function partPhraseOf(
  { kind }: Pick<NumberMention, "kind">,
  before: string,
  after: string,
): PartPhrase {
  const isApart = APART_BEFORE.test(before) || APART_AFTER.test(after);
  const rest = `${before.replace(BEFORE, "")} ${kind === "percentage" ? after : after.replace(AFTER, "")}`;
  return rest === `${before} ${after}` ? { isApart } : { isApart, rest };
}
