import {
  type CalendarDate,
  calendarDate,
  calendarDateSchema,
  moneySchema,
  referenceSchema,
} from "@pdscp/core";
import * as z from "zod";
import { conditions } from "./condition.ts";
import { refusal } from "./errors.ts";
import { newestBy } from "./fee-schedule.ts";
import { refuseUnfit } from "./fit.ts";
import { lengthSchema } from "./length.ts";
import { noticeBandSchema } from "./notice.ts";
import { timeOfDaySchema } from "./time-of-day.ts";

const percentSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,3})(\.\d+)?$/, { error: 'Expected a percentage such as "50" or "12.5"' });

/** What a band or an event costs, and for whom; the closest line counts, as in a fee schedule. */
export const chargeLineSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...conditionsOfCharges(), kind: z.literal("none") }).readonly(),
  z.strictObject({ ...conditionsOfCharges(), kind: z.literal("fixed"), amount: moneySchema }).readonly(),
  z.strictObject({ ...conditionsOfCharges(), kind: z.literal("per-day"), amount: moneySchema }).readonly(),
  z
    .strictObject({ ...conditionsOfCharges(), kind: z.literal("percent-of-fee"), percent: percentSchema })
    .readonly(),
  z.strictObject({ ...conditionsOfCharges(), kind: z.literal("full-fee") }).readonly(),
  /** What the place costs to provide, where the course itself is free. */
  z.strictObject({ ...conditionsOfCharges(), kind: z.literal("full-cost") }).readonly(),
]);

/** One thing that a band or an event costs somebody. */
export type ChargeLine = z.output<typeof chargeLineSchema>;

function conditionsOfCharges() {
  const { payers, turnoverFrom, turnoverBelow, length } = conditions;
  return { payers, turnoverFrom, turnoverBelow, length };
}

const charges = z.array(chargeLineSchema).readonly();

const chargesRuleSchema = z
  .strictObject({
    charges,
    /** Whether the fee is due besides the charge; the charge stands in its place when absent. */
    feeStillDue: z.boolean().exactOptional(),
  })
  .readonly();

/** Charges of its own, or those of something else: the band of the notice given, the band of no notice, or not attending. */
const eventRuleSchema = z.union([
  z.strictObject({ as: z.enum(["cancellation", "latest-cancellation", "did-not-attend"]) }).readonly(),
  z.strictObject({ allowed: z.literal(false) }).readonly(),
  chargesRuleSchema,
]);

/** What an event costs: charges of its own, those of another, or that the policy does not allow it. */
export type EventRule = z.output<typeof eventRuleSchema>;

/** What cancelling costs, as data. Another partnership changes this, and no code. */
export const cancellationPolicySchema = z
  .strictObject({
    id: z.string().min(1),
    name: z.string().min(1),
    reference: referenceSchema,
    /** Bookings made from this day on come under it. */
    from: calendarDateSchema,
    /** The first day on which bookings no longer do. */
    until: calendarDateSchema.exactOptional(),
    /** What this policy calls a half day, a full day and so on. */
    lengths: z.array(lengthSchema).readonly().exactOptional(),
    /** A cancellation after this time counts as made on the next day. */
    cutOff: timeOfDaySchema.exactOptional(),
    /** By notice; each cancellation falls in one. */
    bands: z
      .array(
        z
          .strictObject({ name: z.string().min(1).exactOptional(), notice: noticeBandSchema, charges })
          .readonly(),
      )
      .readonly(),
    didNotAttend: eventRuleSchema.exactOptional(),
    partAttended: eventRuleSchema.exactOptional(),
    refusedForLateness: eventRuleSchema.exactOptional(),
    notCompleted: eventRuleSchema.exactOptional(),
    substitution: eventRuleSchema.exactOptional(),
    transfer: eventRuleSchema.exactOptional(),
    /** The reasons for which a charge can be waived, each with the evidence that it needs; none when absent. */
    waivers: z
      .array(
        z
          .strictObject({
            reason: z.string().min(1),
            needs: z.array(z.string().min(1)).readonly().exactOptional(),
          })
          .readonly(),
      )
      .readonly()
      .exactOptional(),
    exemptPayers: z.array(z.string().min(1)).readonly().exactOptional(),
    /** Whether a free place is charged as any other; it is when absent. A percentage is then of the fee it would have had. */
    freePlaces: z.enum(["charged", "not-charged"]).exactOptional(),
    /** No charge, extra costs aside, is above the fee. */
    neverAboveFee: z.boolean().exactOptional(),
    /** Whether what was spent for the place alone is added to a charge. */
    extraCosts: z.enum(["recharged", "not-recharged"]).exactOptional(),
  })
  .readonly();

export interface CancellationPolicy extends z.output<typeof cancellationPolicySchema> {}
/** The same policy as it is stored and exchanged: amounts and days as text. */
export interface CancellationPolicyJson extends z.input<typeof cancellationPolicySchema> {}

/** One policy, or its versions by date. */
export type Policies = CancellationPolicy | readonly CancellationPolicy[];

/**
 * The policy that a booking made on a day comes under: the latest that had begun by then and not ended.
 *
 * @throws {TrainingError} `training/not-in-force` when there is none; `training/record-invalid` for a policy that is none.
 * @throws {CoreError} `core/date-invalid` when there is no such day.
 */
export function policyInForce(policies: Policies, on: CalendarDate): CancellationPolicy {
  const found = newestPolicy(policies, calendarDate(on));
  if (found !== undefined) return found;
  throw refusal(
    "training/not-in-force",
    `Cannot tell the charge: a policy in force on ${on}, when the place was booked, is needed`,
    "bookedOn",
  );
}

/** The same, where there may be none. */
export function newestPolicy(policies: Policies, on: CalendarDate): CancellationPolicy | undefined {
  return newestBy(refuseUnfitPolicies(policies), on);
}

/** The versions of a policy, none of which is as JSON has it. */
export function refuseUnfitPolicies(policies: Policies): readonly CancellationPolicy[] {
  const versions = isList(policies) ? policies : [policies];
  for (const version of versions) refuseUnfitPolicy(version);
  return versions;
}

export function refuseUnfitPolicy(policy: CancellationPolicy): void {
  refuseUnfit(cancellationPolicySchema, policy, "Cannot use the policy");
}

function isList(policies: Policies): policies is readonly CancellationPolicy[] {
  return Array.isArray(policies);
}
