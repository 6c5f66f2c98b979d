import { money } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { contributionChanges } from "./change.ts";

const share = (partner: string, amount: string) => ({ partner, amount: money(amount) });

const before = [
  share("bcp-council", "83424"),
  share("dorset-council", "68932"),
  share("dorset-police", "48845"),
  share("nhs-dorset", "75000"),
];
const after = before.map(({ partner }) => share(partner, "75785"));

it("gives the published changes of 2023/24", () => {
  const { changes, total, findings } = contributionChanges(before, after);
  expect(changes.map(({ partner, change, percent }) => [partner, change.toFixed(2), percent])).toEqual([
    ["bcp-council", "-7639.00", "-9.16"],
    ["dorset-council", "6853.00", "9.94"],
    ["dorset-police", "26940.00", "55.15"],
    ["nhs-dorset", "785.00", "1.05"],
  ]);
  expect([total.from, total.to, total.change].map((amount) => amount.toFixed(2))).toEqual([
    "276201.00",
    "303140.00",
    "26939.00",
  ]);
  expect(total.percent).toBe("9.75");
  expect(findings).toEqual([]);
});

it.each([
  {
    ...{ from: "0", to: "100", change: "100.00", code: "funding/percent-of-nothing" },
    why: "there is no percentage of nothing",
  },
  {
    ...{ from: "-301", to: "399", change: "700.00", code: "funding/percent-of-negative" },
    why: "a percentage of a negative amount would show a rise as a fall",
  },
])("gives no percentage of $from", ({ from, to, change, code, why }) => {
  const { changes, findings } = contributionChanges([share("a", from)], [share("a", to)]);
  expect(changes[0]?.percent).toBeNull();
  expect(changes[0]?.why).toBe(why);
  expect(changes[0]?.change.toFixed(2)).toBe(change);
  expect(findings).toEqual([{ code, severity: "note", message: `a: ${why}`, path: ["changes", 0] }]);
});

it("names those who join and leave, in the order of before and then of after", () => {
  const { changes, findings } = contributionChanges(
    [share("left", "10"), share("stays", "5")],
    [share("joined", "7"), share("stays", "5")],
  );
  expect(changes.map(({ partner, change, percent }) => [partner, change.toFixed(2), percent])).toEqual([
    ["left", "-10.00", "-100.00"],
    ["stays", "0.00", "0.00"],
    ["joined", "7.00", null],
  ]);
  expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
    "funding/partner-left left: does not contribute any more",
    "funding/partner-joined joined: did not contribute before",
    "funding/percent-of-nothing joined: there is no percentage of nothing",
  ]);
});

it("gives changes that sum to the change of the total", () => {
  const shares = fc.dictionary(fc.stringMatching(/^[a-e]$/), fc.integer({ min: -1000, max: 1000 }), {
    minKeys: 1,
  });
  const listed = (record: Record<string, number>) =>
    Object.entries(record).map(([partner, pence]) => share(partner, (pence / 100).toFixed(2)));
  fc.assert(
    fc.property(shares, shares, (was, is) => {
      const { changes, total } = contributionChanges(listed(was), listed(is));
      const sum = (of: "from" | "to" | "change") =>
        changes.reduce((all, change) => all + Math.round(change[of].toNumber() * 100), 0);
      for (const term of ["from", "to", "change"] as const) {
        expect(sum(term)).toBe(Math.round(total[term].toNumber() * 100));
      }
      for (const { from, percent } of changes) expect(percent === null).toBe(!from.greaterThan(0));
    }),
  );
});

it.each([
  { was: [], is: [share("a", "1")], code: "funding/no-partners", path: ["before"] },
  { was: [share("a", "1")], is: [], code: "funding/no-partners", path: ["after"] },
  {
    was: [share("a", "1")],
    is: [share("a", "1"), share("a", "2")],
    code: "funding/repeated-partner",
    path: ["after", 1],
  },
])("rejects lists with $code", ({ was, is, code, path }) => {
  expect(() => contributionChanges(was, is)).toThrow(expect.objectContaining({ code, path }));
});
