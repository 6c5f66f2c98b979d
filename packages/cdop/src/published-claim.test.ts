import fc from "fast-check";
import { expect, it } from "vitest";
import { checkOverall, checkParts, checkPooled } from "./published-claim.ts";

const codes = (findings: readonly { readonly code: string }[]) => findings.map(({ code }) => code);

it.each([
  { total: 27, parts: { "Pan-Dorset": 22, Somerset: 5 }, found: [] },
  { total: 22, parts: { Dorset: 10, BCP: 12 }, found: [] },
  { total: 128, parts: { Sandwell: 40, Dudley: 35, Walsall: 29, Wolverhampton: 24 }, found: [] },
  { total: 25, parts: { reviewed: 14, pending: 11 }, found: [] },
  { total: 55, parts: { panel: 19, "neonatal panel": 36 }, found: [] },
  { total: 61, parts: { "awaiting the panel": 26, "awaiting the neonatal panel": 35 }, found: [] },
  { total: 3_595, parts: { sufficient: 3_540, insufficient: 55 }, found: [] },
  { total: 27, parts: { Dorset: 10, BCP: 12, Somerset: 4 }, found: ["cdop/parts-do-not-sum"] },
  { total: 27, parts: { Dorset: "[c]", BCP: 12 }, found: ["cdop/withheld-recoverable"] },
  { total: 27, parts: { Dorset: "[c]", BCP: "[c]", Somerset: 5 }, found: [] },
  { total: 27, parts: { Dorset: "[c]", BCP: 28 }, found: ["cdop/parts-do-not-sum"] },
  { total: 27, parts: { Dorset: "[c]", BCP: 27 }, found: ["cdop/withheld-recoverable"] },
  { total: 27, parts: { Dorset: "[c]", BCP: "[c]", Somerset: 27 }, found: ["cdop/withheld-recoverable"] },
  { total: 27, parts: { Dorset: "[c]", BCP: "[c]", Somerset: 25 }, found: ["cdop/withheld-recoverable"] },
  { total: 27, parts: { Dorset: "[c]", BCP: "[c]", Somerset: 24 }, found: [] },
  { total: 27, parts: { Dorset: "[c]", BCP: "[c]", Somerset: 26 }, found: [] },
  { total: 27, parts: { Dorset: "[c]", BCP: "[c]", Somerset: 26 }, found: [] },
  { total: 0, parts: { Dorset: 0 }, found: [] },
  { total: -1, parts: {}, found: ["cdop/count-invalid"] },
  { total: 1, parts: { Dorset: 0.5, BCP: -1 }, found: ["cdop/count-invalid", "cdop/count-invalid"] },
] as const)("finds $found in $parts of $total", ({ total, parts, found }) => {
  expect(codes(checkParts({ label: "Deaths", total, parts }))).toEqual(found);
});

it("says how much each finding matters, and where it stands", () => {
  const found = [
    ...checkParts({ label: "Deaths", total: 27, parts: { Dorset: 10 } }),
    ...checkParts({ label: "Deaths", total: 27, parts: { Dorset: "[c]", BCP: 12 } }),
    ...checkParts({ label: "Deaths", total: 27, parts: { Dorset: "[c]", Somerset: "[c]", BCP: 27 } }),
    ...checkParts({ label: "Deaths", total: 27, parts: { Dorset: "[c]", Somerset: "[c]", BCP: 25 } }),
    ...checkParts({ label: "Deaths", total: 0.5, parts: {} }),
    ...checkParts({ label: "Deaths", total: 1, parts: { BCP: -1 } }),
    ...checkPooled({ label: "Deaths", total: 0.5, known: {} }),
    ...checkPooled({ label: "Deaths", total: 5, known: { "2021/22": -1 } }),
    ...checkPooled({ label: "Deaths", total: 5, known: { "2021/22": 4, "2022/23": 2 } }),
    ...checkOverall({ label: "Deaths", overall: "28", groups: { girls: "30", boys: "29" } }),
    ...checkOverall({ label: "Deaths", overall: " 31 % ", groups: { girls: "30 %", boys: "29" } }),
  ];
  expect(found.map(({ severity, path, message }) => [severity, path, message])).toMatchInlineSnapshot(`
    [
      [
        "error",
        [
          "parts",
        ],
        "Deaths: the parts sum to 10 and the total is 27, a residual of 17",
      ],
      [
        "warning",
        [
          "parts",
        ],
        "Deaths: the one part that is withheld can be found by subtraction from the total",
      ],
      [
        "warning",
        [
          "parts",
        ],
        "Deaths: the parts that are withheld can only be 0, as the others make the total",
      ],
      [
        "warning",
        [
          "parts",
        ],
        "Deaths: the 2 parts that are withheld sum to 2, so that each is 1 where a 0 would have been printed",
      ],
      [
        "error",
        [
          "total",
        ],
        "Deaths: a whole number from 0 up is needed",
      ],
      [
        "error",
        [
          "parts",
          "BCP",
        ],
        "Deaths: a whole number from 0 up is needed",
      ],
      [
        "error",
        [
          "total",
        ],
        "Deaths: a whole number from 0 up is needed",
      ],
      [
        "error",
        [
          "known",
          "2021/22",
        ],
        "Deaths: a whole number from 0 up is needed",
      ],
      [
        "error",
        [
          "total",
        ],
        "Deaths: the total is 5, and 2021/22 and 2022/23 alone sum to 6",
      ],
      [
        "error",
        [
          "overall",
        ],
        "Deaths: 28 of all lies below every group (girls 30, boys 29): the denominators differ",
      ],
      [
        "error",
        [
          "overall",
        ],
        "Deaths: 31 % of all lies above every group (girls 30 %, boys 29): the denominators differ",
      ],
    ]
  `);
});

