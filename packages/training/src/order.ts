/** Texts in the order of their code units: the same on every machine. */
export function inCodeUnitOrder<Text extends string>(texts: Iterable<Text>): readonly Text[] {
  return [...texts].sort(compareText);
}

/** Which of two texts comes first in that order, for `sort`. */
export function compareText(one: string, other: string): -1 | 0 | 1 {
  return one < other ? -1 : one > other ? 1 : 0;
}
