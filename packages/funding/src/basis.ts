import { type CalendarDate, decimal, penceOf } from "@pdscp/core";
import { FundingError } from "./errors.ts";
import { blendedWeights } from "./formula-share.ts";
import type { Share } from "./share.ts";
import {
  isQuantity,
  listOf,
  type Path,
  type Problem,
  problem,
  type Quantity,
  recordOf,
  refuse,
  sumOf,
  weightProblems,
} from "./weight.ts";

/**
 * How a budget or a balance is divided between the successors of an arrangement, as data.
 *
 * - "equal": the same for each.
 * - "by-contributor": each follows those who pay it; a partner of several successors counts equally for each of them.
 * - `weights`: in proportion to something, such as the number of children in each area.
 * - `blend`: several bases, each with a percentage; the percentages make 100.
 */
export type Basis =
  | "equal"
  | "by-contributor"
  | {
      readonly kind: "weights";
      /** What is weighed, and its source. */
      readonly of?: string;
      readonly weights: Readonly<Record<string, Quantity>>;
    }
  | {
      readonly kind: "blend";
      readonly parts: readonly { readonly percent: Quantity; readonly basis: Basis }[];
    };

/** Who follows an arrangement, as far as its money goes. */
export interface SuccessorPartners {
  readonly id: string;
  readonly partners: readonly string[];
  /** Its first day. */
  readonly from?: CalendarDate;
}

/** The weight of each successor under a basis. */
export function basisWeights(
  basis: Basis,
  successors: readonly SuccessorPartners[],
  shares: readonly Share[],
  path: Path = ["basis"],
): Readonly<Record<string, Quantity>> {
  if (basis === "equal") return Object.fromEntries(successors.map(({ id }) => [id, 1]));
  if (basis === "by-contributor") return contributorWeights(successors, shares);
  if (basis?.kind === "weights") {
    refuse("Cannot divide by the basis", weightsProblems(basis.weights, successors, [...path, "weights"]));
    return basis.weights;
  }
  if (basis?.kind === "blend") {
    const parts = listOf(basis.parts);
    refuse("Cannot divide by the basis", partsProblems(parts, [...path, "parts"]));
    const factors = parts.map((part, index) => ({
      name: String(index),
      percent: part.percent,
      weights: basisWeights(part.basis, successors, shares, [...path, "parts", index, "basis"]),
    }));
    return Object.fromEntries(
      Object.entries(blendedWeights(factors)).map(([id, weight]) => [id, weight.toFixed()]),
    );
  }
  throw new FundingError(
    'Cannot divide by the basis: "equal", "by-contributor", weights or a blend are needed',
    {
      code: "funding/basis-invalid",
      path,
    },
  );
}

/** A basis in a few words. */
export function basisText(basis: Basis): string {
  if (basis === "equal") return "equally";
  if (basis === "by-contributor") return "by who contributes";
  if (basis.kind === "weights") return `by ${basis.of ?? "weight"}`;
  return basis.parts.map(({ percent, basis: part }) => `${percent}% ${basisText(part)}`).join(", ");
}

/** What is paid for each successor: whole numbers, by counting each share in parts that any number of successors divides. */
function contributorWeights(
  successors: readonly SuccessorPartners[],
  shares: readonly Share[],
): Readonly<Record<string, Quantity>> {
  const claims = shares.map(({ partner }) => successors.filter(({ partners }) => partners.includes(partner)));
  const parts = successors.reduce((product, _, index) => product * BigInt(index + 1), 1n);
  const weights = successors.map((successor) => {
    const weight = shares.reduce((sum, { amount }, index) => {
      const those = claims[index] ?? [];
      return those.includes(successor) ? sum + (BigInt(penceOf(amount)) * parts) / BigInt(those.length) : sum;
    }, 0n);
    return [successor.id, String(weight)] as const;
  });
  const record = Object.fromEntries(weights);
  refuse("Cannot divide by the basis", weightProblems(record, ["shares"]));
  return record;
}

function weightsProblems(
  weights: Readonly<Record<string, Quantity>>,
  successors: readonly SuccessorPartners[],
  path: Path,
): readonly Problem[] {
  const ids = successors.map(({ id }) => id);
  return [
    ...weightProblems(weights, path),
    ...ids
      .filter((id) => !Object.hasOwn(recordOf(weights), id))
      .map((id) => problem("funding/basis-invalid", `"${id}" needs a weight`, [...path, id])),
    ...Object.keys(recordOf(weights))
      .filter((id) => !ids.includes(id))
      .map((id) => problem("funding/basis-invalid", `"${id}" is not a successor`, [...path, id])),
  ];
}

function partsProblems(parts: readonly { readonly percent: Quantity }[], path: Path): readonly Problem[] {
  if (parts.length === 0) return [problem("funding/basis-invalid", "at least one part is needed", path)];
  const wrong = parts.findIndex((part) => !isQuantity(part?.percent));
  if (wrong !== -1) {
    return [
      problem("funding/weight-invalid", "a percentage that is not negative is needed", [
        ...path,
        wrong,
        "percent",
      ]),
    ];
  }
  return sumOf(parts.map(({ percent }) => percent)).equals(decimal(100))
    ? []
    : [problem("funding/percentages-not-100", "the percentages must make 100", path)];
}
