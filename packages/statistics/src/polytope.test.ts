import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Polytope } from "./polytope.ts";

describe("on equations of any kind", () => {
  const equation = (coefficients: readonly number[], value: number) => ({
    terms: new Map(coefficients.map((coefficient, variable) => [variable, BigInt(coefficient)] as const)),
    value: BigInt(value),
  });

  it("says when nothing satisfies them", () => {
    expect(Polytope.of(2, [equation([1, 1], 3), equation([1, 1], 4)])).toBeUndefined();
    expect(Polytope.of(1, [equation([1], -1)])).toBeUndefined();
  });

  it("drops those that only repeat others", () => {
    const polytope = Polytope.of(2, [equation([1, 1], 3), equation([2, 2], 6), equation([-1, -1], -3)])!;
    expect(polytope.greatest(0, 1)).toEqual({ unbounded: false, point: [3, 0] });
    expect(polytope.least(0)).toEqual({ unbounded: false, point: [0, 3] });
  });

  it("goes on as far as asked where there is no end", () => {
    const polytope = Polytope.of(2, [equation([1, -1], 2)])!;
    expect(polytope.least(0).point).toEqual([2, 0]);
    expect(polytope.greatest(0, 5)).toEqual({ unbounded: true, point: [7, 5] });
  });

  it("gives no point that is not made of whole numbers", () => {
    const polytope = Polytope.of(2, [equation([2, 0], 3), equation([0, 1], 1)])!;
    expect(polytope.point()).toBeUndefined();
    expect(polytope.greatest(1, 1)).toEqual({ unbounded: false, point: undefined });
  });

  it.each([
    { coefficients: [[1, 1]], values: [3], steps: 1 },
    {
      coefficients: [
        [1, 1],
        [1, -1],
      ],
      values: [3, 1],
      steps: 2,
    },
  ])(
    "takes $steps steps to a first point of $values, and gives up when it may take no more",
    ({ coefficients, values, steps }) => {
      const equations = coefficients.map((each, index) => equation(each, values[index]!));
      expect(Polytope.of(2, equations, steps)!.exhausted).toBe(true);
      expect(Polytope.of(2, equations, steps + 1)!.exhausted).toBe(false);
    },
  );

  it.each([
    {
      of: "a fraction that comes out whole",
      coefficients: [[2, 3]],
      values: [12],
      least: [
        [0, 4],
        [6, 0],
      ],
      greatest: [
        [6, 0],
        [0, 4],
      ],
    },
    {
      of: "the nearer of two ends",
      coefficients: [
        [1, 0, 1, 0],
        [3, 2, 0, 1],
      ],
      values: [4, 12],
      least: [
        [0, 6, 4, 0],
        [4, 0, 0, 0],
        [4, 0, 0, 0],
        [4, 0, 0, 0],
      ],
      greatest: [
        [4, 0, 0, 0],
        [0, 6, 4, 0],
        [0, 6, 4, 0],
        [0, 0, 4, 12],
      ],
    },
    {
      of: "what has no room",
      coefficients: [
        [1, 1, 0],
        [1, 0, 1],
        [0, 1, 1],
      ],
      values: [2, 2, 2],
      least: [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
      greatest: [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
    },
  ])("finds the ends of $of", ({ coefficients, values, least, greatest }) => {
    const equations = coefficients.map((each, index) => equation(each, values[index]!));
    const ends = (variable: number) => {
      const polytope = Polytope.of(coefficients[0]!.length, equations)!;
      return [polytope.least(variable).point, polytope.greatest(variable, 1).point];
    };
    expect(least.map((_, variable) => ends(variable))).toEqual(least.map((low, at) => [low, greatest[at]]));
  });

  it.each([
    [[[1, -1, 1, 1, 0], 1]],
    [[[0, 2, 0, -1, 1], 0]],
    [
      [[2, 2, 0], 2],
      [[1, 1, 0], 1],
    ],
    [
      [[1, 1, 1], 2],
      [[2, 0, 0], 2],
      [[-1, 1, 1], 0],
    ],
    [
      [[1, 0, -1, 2, 1], 0],
      [[1, 1, -1, 0, 2], 3],
      [[-1, 0, 1, 1, 1], 0],
    ],
    [
      [[2, 0, 0, -1, 1], 0],
      [[0, 2, 0, -1, 2], 2],
    ],
  ] as const)("goes the same way in every version where two ways are as good: %j", (...system) => {
    const polytope = Polytope.of(
      system[0][0].length,
      system.map(([coefficients, value]) => equation(coefficients, value)),
    )!;
    const way = [...system[0][0].keys()].flatMap((variable) => [
      polytope.least(variable).point,
      polytope.greatest(variable, 1).point,
    ]);
    expect([polytope.point(), ...way]).toMatchSnapshot();
  });

  it("goes on without end in whole steps, also where it stands on fractions of them", () => {
    const polytope = Polytope.of(3, [equation([2, -1, 0], 4), equation([0, 3, -1], 6)])!;
    expect(polytope.greatest(2, 2)).toEqual({ unbounded: true, point: [5, 6, 12] });
  });

  it("finds no end that trying every whole point does not, however the equations stand", () => {
    const coefficients = fc.array(fc.integer({ min: -2, max: 3 }), { minLength: 3, maxLength: 3 });
    const systems = fc.array(fc.tuple(coefficients, fc.integer({ min: -4, max: 8 })), {
      minLength: 1,
      maxLength: 3,
    });
    const limit = 8;
    const box = fc.constant(equation([1, 1, 1, 1], limit));
    fc.assert(
      fc.property(systems, box, (system, all) => {
        const equations = [...system.map(([each, value]) => equation(each, value)), all];
        const holds = (point: readonly number[]) =>
          equations.every(
            ({ terms, value }) =>
              [...terms].reduce((sum, [at, each]) => sum + each * BigInt(point[at]!), 0n) === value,
          );
        const points: number[][] = [];
        for (let a = 0; a <= limit; a++)
          for (let b = 0; a + b <= limit; b++)
            for (let c = 0; a + b + c <= limit; c++) points.push([a, b, c, limit - a - b - c]);
        const whole = points.filter(holds);
        const polytope = Polytope.of(4, equations);
        if (polytope === undefined) {
          expect(whole).toEqual([]);
          return;
        }
        for (const variable of [0, 1, 2, 3]) {
          const values = whole.map((point) => point[variable]!);
          const { point: low } = polytope.least(variable);
          const { point: high, unbounded } = polytope.greatest(variable, 1);
          expect(unbounded).toBe(false);
          for (const point of [low, high]) if (point !== undefined) expect(holds(point)).toBe(true);
          if (low !== undefined) expect(low[variable]).toBe(Math.min(...values));
          if (high !== undefined) expect(high[variable]).toBe(Math.max(...values));
        }
      }),
    );
  });

  it("gives up when it may take no more steps", () => {
    const short = Polytope.of(2, [equation([1, 1], 3), equation([1, -1], 1)], 1)!;
    expect(short.exhausted).toBe(true);
    expect(short.greatest(0, 1).point).toBeUndefined();
    expect(Polytope.of(2, [equation([1, 1], 3)])!.exhausted).toBe(false);
  });

  it("stays exact far beyond floating point", () => {
    const big = 9007199254740993n;
    const terms = new Map([
      [0, big],
      [1, big + 1n],
    ]);
    const polytope = Polytope.of(2, [{ terms, value: big * 3n + (big + 1n) * 2n }, equation([1, 1], 5)])!;
    expect(polytope.least(0).point).toEqual([3, 2]);
    expect(polytope.greatest(0, 1).point).toEqual([3, 2]);
  });
});
