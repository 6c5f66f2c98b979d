import { frozenCopy } from "@pdscp/core";

/** What the marks of official statistics stand for, as the Government Analysis Function sets them. */
const MEANINGS: ReadonlyMap<string, string> = new Map([
  ["[c]", "confidential: withheld, so that no person can be recognised"],
  ["[e]", "estimated"],
  ["[k]", "rounds to nought, but is not nought"],
  ["[x]", "not available"],
  ["[z]", "not applicable"],
  ["[b]", "break in the series: do not compare across it"],
  ["[f]", "forecast"],
  ["[low]", "low, and rounds to nought"],
  ["[ns]", "not statistically significant"],
  ["[p]", "provisional"],
  ["[r]", "revised since it was last published"],
  ["[s]", "statistically significant at the 5% level"],
  ["[ss]", "statistically significant at the 1% level"],
  ["[sss]", "statistically significant at the 0.1% level"],
  ["[t]", "total"],
  ["[u]", "of low reliability"],
  ["[w]", "none recorded in the survey"],
]);

/** A mark that a text uses, and what it stands for. */
export interface Shorthand {
  readonly mark: string;
  readonly meaning: string;
}

/** The marks of official statistics that some texts use, each explained once, in the order of the official list. */
export function shorthandIn(texts: Iterable<string>): readonly Shorthand[] {
  const used = new Set<string>();
  for (const text of texts) {
    for (const [mark, name = ""] of text.matchAll(/\[([a-z]{1,3})\d{0,2}\]/g)) {
      if (MEANINGS.has(mark)) used.add(mark);
      else if (MEANINGS.has(`[${name}]`)) used.add(`[${name}]`);
    }
  }
  return frozenCopy([...MEANINGS].flatMap(([mark, meaning]) => (used.has(mark) ? [{ mark, meaning }] : [])));
}
