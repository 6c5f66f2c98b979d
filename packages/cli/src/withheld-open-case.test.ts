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
  { opening: 8, flows: [[2, 5, 0]], withheld: ["notified", "open.otherwise-closed"] },
  { opening: 8, flows: [[6, 4, 0]], withheld: ["reviewed", "open.otherwise-closed"] },
  { opening: 3, flows: [[9, 5, 0]], withheld: ["open.opening", "open.otherwise-closed"] },
  { opening: 6, flows: [[6, 9, 0]], withheld: [...stocks, "open.otherwise-closed"] },
  { opening: 2, flows: [[4, 0, 0]], withheld: ["open.opening", "notified"] },
  { opening: 9, flows: [[6, 5, 1]], withheld: ["open.otherwise-closed", ...stocks] },
  {
    opening: 9,
    flows: [
      [6, 5, 1],
      [7, 6, 0],
    ],
    withheld: ["open.opening", "open.otherwise-closed"],
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
      [6, 5, 1],
      [7, 6, 0],
      [6, 6, 0],
    ],
    withheld: [],
  },
])("withholds $withheld of the last of $flows", ({ opening, flows, withheld }) => {
  expect(withheldIn(opening, ...flows).toSorted()).toEqual(withheld.toSorted());
});

const names = ["opening", "notified", "reviewed", "otherwiseClosed", "closing"] as const;
const idOf = {
  opening: "cdop.open.opening",
  notified: "cdop.notified",
  reviewed: "cdop.reviewed",
  otherwiseClosed: "cdop.open.otherwise-closed",
  closing: "cdop.open.closing",
};

it("leaves no small number to be found from the reports of all the years together", () => {
  const flow = fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 }), fc.constantFrom(0, 0, 0, 1, 2, 6));
  fc.assert(
    fc.property(fc.nat({ max: 12 }), fc.array(flow, { minLength: 1, maxLength: 6 }), (opening, flows) => {
      const years = yearsOf(opening, flows);
      fc.pre(years.every(({ closing }) => closing >= 0));
      /** What is printed of each year; a stock is known when either of its two reports prints it. */
      const printed = years.map((_, index) => {
        const hidden = withheldOpenCases(years.slice(0, index + 1));
        return new Set(names.filter((name) => !hidden.includes(idOf[name])));
      });
      const isKnown = (index: number, name: (typeof names)[number]) =>
        printed[index]?.has(name) === true ||
        (name === "opening" && printed[index - 1]?.has("closing") === true) ||
        (name === "closing" && printed[index + 1]?.has("opening") === true);
      for (const [index, year] of years.entries()) {
        const unknown = names.filter((name) => !isKnown(index, name));
        for (const name of names) if (isSmall(year[name])) expect(unknown).toContain(name);
        expect(unknown).not.toHaveLength(1);
      }
    }),
  );
});
