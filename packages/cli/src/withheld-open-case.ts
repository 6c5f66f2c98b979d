import { type OpenCaseFlow, usualDisclosureRule } from "@pdscp/cdop";

/** Whether a number of deaths is too small to print. */
export function isSmall(deaths: number): boolean {
  return deaths > 0 && deaths < usualDisclosureRule.threshold;
}

const ids = {
  opening: ["cdop.open.opening"],
  notified: ["cdop.notified"],
  reviewed: ["cdop.reviewed"],
  otherwiseClosed: ["cdop.open.otherwise-closed"],
  closing: ["cdop.open.closing", "cdop.time-to-review.still-open"],
} as const;

/**
 * The figures of the open cases that are withheld in the last of the years given, which stand one after another from the first.
 *
 * The cases open at the start and those that came, less those that left, are the cases open at the end: a small number alone
 * could be found from the other four, so that another is withheld with it. That is the number otherwise closed, which no other
 * year's report prints. Where that one is the small number, it is the closing stock, which the next report prints as its
 * opening: so that report withholds it as well.
 */
export function withheldOpenCases(years: readonly OpenCaseFlow[]): readonly string[] {
  let withheld = new Set<keyof typeof ids>();
  for (const flow of years) {
    const names = Object.keys(ids) as (keyof typeof ids)[];
    const hidden = names.filter(
      (name) => isSmall(flow[name]) || (name === "opening" && withheld.has("closing")),
    );
    withheld = new Set(hidden);
    if (hidden.length === 1) withheld.add(hidden[0] === "otherwiseClosed" ? "closing" : "otherwiseClosed");
  }
  return [...withheld].flatMap((name) => ids[name]);
}
