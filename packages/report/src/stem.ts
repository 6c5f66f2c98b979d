const STOPS = new Set(
  "the of in to for and or was were is are be been by at on from with this that these those it its our their there per as about over under than more less which who had has have will would all any each not no year years number total nearly almost around approximately roughly".split(
    " ",
  ),
);

/** The telling words of a label or sentence, without their endings, each once: "Deaths reviewed" and "reviewing a death" meet. */
export function stemsOf(words: string): readonly string[] {
  const found = words.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  return [...new Set(found.filter((word) => !STOPS.has(word)).map(stemOf))];
}

function stemOf(word: string): string {
  const stem = word.replace(/(?:ications?|ations?|ings?|ied|ies|ions?|ed|es|s|y|e)$/, "");
  return stem.length >= 3 ? stem : word;
}
