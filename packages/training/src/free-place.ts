import {
  type CalendarDate,
  calendarDateSchema,
  compareMoney,
  formatDate,
  formatMoney,
  isCalendarDate,
  isMoney,
  type Money,
  referenceSchema,
} from "@pdscp/core";
import * as z from "zod";
import { refusal } from "./errors.ts";
import { newestBy } from "./fee-schedule.ts";
import { refuseUnfit, unfit } from "./fit.ts";
import { type Citation, type Fund, leastFree, standingGrants, withEntries } from "./fund.ts";

/** Who may ask for a free place, by dates: each rule stands until the next. */
export const freePlaceRulesSchema = z
  .array(
    z
      .strictObject({
        from: calendarDateSchema,
        /** Kinds of organisation, such as "registered-charity", "charity" and "community-interest-company". */
        eligible: z.array(z.string().min(1)).min(1).readonly(),
        /** The most places that one organisation is granted by the fund, those that it gave back apart. */
        mostPerOrganisation: z.int().min(1).exactOptional(),
        reference: referenceSchema,
      })
      .readonly(),
  )
  .readonly();

/** The rules on free places, with the days from which they hold. */
export type FreePlaceRules = z.output<typeof freePlaceRulesSchema>;
/** The same rules as they are stored and exchanged. */
export type FreePlaceRulesJson = z.input<typeof freePlaceRulesSchema>;

/** An organisation asks for a place to be free. */
export interface FreePlaceRequest {
  readonly id: string;
  readonly organisation: string;
  /** What kind of organisation it is, in the rules' words. */
  readonly kind: string;
  /** The fee of the place, which the fund would bear. */
  readonly amount: Money;
  readonly on: CalendarDate;
  /** The review or priority that the training serves. */
  readonly cites?: Citation;
}

/** Why a free place was granted or not. */
export type FreePlaceCode =
  | "training/granted"
  | "training/already-decided"
  | "training/rules-not-in-force"
  | "training/not-eligible"
  | "training/purpose-missing"
  | "training/purpose-not-covered"
  | "training/fund-not-open"
  | "training/organisation-limit"
  | "training/fund-short";

/** A decision, and the fund with it. */
export interface FreePlaceDecision {
  readonly granted: boolean;
  readonly code: FreePlaceCode;
  readonly because: string;
  /** The fund after the decision: a version later when it was granted, as it was when not. */
  readonly fund: Fund;
  /** The version of the fund that it was decided from. */
  readonly decidedFrom: number;
}

/**
 * Decides whether a place is free: who asks, for which purpose, and whether the fund bears it.
 *
 * A grant commits money at once, and never more than is free on any day from then on. The fund is a value: keep what the decision gives by
 * {@link recordDecision}, which refuses the second of two that were decided from the same state.
 *
 * @throws {TrainingError} `training/record-invalid` for a request or rules that are none; `training/fund-invalid` for a fee below nothing.
 *
 * @example The last £40 goes once
 * ```ts
 * import { calendarDate, formatMoney, money } from "@pdscp/core";
 * import { decideFreePlace, freePlaceRulesSchema, fundStatement, openFund } from "@pdscp/training";
 *
 * const rules = freePlaceRulesSchema.parse([
 *   { from: "2024-04-01", eligible: ["charity"], reference: { title: "Charity policy" } },
 * ]);
 * const fund = openFund({
 *   id: "free-training",
 *   amount: money("50.00"),
 *   purposes: ["rapid-review", "priority", "practice-review"],
 *   from: calendarDate("2024-04-01"),
 *   to: calendarDate("2025-03-31"),
 *   reference: { title: "Annual report 2023/24" },
 * });
 * const request = {
 *   id: "R1",
 *   organisation: "A charity",
 *   kind: "charity",
 *   amount: money("40.00"),
 *   on: calendarDate("2024-05-01"),
 *   cites: { kind: "priority", reference: "Domestic abuse" },
 * } as const;
 *
 * const first = decideFreePlace(request, rules, fund);
 * formatMoney(fundStatement(first.fund).free); // => "£10"
 * decideFreePlace({ ...request, id: "R2" }, rules, first.fund).code; // => "training/fund-short"
 * decideFreePlace({ ...request, id: "R3", kind: "company" }, rules, fund).code; // => "training/not-eligible"
 * ```
 */
