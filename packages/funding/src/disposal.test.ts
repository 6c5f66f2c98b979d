import { calendarDate, money, negateMoney, sumMoney } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { creditShares, type DisposalChoice, disposeSurplus } from "./disposal.ts";
import { refusalOf } from "./plain.fixture.ts";
import { equalShares } from "./share.ts";

const share = (partner: string, amount: string) => ({ partner, amount: money(amount) });
const shares = equalShares(money("303140"), ["bcp-council", "dorset-council", "dorset-police", "nhs-dorset"]);
const surplus = money("47156");
const amounts = (list: readonly { readonly amount: typeof surplus }[]) =>
  list.map(({ amount }) => amount.toFixed(2));

it.each([
  { choice: "carry-forward" as const, carried: "47156.00", refunded: "0.00", credited: "0.00", parts: [] },
  {
    choice: "refund" as const,
    carried: "0.00",
    refunded: "47156.00",
    credited: "0.00",
    parts: Array(4).fill("11789.00"),
  },
  {
    choice: "credit" as const,
    carried: "0.00",
    refunded: "0.00",
    credited: "47156.00",
    parts: Array(4).fill("11789.00"),
  },
  { choice: undefined, carried: "47156.00", refunded: "0.00", credited: "0.00", parts: [] },
])("lets a surplus go by the choice $choice", ({ choice, carried, refunded, credited, parts }) => {
  const disposal = disposeSurplus(surplus, choice, shares);
  expect(
    amounts([disposal.carriedForward, disposal.refunded, disposal.credited].map((amount) => ({ amount }))),
  ).toEqual([carried, refunded, credited]);
  expect(amounts(disposal.shares)).toEqual(parts);
  expect(disposal.state).toBe(choice === undefined ? "undecided" : "decided");
  expect(disposal.because).toMatchSnapshot();
});

it("keeps the decision on record", () => {
  const decision = {
    choice: "refund",
    on: calendarDate("2024-06-03"),
    by: "Executive",
    reference: { title: "Minutes of 3 June 2024", at: "item 4" },
  } as const;
  expect(disposeSurplus(surplus, decision, shares)).toMatchObject({ decision, state: "decided" });
  expect(disposeSurplus(surplus, { choice: "undecided" }, []).state).toBe("undecided");
});

it("divides a refund in proportion to what was paid, and calls a deficit in the same way", () => {
  const paid = [share("a", "1"), share("b", "2"), share("c", "0")];
  expect(amounts(disposeSurplus(money("100"), "refund", paid).shares)).toEqual(["33.33", "66.67", "0.00"]);
  expect(amounts(disposeSurplus(money("-100"), "credit", paid).shares)).toEqual(["-33.33", "-66.67", "0.00"]);
});

it("takes a credit off the next contributions, and adds a deficit to them", () => {
  const { shares: credited } = disposeSurplus(surplus, "credit", shares);
  expect(amounts(creditShares(shares, credited))).toEqual(Array(4).fill("63996.00"));
  const called = disposeSurplus(money("-4"), "credit", shares);
  expect(amounts(creditShares(shares, called.shares))).toEqual(Array(4).fill("75786.00"));
});

it("accounts for every penny, whatever is chosen", () => {
  const choices = fc.constantFrom<DisposalChoice | undefined>("carry-forward", "refund", "credit", undefined);
  const paid = fc
    .array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 6 })
    .filter((pence) => pence.some((amount) => amount > 0));
  fc.assert(
    fc.property(fc.integer({ min: -1e8, max: 1e8 }), choices, paid, (pence, choice, list) => {
      const amount = money((pence / 100).toFixed(2));
      const payers = list.map((paidPence, index) => share(`p${index}`, (paidPence / 100).toFixed(2)));
      const disposal = disposeSurplus(amount, choice, payers);
      const { carriedForward, refunded, credited, shares: parts } = disposal;
      expect(sumMoney([carriedForward, refunded, credited]).equals(amount)).toBe(true);
      expect(sumMoney([carriedForward, ...parts.map((part) => part.amount)]).equals(amount)).toBe(true);
      const mirrored = disposeSurplus(negateMoney(amount), choice, payers).shares;
      expect(amounts(mirrored)).toEqual(amounts(parts.map((part) => ({ amount: negateMoney(part.amount) }))));
    }),
  );
});

it.each([
  { choice: "spend", list: shares, code: "funding/choice-unknown", path: ["choice"] },
  { choice: "refund", list: [], code: "funding/no-partners", path: ["shares"] },
  {
    choice: "refund",
    list: [share("a", "1"), share("a", "1")],
    code: "funding/repeated-partner",
    path: ["shares", 1],
  },
  {
    choice: "refund",
    list: [share("a", "1"), share("b", "-1")],
    code: "funding/amount-invalid",
    path: ["shares"],
  },
  { choice: "refund", list: [share("a", "0")], code: "funding/weights-all-zero", path: ["shares"] },
])("refuses the choice $choice with $code", ({ choice, list, code, path }) => {
  const dispose = () => disposeSurplus(surplus, choice as DisposalChoice, list);
  expect(dispose).toThrow(expect.objectContaining({ code, path }));
  expect(refusalOf(dispose)).toMatchSnapshot();
});

it("refuses to credit a partner who contributes no more", () => {
  expect(() => creditShares([share("a", "5")], [share("b", "1")])).toThrow(
    expect.objectContaining({ code: "funding/partner-unknown", path: ["credited"] }),
  );
  expect(refusalOf(() => creditShares([share("a", "5")], [share("b", "1")]))).toBe(
    'Cannot dispose of the surplus: "b" must still contribute, or be refunded',
  );
  const twice = [share("a", "5"), share("a", "5")];
  expect(() => creditShares(twice, [share("a", "1")])).toThrow(
    expect.objectContaining({ path: ["next", 1] }),
  );
  expect(() => creditShares([share("a", "5")], twice)).toThrow(
    expect.objectContaining({ path: ["credited", 1] }),
  );
});
