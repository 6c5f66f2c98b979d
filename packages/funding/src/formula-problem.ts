import { frozenCopy, money } from "@pdscp/core";
import { type Amount, type Factor, type FundingFormula, partnersUnder, type TopSlice } from "./formula.ts";
import { tieProblems } from "./share.ts";
import {
  isQuantity,
  listOf,
  nameProblems,
  type Path,
  type Problem,
  problem,
  type Quantity,
  recordOf,
  sumOf,
  weightProblems,
} from "./weight.ts";

/**
 * Everything that a formula gets wrong, before any budget is divided by it: partners missing or named twice, weights that
 * are negative or all zero, percentages that do not make 100, members of someone who is no partner.
 */
export function checkFormula(formula: FundingFormula): readonly Problem[] {
  return frozenCopy(problemsOf(formula, []));
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
        ...hundredProblems(Object.values(recordOf(formula.percents)), [...path, "percents"]),
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

function blendProblems(given: readonly Factor[], path: Path): readonly Problem[] {
  const factors = listOf(given);
  const none = factors.findIndex((factor) => typeof factor !== "object" || factor === null);
  if (none !== -1) return [problem("funding/formula-invalid", "a factor is needed", [...path, none])];
  const partners = [...new Set(factors.flatMap(({ weights }) => Object.keys(recordOf(weights))))];
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
        .filter((partner) => !Object.hasOwn(recordOf(weights), partner))
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
  const entries = Object.entries(recordOf(amounts));
  if (entries.length === 0) return nameProblems([], path);
  return entries.flatMap(([partner, amount]) =>
    isAmount(amount) ? [] : [problem("funding/amount-invalid", "pounds are needed", [...path, partner])],
  );
}

function sliceProblems(given: readonly TopSlice[], path: Path): readonly Problem[] {
  const first = listOf(given);
  const names = first.map((slice) => slice?.partner);
  return [
    ...nameProblems(names, path),
    ...first.flatMap((slice, index) =>
      typeof names[index] === "string" ? sizeProblems(slice, [...path, index]) : [],
    ),
  ];
}

function sizeProblems(slice: TopSlice, path: Path): readonly Problem[] {
  if ("amount" in slice) {
    return isAmount(slice.amount)
      ? []
      : [problem("funding/amount-invalid", "pounds are needed", [...path, "amount"])];
  }
  return isQuantity(slice.percent)
    ? []
    : [
        problem("funding/weight-invalid", "a percentage that is not negative is needed", [
          ...path,
          "percent",
        ]),
      ];
}

function memberProblems(
  formula: Extract<FundingFormula, { readonly kind: "members" }>,
  path: Path,
): readonly Problem[] {
  if (typeof formula.members !== "object" || formula.members === null) {
    return [
      problem("funding/formula-invalid", "the formulas between members are needed", [...path, "members"]),
    ];
  }
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
