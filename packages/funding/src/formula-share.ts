import {
  addMoney,
  type Decimal,
  decimal,
  formatMoney,
  frozenCopy,
  type Money,
  money,
  percentOf,
  subtractMoney,
  sumMoney,
} from "@pdscp/core";
import { FundingError, type FundingErrorCode } from "./errors.ts";
import {
  type Amount,
  type Factor,
  type FundingFormula,
  membersOf,
  partnersUnder,
  type TopSlice,
} from "./formula.ts";
import { checkFormula } from "./formula-problem.ts";
import { divided, type Share, type ShareOptions, tieProblems } from "./share.ts";
import { moneyProblems, type Path, type Quantity, refuse, sumOf } from "./weight.ts";

/**
 * Divides a budget by a formula, to the penny. The shares always sum to the budget.
 *
 * @param options - `tie`: who takes an odd penny where the formula does not say.
 * @returns In the order the formula names the partners. A member's share says `through` whom; a share that covers several
 *   boards says what each of them gets.
 * @throws {FundingError} What {@link checkFormula} finds first, `funding/amount-invalid` for a budget that is no money, and
 *   `funding/budget-not-met` when fixed amounts do not make the budget or top slices exceed it.
 *
 * @example Health is one of three partners, and two bodies divide its share
 * ```ts
 * import { formatMoney, money } from "@pdscp/core";
 * import { sharesUnder } from "@pdscp/funding";
 *
 * const shares = sharesUnder(
 *   {
 *     kind: "members",
 *     formula: { kind: "equal", partners: ["council", "police", "health"] },
 *     members: { health: { kind: "percent", percents: { north: 60, south: 40 } } },
 *   },
 *   money("90000"),
 * );
 *
 * shares.map(({ partner, amount }) => `${partner} ${formatMoney(amount)}`);
 * // => ["council £30,000", "police £30,000", "north £18,000", "south £12,000"]
 * ```
 */
export function sharesUnder(
  formula: FundingFormula,
  budget: Money,
  options: ShareOptions = {},
): readonly Share[] {
  const refused = "Cannot divide the budget by the formula";
  refuse(refused, [...moneyProblems(budget, ["budget"]), ...checkFormula(formula)]);
  refuse(refused, tieProblems(options.tie, partnersUnder(formula), ["tie"]));
  return frozenCopy(divide(formula, budget, options));
}

function divide(formula: FundingFormula, budget: Money, options: ShareOptions): readonly Share[] {
  const settle = {
    ...options,
    ...("tie" in formula && formula.tie !== undefined ? { tie: formula.tie } : {}),
  };
  switch (formula.kind) {
    case "equal":
      return divided(budget, formula.partners, () => 1, settle);
    case "weights":
      return byWeight(budget, formula.weights, settle);
    case "percent":
      return byWeight(budget, formula.percents, settle);
    case "blend":
      return byWeight(budget, blendedWeights(formula.factors), settle);
    case "fixed":
      return fixedShares(formula.amounts, budget);
    case "top-slice":
      return slicedShares(formula.first, formula.rest, budget, options);
    case "members":
      return divide(formula.formula, budget, options).flatMap((share) => {
        const inner = membersOf(formula, share.partner);
        if (inner === undefined) return [share];
        return divide(inner, share.amount, options).map((member) => ({ through: share.partner, ...member }));
      });
    case "boards":
      return divide(formula.formula, budget, options).map((share) => ({
        ...share,
        boards: divide(formula.boards, share.amount, options),
      }));
  }
}

function byWeight(
  budget: Money,
  weights: Readonly<Record<string, Quantity | Decimal>>,
  options: ShareOptions,
): readonly Share[] {
  return divided(budget, Object.keys(weights), (partner) => weights[partner] as Quantity | Decimal, options);
}

/** Each factor's weights on the scale on which they make its percentage, without dividing by any total. */
export function blendedWeights(factors: readonly Factor[]): Readonly<Record<string, Decimal>> {
  const totals = factors.map(({ weights }) => sumOf(Object.values(weights)));
  const blended = new Map<string, Decimal>();
  for (const [index, { percent, weights }] of factors.entries()) {
    const others = totals.filter((_, other) => other !== index);
    const scale = others.reduce((product, total) => product.times(total), decimal(percent));
    for (const [partner, weight] of Object.entries(weights)) {
      blended.set(partner, scale.times(weight).plus(blended.get(partner) ?? 0));
    }
  }
  return Object.fromEntries(blended);
}

function fixedShares(amounts: Readonly<Record<string, Amount>>, budget: Money): readonly Share[] {
  const shares = Object.entries(amounts).map(([partner, amount]) => ({ partner, amount: money(amount) }));
  const total = sumMoney(shares.map(({ amount }) => amount));
  if (total.equals(budget)) return shares;
  const residual = formatMoney(subtractMoney(budget, total));
  throw refusal("funding/budget-not-met", `the fixed amounts leave ${residual} of the budget`, ["amounts"]);
}

function slicedShares(
  first: readonly TopSlice[],
  rest: FundingFormula,
  budget: Money,
  options: ShareOptions,
): readonly Share[] {
  const slices = first.map((slice) =>
    "amount" in slice ? money(slice.amount) : percentOf(budget, slice.percent),
  );
  const left = subtractMoney(budget, sumMoney(slices));
  if (!left.isZero() && left.isNegative() !== budget.isNegative()) {
    throw refusal("funding/budget-not-met", "the top slices exceed the budget", ["first"]);
  }
  const byPartner = new Map<string, Share>(
    first.map(({ partner }, index) => [partner, { partner, amount: slices[index] as Money }]),
  );
  for (const share of divide(rest, left, options)) {
    const slice = byPartner.get(share.partner)?.amount;
    byPartner.set(share.partner, slice === undefined ? share : withSlice(share, slice));
  }
  return [...byPartner.values()];
}

function withSlice(share: Share, slice: Money): Share {
  const { amount, oddPenny } = share;
  const whole = { ...share, amount: addMoney(amount, slice) };
  if (oddPenny === undefined) return whole;
  return { ...whole, oddPenny: { ...oddPenny, exact: decimal(oddPenny.exact).plus(slice).toFixed(4) } };
}

function refusal(code: FundingErrorCode, need: string, path: Path): FundingError {
  return new FundingError(`Cannot divide the budget by the formula: ${need}`, { code, path });
}
