import { describe, expect, it } from "vitest";
import { checkCertificate } from "./certificate.ts";
import { oneWayTable } from "./count-table.ts";
import { protectTable } from "./protected-table.ts";
import { tableOf } from "./table.fixture.ts";

const rule = { threshold: 5 };

describe("chooses a pattern", () => {
  it.each([
    { of: "a single small count", counts: [[3]], said: [["[c]"]] },
    { of: "no small counts", counts: [[9, 12]], said: [[9, 12]] },
    {
      of: "counts at the threshold",
      counts: [
        [5, 6],
        [7, 5],
      ],
      said: [
        [5, 6],
        [7, 5],
      ],
    },
    {
      of: "counts one below it",
      counts: [
        [4, 6],
        [7, 5],
      ],
      said: [
        ["[c]", "[c]"],
        ["[c]", "[c]"],
      ],
    },
    {
      of: "zeros alone",
      counts: [
        [0, 0],
        [0, 0],
      ],
      said: [
        [0, 0],
        [0, 0],
      ],
    },
    { of: "one small count in a row", counts: [[3, 40, 22]], said: [["[c]", 40, "[c]"]] },
    { of: "a small count whose neighbours are zeros", counts: [[2, 0, 0]], said: [["[c]", 0, 0]] },
    {
      of: "two ones in a row",
      counts: [
        [1, 1, 30],
        [9, 8, 7],
      ],
      said: [
        ["[c]", "[c]", "[c]"],
        ["[c]", "[c]", "[c]"],
      ],
    },
    {
      of: "three singletons, one in each row and column",
      counts: [
        [1, 20, 20],
        [20, 1, 20],
        [20, 20, 1],
      ],
      said: [
        ["[c]", "[c]", "[c]"],
        ["[c]", "[c]", 20],
        ["[c]", 20, "[c]"],
      ],
    },
    { of: "no rows", counts: [], said: [] },
  ])("for $of", ({ counts, said }) => {
    const table = { ...tableOf(counts), columns: counts[0]?.map((_, column) => `c${column}`) ?? ["c0"] };
    const safe = protectTable(table, rule);
    expect(safe.counts).toEqual(said);
    expect(checkCertificate(safe)).toBe(true);
  });

  it("by the rule it was given, with nothing left unsaid", () => {
    const settled = { threshold: 5, zeros: "published", width: 3, always: [] };
    expect(protectTable(tableOf([[3]]), rule).rule).toEqual(settled);
  });

  it("that takes sums when the counts left are zeros", () => {
    const safe = protectTable(
      tableOf([
        [2, 0],
        [0, 30],
      ]),
      rule,
    );
    expect(safe.counts).toEqual([
      ["[c]", 0],
      [0, "[c]"],
    ]);
    expect(safe.rowTotals).toEqual(["[c]", "[c]"]);
    expect(safe.columnTotals).toEqual(["[c]", "[c]"]);
    expect(safe.total).toBe(32);
  });

  it("in groups of rows with subtotals", () => {
    const safe = protectTable(
      tableOf(
        [
          [3, 10],
          [12, 11],
          [20, 21],
          [30, 31],
        ],
        {
          groups: [
            { label: "North", rows: ["r0", "r1"] },
            { label: "South", rows: ["r2", "r3"] },
          ],
        },
      ),
      rule,
    );
    expect(safe.counts).toEqual([
      ["[c]", "[c]"],
      ["[c]", "[c]"],
      [20, 21],
      [30, 31],
    ]);
    expect(safe.groups).toEqual([
      { label: "North", rows: ["r0", "r1"], counts: [15, 21], total: 36 },
      { label: "South", rows: ["r2", "r3"], counts: [50, 52], total: 102 },
    ]);
  });

  it("with only the small count, where no sum is published", () => {
    const none = { rows: false, columns: false, total: false };
    const safe = protectTable(
      tableOf(
        [
          [3, 10],
          [12, 11],
        ],
        { margins: none },
      ),
      rule,
    );
    expect(safe.counts).toEqual([
      ["[c]", 10],
      [12, 11],
    ]);
    expect(safe).not.toHaveProperty("rowTotals");
    expect(safe).not.toHaveProperty("columnTotals");
    expect(safe).not.toHaveProperty("total");
  });

  it("with zeros withheld too, when the rule says so", () => {
    const safe = protectTable(
      tableOf([
        [0, 20],
        [30, 40],
      ]),
      { threshold: 5, zeros: "protected" },
    );
    expect(safe.counts).toEqual([
      ["[c]", "[c]"],
      ["[c]", "[c]"],
    ]);
    expect(
      protectTable(
        tableOf([
          [0, 20],
          [30, 40],
        ]),
        rule,
      ).counts,
    ).toEqual([
      [0, 20],
      [30, 40],
    ]);
  });

  it("with whatever stands under a sensitive label", () => {
    const always = [{ column: "c1" }];
    const safe = protectTable(
      tableOf([
        [9, 50, 12],
        [9, 0, 13],
      ]),
      { threshold: 5, always },
    );
    expect(safe.counts.map((line) => line[1])).toEqual(["[c]", "[c]"]);
  });

  it("of one dimension, in the order given, with its words", () => {
    const table = oneWayTable(
      { Dorset: 10, BCP: 3, Somerset: 5 },
      { column: "Deaths", label: "By area", period: "2023/24" },
    );
    const safe = protectTable(table, rule);
    expect(safe).toMatchObject({ label: "By area", period: "2023/24", rows: ["Dorset", "BCP", "Somerset"] });
    expect(safe.counts).toEqual([[10], ["[c]"], ["[c]"]]);
    expect(safe.columnTotals).toEqual([18]);
  });
});
