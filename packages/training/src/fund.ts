import {
  addMoney,
  type CalendarDate,
  calendarDate,
  compareMoney,
  frozenCopy,
  isCalendarDate,
  isMoney,
  type Money,
  money,
  negateMoney,
  type Reference,
  subtractMoney,
  sumMoney,
} from "@pdscp/core";
import { refusal } from "./errors.ts";
import { inCodeUnitOrder } from "./order.ts";

/** What a fund may be spent on. */
export type FundPurpose = "rapid-review" | "priority" | "practice-review";

/** The review or priority that a grant serves. */
export interface Citation {
  readonly kind: FundPurpose;
  /** Which one, such as "Domestic abuse". */
  readonly reference: string;
}

/** One thing that happened to the fund. Entries are only ever added. */
export interface FundEntry {
  readonly kind: "committed" | "spent" | "released";
  readonly request: string;
  readonly organisation: string;
  readonly amount: Money;
  readonly on: CalendarDate;
  readonly cites: Citation;
}

/** Money for free places, as a value: each change gives a new one, a version later. */
export interface Fund {
  readonly id: string;
  readonly amount: Money;
  readonly purposes: readonly FundPurpose[];
  readonly from: CalendarDate;
  /** The last day on which it grants. */
  readonly to: CalendarDate;
  readonly reference: Reference;
  readonly version: number;
  readonly entries: readonly FundEntry[];
}

/** Where a fund stands: `amount` is `committed` and `spent` and `free`; what was released is free again. */
export interface FundStatement {
  readonly amount: Money;
  /** Granted, and neither spent nor released yet. */
  readonly committed: Money;
  readonly spent: Money;
  /** Granted once, and given back. */
  readonly released: Money;
  readonly free: Money;
  readonly places: number;
  readonly byPurpose: readonly {
    readonly purpose: FundPurpose;
    readonly places: number;
    readonly amount: Money;
  }[];
}

/**
 * Opens a fund.
 *
 * @throws {TrainingError} `training/fund-invalid` when its amount is negative or no money, it has no purpose, lacks a day, or ends before
 *   it begins.
 */
export function openFund(fund: Omit<Fund, "version" | "entries">): Fund {
  if (!isMoney(fund.amount)) throw invalid("an amount of money is needed", "amount");
  if (fund.amount.isNegative() && !fund.amount.isZero())
    throw invalid("an amount of nothing or more is needed", "amount");
  if (!Array.isArray(fund.purposes) || fund.purposes.length === 0)
    throw invalid("a purpose is needed", "purposes");
  for (const end of ["from", "to"] as const)
    if (!isCalendarDate(fund[end])) throw invalid("its first and its last day are needed", end);
  if (fund.to < fund.from) throw invalid("it must end after it begins", "to");
  return frozenCopy({ ...fund, version: 0, entries: [] });
}

/** What is still committed to a request: nothing once it is spent or released. */
function commitmentOf(fund: Fund, request: string): FundEntry | undefined {
  const entries = fund.entries.filter((entry) => entry.request === request);
  return entries.some(({ kind }) => kind !== "committed") ? undefined : entries[0];
}

/**
 * The place was used: its commitment is spent. Where it cost less than was granted, the rest is released.
 *
 * @throws {TrainingError} `training/grant-unknown` when nothing is committed to the request.
 * @throws {TrainingError} `training/fund-invalid` when it cost more than was granted, or less than nothing, or was used before the
 *   day of the grant.
 */
export function spendGrant(
  fund: Fund,
  { request, on, amount }: { readonly request: string; readonly on: CalendarDate; readonly amount?: Money },
): Fund {
  const grant = grantOf(fund, request, on);
  const spent = amount ?? grant.amount;
  if (!isMoney(spent)) throw invalid("an amount of money is needed", "amount");
  if (compareMoney(spent, grant.amount) > 0 || compareMoney(spent, money("0")) < 0)
    throw invalid("a sum within the grant is needed", "amount");
  const rest = subtractMoney(grant.amount, spent);
  const entries: FundEntry[] = [{ ...grant, kind: "spent", amount: spent, on }];
  if (!rest.isZero()) entries.push({ ...grant, kind: "released", amount: rest, on });
  return withEntries(fund, entries);
}