it("names the residual", () => {
  const [found] = checkParts({ label: "Deaths", total: 27, parts: { Dorset: 10, BCP: 12 } });
  expect(found?.message).toBe("Deaths: the parts sum to 22 and the total is 27, a residual of 5");
});

it.each([
  { total: 24, known: { "2021/22": 11, "2022/23": 24 }, found: ["cdop/pooled-below-known"] },
  { total: 96, known: { "2021/22": 18, "2022/23": 29 }, found: [] },
  { total: 99, known: { "2021/22": 27, "2022/23": 35 }, found: [] },
  { total: 35, known: { "2021/22": 11, "2022/23": 24 }, found: [] },
  { total: 0, known: {}, found: [] },
  { total: 1.5, known: {}, found: ["cdop/count-invalid"] },
  { total: 5, known: { "2021/22": -1 }, found: ["cdop/count-invalid"] },
])("finds $found in $total over years of which $known", ({ total, known, found }) => {
  expect(codes(checkPooled({ label: "Four years", total, known }))).toEqual(found);
});

it.each([
  { overall: "28", groups: { girls: "30", boys: "29" }, found: ["cdop/overall-outside-groups"] },
  { overall: "31%", groups: { girls: "30%", boys: "29%" }, found: ["cdop/overall-outside-groups"] },
  { overall: "29", groups: { girls: "30", boys: "29" }, found: [] },
  { overall: "28", groups: { "North West": "38", London: "21" }, found: [] },
  { overall: "28.9", groups: { girls: "30", boys: "29" }, found: [] },
  { overall: "28.4", groups: { girls: "30", boys: "29" }, found: ["cdop/overall-outside-groups"] },
  { overall: "28", groups: {}, found: [] },
])("finds $found in $overall of all beside $groups", ({ overall, groups, found }) => {
  expect(codes(checkOverall({ label: "Modifiable", overall, groups }))).toEqual(found);
});

it("never finds fault with percentages of groups that do make up all", () => {
  const group = fc
    .integer({ min: 1, max: 500 })
    .chain((total) => fc.record({ count: fc.integer({ min: 0, max: total }), total: fc.constant(total) }));
  const printed = (count: number, total: number) => String(Math.round((100 * count) / total));
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 5 }), (groups) => {
      const sum = (key: "count" | "total") => groups.reduce((all, each) => all + each[key], 0);
      const claim = {
        label: "All",
        overall: printed(sum("count"), sum("total")),
        groups: Object.fromEntries(
          groups.map(({ count, total }, index) => [`group ${index}`, printed(count, total)]),
        ),
      };
      expect(checkOverall(claim)).toEqual([]);
    }),
  );
});

it("refuses a percentage that is none", () => {
  expect(() => checkOverall({ label: "Modifiable", overall: "most", groups: { girls: "30" } })).toThrow(
    expect.objectContaining({ code: "core/number-invalid" }),
  );
});
