import {
  addDays,
  type CalendarDate,
  daysBetween,
  endOf,
  type Finding,
  financialYearOf,
  formatDate,
  isCalendarDate,
  type Money,
  money,
  startOf,
  subtractMoney,
  sumMoney,
} from "@pdscp/core";
import type { Basis, SuccessorPartners } from "./basis.ts";
import { FundingError, type FundingErrorCode } from "./errors.ts";
import type { FundingFormula } from "./formula.ts";
import { sharesUnder } from "./formula-share.ts";
import { divided, equalShares, refuseRepeats, refuseShares, type Share } from "./share.ts";
import { listOf, moneyProblems, type Path, type Problem, problem, refuse } from "./weight.ts";

/** The arrangement that separates, as far as its money goes; core's `Arrangement` fits. */
export interface SeparatingArrangement {
  readonly id: string;
  readonly partners: readonly string[];
  /** What each partner pays, where that is settled; it must make the budget. */
  readonly shares?: readonly Share[];
  /** How the budget is divided, where shares are not given; equally where neither is. */
  readonly formula?: FundingFormula;
  /** The first day on which it is no more. */
  readonly until?: CalendarDate;
}

/** A function of the arrangement with a budget of its own, such as training. */
export interface FunctionBudget {
  readonly name: string;
  readonly budget: Money;
  /** What of the balance belongs to it. */
  readonly balance?: Money;
  /** That it stays joint, or the basis on which it is divided; the basis of the rest when absent. */
  readonly goes?: "joint" | Basis;
}

/** What {@link splitBetweenSuccessors} takes. */
export interface Separation {
  /** The budget of the year. */
  readonly budget: Money;
  /** What there is on the day; negative when it was overspent. */
  readonly balance: Money;
  readonly arrangement: SeparatingArrangement;
  /** Who follows; core's arrangements fit. */
  readonly successors: readonly SuccessorPartners[];
  readonly basis: Basis;
  /** Functions that go their own way; what they leave of budget and balance goes by `basis`. */
  readonly functions?: readonly FunctionBudget[];
  /**
   * The first day of the successors, where it falls inside the year of the budget: the days before it stay with the
   * arrangement that separates.
   */
  readonly on?: CalendarDate;
}

const none = money("0");
/** What functions that are told apart leave. */
const theRest = "everything else";

/** What each partner pays: as given, by the formula, or equally. */
export function sharesOf({ budget, balance, arrangement, functions }: Separation): readonly Share[] {
  const { shares, formula, partners } = arrangement ?? ({} as Separation["arrangement"]);
  const path = ["arrangement", "shares"];
  refuse("Cannot divide the arrangement", [
    ...moneyProblems(budget, ["budget"]),
    ...moneyProblems(balance, ["balance"]),
    ...functionProblems(functions ?? []),
  ]);
  if (budget.lessThan(0)) throw refusal("funding/amount-invalid", "a budget must not be negative", "budget");
  if (shares === undefined) {
    return formula === undefined ? equalShares(budget, partners) : sharesUnder(formula, budget);
  }
  refuseShares(shares, path);
  const negative = shares.findIndex(({ amount }) => amount.lessThan(0));
  if (negative !== -1) {
    throw refusal("funding/amount-invalid", "a share must not be negative", ...path, negative, "amount");
  }
  if (!sumMoney(shares.map(({ amount }) => amount)).equals(budget)) {
    throw refusal("funding/budget-not-met", "the shares must make the budget", ...path);
  }
  return shares;
}

function functionProblems(functions: readonly FunctionBudget[]): readonly Problem[] {
  return functions.flatMap((part, index) => {
    const path = ["functions", index];
    if (typeof part?.name !== "string")
      return [problem("funding/basis-invalid", "a function needs a name", path)];
    return [
      ...moneyProblems(part.budget, [...path, "budget"]),
      ...moneyProblems(part.balance ?? none, [...path, "balance"]),
    ];
  });
}

/** Refuses successors that are none, stand twice, or leave out a partner who pays. */
export function refusePartners(shares: readonly Share[], successors: readonly SuccessorPartners[]): void {
  if (listOf(successors).length === 0) {
    throw refusal("funding/no-successors", "at least one successor is needed", "successors");
  }
  const nameless = successors.findIndex((successor) => typeof successor?.id !== "string");
  if (nameless !== -1) throw refusal("funding/no-successors", "each needs an id", "successors", nameless);
  const twice = successors.findIndex(
    ({ id }, index) => successors.findIndex((other) => other.id === id) < index,
  );
  if (twice !== -1) {
    throw refusal(
      "funding/no-successors",
      `"${successors[twice]?.id}" must be named once`,
      "successors",
      twice,
    );
  }
  for (const [index, { partners }] of successors.entries())
    refuseRepeats(partners, ["successors", index, "partners"]);
  const homeless = shares.find(
    ({ partner, amount }) =>
      !amount.isZero() && !successors.some(({ partners }) => partners.includes(partner)),
  );
  if (homeless === undefined) return;
  const need = `"${homeless.partner}" pays, and must be a partner of a successor`;
  throw refusal("funding/partner-missing", need, "successors");
}

