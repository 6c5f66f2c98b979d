import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, type TieRule } from "./allocation.ts";
import { type Money, money, negateMoney, sumMoney } from "./money.ts";
import { moneyOf } from "./pence.ts";

const shares = (total: string, weights: readonly (string | number)[], tie?: TieRule) =>
  allocate(
    money(total),
    weights.map((weight, index) => ({ name: "dcbaefgh".charAt(index), weight })),
    ({ weight }) => weight,
    tie === undefined ? {} : { tie },
  ).map(({ amount }) => amount.toFixed(2));

it.each([
  { total: "90.00", weights: [1, 1, 1], gives: ["30.00", "30.00", "30.00"], when: "it divides" },
  { total: "100.00", weights: [1, 1, 1], gives: ["33.34", "33.33", "33.33"], when: "a penny is left over" },
  {
    total: "0.02",
    weights: [1, 1, 1],
    gives: ["0.01", "0.01", "0.00"],
    when: "there are fewer pence than recipients",
  },
  { total: "-100.00", weights: [1, 1, 1], gives: ["-33.34", "-33.33", "-33.33"], when: "it is a refund" },
  { total: "0.00", weights: [2, 1], gives: ["0.00", "0.00"], when: "there is nothing to divide" },
  {
    total: "99.99",
    weights: [75, 25],
    gives: ["74.99", "25.00"],
    when: "the larger fraction is the smaller share's",
  },
  {
    total: "10.00",
    weights: ["0.5", "0.25", "0.25"],
    gives: ["5.00", "2.50", "2.50"],
    when: "weights are decimals",
  },
  { total: "10.00", weights: [0, 3, 0], gives: ["0.00", "10.00", "0.00"], when: "a weight is zero" },
  {
    total: "1.00",
    weights: [0.1, 0.2, 0.3],
    gives: ["0.17", "0.33", "0.50"],
    when: "weights are binary fractions",
  },
  {
    total: "86071367045370.74",
    weights: [95, 36, 44],
    gives: ["46724456396058.40", "17706109792190.55", "21640800857121.79"],
    when: "a product would be rounded, and with it who gets the penny",
  },
  {
    total: "78046570170746.59",
    weights: [86, 6, 27],
    gives: ["56403403652808.46", "3935121185079.66", "17708045332858.47"],
    when: "a product would be rounded though it divides",
  },
  {
    total: "10000000000000.00",
    weights: ["1", "1", "1"],
    gives: ["3333333333333.34", "3333333333333.33", "3333333333333.33"],
    when: "no machine integer holds the products",
  },
])("divides $total by $weights into $gives when $when", ({ total, weights, gives }) => {
  expect(shares(total, weights)).toEqual(gives);
});

it.each<{ tie: TieRule; gives: readonly string[] }>([
  { tie: "as-given", gives: ["0.34", "0.33", "0.33"] },
  { tie: "by-name", gives: ["0.33", "0.33", "0.34"] },
  { tie: { payer: "c" }, gives: ["0.33", "0.34", "0.33"] },
])("settles a tie $tie", ({ tie, gives }) => {
  expect(shares("1.00", [1, 1, 1], tie)).toEqual(gives);
});

it.each([
  { payer: "a", gives: ["0.34", "0.34", "0.33"] },
  { payer: "b", gives: ["0.34", "0.34", "0.33"] },
  { payer: "c", gives: ["0.34", "0.33", "0.34"] },
])("gives $payer one of two odd pence, and the first of the others the second", ({ payer, gives }) => {
  const parts = allocate(money("1.01"), ["a", "b", "c"], () => 1, { tie: { payer } });
  expect(parts.map(({ amount }) => amount.toFixed(2))).toEqual(gives);
});

it("says who got the odd penny, and the exact quota of each", () => {
  const parts = allocate(money("-100"), ["council", "police", "icb"], () => 1);
  expect(parts.map(({ recipient, oddPennies }) => [recipient, oddPennies])).toEqual([
    ["council", 1],
    ["police", 0],
    ["icb", 0],
  ]);
  expect(parts.map(({ exact }) => exact.toFixed(6))).toEqual(["-33.333333", "-33.333333", "-33.333333"]);
});

