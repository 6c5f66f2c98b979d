import { money } from "@pdscp/core";
import { type Amount, type Factor, type FundingFormula, partnersUnder, type TopSlice } from "./formula.ts";
import { tieProblems } from "./share.ts";
import {
  isQuantity,
  nameProblems,
  type Path,
  type Problem,
  problem,
  type Quantity,
  sumOf,
  weightProblems,
} from "./weight.ts";

/**
 * Everything that a formula gets wrong, before any budget is divided by it: partners missing or named twice, weights that
 * are negative or all zero, percentages that do not make 100, members of someone who is no partner.
 */
export function checkFormula(formula: FundingFormula): readonly Problem[] {
  return problemsOf(formula, []);
}

function problemsOf(formula: FundingFormula, path: Path): readonly Problem[] {
  const own = ownProblems(formula, path);
  if (own.length > 0 || !("tie" in formula)) return own;
  return tieProblems(formula.tie, partnersUnder(formula), [...path, "tie"]);
}

function ownProblems(formula: FundingFormula, path: Path): readonly Problem[] {
  switch (formula?.kind) {
    case "equal":
      return nameProblems(formula.partners, [...path, "partners"]);
    case "weights":
      return weightProblems(formula.weights, [...path, "weights"]);
    case "percent":
      return [
        ...weightProblems(formula.percents, [...path, "percents"]),
        ...hundredProblems(Object.values(formula.percents), [...path, "percents"]),
      ];
    case "blend":
      return blendProblems(formula.factors, [...path, "factors"]);
    case "fixed":
      return fixedProblems(formula.amounts, [...path, "amounts"]);
    case "top-slice":
      return [
        ...sliceProblems(formula.first, [...path, "first"]),
        ...problemsOf(formula.rest, [...path, "rest"]),
      ];
    case "members":
      return memberProblems(formula, path);
    case "boards":
      if (path.length > 0) {
        const need = "boards divide whole payments, so they must stand outermost";
        return [problem("funding/formula-invalid", need, [...path, "kind"])];
      }
      return [
        ...problemsOf(formula.formula, [...path, "formula"]),
        ...problemsOf(formula.boards, [...path, "boards"]),
      ];
    default:
      return [
        problem("funding/formula-invalid", "a kind of formula that there is, is needed", [...path, "kind"]),
      ];
  }
}

function hundredProblems(percents: readonly Quantity[], path: Path): readonly Problem[] {
  if (!percents.every(isQuantity)) return [];
  const sum = sumOf(percents);
  return sum.equals(100)
    ? []
    : [
        problem(
          "funding/percentages-not-100",
          `the percentages make ${sum.toFixed()}, and must make 100`,
          path,
        ),
      ];
}

function blendProblems(factors: readonly Factor[], path: Path): readonly Problem[] {
  const partners = [...new Set(factors.flatMap(({ weights }) => Object.keys(weights)))];
  return [
    ...(factors.length === 0
      ? [problem("funding/formula-invalid", "at least one factor is needed", path)]
      : hundredProblems(
          factors.map(({ percent }) => percent),
          path,
        )),
    ...factors.flatMap(({ percent, weights }, index) => [
      ...(isQuantity(percent)
        ? []
        : [
            problem("funding/weight-invalid", "each percentage must be a number that is not negative", [
              ...path,
              index,
              "percent",
            ]),
          ]),
      ...weightProblems(weights, [...path, index, "weights"]),
      ...partners
        .filter((partner) => !Object.hasOwn(weights, partner))
        .map((partner) =>
          problem("funding/partner-missing", `"${partner}" has no weight in every factor`, [
            ...path,
            index,
            "weights",
            partner,
          ]),
        ),
    ]),
  ];
}

function fixedProblems(amounts: Readonly<Record<string, Amount>>, path: Path): readonly Problem[] {
  const entries = Object.entries(amounts);
  if (entries.length === 0) return nameProblems([], path);
  return entries.flatMap(([partner, amount]) =>
    isAmount(amount) ? [] : [problem("funding/amount-invalid", "pounds are needed", [...path, partner])],
  );
}

function sliceProblems(first: readonly TopSlice[], path: Path): readonly Problem[] {
  return [
    ...nameProblems(
      first.map(({ partner }) => partner),
      path,
    ),
    ...first.flatMap((slice, index) =>
      "amount" in slice
        ? isAmount(slice.amount)
          ? []
          : [problem("funding/amount-invalid", "pounds are needed", [...path, index, "amount"])]
        : isQuantity(slice.percent)
          ? []
          : [
              problem("funding/weight-invalid", "a percentage that is not negative is needed", [
                ...path,
                index,
                "percent",
              ]),
            ],
    ),
  ];
}

function memberProblems(
  formula: Extract<FundingFormula, { readonly kind: "members" }>,
  path: Path,
): readonly Problem[] {
  const inner = [
    ...problemsOf(formula.formula, [...path, "formula"]),
    ...Object.entries(formula.members).flatMap(([partner, members]) =>
      problemsOf(members, [...path, "members", partner]),
    ),
  ];
  if (inner.length > 0) return inner;
  const partners = partnersUnder(formula.formula);
  return [
    ...Object.keys(formula.members)
      .filter((partner) => !partners.includes(partner))
      .map((partner) =>
        problem("funding/partner-unknown", `"${partner}" is not a partner of the formula`, [
          ...path,
          "members",
          partner,
        ]),
      ),
    ...nameProblems(partnersUnder(formula), [...path, "members"]),
  ];
}

function isAmount(value: unknown): boolean {
  try {
    money(value as Amount);
    return true;
  } catch {
    return false;
  }
}
