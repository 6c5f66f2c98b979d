import {
  type CalendarDate,
  type FigureSource,
  isPdscpError,
  type Reading,
  type SourceLocation,
} from "@pdscp/core";
import {
  type Cycle,
  checkRatingRule,
  type Evidence,
  type Observation,
  type RatedItem,
  type RatingRule,
  ratingFor,
  ratingRuleSchema,
} from "@pdscp/priorities";
import { idPart, type RatedItems } from "@pdscp/report";
import * as z from "zod";
import { FileRefusal } from "./errors.ts";
import { faultIn, placeText, unreadable } from "./json-text.ts";
import type { SourceFolder } from "./source-file.ts";

/** The actions and measures of a plan, as the partnership's own rules rate them at the end of the year. */
export interface PlanRatings {
  readonly actions?: RatedItems;
  /** By each rule of measures, in the order of the file. */
  readonly measures: readonly RatedItems[];
}

/** The file of the rules, as messages and sources name it. */
export const ratingFile = "priorities/rating-rule.json";

const fileRuleSchema = ratingRuleSchema
  .unwrap()
  .extend({
    /** For a rule of measures: their references. A rule of shortfalls is for all that there are, unless it names some. */
    measures: z.array(z.string().min(1)).min(1).readonly().exactOptional(),
  })
  .readonly();

interface FileRule extends RatingRule {
  readonly measures?: readonly string[];
}

const fileSchema = z.union([fileRuleSchema, z.array(fileRuleSchema).min(1).readonly()]);

interface PlanOnDay {
  readonly cycle: Cycle;
  readonly observations: Reading<Observation>;
  readonly evidence: readonly Evidence[];
  readonly on: CalendarDate;
}

/** Rates a plan by `rating-rule.json`, which holds one rule or a list of them; nothing where it is not there. */
export async function readRatings(folder: SourceFolder, plan: PlanOnDay): Promise<PlanRatings | undefined> {
  if (!folder.has("rating-rule.json")) return undefined;
  const given = await folder.json(fileSchema, "rating-rule.json");
  const rules: readonly FileRule[] = [given].flat();
  const names = rules.map(({ name }) => idPart(name));
  const twin = names.findIndex((name, index) => names.indexOf(name) < index);
  if (twin !== -1) throw refused("a name that no other rule has", [twin, "name"]);
  const rated = rules.map((rule, index) => ratedBy(rule, plan, Array.isArray(given) ? [index] : []));
  const [actions, again] = rated.filter(({ rule }) => !isOfMeasures(rule));
  if (again !== undefined) throw refused("one rule of actions alone", [rated.indexOf(again), "of"]);
  const measures = rated.filter(({ rule }) => isOfMeasures(rule));
  refuseTwice(measures);
  return { ...(actions === undefined ? {} : { actions }), measures };
}

function isOfMeasures({ of }: RatingRule): boolean {
  return of === "value" || of === "shortfall";
}

function ratedBy({ measures: named, ...rule }: FileRule, plan: PlanOnDay, at: Path): RatedItems {
  const [fault] = checkRatingRule(rule);
  if (fault !== undefined) throw faultIn(ratingFile, fault, [...at, ...(fault.path ?? [])]);
  const { cycle, evidence, on } = plan;
  const rated = (ref: string, item: RatedItem) => {
    try {
      return { ref, result: ratingFor(item, rule, { on }) };
    } catch (error) {
      if (!isPdscpError(error)) throw error;
      const message = `${error.message}, for "${ref}"`;
      throw new FileRefusal({ code: error.code, message, path: error.path }, { source: ratingFile });
    }
  };
  if (!isOfMeasures(rule)) {
    if (named !== undefined)
      throw unreadable(
        ratingFile,
        `a rule of "value" or "shortfall" is needed, where measures are named,${placeText([...at, "of"])}`,
      );
    const { actions, measures } = cycle;
    return {
      rule,
      on,
      items: actions.map((action) => rated(action.ref, { action, evidence, measures })),
    };
  }
  const measures = namedMeasures(cycle, { of: rule.of, named, at });
  return {
    rule,
    on,
    items: measures.map((measure) =>
      rated(measure.ref, { measure, observations: plan.observations.records }),
    ),
  };
}

/** The limits of a rule of values are numbers of what is measured: it is of those measures that it names. */
function namedMeasures(
  { measures }: Cycle,
  {
    of,
    named,
    at,
  }: { readonly of: RatingRule["of"]; readonly named: FileRule["measures"]; readonly at: Path },
): Cycle["measures"] {
  if (named === undefined) {
    if (of === "value") throw refused("a list of the measures that it is for", [...at, "measures"]);
    return measures;
  }
  return named.map((ref, index) => {
    const measure = measures.find((each) => each.ref === ref);
    if (measure !== undefined) return measure;
    const fault = { code: "priorities/reference-unknown", message: `"${ref}" is not a measure of the plan` };
    throw faultIn(ratingFile, fault, [...at, "measures", index]);
  });
}

function refuseTwice(rated: readonly RatedItems[]): void {
  const refs = rated.flatMap(({ items }) => items.map(({ ref }) => ref));
  const twice = refs.find((ref, index) => refs.indexOf(ref) < index);
  if (twice !== undefined) throw refused(`one rule alone for the measure "${twice}"`, []);
}

/**
 * What the figures of ratings stand on, by their ids: the lines of what is rated so, the file of the rules and their document.
 *
 * @param lines - Of the plan's actions in their order, and of each measure's latest observation.
 */
export function ratingSources(
  { actions, measures }: PlanRatings,
  lines: {
    readonly actions: readonly SourceLocation[];
    readonly measures: ReadonlyMap<string, SourceLocation>;
  },
): ReadonlyMap<string, readonly FigureSource[]> {
  const all = [...(actions === undefined ? [] : [actions]), ...measures];
  return new Map(
    all.flatMap(({ rule, items }) => {
      const day = items[0]?.result.rule.from;
      const reference = rule.values.find(({ from }) => from === day)?.reference;
      const set = [{ title: ratingFile }, reference ?? []].flat();
      const grades = [...rule.scale.map(({ rating }) => rating), "not-rated"];
      const counts = grades.map((grade) => {
        const at = items.flatMap(({ ref, result }, index) =>
          result.rating === grade
            ? ((isOfMeasures(rule) ? lines.measures.get(ref) : lines.actions[index]) ?? [])
            : [],
        );
        return [`priorities.rated.${idPart(rule.name)}.${idPart(grade)}`, [...at, ...set]] as const;
      });
      const own = isOfMeasures(rule)
        ? items.map(({ ref }) => [`priorities.${idPart(ref)}`, set] as const)
        : [];
      return [...counts, ...own];
    }),
  );
}

type Path = readonly PropertyKey[];

function refused(need: string, path: Path) {
  return unreadable(ratingFile, `${need} is needed${placeText(path)}`, path);
}
