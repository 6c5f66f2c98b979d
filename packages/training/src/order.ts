/** Texts in the order of their code units: the same on every machine. */
export function inCodeUnitOrder(texts: Iterable<string>): readonly string[] {
  return [...texts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
