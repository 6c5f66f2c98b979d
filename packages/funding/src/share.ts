import { type Allocation, allocate, type Decimal, type Money, type TieRule } from "@pdscp/core";
import {
  listOf,
  moneyProblems,
  namelessProblem,
  nameProblems,
  type Path,
  type Problem,
  problem,
  type Quantity,
  recordOf,
  refuse,
  weightProblems,
} from "./weight.ts";

/** What one partner is asked to contribute. */
export interface Share<Partner extends string = string> {
  readonly partner: Partner;
  readonly amount: Money;
  /** That the amount holds one of the pence that did not divide, and the rule that put it here; absent where none was. */
  readonly oddPenny?: OddPenny;
  /** The partner whose share this was divided from, for a member of it. */
  readonly through?: string;
  /** What of the amount goes to each board, where one payment covers several. */
  readonly boards?: readonly Share[];
}

/** A penny that did not divide. */
export interface OddPenny {
  /** The share before it was brought to whole pence, to four places. */
  readonly exact: string;
  readonly because: string;
}

/**
 * Who takes a penny that several have an equal claim to: those named first, those first by name, a payer who was agreed
 * on, or each in turn, so that `{ turn: 1 }` starts from the second partner.
 */
export type OddPennyRule = TieRule | { readonly turn: number };

/** How shares are brought to whole pence. */
export interface ShareOptions {
  readonly tie?: OddPennyRule;
}

/**
 * Divides a budget equally between partners, to the penny.
 *
 * The shares always sum to the budget and differ by at most a penny. Pence that do not divide go, one each, to the
 * partners named first unless `tie` says otherwise, and the shares that hold them say so.
 *
 * @param budget - In pounds; may be zero, or negative for a refund.
 * @returns One share per partner, in the order given.
 * @throws {FundingError} `funding/no-partners` when `partners` is empty, `funding/repeated-partner` when one is named twice,
 *   `funding/amount-invalid` for a budget that is no money,
 *   `funding/partner-unknown` when the payer of odd pence is none of them, `funding/choice-unknown` for a rule that there is not.
 *
 * @example The four partners of 2023/24
 * ```ts
 * import { formatMoney, money } from "@pdscp/core";
 * import { equalShares } from "@pdscp/funding";
 *
 * const shares = equalShares(money("303140"), ["bcp-council", "dorset-council", "dorset-police", "nhs-dorset"]);
 *
 * shares.map(({ amount }) => formatMoney(amount)); // => ["£75,785", "£75,785", "£75,785", "£75,785"]
 * ```
 *
 * @example A penny that does not divide
 * ```ts
 * import { money } from "@pdscp/core";
 * import { equalShares } from "@pdscp/funding";
 *
 * const [first] = equalShares(money("100"), ["council", "police", "icb"]);
 *
 * first?.amount.toFixed(2); // => "33.34"
 * first?.oddPenny; // => { exact: "33.3333", because: "Largest remainder; equal claims go to those named first" }
 * ```
 */
export function equalShares<const Partner extends string>(
  budget: Money,
  partners: readonly Partner[],
  options: ShareOptions = {},
): readonly Share<Partner>[] {
  refuse("Cannot divide the budget", moneyProblems(budget, ["budget"]));
  refuseRepeats(partners, ["partners"]);
  refuse("Cannot divide the budget", tieProblems(options.tie, partners, ["tie"]));
  return divided(budget, partners, () => 1, options);
}

/**
 * Divides a budget in proportion to weights, such as populations, to the penny by largest remainder.
 *
 * @param weights - One for each partner: a number, or decimal text for one that must be exact. A weight of zero pays
 *   nothing and stays in the list.
 * @throws {FundingError} `funding/no-partners`, `funding/weight-invalid` for one that is negative or no number, with its
 *   partner in the path, `funding/weights-all-zero`, `funding/amount-invalid`;
 *   `funding/partner-unknown` and `funding/choice-unknown` as for {@link equalShares}.
 *
 * @example By the number of children
 * ```ts
 * import { formatMoney, money } from "@pdscp/core";
 * import { sharesByWeight } from "@pdscp/funding";
 *
 * const shares = sharesByWeight(money("100000"), { north: 42_500, south: 57_500 });
 *
 * shares.map(({ partner, amount }) => `${partner} ${formatMoney(amount)}`); // => ["north £42,500", "south £57,500"]
 * ```
 */
