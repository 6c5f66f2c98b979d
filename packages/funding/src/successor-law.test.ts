import { addMoney, calendarDate, money, negateMoney, subtractMoney, sumMoney } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Basis } from "./basis.ts";
import { FundingError } from "./errors.ts";
import { plain } from "./plain.fixture.ts";
import { separation } from "./separation.fixture.ts";
import { type Separation, sharesOf } from "./separation.ts";
import type { Share } from "./share.ts";
import { mergeSuccessors, proofOf, type Split, splitBetweenSuccessors } from "./successor.ts";

const membership = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
  .chain(([places, partners]) =>
    fc.record({
      places: fc.constant(places),
      amounts: fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: partners, maxLength: partners }),
      joins: fc.array(
        fc.subarray(
          Array.from({ length: places }, (_, place) => place),
          { minLength: 1 },
        ),
        {
          minLength: partners,
          maxLength: partners,
        },
      ),
    }),
  );
const someSeparation = fc
  .record({
    membership,
    balance: fc.integer({ min: -100_000, max: 100_000 }),
    basis: fc.constantFrom("equal", "by-contributor", "weights", "blend"),
    weight: fc.integer({ min: 1, max: 4 }),
    joint: fc.integer({ min: 0, max: 3 }),
    on: fc.constantFrom(
      undefined,
      calendarDate("2024-04-01"),
      calendarDate("2024-08-01"),
      calendarDate("2025-03-31"),
    ),
  })
  .filter((made) => made.membership.amounts.some((pence) => pence > 0))
  .map(({ membership: { places, amounts, joins }, balance, basis: kind, weight, joint, on }): Separation => {
    const shares = amounts.map((pence, index) => ({
      partner: `p${index}`,
      amount: money((pence / 100).toFixed(2)),
    }));
    const budget = sumMoney(shares.map(({ amount }) => amount));
    const followers = Array.from({ length: places }, (_, place) => ({
      id: `s${place}`,
      partners: shares.map(({ partner }) => partner).filter((_, index) => joins[index]?.includes(place)),
    })).filter(({ partners }) => partners.length > 0);
    const weights: Basis = {
      kind: "weights",
      weights: Object.fromEntries(followers.map(({ id }, index) => [id, index === 0 ? weight : 1])),
    };
    const blend: Basis = {
      kind: "blend",
      parts: [
        { percent: 40, basis: "equal" },
        { percent: 60, basis: weights },
      ],
    };
    return {
      budget,
      balance: money((balance / 100).toFixed(2)),
      arrangement: { id: "old", partners: shares.map(({ partner }) => partner), shares },
      successors: followers,
      basis: kind === "weights" ? weights : kind === "blend" ? blend : (kind as "equal"),
      ...(joint === 0
        ? {}
        : {
            functions: [
              {
                name: "training",
                budget: money(budget.div(joint + 1).toFixed(2, 1)),
                goes: "joint" as const,
              },
            ],
          }),
      ...(on === undefined ? {} : { on }),
    };
  });

it("loses nothing in any separation, and merging back gives what there was", () => {
  let done = 0;
  fc.assert(
    fc.property(someSeparation, (made) => {
      let split: Split;
      try {
        split = splitBetweenSuccessors(made);
      } catch (error) {
        // Only a basis at odds with who pays for whom may be refused, and following the contributors never is.
        expect(error).toBeInstanceOf(FundingError);
        expect((error as FundingError).code).toBe("funding/basis-unworkable");
        expect(made.basis).not.toBe("by-contributor");
        return;
      }
      done++;
      expect(split.proof.holds).toBe(true);
      const merged = mergeSuccessors(split);
      expect(merged.budget.toFixed(2)).toBe(made.budget.toFixed(2));
      expect(merged.balance.toFixed(2)).toBe(made.balance.toFixed(2));
      for (const { partner, amount } of made.arrangement.shares ?? []) {
        expect(merged.shares.find((share) => share.partner === partner)?.amount.toFixed(2)).toBe(
          amount.toFixed(2),
        );
      }
      for (const { shares, budget } of split.successors) {
        expect(sumMoney(shares.map(({ amount }) => amount)).toFixed(2)).toBe(budget.toFixed(2));
        for (const { amount } of shares) expect(amount.lessThan(0)).toBe(false);
      }
    }),
  );
  expect(done).toBeGreaterThan(0);
});

it("mirrors a negative balance", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e7 }), (pence) => {
      const balance = money((pence / 100).toFixed(2));
      const held = (amount: typeof balance) =>
        splitBetweenSuccessors({ ...separation, balance: amount }).successors.map(
          (portion) => portion.balance,
        );
      const [plus, minus] = [held(balance), held(negateMoney(balance))];
      for (const [index, amount] of plus.entries()) {
        expect(addMoney(amount, minus[index] ?? amount).isZero()).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

it("proves nothing of a split from which something is missing", () => {
  const split = splitBetweenSuccessors({
    ...separation,
    functions: [{ name: "training", budget: money("40000"), goes: "joint" }],
    on: calendarDate("2024-08-01"),
  });
  const shares = sharesOf(separation);
  expect(proofOf(separation, shares, split)).toEqual(split.proof);
  const [first, second] = split.successors as [Split["successors"][number], Split["successors"][number]];
  const penny = money("0.01");
  const [paid, ...others] = first.shares as [Share, ...Share[]];
  const damaged: readonly Partial<Split>[] = [
    { successors: [first] },
    { successors: [{ ...first, balance: addMoney(first.balance, penny) }, second] },
    {
      successors: [
        { ...first, shares: [{ ...paid, amount: addMoney(paid.amount, penny) }, ...others] },
        second,
      ],
    },
    {
      successors: [
        { ...first, budget: addMoney(first.budget, penny) },
        { ...second, budget: subtractMoney(second.budget, penny) },
      ],
    },
    { joint: { ...(split.joint as NonNullable<Split["joint"]>), budget: money("40000.01") } },
    { before: { ...(split.before as NonNullable<Split["before"]>), budget: money("0") } },
  ];
  for (const part of damaged) expect(proofOf(separation, shares, { ...split, ...part }).holds).toBe(false);
  expect(plain(proofOf(separation, shares, { ...split, successors: [] }))).toMatchInlineSnapshot(`
    {
      "balance": {
        "parts": "0",
        "residual": "68853",
        "total": "68853",
      },
      "budget": {
        "parts": "127953.64",
        "residual": "175186.36",
        "total": "303140",
      },
      "holds": false,
      "partners": [
        {
          "partner": "bcp-council",
          "parts": "31988.41",
          "residual": "43796.59",
          "total": "75785",
        },
        {
          "partner": "dorset-council",
          "parts": "31988.41",
          "residual": "43796.59",
          "total": "75785",
        },
        {
          "partner": "dorset-police",
          "parts": "31988.41",
          "residual": "43796.59",
          "total": "75785",
        },
        {
          "partner": "nhs-dorset",
          "parts": "31988.41",
          "residual": "43796.59",
          "total": "75785",
        },
      ],
    }
  `);
});
