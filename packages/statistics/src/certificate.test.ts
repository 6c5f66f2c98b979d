import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { example, ledger, refused } from "./certificate.fixture.ts";
import { checkCertificate } from "./certificate.ts";
import type { StatisticsError } from "./errors.ts";
import { type ProtectedTable, protectTable } from "./protected-table.ts";
import { longRun, rules, tables } from "./table.fixture.ts";

/** A copy that may be changed. */
function copyOf(table: ProtectedTable): ProtectedTable {
  return JSON.parse(JSON.stringify(table)) as ProtectedTable;
}

/** Every number in a value: how to read it, and how to write another in its place. */
function numbersIn(value: unknown): readonly { readonly change: (by: number) => void }[] {
  if (typeof value !== "object" || value === null) return [];
  const record = value as Record<string, unknown>;
  return Object.entries(record).flatMap(([key, part]) =>
    typeof part === "number"
      ? [
          {
            change: (by: number) => {
              record[key] = part + by;
            },
          },
        ]
      : numbersIn(part),
  );
}

it(
  "accepts what was certified, also after it was stored and read",
  () => {
    fc.assert(
      fc.property(tables(4, 4), rules, (table, rule) => {
        const safe = protectTable(table, rule);
        expect(checkCertificate(safe)).toBe(true);
        expect(checkCertificate(copyOf(safe))).toBe(true);
      }),
    );
  },
  longRun,
);

it("refuses a certificate in which any one number is another", () => {
  const count = numbersIn(copyOf(example).certificate).length;
  expect(count).toBeGreaterThan(100);
  for (let index = 0; index < count; index++) {
    for (const by of [1, -1, 0.5, Number.NaN]) {
      const changed = copyOf(example);
      numbersIn(changed.certificate)[index]!.change(by);
      expect(() => checkCertificate(changed)).toThrow(refused);
    }
  }
});

it(
  "refuses any changed number of any certificate",
  () => {
    fc.assert(
      fc.property(tables(4, 4), rules, fc.nat(), fc.constantFrom(1, -1, 7), (table, rule, which, by) => {
        const changed = copyOf(protectTable(table, rule));
        const numbers = numbersIn(changed.certificate);
        fc.pre(numbers.length > 0);
        numbers[which % numbers.length]!.change(by);
        expect(() => checkCertificate(changed)).toThrow(refused);
      }),
    );
  },
  longRun,
);

describe("refuses", () => {
  const [first, ...others] = example.certificate;
  const withLow = (low: object) => ({
    certificate: [{ ...first!, low: { ...first!.low, ...low } }, ...others],
  });

  const changes: readonly { readonly what: string; readonly change: Partial<ProtectedTable> }[] = [
    { what: "a missing witness", change: { certificate: others } },
    { what: "a witness given twice", change: { certificate: [...example.certificate, first!] } },
    { what: "a witness of nothing", change: { certificate: [{ ...first!, row: "nowhere" }, ...others] } },
    { what: "a wider rule", change: { rule: { ...example.rule, width: 1000 } } },
    { what: "a width that is no number", change: { rule: { ...example.rule, width: Number.NaN } } },
    { what: "another total", change: { total: 117 } },
    { what: "another row total", change: { rowTotals: [24, 23, 70] } },
    {
      what: "another count",
      change: {
        counts: [
          ["[c]", "[c]"],
          ["[c]", "[c]"],
          [31, 40],
        ],
      },
    },
    {
      what: "a marker more",
      change: {
        counts: [
          ["[c]", "[c]"],
          ["[c]", "[c]"],
          ["[c]", 40],
        ],
      },
    },
    { what: "a line less", change: { counts: example.counts.slice(1) } },
    { what: "a short line", change: { counts: [["[c]"], ["[c]", "[c]"], [30, 40]] } },
    { what: "short totals", change: { rowTotals: [23] } },
    { what: "another ledger", change: { ledger: [{ ...ledger[0]!, value: 39 }] } },
    { what: "no ledger", change: { ledger: [] } },
    { what: "a complete table without its lines", change: withLow({ counts: [] }) },
    {
      what: "complete lines without their columns",
      change: withLow({ counts: first!.low.counts.map(() => [1]) }),
    },
    { what: "a count elsewhere left out", change: withLow({ elsewhere: {} }) },
    {
      what: "a count elsewhere that nobody mentions",
      change: withLow({ elsewhere: { ...first!.low.elsewhere, other: 1 } }),
    },
    {
      what: "a count elsewhere that is only inherited",
      change: withLow({ elsewhere: Object.create(first!.low.elsewhere) as object }),
    },
  ];

  it.each(changes)("$what", ({ change }) => {
    expect(() => checkCertificate({ ...example, ...change })).toThrow(refused);
  });

  it("saying what does not hold, and where", () => {
    const said = changes.map(({ what, change }) => {
      try {
        return `${what}: ${checkCertificate({ ...example, ...change })}`;
      } catch (error) {
        const { message, path } = error as StatisticsError;
        return `${what}: ${message} at ${path.join(".")}`;
      }
    });
    expect(said).toMatchSnapshot();
  });
});
