import {
  type CalendarDate,
  formatDate,
  formatMoney,
  isCalendarDate,
  isMoney,
  type Money,
  money,
  negateMoney,
  subtractMoney,
  sumMoney,
} from "@pdscp/core";
import { FundingError, type FundingErrorCode } from "./errors.ts";
import { listOf, moneyProblems, type Path, problem, refuse } from "./weight.ts";

/**
 * Where what is left goes when an earmark expires: back to the general balance, back to the partners, or on to a new
 * earmark; `disposeSurplus` divides what goes to the partners. Other words are kept as the rule that was agreed, and the money stays
 * set aside until someone acts on it.
 */
export type Leftover = "general" | "partners" | "carry-forward" | (string & {});

/** What {@link openEarmark} takes: nothing is set aside without a purpose, conditions, both dates and an end. */
export interface EarmarkTerms {
  readonly id: string;
  /** What the money is for. */
  readonly purpose: string;
  readonly amount: Money;
  /** The reasons for which it may be drawn; every draw names one of them. */
  readonly conditions: readonly string[];
  /** The first day on which it may be drawn. */
  readonly from: CalendarDate;
  /** The last. */
  readonly expires: CalendarDate;
  readonly leftover: Leftover;
}

/** Money set aside for a purpose, with everything that has happened to it. */
export interface Earmark extends EarmarkTerms {
  readonly movements: readonly EarmarkMovement[];
}

/** Something that happened to an earmark. */
export interface EarmarkMovement {
  readonly kind: "commit" | "spend" | "release";
  readonly on: CalendarDate;
  readonly amount: Money;
  /** Which of the conditions it meets. */
  readonly reason: string;
  readonly id?: string;
  /** The id of the commitment that is spent or released. */
  readonly commitment?: string;
}

/** How an earmark stands on a day. */
export interface EarmarkStatement {
  readonly id: string;
  readonly on: CalendarDate;
  readonly status: "not-begun" | "open" | "expired";
  readonly amount: Money;
  /** Promised and not yet spent or released. */
  readonly committed: Money;
  readonly spent: Money;
  /** What could still be drawn: nothing once it has expired. */
  readonly free: Money;
  /** What was neither spent nor committed when it expired, and the rule for it; nothing before. */
  readonly leftover: { readonly amount: Money; readonly rule: Leftover };
  /** What a balance still holds for it: committed and free, and what is left until it has gone where the rule says. */
  readonly held: Money;
  readonly because: string;
}

const none = money("0");

/**
 * Sets money aside for a purpose.
 *
 * @throws {FundingError} `funding/earmark-incomplete` for one without an id, purpose, condition, start, expiry or rule for
 *   what is left, with the missing term in the path; `funding/amount-invalid` unless the amount is above zero;
 *   `funding/dates-not-in-order` when it expires before it begins.
 *
 * @example The free-training fund of 2024/25
 * ```ts
 * import { calendarDate, formatMoney, money } from "@pdscp/core";
 * import { drawDown, earmarkStatement, openEarmark } from "@pdscp/funding";
 *
 * const fund = openEarmark({
 *   id: "free-training-2024-25",
 *   purpose: "Free training in 2024/25, from the 2023/24 surplus",
 *   amount: money("10000"),
 *   conditions: ["rapid review", "strategic priority", "child safeguarding practice review"],
 *   from: calendarDate("2024-04-01"),
 *   expires: calendarDate("2025-03-31"),
 *   leftover: "general",
 * });
 * const after = drawDown(fund, { on: calendarDate("2024-06-12"), amount: money("2400"), reason: "strategic priority" });
 *
 * formatMoney(earmarkStatement(after, calendarDate("2024-12-31")).free); // => "£7,600"
 * drawDown(after, { on: calendarDate("2024-07-01"), amount: money("90"), reason: "team day" });
 * // => throws funding/draw-outside-conditions
 * ```
 */
