import { money } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { distribute } from "./distribution.ts";

/** Shares by the places, one digit each, that may take them; pence throughout. */
const spread = (shares: readonly (readonly [open: string, pence: number])[], needs: readonly number[]) => {
  const amount = (pence: number) => money((pence / 100).toFixed(2));
  const rows = distribute(
    shares.map(([open, pence], index) => ({ partner: `${index} ${open}`, amount: amount(pence) })),
    needs.map((pence, place) => ({
      amount: amount(pence),
      takes: (partner) => partner.slice(2).includes(String(place)),
    })),
  );
  return rows?.map((row) => row.map((part) => part.times(100).toNumber()));
};

it.each<{
  what: string;
  shares: readonly (readonly [string, number])[];
  needs: readonly number[];
  rows: number[][] | undefined;
}>([
  { what: "one share in one place", shares: [["0", 5]], needs: [5], rows: [[5]] },
  { what: "nothing", shares: [["01", 0]], needs: [0, 0], rows: [[0, 0]] },
  { what: "in proportion to what is needed", shares: [["01", 30]], needs: [20, 10], rows: [[20, 10]] },
  {
    what: "those with the fewest places first",
    shares: [
      ["012", 30],
      ["01", 15],
    ],
    needs: [20, 15, 10],
    rows: [
      [11, 9, 10],
      [9, 6, 0],
    ],
  },
  {
    what: "by moving another share out of the way",
    shares: [
      ["01", 10],
      ["12", 10],
    ],
    needs: [8, 4, 8],
    rows: [
      [8, 2, 0],
      [0, 2, 8],
    ],
  },
  {
    what: "by moving two others, the one along after the other",
    shares: [
      ["01", 10],
      ["12", 10],
      ["23", 10],
    ],
    needs: [10, 5, 10, 5],
    rows: [
      [10, 0, 0, 0],
      [0, 5, 5, 0],
      [0, 0, 5, 5],
    ],
  },
  {
    what: "not at all where a place is too small",
    shares: [
      ["0", 6],
      ["01", 4],
    ],
    needs: [5, 5],
    rows: undefined,
  },
  { what: "not at all where no place is open", shares: [["", 1]], needs: [1], rows: undefined },
  {
    what: "not at all where two must share what one place holds",
    shares: [
      ["0", 3],
      ["0", 3],
      ["01", 4],
    ],
    needs: [5, 5],
    rows: undefined,
  },
])("spreads $what", ({ shares, needs, rows }) => {
  expect(spread(shares, needs)).toEqual(rows);
});

it("fills every place from shares that it may take, unless some shares have less room than they need", () => {
  const places = 3;
  const some = fc.record({
    shares: fc.array(
      fc.tuple(
        fc.subarray(["0", "1", "2"], { minLength: 1 }).map((open) => open.join("")),
        fc.integer({ min: 0, max: 12 }),
      ),
      { minLength: 1, maxLength: 5 },
    ),
    cuts: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: places - 1, maxLength: places - 1 }),
  });
  fc.assert(
    fc.property(some, ({ shares, cuts }) => {
      const total = shares.reduce((sum, [, pence]) => sum + pence, 0);
      const ends = [0, ...cuts.map((cut) => cut % (total + 1)).sort((a, b) => a - b), total];
      const needs = ends.slice(1).map((end, index) => end - (ends[index] as number));
      const rows = spread(shares, needs);
      // Hall's condition: those who may use only some of the places must fit in them.
      const fits = Array.from({ length: 2 ** places }, (_, set) => {
        const within = (open: string) => [...open].every((place) => (set >> Number(place)) % 2 === 1);
        const asked = shares.reduce((sum, [open, pence]) => (within(open) ? sum + pence : sum), 0);
        return (
          asked <= needs.reduce((sum, pence, place) => ((set >> place) % 2 === 1 ? sum + pence : sum), 0)
        );
      }).every(Boolean);
      expect(rows !== undefined).toBe(fits);
      for (const [index, [open, pence]] of shares.entries()) {
        const row = rows?.[index] ?? [];
        if (rows) expect(row.reduce((sum, part) => sum + part, 0)).toBe(pence);
        for (const [place, part] of row.entries())
          expect(part === 0 || (part > 0 && open.includes(String(place)))).toBe(true);
      }
      for (const [place, pence] of needs.entries())
        if (rows) expect(rows.reduce((sum, row) => sum + (row[place] as number), 0)).toBe(pence);
    }),
  );
});
