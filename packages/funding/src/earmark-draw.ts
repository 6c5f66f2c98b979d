import {
  addMoney,
  type CalendarDate,
  compareMoney,
  formatMoney,
  type Money,
  money,
  negateMoney,
  subtractMoney,
  sumMoney,
} from "@pdscp/core";
import {
  type Earmark,
  type EarmarkMovement,
  refusal,
  refuseAmount,
  refuseDate,
  refuseStrange,
} from "./earmark.ts";
import type { FundingError, FundingErrorCode } from "./errors.ts";

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

const none = money("0");

/**
 * The earmark after a draw on it. The one given stays as it was.
 *
 * @throws {FundingError} `funding/draw-outside-conditions` when the reason is none of the conditions,
 *   `funding/draw-outside-dates` before it begins or after it expires (a commitment made in time may be spent later),
 *   `funding/draw-beyond-earmark` when it would be overdrawn on any day, `funding/commitment-unknown`,
 *   `funding/draw-beyond-commitment`, `funding/choice-unknown`, `funding/amount-invalid`, `funding/date-invalid`,
 *   `funding/earmark-incomplete` for what is no earmark.
 */
export function drawDown(earmark: Earmark, draw: Draw): Earmark {
  refuseStrange(earmark, "Cannot draw on the earmark");
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
 *   `funding/date-invalid`, `funding/earmark-incomplete`.
 */
export function releaseCommitment(
  earmark: Earmark,
  release: { readonly on: CalendarDate; readonly commitment: string; readonly amount?: Money },
): Earmark {
  refuseStrange(earmark, "Cannot release the commitment");
  const { on, commitment } = release;
  refuseDate(on, "Cannot release the commitment");
  if (release.amount !== undefined) refuseAmount(release.amount, "Cannot release the commitment");
  const { reason, outstanding } = outstandingOf(earmark, commitment, on, release.amount ?? none);
  const amount = release.amount ?? outstanding;
  refuseAmount(amount, "Cannot release the commitment");
  return withMovement(earmark, { kind: "release", on, amount, reason, commitment });
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

function drawRefusal(code: FundingErrorCode, need: string, key: string): FundingError {
  return refusal("Cannot draw on the earmark", code, need, key);
}