export function openEarmark(terms: EarmarkTerms): Earmark {
  const { id, purpose, amount, conditions, from, expires, leftover } = terms;
  const blank = (text: unknown) => typeof text !== "string" || text.trim() === "";
  const missing = [
    blank(id) && "id",
    blank(purpose) && "purpose",
    (!Array.isArray(conditions) || conditions.length === 0 || conditions.some(blank)) && "conditions",
    !isCalendarDate(from) && "from",
    !isCalendarDate(expires) && "expires",
    blank(leftover) && "leftover",
  ].find((term) => term !== false);
  if (missing !== undefined) {
    throw refusal(
      "Cannot set the money aside",
      "funding/earmark-incomplete",
      `"${missing}" is needed`,
      missing,
    );
  }
  refuseAmount(amount, "Cannot set the money aside");
  if (expires < from) {
    const need = "it must not expire before it begins";
    throw refusal("Cannot set the money aside", "funding/dates-not-in-order", need, "expires");
  }
  return Object.freeze({
    id,
    purpose,
    amount,
    conditions: Object.freeze([...conditions]),
    from,
    expires,
    leftover,
    movements: Object.freeze([]),
  });
}

/**
 * How much of an earmark is committed, spent and free at the end of a day.
 *
 * @throws {FundingError} `funding/date-invalid`; `funding/earmark-incomplete` for what is no earmark, as one whose amounts were read
 *   from JSON as text.
 */
export function earmarkStatement(earmark: Earmark, on: CalendarDate): EarmarkStatement {
  refuseStrange(earmark, "Cannot state the earmark");
  refuseDate(on, "Cannot state the earmark");
  const { id, amount, from, expires, leftover } = earmark;
  const past = earmark.movements.filter((movement) => movement.on <= on);
  const total = (matches: (movement: EarmarkMovement) => boolean) =>
    sumMoney(past.filter(matches).map((movement) => movement.amount));
  const spent = total(({ kind }) => kind === "spend");
  const settled = total(({ kind, commitment }) => kind !== "commit" && commitment !== undefined);
  const committed = subtractMoney(
    total(({ kind }) => kind === "commit"),
    settled,
  );
  const unclaimed = sumMoney([amount, negateMoney(spent), negateMoney(committed)]);
  const status = on < from ? "not-begun" : on > expires ? "expired" : "open";
  const left = status === "expired" ? unclaimed : none;
  const returned = leftover === "general" ? left : none;
  return Object.freeze({
    id,
    on,
    status,
    amount,
    committed,
    spent,
    free: subtractMoney(unclaimed, left),
    leftover: Object.freeze({ amount: left, rule: leftover }),
    held: sumMoney([committed, unclaimed, negateMoney(returned)]),
    because: `${formatMoney(amount)} set aside, ${formatMoney(spent)} spent, ${formatMoney(committed)} committed; ${
      status === "expired"
        ? `${formatMoney(left)} was left when it expired on ${formatDate(expires)} (${leftover})`
        : `${formatMoney(unclaimed)} free until ${formatDate(expires)}`
    }`,
  });
}

/** What a balance still holds for an earmark at the end of a day. */
export function heldOn(earmark: Earmark, on: CalendarDate): Money {
  return earmarkStatement(earmark, on).held;
}

/** Refuses what neither {@link openEarmark} nor a draw on its result can have given. */
export function refuseStrange(earmark: Earmark, what: string): void {
  const { amount, conditions, from, expires, movements }: Partial<Earmark> = earmark ?? {};
  const unless = (fits: boolean, ...path: Path) =>
    fits
      ? []
      : [problem("funding/earmark-incomplete", "an earmark with its money and its days is needed", path)];
  refuse(what, [
    ...unless(isMoney(amount), "amount"),
    ...unless(Array.isArray(conditions), "conditions"),
    ...unless(isCalendarDate(from), "from"),
    ...unless(isCalendarDate(expires), "expires"),
    ...unless(Array.isArray(movements), "movements"),
    ...listOf(movements ?? []).flatMap((movement, index) =>
      unless(isMoney(movement?.amount) && isCalendarDate(movement.on), "movements", index),
    ),
  ]);
}

export function refuseAmount(amount: Money, what: string): void {
  refuse(what, moneyProblems(amount, ["amount"]));
  if (!amount.greaterThan(0))
    throw refusal(what, "funding/amount-invalid", "an amount above zero is needed", "amount");
}

export function refuseDate(on: CalendarDate, what: string): void {
  if (!isCalendarDate(on))
    throw refusal(what, "funding/date-invalid", 'a day such as "2024-06-30" is needed', "on");
}

export function refusal(what: string, code: FundingErrorCode, need: string, key: string): FundingError {
  return new FundingError(`${what}: ${need}`, { code, path: [key] });
}
