import fc from "fast-check";
import { expect, it } from "vitest";
import { isSmall, withheldOpenCases } from "./withheld-open-case.ts";

/** The numbers of years that follow one another: what each opens with is what the one before closed with. */
function yearsOf(
  opening: number,
  flows: readonly (readonly [notified: number, reviewed: number, other: number])[],
) {
  let open = opening;
  return flows.map(([notified, reviewed, otherwiseClosed]) => {
    const closing = open + notified - reviewed - otherwiseClosed;
    const year = {
      opening: open,
      notified,
      reviewed,
      otherwiseClosed,
      closing,
      change: closing - open,
      residual: 0,
    };
    open = closing;
    return year;
  });
}
const withheldIn = (opening: number, ...flows: readonly (readonly [number, number, number])[]) =>
  withheldOpenCases(yearsOf(opening, flows)).map((id) => id.replace("cdop.", ""));

const stocks = ["open.closing", "time-to-review.still-open"];

it.each<{
  opening: number;
  flows: readonly (readonly [number, number, number])[];
  withheld: readonly string[];
}>([
  { opening: 8, flows: [[6, 5, 0]], withheld: [] },
  { opening: 0, flows: [[0, 0, 0]], withheld: [] },
  { opening: 8, flows: [[2, 5, 0]], withheld: ["notified", ...stocks] },
  { opening: 9, flows: [[1, 5, 0]], withheld: ["notified", "open.otherwise-closed"] },
  { opening: 7, flows: [[3, 5, 0]], withheld: ["notified", ...stocks] },
  { opening: 8, flows: [[6, 1, 6]], withheld: ["reviewed", "open.otherwise-closed"] },
  { opening: 8, flows: [[6, 4, 0]], withheld: ["reviewed", "open.otherwise-closed"] },
  { opening: 3, flows: [[9, 5, 0]], withheld: ["open.opening", ...stocks] },
  {
    opening: 0,
    flows: [
      [6, 0, 0],
      [4, 1, 0],
    ],
    withheld: ["notified", "reviewed", ...stocks],
  },
  { opening: 6, flows: [[6, 9, 0]], withheld: [...stocks, "open.otherwise-closed"] },
  { opening: 2, flows: [[4, 0, 0]], withheld: ["open.opening", "notified", ...stocks] },
  { opening: 9, flows: [[6, 5, 1]], withheld: ["open.otherwise-closed", ...stocks] },
  {
    opening: 9,
    flows: [
      [6, 5, 2],
      [7, 6, 0],
    ],
    withheld: ["open.opening", "open.otherwise-closed"],
  },
  {
    opening: 9,
    flows: [
      [6, 5, 1],
      [7, 6, 0],
    ],
    withheld: ["open.opening", ...stocks],
  },
  {
    opening: 9,
    flows: [
      [6, 5, 1],
      [7, 6, 2],
    ],
    withheld: ["open.opening", "open.otherwise-closed"],
  },
  {
    opening: 9,
    flows: [
      [6, 5, 2],
      [7, 6, 0],
      [6, 6, 0],
    ],
    withheld: [],
  },
  {
    opening: 9,
    flows: [
      [6, 5, 1],
      [7, 6, 0],
      [6, 6, 0],
    ],
    withheld: ["open.opening", ...stocks],
  },
])("withholds $withheld of the last of $flows", ({ opening, flows, withheld }) => {
  expect(withheldIn(opening, ...flows).toSorted()).toEqual(withheld.toSorted());
});

const names = ["opening", "notified", "reviewed", "otherwiseClosed", "closing"] as const;
type Name = (typeof names)[number];
const idOf = {
  opening: "cdop.open.opening",
  notified: "cdop.notified",
  reviewed: "cdop.reviewed",
  otherwiseClosed: "cdop.open.otherwise-closed",
  closing: "cdop.open.closing",
};
const upTo = (most: number) => Array.from({ length: most + 1 }, (_, number) => number);

/** What each small number of years may be, tried number by number, when these are withheld of each. */
function leftOpen(years: ReturnType<typeof yearsOf>, withheld: readonly (readonly string[])[]) {
  const may = (index: number, name: Name): readonly number[] => {
    const number = years[index]?.[name] as number;
    if (!withheld[index]?.includes(idOf[name])) return [number];
    return isSmall(number) ? [1, 2, 3, 4] : upTo(45);
  };
  const fits = (
    index: number,
    closings: ReadonlySet<number>,
    visit: (found: Record<Name, number>) => void,
  ) => {
    const lasts = may(index, "closing").filter((closing) => closings.has(closing));
    for (const notified of may(index, "notified"))
      for (const reviewed of may(index, "reviewed"))
        for (const otherwiseClosed of may(index, "otherwiseClosed"))
          for (const closing of lasts)
            visit({
              opening: closing - notified + reviewed + otherwiseClosed,
              notified,
              reviewed,
              otherwiseClosed,
              closing,
            });
  };
  /** The stocks that all years from here on allow, and those that all years before allow. */
  const behind = [new Set(upTo(200))];
  for (let index = years.length - 1; index >= 0; index--) {
    const openings = new Set<number>();
    fits(index, behind[0] as Set<number>, ({ opening }) => openings.add(opening));
    behind.unshift(new Set(may(index, "opening").filter((opening) => openings.has(opening))));
  }
  let before = new Set(may(0, "opening"));
  return years.map((year, index) => {
    const found = new Map<Name, Set<number>>(names.map((name) => [name, new Set()]));
    const closings = new Set<number>();
    fits(index, behind[index + 1] as Set<number>, (one) => {
      if (!before.has(one.opening)) return;
      closings.add(one.closing);
      for (const name of names) if (isSmall(year[name])) found.get(name)?.add(one[name]);
    });
    before = closings;
    return names.filter((name) => isSmall(year[name])).map((name) => (found.get(name) as Set<number>).size);
  });
}

it("leaves each small number to be any of its year, and none to be found from the reports of all the years together", () => {
  const flow = fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 }), fc.constantFrom(0, 0, 0, 1, 2, 6));
  const flows = fc.array(flow, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.constantFrom(0, 1, 3, 4, 5, 9, 12), flows, (opening, some) => {
      const years = yearsOf(opening, some);
      fc.pre(years.every(({ closing }) => closing >= 0));
      const withheld = years.map((_, index) => withheldOpenCases(years.slice(0, index + 1)));
      const last = withheld.at(-1) as readonly string[];
      for (const [index, year] of years.entries())
        for (const name of names) if (isSmall(year[name])) expect(withheld[index]).toContain(idOf[name]);
      const isAll = [idOf.otherwiseClosed, idOf.closing].every((id) => last.includes(id));
      if (isAll) return;
      expect(leftOpen(years.slice(-1), [last])[0]?.every((size) => size === 4)).toBe(true);
      expect(
        leftOpen(years, withheld)
          .flat()
          .every((size) => size > 1),
      ).toBe(true);
    }),
  );
});
