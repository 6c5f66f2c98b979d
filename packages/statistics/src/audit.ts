import type { ElsewhereCount, LedgerFact } from "./count-table.ts";
import { type Grid, selected } from "./grid.ts";
import { type Equation, Polytope } from "./polytope.ts";

/** What a release says of each place: its value, that it is withheld, or nothing because it is not shown. */
export type Said = number | "[c]" | undefined;

/** All that anyone can know from a release. There is no count in it that is not published. */
export interface Statement {
  readonly grid: Grid;
  readonly said: readonly Said[];
  /** What each place is at least, if it is withheld. */
  readonly floors: readonly number[];
  readonly ledger: readonly LedgerFact[];
  /** How far apart the least and the greatest of each withheld count must lie. */
  readonly width: number;
}

/** Something nobody may narrow: a withheld place of this release, or a withheld count elsewhere. */
export type Target = { readonly place: number } | { readonly elsewhere: string };

/** Values for every place, and for every count elsewhere, that agree with a statement. */
export interface Completion {
  readonly values: readonly number[];
  readonly elsewhere: Readonly<Record<string, number>>;
}

export interface Audit {
  readonly proofs: readonly {
    readonly target: Target;
    readonly low: Completion;
    readonly high: Completion;
  }[];
  /** What can be narrowed further than it may, or could not be shown not to be. */
  readonly failing: readonly Target[];
  /** Whether the search was cut short. */
  readonly exhausted: boolean;
}

/** A statement as equations between what is not known. */
export interface System {
  readonly targets: readonly Target[];
  readonly names: readonly string[];
  readonly equations: readonly Equation[];
  /** What is added to each variable, which itself starts from 0. */
  readonly floors: readonly number[];
  /** How many of the targets must keep their width; places come first. */
  readonly kept: readonly boolean[];
}

/**
 * Looks for two completions, the rule's width apart, of everything withheld. One found for one target often serves
 * others, so that most need no search of their own.
 *
 * @returns Undefined when nothing at all agrees with the statement.
 */
export function audit(statement: Statement): Audit | undefined {
  const system = systemOf(statement);
  const { targets, kept } = system;
  const polytope = Polytope.of(targets.length, system.equations);
  if (polytope === undefined) return undefined;

  const points: (readonly number[])[] = [];
  const lowest = targets.map(() => 0);
  const highest = targets.map(() => 0);
  const record = (point: readonly number[] | undefined) => {
    if (point === undefined) return;
    const index = points.push(point) - 1;
    for (const [variable, value] of point.entries()) {
      if (value < points[lowest[variable]!]![variable]!) lowest[variable] = index;
      if (value > points[highest[variable]!]![variable]!) highest[variable] = index;
    }
  };
  const isWide = (variable: number) =>
    points.length > 0 &&
    points[highest[variable]!]![variable]! - points[lowest[variable]!]![variable]! >= statement.width;

  record(polytope.point());
  for (const variable of targets.keys()) {
    if (!kept[variable] || isWide(variable)) continue;
    record(polytope.least(variable).point);
    if (!isWide(variable)) record(polytope.greatest(variable, statement.width).point);
  }

  const completions = new Map<number, Completion>();
  const completion = (index: number) => {
    const known = completions.get(index) ?? complete(statement, system, points[index]!);
    completions.set(index, known);
    return known;
  };
  const wide = [...targets.keys()].filter((variable) => kept[variable] && isWide(variable));
  return {
    proofs: wide.map((variable) => ({
      target: targets[variable]!,
      low: completion(lowest[variable]!),
      high: completion(highest[variable]!),
    })),
    failing: targets.filter((_, variable) => kept[variable] && !isWide(variable)),
    exhausted: polytope.exhausted,
  };
}

