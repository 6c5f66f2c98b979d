import { csvReader } from "@pdscp/adapters-csv/node";
import { defineTable, type Figure, formatFigure, parseMoney, readAll } from "@pdscp/core";
import * as z from "zod";

/** One figure as the council papers print it, and where. Not every figure that can be computed was printed. */
export const publishedTable = defineTable({
  name: "published figures",
  schema: z
    .strictObject({
      figure: z.string().min(1),
      printed: z.string().min(1).exactOptional(),
      document: z.string().min(1).exactOptional(),
      place: z.string().min(1).exactOptional(),
      relation: z.string().min(1).exactOptional(),
    })
    .readonly(),
  headings: {
    figure: "Figure",
    printed: "Printed",
    document: "Document",
    place: "Place",
    relation: "Relation",
  },
  key: ["figure"],
});

export type Published = z.output<typeof publishedTable.schema>;

export async function readPublished(file: string): Promise<ReadonlyMap<string, Published>> {
  const { records } = await readAll(csvReader(publishedTable, file));
  return new Map(records.map((record) => [record.figure, record]));
}

/** Whether a figure is what was printed. */
export type Verdict = "agrees" | "differs" | "not printed";

export function verdictOn(figure: Figure, published: Published | undefined): Verdict {
  if (published?.printed === undefined) return "not printed";
  return says(published.printed, figure) ? "agrees" : "differs";
}

/** Whether a printed text says what a figure says: "£26,940 increase", "£7,639 reduction", "14 (52 %)", "over 2876". */
function says(printed: string, { value }: Figure): boolean {
  if (value.kind === "money") {
    const amount = /£[\d,]+(?:\.\d{2})?/.exec(printed)?.[0];
    const fall = /\b(?:reduction|decrease|fall|less)\b/.test(printed);
    return amount !== undefined && parseMoney(`${fall ? "-" : ""}${amount}`).equals(value.amount);
  }
  const percentages = [...printed.matchAll(/(\d+(?:\.(\d+))?) ?%/g)];
  const counts = [...printed.replace(/\d+(?:\.\d+)? ?%/g, "").matchAll(/\d[\d,]*/g)].map(([count]) =>
    count.replaceAll(",", ""),
  );
  if (value.kind === "percentage") {
    return (
      percentages.some(
        ([, number, places = ""]) => `${number}%` === formatFigure({ value }, { places: places.length }),
      ) && counts.every((count) => count === String(value.count))
    );
  }
  return value.kind === "count" && counts.includes(String(value.count));
}
