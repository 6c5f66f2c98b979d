import { formatMoney, type Money, negateMoney, subtractMoney, sumMoney } from "@pdscp/core";
import { owesFee, type PricedBooking } from "./booking.ts";
import { refuseUnfitBooking } from "./booking-fit.ts";
import type { Charge } from "./cancellation-charge.ts";
import { nothing } from "./charge-line.ts";
import { refusal } from "./errors.ts";
import { unfit } from "./fit.ts";
import { compareText, inCodeUnitOrder } from "./order.ts";
import type { SharedFee } from "./shared-fee.ts";

/** A line of a statement: a fee, what of it is credited again, a charge, or a fee that places share. */
export interface StatementLine {
  /** The booking; the session or year of a shared fee. */
  readonly of: string;
  readonly kind: "fee" | "credit" | "charge" | "shared-fee";
  readonly amount: Money;
  readonly because: string;
}

/** What one organisation owes for its bookings. */
export interface Statement {
  readonly organisation: string;
  readonly lines: readonly StatementLine[];
  readonly total: Money;
}

/**
 * A statement for each organisation, whose totals sum to the income that `trainingActivity` reports for the same bookings, and the
 * shared fees: those belong to no one booking, course or quarter, and are in no income there.
 *
 * The fee of each booking stands as a line, what is not due of it as a credit, and a charge as another line. A booking without a
 * charge owes its fee, unless its place was free or was given up.
 *
 * @returns By the organisations' names; lines by booking.
 * @throws {TrainingError} `training/booking-unknown` when a charge is for a booking that is not given.
 * @throws {TrainingError} `training/booking-repeated` when two bookings, or two charges, share an id.
 * @throws {TrainingError} `training/record-invalid` for a booking that fits no table, and for a charge as JSON has it.
 *
 * @example A cancelled place: the fee is credited, the charge stands
 * ```ts
 * import { calendarDate, englandAndWales, formatMoney, money } from "@pdscp/core";
 * import { cancellationCharge, cancellationPolicySchema, statements } from "@pdscp/training";
 *
 * const policy = cancellationPolicySchema.parse({
 *   id: "flat",
 *   name: "Cancellation fee",
 *   reference: { title: "Cancellation policy" },
 *   from: "2023-04-01",
 *   bands: [{ notice: { unit: "calendarDays" }, charges: [{ kind: "fixed", amount: "25.00" }] }],
 * });
 * const booking = {
 *   id: "B1",
 *   session: "S1",
 *   organisation: "A school",
 *   payer: "school",
 *   bookedOn: calendarDate("2024-02-01"),
 *   cancelledOn: calendarDate("2024-03-27"),
 *   heldOn: calendarDate("2024-04-02"),
 *   hours: 6,
 *   fee: money("70.00"),
 * };
 * const charge = cancellationCharge(booking, policy, { calendar: englandAndWales });
 *
 * const [statement] = statements([charge], [booking]);
 * statement?.lines.map(({ kind, amount }) => `${kind} ${formatMoney(amount)}`); // => ["fee £70", "credit -£70", "charge £25"]
 * ```
 */
export function statements(
  charges: Iterable<Charge>,
  bookings: Iterable<PricedBooking>,
  { sharedFees = [] }: { readonly sharedFees?: readonly SharedFee[] } = {},
): readonly Statement[] {
  const chargeOf = chargesByBooking(charges);
  const linesOf = new Map<string, StatementLine[]>();
  const add = (organisation: string, lines: readonly StatementLine[]) => {
    const known = linesOf.get(organisation);
    if (known === undefined) linesOf.set(organisation, [...lines]);
    else known.push(...lines);
  };
  const seen = new Set<string>();
  for (const booking of bookings) {
    refuseUnfitBooking(booking, "Cannot make the statements");
    if (seen.has(booking.id)) throw repeated("bookings", booking.id);
    seen.add(booking.id);
    add(booking.organisation, linesOfBooking(booking, chargeOf.get(booking.id)));
  }
  for (const id of chargeOf.keys()) {
    if (!seen.has(id)) {
      throw refusal(
        "training/booking-unknown",
        "Cannot state the charge: its booking is needed",
        "charges",
        id,
      );
    }
  }
  for (const { organisation, of, amount, because } of sharedFees)
    add(organisation, [{ of, kind: "shared-fee", amount, because }]);

  const all = inCodeUnitOrder(linesOf.keys()).map((organisation) => {
    const lines = (linesOf.get(organisation) as StatementLine[]).sort((a, b) => compareText(a.of, b.of));
    for (const line of lines) Object.freeze(line);
    Object.freeze(lines);
    return Object.freeze({ organisation, lines, total: sumMoney(lines.map(({ amount }) => amount)) });
  });
  return Object.freeze(all);
}

function linesOfBooking(booking: PricedBooking, charge: Charge | undefined): readonly StatementLine[] {
  const { id: of, fee, freePlaceOn } = booking;
  const lines: StatementLine[] = [];
  const feeDue = charge?.feeDue ?? (owesFee(booking) ? fee : nothing);
  const credit = subtractMoney(fee, feeDue);
  if (!fee.isZero())
    lines.push({ of, kind: "fee", amount: fee, because: `${formatMoney(fee)} for the place` });
  if (!credit.isZero()) {
    const because = freePlaceOn === undefined ? "the fee is not due" : "the place was granted free";
    lines.push({ of, kind: "credit", amount: negateMoney(credit), because });
  }
  if (charge !== undefined && !charge.amount.isZero())
    lines.push({ of, kind: "charge", amount: charge.amount, because: charge.because });
  return lines;
}

function chargesByBooking(charges: Iterable<Charge>): ReadonlyMap<string, Charge> {
  const found = new Map<string, Charge>();
  let index = 0;
  for (const charge of charges) {
    refuseUnfitCharge(charge, "charges", index++);
    if (found.has(charge.booking)) throw repeated("charges", charge.booking);
    found.set(charge.booking, charge);
  }
  return found;
}

/** Refuses a charge that nobody made here, such as one of JSON, whose amounts are text. */
function refuseUnfitCharge(charge: Charge, ...place: readonly PropertyKey[]): void {
  const refused = "Cannot make the statements";
  if (typeof charge?.booking !== "string") throw unfit(refused, ...place);
  for (const field of ["amount", "feeDue"] as const)
    if (typeof charge[field]?.isZero !== "function") throw unfit(refused, ...place, field);
}

function repeated(list: "bookings" | "charges", id: string) {
  return refusal(
    "training/booking-repeated",
    `Cannot make the statements: each of the ${list} must stand once`,
    list,
    id,
  );
}
