import { expect, it } from "vitest";
import { plan, rule, successors } from "./division.fixture.ts";
import { divide } from "./division.ts";
import { refusalOf } from "./plain.fixture.ts";
import { day } from "./record.fixture.ts";

it.each([
  { given: [], wrong: {}, code: "priorities/successor-unknown", path: ["successors"] },
  {
    given: [successors[0]!, successors[0]!],
    wrong: {},
    code: "priorities/successor-unknown",
    path: ["successors", 1, "id"],
  },
  {
    given: [{ id: "joint", boards: [] }],
    wrong: {},
    code: "priorities/successor-unknown",
    path: ["successors", 0, "id"],
  },
  {
    given: successors,
    wrong: { shared: { to: "x" } },
    code: "priorities/successor-unknown",
    path: ["rule", "shared", "to"],
  },
  {
    given: successors,
    wrong: {
      decisions: [
        { ref: "f", to: ["dorset-scp"], because: "It began there" },
        { ref: "a", to: "joint" as const, because: "Both want it" },
        { ref: "f", to: ["bcp-scp"], because: "It goes on there" },
      ],
    },
    code: "priorities/rule-invalid",
    path: ["rule", "decisions", 2, "ref"],
  },
  ...[undefined, null, 7, " "].map((because) => ({
    given: successors,
    wrong: { decisions: [{ ref: "f", to: "joint" as const, because: because as string }] },
    code: "priorities/reason-missing",
    path: ["rule", "decisions", 0, "because"],
  })),
  ...[undefined, null, "dorset-scp", {}].map((to) => ({
    given: successors,
    wrong: { decisions: [{ ref: "f", to: to as unknown as string[], because: "It began there" }] },
    code: "priorities/successor-unknown",
    path: ["rule", "decisions", 0, "to"],
  })),
  ...[undefined, null, "dorset"].map((boards) => ({
    given: [successors[0]!, { id: "bcp-scp", boards: boards as unknown as string[] }],
    wrong: {},
    code: "priorities/successor-unknown",
    path: ["successors", 1, "boards"],
  })),
  ...["all", "toString", null, undefined].map((shared) => ({
    given: successors,
    wrong: { shared: shared as "each" },
    code: "priorities/rule-invalid",
    path: ["rule", "shared"],
  })),
  {
    given: successors,
    wrong: { on: day("2023-03-31") },
    code: "priorities/cycle-dates",
    path: ["rule", "on"],
  },
  {
    given: successors,
    wrong: { on: day("2025-04-01") },
    code: "priorities/cycle-dates",
    path: ["rule", "on"],
  },
  {
    given: successors,
    wrong: { decisions: [{ ref: "x", to: "joint" as const, because: "r" }] },
    code: "priorities/link-unknown",
    path: ["rule", "decisions", 0, "ref"],
  },
  {
    given: successors,
    wrong: { decisions: [{ ref: "a", to: ["x"], because: "r" }] },
    code: "priorities/successor-unknown",
    path: ["rule", "decisions", 0, "to"],
  },
  {
    given: successors,
    wrong: { decisions: [{ ref: "a", to: [], because: "r" }] },
    code: "priorities/successor-unknown",
    path: ["rule", "decisions", 0, "to"],
  },
  {
    given: successors,
    wrong: { decisions: [{ ref: "a", to: "joint" as const, because: "" }] },
    code: "priorities/reason-missing",
    path: ["rule", "decisions", 0, "because"],
  },
])("refuses with $code at $path", ({ given, wrong, code, path }) => {
  const divided = () => divide(plan, given, { ...rule, ...wrong });
  expect(divided).toThrow(expect.objectContaining({ code, path }));
  expect(refusalOf(divided)).toMatchSnapshot();
});

it("divides on the first and the last day of the cycle, and on none beside them", () => {
  for (const on of ["2023-04-01", "2025-03-31"])
    expect(divide(plan, successors, { ...rule, on: day(on) }).joint.from).toBe(on);
  for (const on of ["2023-03-31", "2025-04-01"]) {
    expect(() => divide(plan, successors, { ...rule, on: day(on) })).toThrow(
      expect.objectContaining({ code: "priorities/cycle-dates", path: ["rule", "on"] }),
    );
  }
  const blank = { ref: "a", to: ["bcp-scp", "other"], because: "x" };
  expect(() => divide(plan, successors, { ...rule, decisions: [blank] })).toThrow(
    expect.objectContaining({ code: "priorities/successor-unknown" }),
  );
  expect(() =>
    divide(plan, successors, { ...rule, decisions: [{ ...blank, to: ["bcp-scp"], because: "  " }] }),
  ).toThrow(expect.objectContaining({ code: "priorities/reason-missing" }));
});