/** What a statement leaves open, as equations in variables that start from 0. */
export function systemOf({ grid, said, floors, ledger }: Statement): System {
  const withheld = grid.figures.filter(({ at }) => said[at] === "[c]").map(({ at }) => at);
  const variableOf = new Map(withheld.map((place, variable) => [place, variable]));
  const elsewhere = elsewhereIn(ledger);
  const nameOf = new Map([...elsewhere.keys()].map((name, index) => [name, withheld.length + index]));
  const lifts = [
    ...withheld.map((place) => floors[place]!),
    ...[...elsewhere.values()].map(({ atLeast }) => atLeast),
  ];

  const equation = (terms: readonly (readonly [variable: number, coefficient: number])[], value: number) => {
    const sums = new Map<number, bigint>();
    let rest = BigInt(value);
    for (const [variable, coefficient] of terms) {
      sums.set(variable, (sums.get(variable) ?? 0n) + BigInt(coefficient));
      rest -= BigInt(coefficient) * BigInt(lifts[variable]!);
    }
    return { terms: sums, value: rest };
  };
  const unknown = (places: readonly number[]) =>
    places.flatMap((place) => {
      const variable = variableOf.get(place);
      return variable === undefined ? [] : [[variable, 1] as const];
    });
  const known = (places: readonly number[]) =>
    places.reduce((sum, place) => sum + (variableOf.has(place) ? 0 : (said[place] as number)), 0);

  const sums = grid.figures
    .filter(({ inner, shown }) => shown && !inner)
    .map(({ at, parts }) => {
      const own = variableOf.get(at);
      const terms = unknown(parts);
      return own === undefined
        ? equation(terms, (said[at] as number) - known(parts))
        : equation([...terms, [own, -1]], -known(parts));
    });
  const facts = ledger.map(({ sum, value }) => {
    const places = sum.flatMap((term) => ("elsewhere" in term ? [] : selected(grid, term)));
    const names = sum.flatMap((term) =>
      "elsewhere" in term ? [[nameOf.get(term.elsewhere)!, term.less ? -1 : 1] as const] : [],
    );
    return equation([...unknown(places), ...names], value - known(places));
  });
  return {
    targets: [
      ...withheld.map((place) => ({ place })),
      ...[...elsewhere.keys()].map((name) => ({ elsewhere: name })),
    ],
    names: [...elsewhere.keys()],
    equations: [...sums, ...facts].filter(({ terms, value }) => terms.size > 0 || value !== 0n),
    floors: lifts,
    kept: [...withheld.map(() => true), ...[...elsewhere.values()].map((count) => count.withheld)],
  };
}

type Known = Required<Omit<ElsewhereCount, "elsewhere" | "less">>;

/** Every count elsewhere that a ledger mentions, by name in code-unit order, with all that is said of it. */
function elsewhereIn(ledger: readonly LedgerFact[]): ReadonlyMap<string, Known> {
  const found = new Map<string, Known>();
  for (const term of ledger.flatMap(({ sum }) => sum)) {
    if (!("elsewhere" in term)) continue;
    const { elsewhere, atLeast = 0, withheld = false } = term;
    const known = found.get(elsewhere);
    found.set(elsewhere, {
      atLeast: Math.max(atLeast, known?.atLeast ?? 0),
      withheld: withheld || (known?.withheld ?? false),
    });
  }
  return new Map([...found.keys()].toSorted().map((name) => [name, found.get(name)!]));
}

function complete(
  { grid, said }: Statement,
  { targets, floors, names }: System,
  point: readonly number[],
): Completion {
  const values = said.map(Number);
  const elsewhere = new Map<string, number>();
  for (const [variable, target] of targets.entries()) {
    const value = point[variable]! + floors[variable]!;
    if ("place" in target) values[target.place] = value;
    else elsewhere.set(target.elsewhere, value);
  }
  return {
    values: grid.figures.map(({ at, inner, parts }) =>
      inner ? values[at]! : parts.reduce((sum, part) => sum + values[part]!, 0),
    ),
    elsewhere: Object.fromEntries(names.map((name) => [name, elsewhere.get(name)!])),
  };
}
