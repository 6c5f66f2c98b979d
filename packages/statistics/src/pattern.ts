import { type Audit, audit, type Said, type Statement, type Target } from "./audit.ts";
import type { LedgerFact } from "./count-table.ts";
import type { DisclosureRule } from "./disclosure-rule.ts";
import { StatisticsError } from "./errors.ts";
import { type Figure, type Grid, selected } from "./grid.ts";
import { refusal } from "./guard.ts";

/** A table before protection: what it holds, and what governs its release. */
export interface Draft {
  readonly grid: Grid;
  readonly values: readonly number[];
  readonly rule: Required<DisclosureRule>;
  readonly ledger: readonly LedgerFact[];
}

/**
 * Chooses what to withhold: the small counts by the rule; then, until nothing changes, another wherever a sum would give
 * a single one away; then, as long as the audit finds a withheld count that can be narrowed too far, the cheapest of its
 * neighbours. Ties go by label, so that the order of the input decides nothing.
 *
 * @throws {StatisticsError} `statistics/not-certified` when no pattern protects everything
 * @throws {StatisticsError} `statistics/ledger-contradicted` when no counts at all agree with the ledger
 */
export function certifiedPattern(draft: Draft): { readonly statement: Statement; readonly audit: Audit } {
  const marks = new Set(primaryMarks(draft));
  for (;;) {
    completeSums(draft, marks);
    const statement = statementOf(draft, marks);
    const found = audit(statement);
    if (found === undefined) {
      throw refusal("statistics/ledger-contradicted", "a ledger that some table of counts agrees with", [
        "ledger",
      ]);
    }
    if (found.failing.length === 0) return { statement, audit: found };
    if (found.exhausted || !repair(draft, marks, found.failing)) {
      throw new StatisticsError(
        "Cannot certify the table: a protected count could be narrowed further than the rule allows, whatever else is withheld",
        { code: "statistics/not-certified" },
      );
    }
  }
}

/** What may be said of a draft when these places are withheld. */
export function statementOf({ grid, values, rule, ledger }: Draft, marks: ReadonlySet<number>): Statement {
  const sensitive = sensitivePlaces(grid, rule);
  return {
    grid,
    said: grid.figures.map(
      ({ at, shown }): Said => (!shown ? undefined : marks.has(at) ? "[c]" : values[at]!),
    ),
    floors: grid.figures.map(({ at }) => (rule.zeros === "protected" || sensitive.has(at) ? 0 : 1)),
    ledger,
    width: rule.width,
  };
}

/** The places that the rule itself withholds. */
export function primaryMarks({ grid, values, rule }: Draft): readonly number[] {
  const sensitive = sensitivePlaces(grid, rule);
  const least = rule.zeros === "protected" ? 0 : 1;
  return grid.figures
    .filter(
      ({ at, shown }) =>
        shown && (sensitive.has(at) || (values[at]! >= least && values[at]! < rule.threshold)),
    )
    .map(({ at }) => at);
}

function sensitivePlaces(grid: Grid, { always }: Required<DisclosureRule>): ReadonlySet<number> {
  return new Set(always.flatMap((selector) => selected(grid, selector)));
}

/** Wherever a sum has a single withheld member, withholds its cheapest other, until no sum has. */
function completeSums(draft: Draft, marks: Set<number>): void {
  const { figures, sums } = draft.grid;
  const shown = sums.filter((places) => places.every((place) => figures[place]!.shown));
  for (let changed = true; changed; ) {
    changed = false;
    for (const places of shown) {
      if (places.filter((place) => marks.has(place)).length !== 1) continue;
      const next = cheapest(draft, marks, places);
      if (next === undefined) continue;
      marks.add(next);
      changed = true;
    }
  }
}

/** Withholds the cheapest neighbour of each failing target, once for those that share it. */
function repair(draft: Draft, marks: Set<number>, failing: readonly Target[]): boolean {
  const added = new Set<number>();
  for (const target of failing) {
    const near = "place" in target ? neighbours(draft.grid, [target.place]) : [];
    if (near.some((place) => added.has(place))) continue;
    const next =
      cheapest(draft, marks, near) ??
      cheapest(draft, marks, neighbours(draft.grid, [...marks])) ??
      cheapest(draft, marks, [...draft.grid.figures.keys()]);
    if (next === undefined) continue;
    marks.add(next);
    added.add(next);
  }
  return added.size > 0;
}

function neighbours({ sums }: Grid, places: readonly number[]): readonly number[] {
  const from = new Set(places);
  return sums.filter((sum) => sum.some((place) => from.has(place))).flat();
}

/** The place whose loss costs least: a count before a sum, a smaller before a larger, the first by label. Never a zero. */
function cheapest(
  { grid, values }: Draft,
  marks: ReadonlySet<number>,
  places: readonly number[],
): number | undefined {
  const cost = ({ at, inner }: Figure) => [inner ? 0 : 1, values[at]!, at] as const;
  return places
    .map((place) => grid.figures[place]!)
    .filter(({ at, shown }) => shown && !marks.has(at) && values[at]! > 0)
    .toSorted((a, b) => {
      const [x, y] = [cost(a), cost(b)];
      return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
    })[0]?.at;
}
