import { formatMoney, money } from "@pdscp/core";
import { type FundingFormula, partnersUnder, type TopSlice } from "./formula.ts";

/**
 * A formula in words, for the reason that a figure gives.
 *
 * @example
 * ```ts
 * import { formulaText } from "@pdscp/funding";
 *
 * formulaText({ kind: "equal", partners: ["council", "police", "health"] });
 * // => "equally between council, police and health"
 * ```
 */
export function formulaText(formula: FundingFormula): string {
  const between = () => `between ${listText(partnersUnder(formula))}`;
  switch (formula.kind) {
    case "equal":
      return `equally ${between()}`;
    case "weights":
      return `by ${formula.of ?? "weight"} ${between()}`;
    case "blend":
      return `${listText(formula.factors.map(({ name, percent }) => `${percent}% by ${name}`))} ${between()}`;
    case "fixed":
      return `by amounts fixed beforehand ${between()}`;
    case "percent":
      return listText(
        Object.entries(formula.percents).map(([partner, percent]) => `${percent}% by ${partner}`),
      );
    case "top-slice":
      return `first ${listText(formula.first.map(sliceText))}, then the rest ${formulaText(formula.rest)}`;
    case "members":
      return [
        formulaText(formula.formula),
        ...Object.entries(formula.members).map(([partner, members]) => `${partner}: ${formulaText(members)}`),
      ].join("; ");
    case "boards":
      return `${formulaText(formula.formula)}; each payment ${formulaText(formula.boards)}`;
  }
}

function sliceText(slice: TopSlice): string {
  return `${"amount" in slice ? formatMoney(money(slice.amount)) : `${slice.percent}%`} by ${slice.partner}`;
}

/** "council, police and health". */
export function listText(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
