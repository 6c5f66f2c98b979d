import { money } from "@pdscp/core";
import { expectTypeOf, test } from "vitest";
import { equalShares, type Share, sharesByWeight } from "./share.ts";

test("keeps the partners' own names", () => {
  expectTypeOf(equalShares(money("1.00"), ["icb", "police"])).toEqualTypeOf<
    readonly Share<"icb" | "police">[]
  >();
  expectTypeOf(sharesByWeight(money("1.00"), { icb: 1, police: "2" })).toEqualTypeOf<
    readonly Share<"icb" | "police">[]
  >();
});

test("takes only money that has been rounded", () => {
  // @ts-expect-error a number is not money
  equalShares(100, ["icb"]);
  // @ts-expect-error dividing gives a plain Decimal: bring it back with roundToPence
  equalShares(money("1.00").div(3), ["icb"]);
});