export function decideFreePlace(
  request: FreePlaceRequest,
  rules: FreePlaceRules,
  fund: Fund,
): FreePlaceDecision {
  refuseUnfit(freePlaceRulesSchema, rules, "Cannot grant the place");
  refuseUnfitRequest(request);
  const { id, organisation, kind, amount, on, cites } = request;
  if (amount.isNegative() && !amount.isZero()) {
    throw refusal(
      "training/fund-invalid",
      "Cannot grant the place: a fee of nothing or more is needed",
      "amount",
    );
  }
  const refused = (code: FreePlaceCode, because: string) =>
    decision({ granted: false, code, because }, fund, fund);
  const rule = newestBy(rules, on);
  const { free, on: shortest } = leastFree(fund, on);
  const held = standingGrants(fund.entries).filter((grant) => grant.organisation === organisation);

  if (fund.entries.some((entry) => entry.request === id))
    return refused("training/already-decided", `The fund has already granted request "${id}"`);
  if (rule === undefined)
    return refused(
      "training/rules-not-in-force",
      `No rule for free places was in force on ${formatDate(on)}`,
    );
  if (!rule.eligible.includes(kind))
    return refused(
      "training/not-eligible",
      `From ${formatDate(rule.from)}, free places are for: ${rule.eligible.join(", ")}`,
    );
  if (typeof cites?.reference !== "string" || cites.reference.trim() === "")
    return refused("training/purpose-missing", `A grant must cite one of: ${fund.purposes.join(", ")}`);
  if (!fund.purposes.includes(cites.kind))
    return refused("training/purpose-not-covered", `The fund is for: ${fund.purposes.join(", ")}`);
  if (on < fund.from || on > fund.to)
    return refused(
      "training/fund-not-open",
      `The fund grants from ${formatDate(fund.from)} to ${formatDate(fund.to)}`,
    );
  if (rule.mostPerOrganisation !== undefined && held.length >= rule.mostPerOrganisation)
    return refused(
      "training/organisation-limit",
      `An organisation is granted at most ${rule.mostPerOrganisation}`,
    );
  if (compareMoney(amount, free) > 0)
    return refused(
      "training/fund-short",
      `${formatMoney(free)} is free${shortest === on ? "" : ` on ${formatDate(shortest)}`}, and the place costs ${formatMoney(amount)}`,
    );

  const after = withEntries(fund, [{ kind: "committed", request: id, organisation, amount, on, cites }]);
  const because = `${formatMoney(amount)} committed for ${cites.kind} "${cites.reference}", ${formatMoney(free)} was free`;
  return decision({ granted: true, code: "training/granted", because }, after, fund);
}

function refuseUnfitRequest({ id, organisation, amount, on }: FreePlaceRequest): void {
  const field =
    typeof id !== "string"
      ? "id"
      : typeof organisation !== "string"
        ? "organisation"
        : !isMoney(amount)
          ? "amount"
          : !isCalendarDate(on)
            ? "on"
            : undefined;
  if (field !== undefined) throw unfit("Cannot grant the place", field);
}

function decision(
  outcome: Pick<FreePlaceDecision, "granted" | "code" | "because">,
  fund: Fund,
  { version }: Fund,
): FreePlaceDecision {
  return Object.freeze({ ...outcome, fund, decidedFrom: version });
}

/**
 * The fund to keep after a decision, if the fund is still the one that it was decided from.
 *
 * @throws {TrainingError} `training/fund-changed` when something else was recorded in between: decide again from the new state.
 */
export function recordDecision(current: Fund, { fund, decidedFrom }: FreePlaceDecision): Fund {
  if (current.id === fund.id && current.version === decidedFrom) return fund;
  throw refusal(
    "training/fund-changed",
    "Cannot record the decision: it must be decided from the fund as it is now",
    "version",
  );
}
