import { type Money, money, sumMoney } from "@pdscp/core";
import { type Basis, basisWeights, type SuccessorPartners } from "./basis.ts";
import { distribute, type Place } from "./distribution.ts";
import { refusal, type TimedFunction } from "./separation.ts";
import { divided, type Share } from "./share.ts";

/** What one body has after the separation. */
export interface Portion {
  readonly budget: Money;
  readonly balance: Money;
  /** What each partner pays of its budget. */
  readonly shares: readonly Share[];
  /** Its budget and balance by function, where functions were told apart. */
  readonly functions: readonly { readonly name: string; readonly budget: Money; readonly balance: Money }[];
}

const none = money("0");

interface BudgetAndBalance {
  readonly budget: Money;
  readonly balance: Money;
}

/** A function with what of it goes to each successor. */
interface DividedFunction {
  readonly name: string;
  readonly portions: readonly BudgetAndBalance[];
}

interface Payers {
  /** What each partner pays for the arrangement. */
  readonly shares: readonly Share[];
  /** What of it is divided between the successors. */
  readonly rows: readonly Share[];
}

export function successorPortions(
  functions: readonly TimedFunction[],
  successors: readonly SuccessorPartners[],
  payers: Payers,
): readonly (Portion & { readonly id: string })[] {
  const own = functions.map((part) => divideFunction(part, functions.length === 1, successors, payers));
  const totals = successors.map((_, index) => ({
    budget: sumMoney(own.map(({ portions }) => portions[index]?.budget ?? none)),
    balance: sumMoney(own.map(({ portions }) => portions[index]?.balance ?? none)),
  }));
  const places = successors.map(
    ({ partners }, index): Place => ({
      amount: totals[index]?.budget ?? none,
      takes: (partner) => partners.includes(partner),
    }),
  );
  const paid = distribute(payers.rows, places);
  if (paid === undefined) {
    const need =
      "no successor may be given less than its own partners alone pay, or more than all of its partners do";
    throw refusal("funding/basis-unworkable", need, "basis");
  }
  return successors.map(({ id, partners }, index) => ({
    id,
    ...(totals[index] as BudgetAndBalance),
    shares: partners.map((partner) => {
      const row = payers.rows.findIndex((candidate) => candidate.partner === partner);
      return { partner, amount: paid[row]?.[index] ?? none };
    }),
    functions: toldApart(
      own.map(({ name, portions }) => ({ name, ...(portions[index] as BudgetAndBalance) })),
    ),
  }));
}

function divideFunction(
  { name, after, balance, goes, basisAt }: TimedFunction,
  alone: boolean,
  successors: readonly SuccessorPartners[],
  { shares, rows }: Payers,
): DividedFunction {
  const weights = basisWeights(goes as Basis, successors, shares, basisAt);
  const ids = successors.map(({ id }) => id);
  const inOrder = (total: Money) => amountsOf(divided(total, ids, (id) => weights[id] as number | string));
  const budgets = alone && goes === "by-contributor" ? followed(rows, successors) : inOrder(after);
  const balances = inOrder(balance);
  return {
    name,
    portions: budgets.map((budget, index) => ({ budget, balance: balances[index] as Money })),
  };
}

/** What each successor has when every share is divided equally between those it may pay: exact, share by share. */
function followed(rows: readonly Share[], successors: readonly SuccessorPartners[]): readonly Money[] {
  const paid = rows.flatMap(({ partner, amount }) => {
    const own = successors.filter(({ partners }) => partners.includes(partner)).map(({ id }) => id);
    return own.length === 0 ? [] : divided(amount, own, () => 1);
  });
  return successors.map(({ id }) => sumMoney(amountsOf(paid.filter(({ partner }) => partner === id))));
}

export function jointPortion(
  functions: readonly TimedFunction[],
  shares: readonly Share[],
): Portion | undefined {
  if (functions.length === 0) return undefined;
  const own = functions.map(({ name, after, balance }) => ({ name, budget: after, balance }));
  return {
    budget: sumMoney(own.map(({ budget }) => budget)),
    balance: sumMoney(own.map(({ balance }) => balance)),
    shares,
    functions: own,
  };
}

/** Nothing where the whole is all there is: what the functions leave is always among them. */
function toldApart(functions: Portion["functions"]): Portion["functions"] {
  return functions.length === 1 ? [] : functions;
}

export function amountsOf(shares: readonly Share[]): readonly Money[] {
  return shares.map(({ amount }) => amount);
}
