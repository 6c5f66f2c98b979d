import { formatDate } from "@pdscp/core";
import type { Cycle } from "@pdscp/priorities";
import { idPart, type RatedItems, type ReportTable, ratingText } from "@pdscp/report";
import type { PlanRatings } from "./plan-rating.ts";
import { documentText } from "./table-cell.ts";

/** Every action with the rating that it has. */
export function actionTable({ actions }: Cycle, { items, on }: RatedItems): ReportTable {
  return {
    id: "actions",
    caption: `The actions on ${formatDate(on)}`,
    head: "Action",
    columns: ["Due", "Rating"],
    rows: items.map(({ result }, index) => {
      const { title, due } = actions[index] as (typeof actions)[number];
      return { heading: title, cells: [due, ratingText(result)] };
    }),
  };
}

/** How a measure is rated, where any of the rules is for it. */
export function ratingOf({ measures }: PlanRatings, measure: string): string {
  const item = measures.flatMap(({ items }) => items).find(({ ref }) => ref === measure);
  return item === undefined ? "[z]" : ratingText(item.result);
}

/** How many each rule rates as what, and which document sets the rule. */
export function ratingTables({ actions, measures }: PlanRatings): readonly ReportTable[] {
  return [
    ...(actions === undefined ? [] : [countsOf(actions, "Actions")]),
    ...measures.map((each) => countsOf(each, "Measures")),
  ].flat();
}

function countsOf({ rule, on, items }: RatedItems, what: "Actions" | "Measures"): readonly ReportTable[] {
  const [first] = items;
  if (first === undefined) return [];
  const { from } = first.result.rule;
  const { reference } = rule.values.find((value) => value.from === from) as (typeof rule.values)[number];
  const id = `priorities.rated.${idPart(rule.name)}`;
  return [
    {
      id: `rated-${idPart(rule.name)}`,
      caption: `${rule.name}, ${formatDate(on)}`,
      head: "Rating",
      columns: [what],
      rows: [...rule.scale, { rating: "not-rated", means: "not-rated" } as const].map((grade) => ({
        heading: ratingText(grade),
        cells: [`{{ ${id}.${idPart(grade.rating)} }}`],
      })),
      note: `The rule is in force from ${formatDate(from)}: ${documentText(reference)}.`,
    },
  ];
}
