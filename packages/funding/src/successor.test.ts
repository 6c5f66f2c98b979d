import { calendarDate, money } from "@pdscp/core";
import { expect, it } from "vitest";
import type { Basis } from "./basis.ts";
import { children, history, panDorset, separation, share } from "./separation.fixture.ts";
import { compareBases, type Split, splitBetweenSuccessors } from "./successor.ts";

const text = ({ successors: portions }: Pick<Split, "successors">) =>
  portions.map(({ id, budget, balance, shares }) => [
    id,
    budget.toFixed(2),
    balance.toFixed(2),
    Object.fromEntries(shares.map(({ partner, amount }) => [partner, amount.toFixed(2)])),
  ]);

it("halves the Pan-Dorset budget and balance", () => {
  const split = splitBetweenSuccessors(separation);
  const joint = { "dorset-police": "37892.50", "nhs-dorset": "37892.50" };
  expect(text(split)).toEqual([
    ["dorset", "151570.00", "34426.50", { "dorset-council": "75785.00", ...joint }],
    ["bcp", "151570.00", "34426.50", { "bcp-council": "75785.00", ...joint }],
  ]);
  expect(split.proof.holds).toBe(true);
  expect(split.findings).toEqual([]);
  expect(split.because).toBe(
    "pan-dorset: £303,140 and a balance of £68,853 divided equally between dorset, bcp",
  );
});

it("gives the successors what the basis says, and takes from the shared partners what their councils do not pay", () => {
  expect(text(splitBetweenSuccessors({ ...separation, basis: children }))).toEqual([
    [
      "dorset",
      "141756.12",
      "32197.45",
      { "dorset-council": "75785.00", "dorset-police": "32985.56", "nhs-dorset": "32985.56" },
    ],
    [
      "bcp",
      "161383.88",
      "36655.55",
      { "bcp-council": "75785.00", "dorset-police": "42799.44", "nhs-dorset": "42799.44" },
    ],
  ]);
});

it("follows those who contribute", () => {
  const arrangement = { ...panDorset, shares: history };
  const split = splitBetweenSuccessors({
    ...separation,
    budget: money("276201"),
    arrangement,
    basis: "by-contributor",
  });
  expect(text(split)).toEqual([
    [
      "dorset",
      "130854.50",
      "32620.17",
      { "dorset-council": "68932.00", "dorset-police": "24422.50", "nhs-dorset": "37500.00" },
    ],
    [
      "bcp",
      "145346.50",
      "36232.83",
      { "bcp-council": "83424.00", "dorset-police": "24422.50", "nhs-dorset": "37500.00" },
    ],
  ]);
});

it("blends bases", () => {
  const basis: Basis = {
    kind: "blend",
    parts: [
      { percent: 50, basis: "equal" },
      { percent: 25, basis: children },
      { percent: "25", basis: "by-contributor" },
    ],
  };
  const split = splitBetweenSuccessors({ ...separation, basis });
  expect(split.successors.map(({ budget }) => budget.toFixed(2))).toEqual(["149116.53", "154023.47"]);
  expect(split.because).toContain("50% equally, 25% by children aged 0 to 17, 25% by who contributes");
});

it("divides the year of the separation by days, 122 before 1 August 2024 and 243 from it", () => {
  const split = splitBetweenSuccessors({ ...separation, on: calendarDate("2024-08-01") });
  expect(split.before).toMatchObject({ days: 122, of: 365 });
  expect(split.because).toMatch(/dorset, bcp; the first 122 of 365 days stay$/);
  expect(split.before?.budget.toFixed(2)).toBe("101323.51");
  expect(split.successors.map(({ budget }) => budget.toFixed(2))).toEqual(["100908.25", "100908.24"]);
  expect(split.before?.shares.map(({ amount }) => amount.toFixed(2))).toEqual([
    "25330.88",
    "25330.88",
    "25330.88",
    "25330.87",
  ]);
  expect(split.proof.holds).toBe(true);
});

it("has nothing before a separation on the first day of a year", () => {
  const split = splitBetweenSuccessors({ ...separation, on: calendarDate("2024-04-01") });
  expect(split).toEqual(splitBetweenSuccessors(separation));
  expect("before" in split).toBe(false);
});

