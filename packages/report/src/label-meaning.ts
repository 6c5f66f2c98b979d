import { stemsOf } from "./stem.ts";

/** Words that tell no label from another; "not", "under" and "more" do. */
const SMALL = new Set(
  "a an the of in to for and or was were is are be been being by at on from this that these those it its our their there as about which who had has have will would year years number total s".split(
    " ",
  ),
);

/** What a label says: the stems of its words in any order, each once, and the numbers in it as they stand. */
export function labelMeaning(label: string): string {
  const words = label.match(/\p{L}+/gu) ?? [];
  const telling = new Set(words.flatMap((word, index) => tellingPart(word, index)));
  return `${[...telling].toSorted().join(" ")} ${(label.match(/\d+/g) ?? []).join("-")}`;
}

function tellingPart(word: string, index: number): readonly string[] {
  const lower = word.toLowerCase();
  // The band A of a price list, and no article.
  if (word.length === 1 && word !== lower && index > 0) return [word];
  if (SMALL.has(lower)) return [];
  const stems = /^[a-z]+$/.test(lower) ? stemsOf(lower) : [];
  return stems.length === 0 ? [lower] : stems;
}
