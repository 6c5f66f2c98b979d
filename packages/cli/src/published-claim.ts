import {
  defineTable,
  type Figure,
  type FigureValue,
  financialYearOf,
  financialYearSchema,
  formatFigure,
  isCalendarDate,
  type Money,
  negateMoney,
  startOf,
} from "@pdscp/core";
import { checkDraft, createRegister, type FigureRegister, type NumberMention } from "@pdscp/report";
import * as z from "zod";

/** What has been printed of a figure, and where. It is a claim: the figure is computed without it. */
export const publishedTable = defineTable({
  name: "published figures",
  schema: z
    .strictObject({
      figure: z.string().min(1),
      printed: z.string().min(1).exactOptional(),
      /** The year that it was printed of, where that may be another than the figure's: those two are not compared. */
      period: financialYearSchema.exactOptional(),
      /**
       * Whether the figure could have come out otherwise: "independent" when it is computed from records, or from other numbers than
       * this one; "derived" when what it is computed from was entered, or made, from this number.
       */
      basis: z.enum(["independent", "derived"]).exactOptional(),
      document: z.string().min(1).exactOptional(),
      place: z.string().min(1).exactOptional(),
      relation: z.string().min(1).exactOptional(),
    })
    .readonly(),
  headings: {
    figure: "Figure",
    printed: { heading: "Printed", aliases: ["As printed"] },
    period: "Period",
    basis: "Basis",
    document: "Document",
    place: "Place",
    relation: { heading: "Relation", aliases: ["Note"] },
  },
  key: ["figure"],
});

/** A record of {@link publishedTable}. */
export type PublishedClaim = z.output<typeof publishedTable.schema>;

/** Whether a figure is what was printed. */
export type Verdict =
  | "agrees"
  | "differs"
  /** What is printed states no number of the figure's kind, or several; or the figure is withheld. */
  | "cannot tell"
  | "of another year"
  | "not printed";

/**
 * Compares a figure with a claim about it, by the rules that a draft is checked by: rightly rounded, in millions too, and "over 2,876"
 * of exactly 2,876 differs.
 */
export function verdictOn(figure: Figure, claim: PublishedClaim | undefined): Verdict {
  if (claim?.printed === undefined) return "not printed";
  if (claim.period !== undefined && claim.period !== yearOf(figure)) return "of another year";
  const { kind } = figure.value;
  if (kind === "withheld" || kind === "not-available")
    return claim.printed.trim() === formatFigure(figure) ? "agrees" : "cannot tell";
  return says(claim.printed, figure);
}

function yearOf({ period }: Figure) {
  return financialYearOf(isCalendarDate(period) ? period : startOf(period));
}

type NumberValue = Exclude<FigureValue, { readonly kind: "withheld" | "not-available" }>;

/** What a number of a text must be to be one of a figure's kind. */
const kinds: Readonly<Record<NumberValue["kind"], (mention: NumberMention) => boolean>> = {
  money: ({ kind }) => kind === "money",
  count: ({ kind }) => kind === "count",
  percentage: ({ kind }) => kind === "percentage",
  rate: ({ kind }) => kind === "rate",
  days: ({ kind, unit }) => kind === "duration" && unit === "day",
};

/** Whether a printed text says what a figure says: "£7,639 reduction", "-£7,639", "14 (52 %)", "452 days". */
function says(printed: string, figure: Figure): "agrees" | "differs" | "cannot tell" {
  const value = figure.value as NumberValue;
  const isFall = /\b(?:reduction|decrease|fall|less)\b|[-−]£|^\(£.*\)$/.test(printed);
  const unsigned = value.kind === "money" ? { ...figure, value: withoutSign(value) } : figure;
  const { mentions } = checkDraft(printed.replace(/[-−](?=£)/g, ""), createRegister([unsigned]));
  const [number, ...others] = mentions.filter(kinds[value.kind]);
  if (number === undefined || others.length > 0) return "cannot tell";
  const isPart = value.kind === "percentage" || value.kind === "rate";
  const parts = isPart ? mentions.filter(({ kind }) => kind === "count") : [];
  const isSaid = [number, ...parts].every(({ status }) => status === "sourced");
  const hasSign = value.kind !== "money" || value.amount.isZero() || isFall === value.amount.lessThan(0);
  return isSaid && hasSign && bears(number, unsigned) ? "agrees" : "differs";
}

function withoutSign({ amount }: { readonly amount: Money }): FigureValue {
  return { kind: "money", amount: amount.lessThan(0) ? negateMoney(amount) : amount };
}

/** Whether a figure is over what it is said to be over, and under what it is said to be under. */
function bears({ qualifier, value }: NumberMention, figure: Figure): boolean {
  const exact = Number.parseFloat(formatFigure(figure, { places: 12 }).replace(/[£,]/g, ""));
  if (qualifier === "over") return exact > Number(value);
  return qualifier !== "under" || exact < Number(value);
}

/** Everything that has been printed, beside the figures. */
export interface Comparison {
  readonly agree: readonly PublishedClaim[];
  readonly differ: readonly PublishedClaim[];
  readonly untold: readonly PublishedClaim[];
  readonly ofAnotherYear: readonly PublishedClaim[];
  /** Printed, and no figure of the register. */
  readonly unknown: readonly PublishedClaim[];
}

/** Compares a register with everything that has been printed of it. */
export function comparePublished(
  published: ReadonlyMap<string, PublishedClaim>,
  register: FigureRegister,
): Comparison {
  const claims = [...published.values()].filter(({ printed }) => printed !== undefined);
  const judged = (verdict: Verdict) =>
    claims.filter((claim) => {
      const figure = register.byId.get(claim.figure);
      return figure !== undefined && verdictOn(figure, claim) === verdict;
    });
  return {
    agree: judged("agrees"),
    differ: judged("differs"),
    untold: judged("cannot tell"),
    ofAnotherYear: judged("of another year"),
    unknown: claims.filter(({ figure }) => !register.byId.has(figure)),
  };
}