it("goes by id, name or partner, and by nameOf before them", () => {
  const tie = { tie: "by-name" } as const;
  const winner = <Recipient>(recipients: readonly Recipient[], nameOf?: (recipient: Recipient) => string) =>
    allocate(money("0.01"), recipients, () => 1, nameOf === undefined ? tie : { ...tie, nameOf }).findIndex(
      ({ oddPennies }) => oddPennies === 1,
    );
  expect(winner(["b", "a"])).toBe(1);
  expect(winner([{ id: "b" }, { id: "a" }])).toBe(1);
  expect(winner([{ partner: "b" }, { partner: "a" }])).toBe(1);
  expect(winner([{ id: "b" }, { id: "a" }], ({ id }) => (id === "b" ? "0" : "1"))).toBe(0);
  expect(winner([null, "a"])).toBe(1);
});

it.each([
  {
    weights: [1, 1, 1],
    total: "0.02",
    gives: [1, 1, 0],
    when: "equal weights: as given, for any of them gets the same",
  },
  { weights: [1, 3], total: "0.02", gives: [0, 1], when: "the larger weight stands last" },
  { weights: [3, 1], total: "0.02", gives: [1, 0], when: "the larger weight stands first" },
  { weights: ["0.1", "0.30"], total: "0.02", gives: [0, 1], when: "weights are decimals" },
])("goes by weight between equal names: $weights, $when", ({ weights, total, gives }) => {
  const same = weights.map((weight) => ({ name: "a", weight }));
  const parts = allocate(money(total), same, ({ weight }) => weight, { tie: "by-name" });
  expect(parts.map(({ oddPennies }) => oddPennies)).toEqual(gives);
});

describe("names that nobody needs", () => {
  const unnamed = [
    { kind: "x", weight: 4 },
    { kind: "y", weight: 6 },
  ];
  const odd = (weightOf: (one: { weight: number }) => number, tie?: TieRule) =>
    allocate(money("0.01"), unnamed, weightOf, tie === undefined ? {} : { tie }).map(
      ({ oddPennies }) => oddPennies,
    );

  it("are not asked for when ties go as given", () => {
    expect(odd(() => 1)).toEqual([1, 0]);
    expect(odd(() => 1, "as-given")).toEqual([1, 0]);
  });

  it("are not asked for when nothing ties", () => {
    expect(odd(({ weight }) => weight, "by-name")).toEqual([0, 1]);
  });

  it("are not asked for when no penny is odd", () => {
    const asked: unknown[] = [];
    const nameOf = ({ kind }: { kind: string }) => {
      asked.push(kind);
      return kind;
    };
    allocate(money("0.10"), unnamed, ({ weight }) => weight, { tie: "by-name", nameOf });
    expect(asked).toEqual([]);
  });
});

it("keeps the exact quotas of binary fractions that sum to a whole number", () => {
  const parts = allocate(money("0.03"), [0.25, 0.75], (weight) => weight);
  expect(parts.map(({ exact }) => exact.toFixed())).toEqual(["0.0075", "0.0225"]);
});

it("does not promise that a larger total never lowers a share", () => {
  const weights = [7, 12, 14, 40, 21, 28, 46];
  expect(shares("2.24", weights)[0]).toBe("0.10");
  expect(shares("2.25", weights)[0]).toBe("0.09");
});

