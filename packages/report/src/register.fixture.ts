import { type Figure, type FigureValue, figure, financialYear, money, type Period } from "@pdscp/core";
import fc from "fast-check";

/** A figure whose id, value and label are all that matters. */
export function figureFor(id: string, value: FigureValue, more: Partial<Figure> = {}): Figure {
  return figure({
    id,
    label: id.replace(/[.-]/g, " "),
    period: financialYear("2023/24"),
    value,
    because: "The rule for it",
    from: [{ source: "records.csv", line: 2 }],
    ...more,
  });
}

export const count = (count: number): FigureValue => ({ kind: "count", count });
export const pounds = (amount: string): FigureValue => ({ kind: "money", amount: money(amount) });
export const share = (count: number, total: number): FigureValue => ({
  kind: "percentage",
  count,
  total,
  of: "reviews",
});
export const withheld: FigureValue = { kind: "withheld", why: "a small number" };

/** What council papers of 2023/24 publish, as figures. */
export const published: readonly Figure[] = [
  figureFor("funding.share", pounds("75785.00"), { label: "Share of each partner" }),
  figureFor("funding.budget", pounds("303140.00"), {
    label: "Total budget",
    from: [{ figure: "funding.share" }],
  }),
  figureFor("cdop.reviewed", count(27), { label: "Deaths reviewed" }),
  figureFor("cdop.notified", count(57), { label: "Deaths notified" }),
  figureFor("cdop.modifiable", share(14, 27), { label: "Reviews with modifiable factors" }),
  figureFor("cdop.somerset", withheld, { label: "Somerset deaths" }),
];

const words = fc.stringMatching(/^[a-z]{3,8}( [a-z]{3,8}){0,3}$/);
const periods: fc.Arbitrary<Period> = fc
  .integer({ min: 2000, max: 2030 })
  .map((year) => financialYear(`${year}/${String(year + 1).slice(2)}`));
const natural = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 2_000_000_000 }),
  fc.integer({ min: 1990, max: 2030 }),
);
const values: fc.Arbitrary<FigureValue> = fc.oneof(
  natural.map(count),
  fc.integer({ min: -1e11, max: 1e11 }).map((pence) => pounds((pence / 100).toFixed(2))),
  fc.tuple(natural, natural).map(([one, two]) => share(Math.min(one, two), Math.max(one, two, 1))),
  fc.record({
    kind: fc.constant("rate" as const),
    count: fc.integer({ min: 0, max: 99_999 }),
    population: fc.integer({ min: 1, max: 1e7 }),
    per: fc.constantFrom(1_000, 10_000, 100_000),
  }),
  fc.integer({ min: 0, max: 2_000 }).map((days): FigureValue => ({ kind: "days", days: days / 2 })),
  fc.constant(withheld),
  fc.constant<FigureValue>({ kind: "not-available", why: "not collected" }),
);

/** Any figures: ties, noughts, losses, counts that look like years, values that are not there. */
export const anyFigures: fc.Arbitrary<readonly Figure[]> = fc
  .array(fc.record({ label: words, period: periods, value: values }), { minLength: 1, maxLength: 12 })
  .map((figures) =>
    figures.map(({ label, period, value }, index) => figureFor(`figure.n${index}`, value, { label, period })),
  );
