import { type OpenCaseFlow, usualDisclosureRule } from "@pdscp/cdop";

const { threshold } = usualDisclosureRule;

/** Whether a number of deaths is too small to print. */
export function isSmall(deaths: number): boolean {
  return deaths > 0 && deaths < threshold;
}

const ids = {
  opening: ["cdop.open.opening"],
  notified: ["cdop.notified"],
  reviewed: ["cdop.reviewed"],
  otherwiseClosed: ["cdop.open.otherwise-closed"],
  closing: ["cdop.open.closing", "cdop.time-to-review.still-open"],
} as const;

type Name = keyof typeof ids;
const names = Object.keys(ids) as readonly Name[];

/** What may be withheld with a small number, the least first: no table prints these, and the next report can withhold its opening. */
const further: readonly (readonly Name[])[] = [
  [],
  ["otherwiseClosed"],
  ["closing"],
  ["otherwiseClosed", "closing"],
];

/**
 * The figures of the open cases that are withheld in the last of the years given, which stand one after another from the first.
 *
 * The cases open at the start and those that came, less those that left, are the cases open at the end, of which the next report
 * prints the first again. So as many more are withheld as it takes for each small number to be any of 1 to 4 by the report of its
 * year, and none to be found from all the reports together, by a reader who knows which numbers are small. Where no choice does
 * that, all that can be is withheld: what tables print is not withheld here.
 */
export function withheldOpenCases(years: readonly OpenCaseFlow[]): readonly string[] {
  const withheld: ReadonlySet<Name>[] = [];
  for (const flow of years) {
    const isOpeningHidden = withheld.at(-1)?.has("closing") ?? false;
    const needed = names.filter((name) => isSmall(flow[name]) || (name === "opening" && isOpeningHidden));
    const choices = further.map((more) => new Set([...needed, ...more]));
    const isWide = (choice: ReadonlySet<Name>) => leavesAllOpen(years, [...withheld, choice]);
    withheld.push(choices.find(isWide) ?? (choices.at(-1) as ReadonlySet<Name>));
  }
  return [...(withheld.at(-1) ?? [])].flatMap((name) => ids[name]);
}

/** What a number may be, as far as a reader knows. */
interface Range {
  readonly least: number;
  readonly most: number;
}

type Known = Record<Name, Range>;

/** What comes to the stock is counted up, and what leaves it down; with the stock that is left they come to nothing. */
const signs: Readonly<Record<Name, 1 | -1>> = {
  opening: 1,
  notified: 1,
  reviewed: -1,
  otherwiseClosed: -1,
  closing: -1,
};

/** Whether each small number may still be any of the small ones, by the balances of all the years together. */
function leavesAllOpen(years: readonly OpenCaseFlow[], withheld: readonly ReadonlySet<Name>[]): boolean {
  const known = withheld.map((hidden, index) => knownOf(years[index] as OpenCaseFlow, hidden));
  const smallIn = (index: number) => names.filter((name) => isSmall((years[index] as OpenCaseFlow)[name]));
  const last = known.length - 1;
  const isAny = smallIn(last).every((name) => {
    const { least, most } = byOthers(name, known[last] as Known);
    return least === 1 && most === threshold - 1;
  });
  if (!isAny) return false;
  for (const [index, year] of [...known.entries()].reverse()) {
    year.closing = both(year.closing, known[index + 1]?.opening ?? year.closing);
    year.opening = byOthers("opening", year);
  }
  return known.every((year, index) =>
    smallIn(index).every((name) => {
      const { least, most } = byOthers(name, year);
      return least < most;
    }),
  );
}

function knownOf(flow: OpenCaseFlow, hidden: ReadonlySet<Name>): Known {
  const rangeOf = (name: Name): Range => {
    const number = flow[name];
    if (!hidden.has(name)) return { least: number, most: number };
    return isSmall(number) ? { least: 1, most: threshold - 1 } : { least: 0, most: Number.POSITIVE_INFINITY };
  };
  return {
    opening: rangeOf("opening"),
    notified: rangeOf("notified"),
    reviewed: rangeOf("reviewed"),
    otherwiseClosed: rangeOf("otherwiseClosed"),
    closing: rangeOf("closing"),
  };
}

/** What a number may be when the other four of its year are what they may be. */
function byOthers(name: Name, year: Known): Range {
  let [least, most] = [0, 0];
  for (const other of names) {
    if (other === name) continue;
    const { least: few, most: many } = year[other];
    const isAdded = signs[other] !== signs[name];
    least += isAdded ? few : -many;
    most += isAdded ? many : -few;
  }
  return both(year[name], { least, most });
}

function both(one: Range, other: Range): Range {
  return { least: Math.max(one.least, other.least), most: Math.min(one.most, other.most) };
}