export interface Days {
  readonly days: number;
  readonly of: number;
}

/** How many days of the year of a separation fall before it; nothing where it begins with the year. */
export function daysOf(on: CalendarDate | undefined): Days | undefined {
  if (on === undefined) return undefined;
  if (!isCalendarDate(on))
    throw refusal("funding/date-invalid", 'a day such as "2024-08-01" is needed', "on");
  const year = financialYearOf(on);
  if (on === startOf(year)) return undefined;
  return { days: daysBetween(startOf(year), on), of: daysBetween(startOf(year), addDays(endOf(year), 1)) };
}

/** A function with its budget before and after the separation. */
export interface TimedFunction extends Required<FunctionBudget> {
  readonly before: Money;
  readonly after: Money;
  /** Where the basis on which it is divided was given. */
  readonly basisAt: Path;
}

/** The functions that were told apart, and the rest. */
export function functionsOf(
  { budget, balance, basis, functions }: Separation,
  days: Days | undefined,
): readonly TimedFunction[] {
  const basisAt: Path = ["basis"];
  const own = (functions ?? []).map(({ name, budget: part, balance: held = none, goes }, index) => ({
    name,
    budget: part,
    balance: held,
    goes: goes ?? basis,
    basisAt: goes === undefined ? basisAt : ["functions", index, "goes"],
  }));
  refuseRepeatedFunctions(own.map(({ name }) => name));
  const rest = subtractMoney(budget, sumMoney(own.map((part) => part.budget)));
  if (rest.lessThan(0) || own.some((part) => part.budget.lessThan(0))) {
    throw refusal("funding/budget-not-met", "the functions must be within the budget", "functions");
  }
  const restBalance = subtractMoney(balance, sumMoney(own.map((part) => part.balance)));
  const all = [...own, { name: theRest, budget: rest, balance: restBalance, goes: basis, basisAt }];
  return all.map((part) => {
    const before = days === undefined ? none : partByDays(part.budget, days);
    return { ...part, before, after: subtractMoney(part.budget, before) };
  });
}

function partByDays(budget: Money, { days, of }: Days): Money {
  const [before] = divided(budget, ["before", "after"], (part) => (part === "before" ? days : of - days));
  return before?.amount ?? none;
}

function refuseRepeatedFunctions(names: readonly string[]): void {
  const index = names.findIndex((name, at) => names.indexOf(name) < at);
  if (index === -1) return;
  throw refusal(
    "funding/basis-invalid",
    `the function "${names[index]}" must be named once`,
    "functions",
    index,
  );
}

/** What a separation leaves to be settled. */
export type SeparationFindingCode =
  | "funding/arrangements-apart"
  | "funding/arrangements-overlap"
  | "funding/partner-joined";

/** What a separation leaves to be settled: new partners without a share, days that two arrangements cover, or none does. */
export function separationFindings(
  { arrangement, successors }: Separation,
  shares: readonly Share[],
): readonly Finding<SeparationFindingCode>[] {
  return successors.flatMap(({ id, partners, from }, index) => {
    const found = (
      code: SeparationFindingCode,
      severity: Finding["severity"],
      message: string,
      key: string,
    ): Finding<SeparationFindingCode> => ({ code, severity, message, path: ["successors", index, key] });
    const { until } = arrangement;
    const apart = until !== undefined && from !== undefined && until < from;
    const overlap = until !== undefined && from !== undefined && from < until;
    return [
      ...partners
        .filter((partner) => !shares.some((share) => share.partner === partner))
        .map((partner) => {
          const message = `${partner} is a partner of ${id} and paid nothing before: its share is still to be agreed`;
          return found("funding/partner-joined", "note", message, "partners");
        }),
      ...(overlap
        ? [
            found(
              "funding/arrangements-overlap",
              "error",
              `${id} begins on ${formatDate(from)}, before ${arrangement.id} ends on ${formatDate(until)}: those days would be paid for twice`,
              "from",
            ),
          ]
        : []),
      ...(apart
        ? [
            found(
              "funding/arrangements-apart",
              "error",
              `${id} begins on ${formatDate(from)}, and ${arrangement.id} has ended on ${formatDate(until)}: no one pays for the days between`,
              "from",
            ),
          ]
        : []),
    ];
  });
}

export function refusal(code: FundingErrorCode, need: string, ...path: readonly PropertyKey[]): FundingError {
  return new FundingError(`Cannot divide the arrangement: ${need}`, { code, path });
}
