import type { FigureValue, Money, Reference } from "@pdscp/core";
import type { PublishedCount } from "@pdscp/statistics";

/** A document, and where in it: "Cabinet report, paragraph 18". */
export function documentText({ title, at }: Reference): string {
  return at === undefined ? title : `${title}, ${at}`;
}

/** An amount in a table. */
export function pounds(amount: Money): FigureValue {
  return { kind: "money", amount };
}

/** A count in a table. */
export function count(of: number): FigureValue {
  return { kind: "count", count: of };
}

/** A count as disclosure control has left it. */
export function shownCount(published: PublishedCount): FigureValue {
  return published === "[c]"
    ? { kind: "withheld", why: "so that no child can be recognised" }
    : count(published);
}