/**
 * The place was given back: its commitment is released, and free again.
 *
 * @throws {TrainingError} `training/grant-unknown` when nothing is committed to the request.
 * @throws {TrainingError} `training/fund-invalid` when it was given back before the day of the grant.
 */
export function releaseGrant(
  fund: Fund,
  { request, on }: { readonly request: string; readonly on: CalendarDate },
): Fund {
  return withEntries(fund, [{ ...grantOf(fund, request, on), kind: "released", on }]);
}

/** The grant that is settled on a day: what is taken from a fund before it was promised would leave less than nothing promised. */
function grantOf(fund: Fund, request: string, on: CalendarDate): FundEntry {
  const grant = commitmentOf(fund, request);
  if (grant === undefined) {
    throw refusal(
      "training/grant-unknown",
      "Cannot settle the grant: a request to which money is committed is needed",
      "request",
    );
  }
  if (!(on >= grant.on)) throw invalid("a day on or after that of the grant is needed", "on");
  return grant;
}

/** The fund a version later, with what happened. */
export function withEntries(fund: Fund, entries: readonly FundEntry[]): Fund {
  return Object.freeze({
    ...fund,
    version: fund.version + 1,
    entries: Object.freeze([...fund.entries, ...entries.map((entry) => frozenCopy(entry))]),
  });
}

/**
 * The least that is free at the end of a day, from a day on, and the first day of which that is so. A grant may take that much: what
 * is granted on an earlier day is missing on every later one, as long as it stands.
 */
export function leastFree(
  { amount, entries }: Fund,
  from: CalendarDate,
): { readonly free: Money; readonly on: CalendarDate } {
  const changeOn = new Map<CalendarDate, Money>([[from, amount]]);
  for (const { kind, on, amount: moved } of entries) {
    if (kind === "spent") continue;
    const day = on < from ? from : on;
    const change = kind === "released" ? moved : negateMoney(moved);
    changeOn.set(day, addMoney(changeOn.get(day) ?? money("0"), change));
  }
  let free = money("0");
  const balances = inCodeUnitOrder(changeOn.keys()).map((on) => {
    free = addMoney(free, changeOn.get(on) as Money);
    return { free, on };
  });
  return balances.reduce((least, balance) => (compareMoney(balance.free, least.free) < 0 ? balance : least));
}

/** The grants whose place was not given back, whether or not it was used yet. */
export function standingGrants(entries: readonly FundEntry[]): readonly FundEntry[] {
  return entries.filter(({ kind, request }) => {
    if (kind !== "committed") return false;
    const own = entries.filter((entry) => entry.request === request).map((entry) => entry.kind);
    return own.includes("spent") || !own.includes("released");
  });
}

/**
 * What is committed, spent, released and free, by the end of a day; of all there is when no day is given.
 *
 * @throws {CoreError} `core/date-invalid`
 */
export function fundStatement(fund: Fund, on?: CalendarDate): FundStatement {
  const last = on === undefined ? undefined : calendarDate(on);
  const entries = last === undefined ? fund.entries : fund.entries.filter((entry) => entry.on <= last);
  const sumOf = (kind: FundEntry["kind"], among = entries) =>
    sumMoney(among.filter((entry) => entry.kind === kind).map(({ amount }) => amount));
  const spent = sumOf("spent");
  const released = sumOf("released");
  const committed = subtractMoney(sumOf("committed"), addMoney(spent, released));
  const standing = standingGrants(entries);
  return frozenCopy({
    amount: fund.amount,
    committed,
    spent,
    released,
    free: subtractMoney(fund.amount, addMoney(committed, spent)),
    places: standing.length,
    byPurpose: fund.purposes.map((purpose) => {
      const own = entries.filter(({ cites }) => cites.kind === purpose);
      return {
        purpose,
        places: standing.filter(({ cites }) => cites.kind === purpose).length,
        amount: subtractMoney(sumOf("committed", own), sumOf("released", own)),
      };
    }),
  });
}

function invalid(need: string, ...path: readonly PropertyKey[]) {
  return refusal("training/fund-invalid", `Cannot keep the fund: ${need}`, ...path);
}
