import { formatDate, type WorkingCalendar } from "@pdscp/core";
import type { Booking, PricedBooking } from "./booking.ts";
import type { CancellationPolicy, ChargeLine } from "./cancellation-policy.ts";
import { nothing } from "./charge-line.ts";
import {
  bandWords,
  type Notice,
  type NoticeBand,
  type NoticeUnit,
  noticeOf,
  ofNotice,
  rangeOfBand,
} from "./notice.ts";
import type { Ruling } from "./reduction.ts";
import { rememberedBy } from "./remembered.ts";
import { amountWords } from "./wording.ts";

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
    /** Notice of so many steps of the unit, and how the reason puts it: "2 working days' notice; less than 3 working days". */
    readonly noticed: (count: number) => { readonly notice: Notice; readonly words: string };
    readonly costs: boolean;
    readonly charges: readonly ChargeLine[];
  }[];
  /** What costs nothing whoever pays: most bookings, which share these. */
  readonly uncharged: Readonly<Record<keyof typeof uncharged, Ruling>>;
}

const uncharged = {
  booked: { feeStands: true, said: "the place is booked" },
  attended: { feeStands: true, said: "the place was used" },
  "session-cancelled": { feeStands: false, said: "the partnership cancelled the session" },
} as const;

const compiled = new WeakMap<CancellationPolicy, CompiledPolicy>();

/** The same policy is worked out once. */
export function compiledOf(policy: CancellationPolicy): CompiledPolicy {
  const known = compiled.get(policy);
  if (known !== undefined) return known;
  const source = ` (${policy.name}, in force from ${formatDate(policy.from)})`;
  const rulingOf = (rule: keyof typeof uncharged): Ruling => {
    const { feeStands, said } = uncharged[rule];
    const because = `${amountWords(nothing)}: ${said}${source}`;
    return {
      event: rule,
      amount: nothing,
      feeStands,
      rule,
      notice: null,
      late: false,
      waived: null,
      because,
    };
  };
  const made: CompiledPolicy = {
    policy,
    source,
    uncharged: {
      booked: rulingOf("booked"),
      attended: rulingOf("attended"),
      "session-cancelled": rulingOf("session-cancelled"),
    },
    bands: policy.bands.map(({ name, notice, charges }) => ({
      ...rangeOfBand(notice),
      unit: notice.unit,
      name: name ?? bandWords(notice),
      noticed: noticedIn(notice),
      costs: charges.some(isCharge),
      charges,
    })),
  };
  compiled.set(policy, made);
  return made;
}

/** Bookings share notice of so many days, which are few; minutes are many, and are put in words each time. */
function noticedIn(band: NoticeBand): CompiledPolicy["bands"][number]["noticed"] {
  const noticed = (count: number) => {
    const notice = Object.freeze(noticeOf(band.unit, count));
    return { notice, words: `${ofNotice(notice)}; ${bandWords(band)}` };
  };
  return band.unit === "hours" ? noticed : rememberedBy(noticed);
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
