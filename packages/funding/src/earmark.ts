import {
  addMoney,
  type CalendarDate,
  compareMoney,
  formatDate,
  formatMoney,
  isCalendarDate,
  type Money,
  money,
  negateMoney,
  subtractMoney,
  sumMoney,
} from "@pdscp/core";
import { FundingError, type FundingErrorCode } from "./errors.ts";

/**
 * Where what is left goes when an earmark expires: back to the general balance, back to the partners, or on to a new
 * earmark; `disposeSurplus` divides what goes to the partners. Other words are kept as the rule that was agreed, and the money stays set aside until someone acts on it.
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

/** What {@link drawDown} takes. */
export interface Draw {
  readonly on: CalendarDate;
  readonly amount: Money;
  /** Which of the earmark's conditions it meets; may be left out where it spends a commitment. */
  readonly reason?: string;
  /** "commit" promises the money, "spend" (the default) pays it. */
  readonly kind?: "commit" | "spend";
  /** How the draw is referred to; needed for a commitment, to be spent or released by. */
  readonly id?: string;
  /** The id of the commitment that this spends. */
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
 * The earmark after a draw on it. The one given stays as it was.
 *
 * @throws {FundingError} `funding/draw-outside-conditions` when the reason is none of the conditions,
 *   `funding/draw-outside-dates` before it begins or after it expires (a commitment made in time may be spent later),
 *   `funding/draw-beyond-earmark` when it would be overdrawn on any day, `funding/commitment-unknown`,
 *   `funding/draw-beyond-commitment`, `funding/choice-unknown`, `funding/amount-invalid`, `funding/date-invalid`.
 */
export function drawDown(earmark: Earmark, draw: Draw): Earmark {
  const { on, amount, kind = "spend", commitment } = draw;
  refuseAmount(amount, "Cannot draw on the earmark");
  refuseDate(on, "Cannot draw on the earmark");
  if (kind !== "commit" && kind !== "spend") {
    throw drawRefusal("funding/choice-unknown", 'a draw commits or spends: "commit" or "spend"', "kind");
  }
  if (kind === "commit" && commitment !== undefined) {
    throw drawRefusal(
      "funding/choice-unknown",
      "a commitment is spent or released, not committed again",
      "kind",
    );
  }
  const promise = commitment === undefined ? undefined : outstandingOf(earmark, commitment, on, amount);
  const reason = draw.reason ?? promise?.reason;
  if (reason === undefined || !earmark.conditions.includes(reason)) {
    const need = `a reason is needed that is one of its conditions: ${earmark.conditions.map((text) => `"${text}"`).join(", ")}`;
    throw drawRefusal("funding/draw-outside-conditions", need, "reason");
  }
  if (on < earmark.from || (promise === undefined && on > earmark.expires)) {
    const need = `a day from ${earmark.from} to ${earmark.expires} is needed`;
    throw drawRefusal("funding/draw-outside-dates", need, "on");
  }
  const { id } = draw;
  if (kind === "commit" && (id === undefined || earmark.movements.some((movement) => movement.id === id))) {
    throw drawRefusal("funding/commitment-unknown", "a commitment needs an id of its own", "id");
  }
  const after = withMovement(earmark, {
    kind,
    on,
    amount,
    reason,
    ...(id === undefined ? {} : { id }),
    ...(commitment === undefined ? {} : { commitment }),
  });
  if (promise === undefined) refuseOverdrawn(after);
  return after;
}

/**
 * The earmark after a commitment, or part of one, was given up: the money is free again until the earmark expires.
 *
 * @throws {FundingError} `funding/commitment-unknown`, `funding/draw-beyond-commitment`, `funding/amount-invalid`,
 *   `funding/date-invalid`.
 */
export function releaseCommitment(
  earmark: Earmark,
  release: { readonly on: CalendarDate; readonly commitment: string; readonly amount?: Money },
): Earmark {
  const { on, commitment } = release;
  refuseDate(on, "Cannot release the commitment");
  const { reason, outstanding } = outstandingOf(earmark, commitment, on, release.amount ?? none);
  const amount = release.amount ?? outstanding;
  refuseAmount(amount, "Cannot release the commitment");
  return withMovement(earmark, { kind: "release", on, amount, reason, commitment });
}

/** How much of an earmark is committed, spent and free at the end of a day. */
export function earmarkStatement(earmark: Earmark, on: CalendarDate): EarmarkStatement {
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

/** A draw on an earlier day must leave enough for the later ones, so the claims are followed through every day. */
function refuseOverdrawn({ amount, movements }: Earmark): void {
  const claims = movements.map(({ kind, on, amount: moved, commitment }) => ({
    on,
    claim: kind === "release" ? negateMoney(moved) : commitment === undefined ? moved : none,
  }));
  let claimed = none;
  for (const { on, claim } of claims.toSorted(
    (a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) || compareMoney(a.claim, b.claim),
  )) {
    claimed = addMoney(claimed, claim);
    if (claimed.greaterThan(amount)) {
      throw drawRefusal("funding/draw-beyond-earmark", `more than is free on ${on} was asked for`, "amount");
    }
  }
}

function outstandingOf(
  { movements }: Earmark,
  commitment: string,
  on: CalendarDate,
  wanted: Money,
): { readonly reason: string; readonly outstanding: Money } {
  const promise = movements.find(({ kind, id }) => kind === "commit" && id === commitment);
  if (promise === undefined || promise.on > on) {
    const need = `"${commitment}" must have been committed by then`;
    throw drawRefusal("funding/commitment-unknown", need, "commitment");
  }
  const settled = movements.filter((movement) => movement.commitment === commitment);
  const outstanding = subtractMoney(promise.amount, sumMoney(settled.map(({ amount }) => amount)));
  if (wanted.greaterThan(outstanding)) {
    const need = `only ${formatMoney(outstanding)} of "${commitment}" is outstanding`;
    throw drawRefusal("funding/draw-beyond-commitment", need, "amount");
  }
  return { reason: promise.reason, outstanding };
}

function withMovement(earmark: Earmark, movement: EarmarkMovement): Earmark {
  return Object.freeze({
    ...earmark,
    movements: Object.freeze([...earmark.movements, Object.freeze(movement)]),
  });
}

function refuseAmount(amount: Money, what: string): void {
  if (!amount.greaterThan(0))
    throw refusal(what, "funding/amount-invalid", "an amount above zero is needed", "amount");
}

function refuseDate(on: CalendarDate, what: string): void {
  if (!isCalendarDate(on))
    throw refusal(what, "funding/date-invalid", 'a day such as "2024-06-30" is needed', "on");
}

function drawRefusal(code: FundingErrorCode, need: string, key: string): FundingError {
  return refusal("Cannot draw on the earmark", code, need, key);
}

function refusal(what: string, code: FundingErrorCode, need: string, key: string): FundingError {
  return new FundingError(`${what}: ${need}`, { code, path: [key] });
}
