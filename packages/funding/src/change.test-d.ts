import { money } from "@pdscp/core";
import { expectTypeOf, test } from "vitest";
import { type ContributionChanges, contributionChanges } from "./change.ts";
import type { FundingFormula } from "./formula.ts";
import { sharesUnder } from "./formula-share.ts";
import { equalShares } from "./share.ts";

test("names the partners of both years", () => {
  const before = equalShares(money("1"), ["police", "icb"]);
  const after = equalShares(money("1"), ["police", "council"]);
  expectTypeOf(contributionChanges(before, after)).toEqualTypeOf<
    ContributionChanges<"police" | "icb" | "council">
  >();
  expectTypeOf(contributionChanges(before, after).total.percent).toEqualTypeOf<string | null>();
});

test("takes a formula as plain data, and no kind that there is not", () => {
  expectTypeOf(sharesUnder).toBeCallableWith({ kind: "fixed", amounts: { police: "48845" } }, money("48845"));
  // @ts-expect-error a kind that there is not
  const formula: FundingFormula = { kind: "lottery", partners: ["police"] };
  expectTypeOf(formula).toExtend<FundingFormula>();
});
