import { expect, it } from "vitest";
import { checkCertificate } from "./certificate.ts";
import { type ProtectedTable, protectTable } from "./protected-table.ts";
import { refusalAt } from "./refusal.fixture.ts";
import { tableOf } from "./table.fixture.ts";

const example = protectTable(
  tableOf(
    [
      [3, 20],
      [11, 12],
      [30, 40],
    ],
    {
      groups: [{ label: "g", rows: ["r0", "r1"] }],
      ledger: [
        { source: "s", sum: [{ row: "r0" }, { elsewhere: "e", withheld: true, atLeast: 1 }], value: 40 },
      ],
    },
  ),
  { threshold: 5, always: [{ row: "r2", column: "c0" }] },
);

type Steps = readonly (string | number)[];

/** Every part of a value, by the steps that lead to it; of each list the first. */
function partsOf(value: unknown, steps: Steps = []): readonly Steps[] {
  if (typeof value !== "object" || value === null) return [steps];
  const keys = Array.isArray(value) ? [...value.keys()].slice(0, 1) : Object.keys(value);
  return [steps, ...keys.flatMap((key) => partsOf((value as Record<string, unknown>)[key], [...steps, key]))];
}

/** The example as it is read from a file, with another part in the place of one. */
function withPart([...steps]: Steps, part: unknown): ProtectedTable {
  const last = steps.pop();
  const copy = JSON.parse(JSON.stringify(example)) as Record<string, unknown>;
  if (last === undefined) return part as ProtectedTable;
  const holder = steps.reduce<Record<string, unknown>>(
    (at, step) => at[step] as Record<string, unknown>,
    copy,
  );
  holder[last] = part;
  return copy as unknown as ProtectedTable;
}

it("takes a release from a file for what it is, whatever stands in it: it holds, or is refused by its code", () => {
  const others = [null, undefined, Number.NaN, 1.5, -1, 1n, "", "text", true, [], {}, [null], Symbol("s")];
  const parts = partsOf(example);
  expect(parts.length).toBeGreaterThan(40);
  for (const steps of parts) {
    for (const other of others) {
      const change = () => checkCertificate(withPart(steps, other));
      try {
        expect(change()).toBe(true);
      } catch (error) {
        expect(error, steps.join(".")).toMatchObject({ code: "statistics/certificate-invalid" });
      }
    }
  }
});

it.each<{ at: Steps; of: readonly unknown[] }>([
  { at: ["rule", "threshold"], of: [0, -1, 2.5, "5", null, [5]] },
  { at: ["rule", "width"], of: [0, -1, 1.5, "3", null, [3]] },
  { at: ["rule", "zeros"], of: ["shown", "", null] },
  { at: ["rule", "always", 0], of: ["r2", null, 1] },
  { at: ["rule", "always", 0, "row"], of: [1, null, ["r2"]] },
  { at: ["ledger", 0, "value"], of: ["40", [40], null] },
  { at: ["ledger", 0, "source"], of: [1, null] },
  { at: ["ledger", 0, "sum", 1, "atLeast"], of: ["one", -1, 0.5, null] },
  { at: ["ledger", 0, "sum", 1, "withheld"], of: ["yes", 1, null] },
  { at: ["ledger", 0, "sum", 1, "less"], of: ["no", 0] },
  { at: ["rows", 1], of: [1, null, ["r1"]] },
  { at: ["columns", 1], of: [1, null] },
  { at: ["groups", 0, "label"], of: [1, null] },
  { at: ["counts", 2, 1], of: ["40", "[x]", 40.5, null, [40]] },
  { at: ["total"], of: ["116", null] },
  { at: ["label"], of: [1, null, ["a"]] },
  { at: ["certificate", 0], of: [1, null, "witness"] },
  { at: ["certificate", 0, "low"], of: [1, null, "table"] },
])("refuses what is none of its kind at $at", ({ at, of }) => {
  for (const part of of) {
    expect(() => checkCertificate(withPart(at, part))).toThrow(
      refusalAt("statistics/certificate-invalid", at),
    );
  }
});

it("refuses labels that stand twice, for one witness would do for both", () => {
  const { rows, certificate } = example;
  const [renamed, name] = [rows.indexOf("r1"), "r0"];
  const twice = {
    ...withPart(["rows", renamed], name),
    certificate: certificate.flatMap((witness) => (witness.row === "r1" ? [] : [witness])),
  };
  expect(() => checkCertificate(twice)).toThrow(
    refusalAt("statistics/certificate-invalid", ["rows", renamed]),
  );
  expect(() => checkCertificate(withPart(["columns", 1], "c0"))).toThrow(
    refusalAt("statistics/certificate-invalid", ["columns", 1]),
  );
  const groups = [example.groups[0]!, example.groups[0]!];
  expect(() => checkCertificate({ ...example, groups })).toThrow(
    refusalAt("statistics/certificate-invalid", ["groups", 1]),
  );
});

it.each([null, undefined, 1, "table", []])("refuses %j for a release", (table) => {
  expect(() => checkCertificate(table as unknown as ProtectedTable)).toThrow(
    expect.objectContaining({ code: "statistics/certificate-invalid" }),
  );
});
