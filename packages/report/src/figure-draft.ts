import type { Figure, FigureSource, FigureValue, Money, Period } from "@pdscp/core";

/** The lines and documents that figures were computed from: the same for all of a domain, or by the id of the figure. */
export type FiguresFrom = readonly FigureSource[] | ((id: string) => readonly FigureSource[]);

/** A figure before its source is known. */
export type FigureDraft = Omit<Figure, "from">;

/** A figure of money. */
export function pounds(
  id: string,
  label: string,
  amount: Money,
  period: Figure["period"],
  because: string,
): FigureDraft {
  return { id, label, period, value: { kind: "money", amount }, because };
}

/** A figure that counts. */
export function counted(
  id: string,
  label: string,
  count: number,
  period: Period,
  because: string,
): FigureDraft {
  return { id, label, period, value: { kind: "count", count }, because };
}

/** A figure that is a share of a total; not available where there is no total. */
export function share(
  id: string,
  label: string,
  { count, total }: { readonly count: number; readonly total: number },
  of: string,
  period: Period,
  because: string,
): FigureDraft {
  const value: FigureValue =
    total === 0
      ? { kind: "not-available", why: `there were no ${of}` }
      : { kind: "percentage", count, total, of };
  return { id, label, period, value, because };
}

/** Words as a part of a figure's id, without accents: "NHS Dorset" is "nhs-dorset", and "Ynys Môn" is "ynys-mon". */
export function idPart(words: string): string {
  const parts = words
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return parts === null ? "unnamed" : parts.join("-");
}
