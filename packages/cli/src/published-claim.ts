import { defineTable, type Figure, formatFigure, parseMoney } from "@pdscp/core";
import * as z from "zod";

/** What has been printed of a figure, and where. It is a claim: the figure is computed without it. */
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
    printed: { heading: "Printed", aliases: ["As printed"] },
    document: "Document",
    place: "Place",
    relation: { heading: "Relation", aliases: ["Note"] },
  },
  key: ["figure"],
});

/** A record of {@link publishedTable}. */
export type PublishedClaim = z.output<typeof publishedTable.schema>;

/** Whether a figure is what was printed. */
export type Verdict = "agrees" | "differs" | "not printed";

/** Compares a figure with a claim about it. */
export function verdictOn(figure: Figure, claim: PublishedClaim | undefined): Verdict {
  if (claim?.printed === undefined) return "not printed";
  return says(claim.printed, figure) ? "agrees" : "differs";
}

/** Whether a printed text says what a figure says: "£7,639 reduction", "-£7,639", "14 (52 %)", "over 2876". */
function says(printed: string, { value }: Figure): boolean {
  if (value.kind === "money") {
    const amount = /£[\d,]+(?:\.\d{2})?/.exec(printed)?.[0];
    const fall = /\b(?:reduction|decrease|fall|less)\b|[-−]£|^\(£.*\)$/.test(printed);
    return amount !== undefined && parseMoney(`${fall ? "-" : ""}${amount}`).equals(value.amount);
  }
  const shares = [...printed.matchAll(/(\d+(?:\.(\d+))?) ?%/g)];
  const counts = [...printed.replace(/\d+(?:\.\d+)? ?%/g, "").matchAll(/\d[\d,]*/g)].map(([count]) =>
    count.replaceAll(",", ""),
  );
  if (value.kind === "percentage") {
    const prints = shares.some(
      ([, number, places = ""]) => `${number}%` === formatFigure({ value }, { places: places.length }),
    );
    return prints && counts.every((count) => count === String(value.count));
  }
  return value.kind === "count" && counts.includes(String(value.count));
}
