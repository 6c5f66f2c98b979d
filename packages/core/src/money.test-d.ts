import { expectTypeOf, test } from "vitest";
import {
  type Allocation,
  allocate,
  type Decimal,
  type Money,
  money,
  roundToPence,
  sumMoney,
} from "./index.ts";

test("takes only money that has been rounded", () => {
  expectTypeOf(money("1.00").div(3)).toEqualTypeOf<Decimal>();
  expectTypeOf(roundToPence(money("1.00").div(3))).toEqualTypeOf<Money>();
  // @ts-expect-error a number is not money
  sumMoney([100]);
  // @ts-expect-error dividing gives a plain Decimal: bring it back with roundToPence
  sumMoney([money("1.00").div(3)]);
});

test("keeps the recipients' own type", () => {
  const parts = allocate(money("1.00"), [{ id: "icb" }], () => 1);
  expectTypeOf(parts).toEqualTypeOf<readonly Allocation<{ id: string }>[]>();
});