export function sharesByWeight<const Partner extends string>(
  budget: Money,
  weights: Readonly<Record<Partner, Quantity>>,
  options: ShareOptions = {},
): readonly Share<Partner>[] {
  const partners = Object.keys(recordOf(weights)) as Partner[];
  refuse("Cannot divide the budget", [
    ...moneyProblems(budget, ["budget"]),
    ...weightProblems(weights, ["weights"]),
    ...tieProblems(options.tie, partners, ["tie"]),
  ]);
  return divided(budget, partners, (partner) => weights[partner], options);
}

/** A rule for odd pence that there is not, or that names a payer who is none of the partners, or a turn that is none. */
export function tieProblems(
  tie: OddPennyRule | undefined,
  partners: readonly string[],
  path: Path,
): readonly Problem[] {
  if (tie === undefined || tie === "as-given" || tie === "by-name") return [];
  if (typeof tie !== "object" || tie === null) {
    const need = 'odd pence go "as-given", "by-name", to a payer or in turn';
    return [problem("funding/choice-unknown", need, path)];
  }
  if ("turn" in tie) {
    if (Number.isSafeInteger(tie.turn) && tie.turn >= 0) return [];
    return [
      problem("funding/weight-invalid", "a turn must be a whole number, none or more", [...path, "turn"]),
    ];
  }
  if (partners.includes(tie.payer)) return [];
  return [
    problem("funding/partner-unknown", `"${tie.payer}" is to take odd pence, and is not a partner`, [
      ...path,
      "payer",
    ]),
  ];
}

/** Entries of a list that name no partner, or hold no money. */
export function entryProblems(
  given: readonly Pick<Share, "partner" | "amount">[],
  path: Path,
): readonly Problem[] {
  return listOf(given).flatMap((entry, index) =>
    typeof entry?.partner === "string"
      ? moneyProblems(entry.amount, [...path, index, "amount"])
      : [namelessProblem([...path, index])],
  );
}

/** Refuses a list of shares that is empty, names a partner twice, or has one without a name or an amount. */
export function refuseShares(given: readonly Share[], path: Path): void {
  const names = listOf(given).map((share) => share?.partner);
  refuse("Cannot divide the budget", [...nameProblems(names, path), ...entryProblems(given, path)]);
}

/** Refuses a list of partners that is empty or names one twice. */
export function refuseRepeats(partners: readonly string[], path: Path): void {
  refuse("Cannot divide the budget", nameProblems(partners, path));
}

/** Largest remainder, with who took an odd penny and why. A payer who is no partner here, but elsewhere in the formula, takes none. */
export function divided<Partner extends string>(
  total: Money,
  partners: readonly Partner[],
  weight: (partner: Partner) => Quantity | Decimal,
  { tie = "as-given" }: ShareOptions = {},
): readonly Share<Partner>[] {
  if (typeof tie === "object" && "turn" in tie) {
    const start = tie.turn % partners.length;
    const rule = { turn: start };
    const inTurn = [...partners.slice(start), ...partners.slice(0, start)];
    const shares = allocate(total, inTurn, weight).map((part) => shareOf(part, rule));
    return Object.freeze([...shares.slice(shares.length - start), ...shares.slice(0, shares.length - start)]);
  }
  const rule = typeof tie !== "object" || partners.some((name) => name === tie.payer) ? tie : "as-given";
  const parts = allocate(total, partners, weight, { tie: rule });
  // By number: V8 maps what is frozen at half the pace.
  const shares = partners.map((_, index) => shareOf(parts[index] as Allocation<Partner>, rule));
  return Object.freeze(shares);
}

function shareOf<Partner extends string>(part: Allocation<Partner>, tie: OddPennyRule): Share<Partner> {
  const { recipient, amount, oddPennies } = part;
  const share = { partner: recipient, amount };
  if (oddPennies === 0) return Object.freeze(share);
  const oddPenny = Object.freeze({ exact: part.exact.toFixed(4), because: ruleText(tie) });
  return Object.freeze({ ...share, oddPenny });
}

function ruleText(tie: OddPennyRule): string {
  const first =
    tie === "as-given"
      ? "those named first"
      : tie === "by-name"
        ? "those first by name"
        : "payer" in tie
          ? `"${tie.payer}", then those named first`
          : `each in turn, from number ${tie.turn + 1}`;
  return `Largest remainder; equal claims go to ${first}`;
}