describe("for any total and any weights", () => {
  const totals = fc
    .oneof(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc.bigInt({ min: -50n, max: 50n }),
      fc.constantFrom(10n ** 15n, -(10n ** 15n), 10n ** 20n, 0n),
    )
    .map(moneyOf);
  /** Half of the time few distinct weights, so that remainders tie. */
  const weight = fc.oneof(
    fc.constantFrom(0, 1, 2, 3),
    fc.constantFrom("0", "1", "0.5", "33.3", "66.6"),
    fc.integer({ min: 0, max: 1_000_000 }),
    fc.bigInt({ min: 0n, max: 10n ** 20n }).map((digits) => new Decimal(`${digits}e-10`)),
  );
  const recipients = fc
    .uniqueArray(fc.tuple(fc.string({ maxLength: 4 }), weight), {
      selector: ([name]) => name,
      minLength: 1,
      maxLength: 12,
    })
    .map((pairs) => pairs.map(([name, of]) => ({ name, weight: of })))
    .filter((all) => all.some(({ weight: of }) => !new Decimal(of).isZero()));
  const divide = (
    total: Money,
    all: readonly { name: string; weight: string | number | Decimal }[],
    tie: TieRule,
  ) => allocate(total, all, ({ weight: of }) => of, { tie });
  const ties = fc.constantFrom<TieRule>("as-given", "by-name");
  /** Ties that go to a payer as well, who is one of the recipients. */
  const divisions = fc
    .tuple(totals, recipients, ties, fc.nat())
    .chain(([total, all, tie, place]) =>
      fc.constantFrom(
        [total, all, tie] as const,
        [total, all, { payer: all[place % all.length]?.name as string }] as const,
      ),
    );

  it("the amounts sum to the total, and each is within a penny of its exact quota", () => {
    fc.assert(
      fc.property(divisions, ([total, all, tie]) => {
        const parts = divide(total, all, tie);
        expect(sumMoney(parts.map(({ amount }) => amount))).toEqual(total);
        for (const { amount, exact } of parts) expect(amount.minus(exact).abs().lessThan("0.01")).toBe(true);
      }),
    );
  });

  it("a weight of zero gets nothing, and a larger weight never gets less", () => {
    fc.assert(
      fc.property(divisions, ([total, all, tie]) => {
        const parts = divide(total, all, tie);
        for (const a of parts) {
          if (new Decimal(a.recipient.weight).isZero()) expect(a.amount.isZero()).toBe(true);
          for (const b of parts) {
            if (new Decimal(a.recipient.weight).greaterThan(b.recipient.weight)) {
              expect(a.amount.abs().greaterThanOrEqualTo(b.amount.abs())).toBe(true);
            }
          }
        }
      }),
    );
  });

  it("the negative total gives the same amounts negated", () => {
    fc.assert(
      fc.property(divisions, ([total, all, tie]) => {
        const amounts = divide(total, all, tie).map(({ amount }) => amount);
        expect(divide(negateMoney(total), all, tie).map(({ amount }) => negateMoney(amount))).toEqual(
          amounts,
        );
      }),
    );
  });

  it("the order of the recipients does not matter when ties go by name, though names repeat", () => {
    const repeated = recipients.map((all) =>
      all.map(({ name, ...rest }) => ({ ...rest, name: name.slice(0, 1) })),
    );
    const shuffled = repeated.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(totals, shuffled, (total, [all, mixed]) => {
        const byName = (some: typeof all) =>
          divide(total, some, "by-name")
            .map(({ recipient: { name, weight: of }, amount }) =>
              [name, new Decimal(of).toFixed(), amount.toFixed(2)].join(" "),
            )
            .sort();
        expect(byName(mixed)).toEqual(byName(all));
      }),
    );
  });

  it("the way through machine integers and the way through bigints agree", () => {
    const few = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 10 });
    const many = fc.array(fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 10_000 })), {
      minLength: 1,
      maxLength: 200,
      size: "max",
    });
    const small = fc.oneof(few, many).filter((all) => all.some((of) => of > 0));
    fc.assert(
      fc.property(totals, small, (total, weights) => {
        const amounts = (of: readonly (number | string)[]) =>
          allocate(total, of, (one) => one).map(({ amount }) => amount);
        expect(amounts(weights)).toEqual(amounts(weights.map(String)));
      }),
    );
  });

  it("the list of parts is frozen, and the list that was given is not", () => {
    const all = ["b", "a"];
    expect([Object.isFrozen(allocate(money(1), all, () => 1)), Object.isFrozen(all)]).toEqual([true, false]);
  });

  it("what it is given stays as it was", () => {
    const all = Object.freeze(["b", "a"].map((name) => Object.freeze({ name, weight: 1 })));
    expect(divide(money("0.01"), all, "by-name").map(({ amount }) => amount.toFixed(2))).toEqual([
      "0.00",
      "0.01",
    ]);
  });
});

