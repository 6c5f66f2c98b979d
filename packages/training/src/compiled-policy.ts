import type { WorkingCalendar } from "@pdscp/core";
import type { Booking, PricedBooking } from "./booking.ts";
import type { CancellationPolicy, ChargeLine } from "./cancellation-policy.ts";
import { bandWords, type NoticeUnit, rangeOfBand } from "./notice.ts";

/** A policy with what is the same for every booking worked out once. */
export interface CompiledPolicy {
  readonly policy: CancellationPolicy;
  /** The end of every reason: the policy, and since when. */
  readonly source: string;
  readonly bands: readonly {
    readonly unit: NoticeUnit;
    readonly from: number;
    readonly to: number;
    readonly name: string;
    readonly words: string;
    readonly costs: boolean;
    readonly charges: readonly ChargeLine[];
  }[];
}

const compiled = new WeakMap<CancellationPolicy, CompiledPolicy>();

/** The same policy is worked out once. */
export function compiledOf(policy: CancellationPolicy): CompiledPolicy {
  const known = compiled.get(policy);
  if (known !== undefined) return known;
  const made: CompiledPolicy = {
    policy,
    source: ` (${policy.name}, in force from ${policy.from})`,
    bands: policy.bands.map(({ name, notice, charges }) => ({
      ...rangeOfBand(notice),
      unit: notice.unit,
      name: name ?? bandWords(notice),
      words: bandWords(notice),
      costs: charges.some(isCharge),
      charges,
    })),
  };
  compiled.set(policy, made);
  return made;
}

function isCharge(line: ChargeLine): boolean {
  if (line.kind === "percent-of-fee") return Number(line.percent) > 0;
  return "amount" in line ? !line.amount.isZero() : line.kind !== "none";
}

/** What a charge needs to know besides the booking; the same for all the places of a session at one fee. */
export type Terms = Pick<PricedBooking, "fee" | "heldOn" | "startsAt" | "hours" | "days" | "cost" | "state">;

/** One booking, on its terms, under one policy. */
export interface Place {
  readonly booking: Booking;
  readonly terms: Terms;
  readonly compiled: CompiledPolicy;
  readonly calendar: WorkingCalendar;
}
