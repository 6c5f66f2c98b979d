import type { Figure } from "@pdscp/core";
import type { FigureRegister } from "@pdscp/report";
import { comparePublished, type PublishedClaim, verdictOn } from "./published-claim.ts";

const bases = { independent: "agrees, independently", derived: "agrees, same papers" } as const;

/** What a table of figures says of one beside what was printed of it. */
export function verdictWords(figure: Figure, claim: PublishedClaim | undefined): string {
  const verdict = verdictOn(figure, claim);
  switch (verdict) {
    case "agrees":
      return claim?.basis === undefined ? verdict : bases[claim.basis];
    case "differs":
      return "DIFFERS";
    case "of another year":
      return `of ${claim?.period}, not compared`;
    case "cannot tell":
      return verdict;
    case "not printed":
      return "";
  }
}

/** How many of the figures that were printed agree and on what basis, which do not, and what could not be compared. */
export function verdictText(
  published: ReadonlyMap<string, PublishedClaim>,
  register: FigureRegister,
): string {
  const { agree, differ, untold, ofAnotherYear, unknown } = comparePublished(published, register);
  const compared = agree.length + differ.length + untold.length;
  const others = [
    ...(differ.length === 0
      ? []
      : [`${differ.length} ${differ.length === 1 ? "differs" : "differ"}: ${named(differ)}`]),
    ...(untold.length === 0 ? [] : [`of ${untold.length} it cannot be told: ${named(untold)}`]),
  ];
  return [
    compared === 0
      ? "The papers print none of these figures."
      : `${[agreeText(agree, compared), ...others].join("; ")}.`,
    ...basisText(agree),
    ...(ofAnotherYear.length === 0
      ? []
      : [
          `Printed of another year, and not compared: ${ofAnotherYear.map(({ figure, period }) => `${figure} (of ${period})`).join(", ")}.`,
        ]),
    ...(unknown.length === 0
      ? []
      : [
          `Printed, and computed from nothing here: ${unknown.map(({ figure, printed }) => `${figure} (${printed})`).join(", ")}.`,
        ]),
  ].join("\n");
}

function agreeText(agree: readonly PublishedClaim[], compared: number): string {
  if (compared === 1)
    return `The one figure that the papers print ${agree.length === 1 ? "agrees" : "does not agree"}`;
  const verb = agree.length === 1 ? "agrees" : "agree";
  return agree.length === compared
    ? `All ${compared} figures that the papers print agree`
    : `${agree.length} of the ${compared} figures that the papers print ${verb}`;
}

function named(claims: readonly PublishedClaim[]): string {
  return claims.map(({ figure }) => figure).join(", ");
}

/** On what basis the figures that agree do so: what was made from the papers cannot show that they are right. */
function basisText(agree: readonly PublishedClaim[]): readonly string[] {
  const of = (basis: PublishedClaim["basis"]) => agree.filter((claim) => claim.basis === basis).length;
  const [independent, derived, unsaid] = [of("independent"), of("derived"), of(undefined)];
  if (independent + derived === 0) return [];
  const why =
    "their records were entered from them, or made to have their totals, so that agreement shows that they are counted correctly, and not that the papers are right";
  return [
    `Of those that agree, ${[
      `${independent === 0 ? "none" : independent} ${independent < 2 ? "is" : "are"} computed independently of the number printed`,
      ...(unsaid === 0 ? [] : [`of ${unsaid} the basis is not said`]),
      ...(derived === 0
        ? []
        : [`${derived} ${derived === 1 ? "follows" : "follow"} from the same papers: ${why}`]),
    ].join("; ")}.`,
  ];
}