it.each([
  { when: "as they repeat", weightAt: (index: number) => index % 7 },
  { when: "as they rise", weightAt: (index: number) => index },
  { when: "as they fall", weightAt: (index: number) => 100_000 - index },
  { when: "as they rise and fall", weightAt: (index: number) => Math.min(index, 100_000 - index) },
])("divides among a hundred thousand, the weights $when", ({ weightAt }) => {
  const all = Array.from({ length: 100_000 }, (_, index) => weightAt(index));
  const parts = allocate(money("1234567.89"), all, (weight) => weight, { tie: "as-given" });
  expect(sumMoney(parts.map(({ amount }) => amount)).toFixed(2)).toBe("1234567.89");
});

it.each<{ weights: readonly (string | number | Decimal)[]; code: string; path: readonly number[] }>([
  { weights: [], code: "core/recipients-missing", path: [] },
  { weights: [1, -1], code: "core/weight-invalid", path: [1] },
  { weights: [Number.NaN], code: "core/weight-invalid", path: [0] },
  { weights: [1, "1e3"], code: "core/weight-invalid", path: [1] },
  { weights: [1, new Decimal("-0.01")], code: "core/weight-invalid", path: [1] },
  { weights: [0, "0.00"], code: "core/weights-all-zero", path: [] },
  { weights: [0, 0], code: "core/weights-all-zero", path: [] },
])("refuses the weights $weights with $code", ({ weights, code, path }) => {
  expect(() => allocate(money(1), weights, (weight) => weight)).toThrow(
    expect.objectContaining({ code, path }),
  );
});

it.each([undefined, null, { council: 1 }, "amount"])(
  "weighs nobody by %j, which is no function",
  (weightOf) => {
    expect(() => allocate(money(1), ["council"], weightOf as never)).toThrow(
      expect.objectContaining({
        code: "core/weight-invalid",
        path: ["weightOf"],
        message: "Cannot divide the total: a function that gives each recipient's weight is needed",
      }),
    );
  },
);

it.each<{ when: string; weights: readonly number[]; tie?: TieRule }>([
  { when: "there are no recipients", weights: [] },
  { when: "a weight is negative", weights: [1, -1] },
  { when: "all weights are zero", weights: [0, 0] },
  { when: "a tie goes by a name that is not there", weights: [1, 1], tie: "by-name" },
])("says what is needed when $when", ({ weights, tie = "as-given" }) => {
  const recipients = weights.map((weight) => ({ weight }));
  expect(() =>
    allocate(money("0.01"), recipients, ({ weight }) => weight, { tie }),
  ).toThrowErrorMatchingSnapshot();
});

it.each([
  { total: "0.01", when: "a penny is odd" },
  { total: "0.02", when: "none is" },
])("refuses a payer of odd pence who is none of the recipients, when $when", ({ total }) => {
  const divided = () => allocate(money(total), ["a", "b"], () => 1, { tie: { payer: "c" } });
  expect(divided).toThrow(
    expect.objectContaining({
      code: "core/payer-unknown",
      path: ["tie", "payer"],
      message: "Cannot settle who takes the odd penny: the payer must be one of the recipients",
    }),
  );
});

it.each([
  { tie: "random", total: "0.01", when: "a penny is odd" },
  { tie: "random", total: "0.02", when: "none is" },
  { tie: "turn", total: "0.01", when: "a penny is odd" },
  { tie: null, total: "0.02", when: "none is" },
])("refuses the tie rule $tie, when $when", ({ tie, total }) => {
  expect(() => allocate(money(total), ["a", "b"], () => 1, { tie: tie as TieRule })).toThrow(
    expect.objectContaining({
      code: "core/choice-unknown",
      path: ["tie"],
      message: 'Cannot settle who takes the odd penny: "as-given", "by-name" or a payer is needed',
    }),
  );
});

it("refuses to settle by a name that is not there", () => {
  expect(() => allocate(money("0.01"), [{ kind: "x" }, { kind: "y" }], () => 1, { tie: "by-name" })).toThrow(
    expect.objectContaining({ code: "core/recipient-unnamed", path: [0] }),
  );
});