it("keeps training joint, and divides another function on its own basis", () => {
  const split = splitBetweenSuccessors({
    ...separation,
    functions: [
      { name: "training", budget: money("40000"), balance: money("10000"), goes: "joint" },
      { name: "reviews", budget: money("13900"), goes: children },
    ],
  });
  expect(split.joint?.budget.toFixed(2)).toBe("40000.00");
  expect(split.because).toMatch(/dorset, bcp; £40,000 and a balance of £10,000 stay joint$/);
  expect(split.joint?.shares.map(({ amount }) => amount.toFixed(2))).toEqual(Array(4).fill("10000.00"));
  expect(
    split.successors.map(({ functions, budget, balance }) => [
      budget.toFixed(2),
      balance.toFixed(2),
      functions.map((part) => [part.name, part.budget.toFixed(2)]),
    ]),
  ).toEqual([
    [
      "131120.00",
      "29426.50",
      [
        ["reviews", "6500.00"],
        ["everything else", "124620.00"],
      ],
    ],
    [
      "132020.00",
      "29426.50",
      [
        ["reviews", "7400.00"],
        ["everything else", "124620.00"],
      ],
    ],
  ]);
  expect(split.proof.holds).toBe(true);
});

it("divides each of several functions that follow the contributors by its own budget", () => {
  const { successors: portions, proof } = splitBetweenSuccessors({
    ...separation,
    functions: [{ name: "reviews", budget: money("40000"), goes: "by-contributor" }],
    basis: "by-contributor",
  });
  const budgetsOf = (index: number) => portions.map(({ functions }) => functions[index]?.budget.toFixed(2));
  expect(budgetsOf(0)).toEqual(["20000.00", "20000.00"]);
  expect(budgetsOf(1)).toEqual(["131570.00", "131570.00"]);
  expect(proof.holds).toBe(true);
});

it("carries an overspend to the successors", () => {
  const { successors: portions } = splitBetweenSuccessors({ ...separation, balance: money("-100.01") });
  expect(portions.map(({ balance }) => balance.toFixed(2))).toEqual(["-50.01", "-50.00"]);
});

it("lays bases side by side, and says which cannot work", () => {
  const lopsided: Basis = { kind: "weights", weights: { dorset: 1, bcp: 99 } };
  const rows = compareBases(separation, { halves: "equal", children, lopsided });
  expect(rows.map(({ basis, split }) => [basis, split?.successors[0]?.budget.toFixed(2)])).toEqual([
    ["halves", "151570.00"],
    ["children", "141756.12"],
    ["lopsided", undefined],
  ]);
  expect(rows[2]?.unworkable).toContain("no successor may be given less than its own partners alone pay");
  expect(() => compareBases(separation, { none: "half" as "equal" })).toThrow(
    expect.objectContaining({ code: "funding/basis-invalid" }),
  );
});

it("tells the functions of a successor apart only where there are several", () => {
  const training = { name: "training", budget: money("40000") };
  const [alone] = splitBetweenSuccessors(separation).successors;
  const [both] = splitBetweenSuccessors({ ...separation, functions: [training] }).successors;
  expect(alone?.functions).toEqual([]);
  expect(both?.functions.map(({ name }) => name)).toEqual(["training", "everything else"]);
});

it("follows each share exactly where all is divided by who contributes, and one that pays nothing", () => {
  const arrangement = {
    id: "old",
    partners: ["a", "b", "gone"],
    shares: [share("a", "0.01"), share("b", "0.01"), share("gone", "0")],
  };
  const following = ["x", "y"].map((id) => ({ id, partners: ["a", "b"] }));
  const split = splitBetweenSuccessors({
    budget: money("0.02"),
    balance: money("0"),
    arrangement,
    successors: following,
    basis: "by-contributor",
  });
  expect(text(split)).toEqual([
    ["x", "0.02", "0.00", { a: "0.01", b: "0.01" }],
    ["y", "0.00", "0.00", { a: "0.00", b: "0.00" }],
  ]);
  expect(split.proof.holds).toBe(true);
});
