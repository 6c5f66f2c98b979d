import { describe, expect, it } from "vitest";
import { example, refused } from "./certificate.fixture.ts";
import { checkCertificate } from "./certificate.ts";
import { type ProtectedTable, protectTable } from "./protected-table.ts";
import { refusalAt } from "./refusal.fixture.ts";
import { tableOf } from "./table.fixture.ts";

describe("refuses complete tables that only look right", () => {
  const table = protectTable(
    tableOf(
      [
        [3, 20],
        [11, 12],
      ],
      { margins: { rows: false } },
    ),
    { threshold: 5 },
  );
  const proof = table.certificate.find(({ row, column }) => row === "r0" && column === "c0")!;
  const withHigh = (counts: readonly (readonly number[])[]) => ({
    ...table,
    certificate: table.certificate.map((each) =>
      each === proof ? { ...proof, high: { counts, elsewhere: {} } } : each,
    ),
  });

  it("starting from ones that are right", () => {
    expect([table.counts, table.columnTotals]).toEqual([
      [
        ["[c]", 20],
        ["[c]", 12],
      ],
      [14, 32],
    ]);
    expect(
      checkCertificate(
        withHigh([
          [9, 20, 29],
          [5, 12, 17],
          [14, 32, 46],
        ]),
      ),
    ).toBe(true);
  });

  it.each([
    {
      what: "totals exchanged between lines",
      counts: [
        [9, 20, 17],
        [5, 12, 29],
        [14, 32, 46],
      ],
    },
    {
      what: "a withheld count of zero",
      counts: [
        [14, 20, 34],
        [0, 12, 12],
        [14, 32, 46],
      ],
    },
    {
      what: "halves of a child",
      counts: [
        [8.5, 20, 28.5],
        [5.5, 12, 17.5],
        [14, 32, 46],
      ],
    },
    {
      what: "a count below zero",
      counts: [
        [15, 20, 35],
        [-1, 12, 11],
        [14, 32, 46],
      ],
    },
    {
      what: "a column that is not its sum",
      counts: [
        [9, 20, 29],
        [6, 12, 18],
        [14, 32, 46],
      ],
    },
  ])("with $what", ({ counts }) => {
    expect(() => checkCertificate(withHigh(counts))).toThrow(refused);
  });

  it("but not for what a ledger leaves unsaid of a count elsewhere, which may then be zero", () => {
    const unsaid = example.ledger.map((fact) => ({
      ...fact,
      sum: fact.sum.map((term) =>
        "elsewhere" in term ? { elsewhere: term.elsewhere, withheld: true } : term,
      ),
    }));
    expect(checkCertificate({ ...example, ledger: unsaid })).toBe(true);
  });

  it("with a count elsewhere below what everyone knows", () => {
    const facts = [{ source: "Before", sum: [{ row: "r0" }, { elsewhere: "last", atLeast: 2 }], value: 5 }];
    const known = protectTable(tableOf([[3], [37]], { margins: { rows: false }, ledger: facts }), {
      threshold: 5,
      width: 2,
    });
    const complete = (count: number) => ({
      counts: [
        [count, count],
        [40 - count, 40 - count],
        [40, 40],
      ],
      elsewhere: { last: 5 - count },
    });
    const reaching = (count: number) => ({
      ...known,
      certificate: known.certificate.map(({ row, column }) =>
        row === "r0"
          ? { row, column: column!, low: complete(1), high: complete(count) }
          : { row: row!, column: column!, low: complete(count), high: complete(1) },
      ),
    });
    expect(checkCertificate(reaching(3))).toBe(true);
    expect(() => checkCertificate(reaching(4))).toThrow(refused);
    const turned = known.certificate.map(({ low, high, ...name }) => ({ ...name, low: high, high: low }));
    expect(() => checkCertificate({ ...known, certificate: turned })).toThrow(refused);
  });
});

describe("of a release in groups, without row totals, beside a ledger", () => {
  const grouped = protectTable(
    tableOf(
      [
        [3, 20],
        [11, 12],
        [30, 40],
      ],
      {
        margins: { rows: false },
        groups: [{ label: "g", rows: ["r2", "r0"] }],
        ledger: [
          {
            source: "s",
            sum: [{ elsewhere: "x", withheld: true, atLeast: 1 }, { elsewhere: "y" }],
            value: 9,
          },
          {
            source: "s",
            sum: [{ elsewhere: "x" }, { elsewhere: "z", withheld: true, less: true }],
            value: 0,
          },
        ],
      },
    ),
    { threshold: 5, always: [{ row: "r2", column: "c1" }] },
  );
  const at = (witness: Partial<Record<"row" | "column" | "group" | "elsewhere", string>>) =>
    grouped.certificate.findIndex(
      ({ low: _, high: __, ...name }) => JSON.stringify(name) === JSON.stringify(witness),
    );
  const withWitness = (index: number, change: Partial<ProtectedTable["certificate"][number]>) => ({
    ...grouped,
    certificate: grouped.certificate.map((each, which) => (which === index ? { ...each, ...change } : each)),
  });

  it("stands as it was made, with a witness for each count and none for a sum that is not shown", () => {
    expect(checkCertificate(grouped)).toBe(true);
    expect(grouped).not.toHaveProperty("rowTotals");
    expect(grouped.groups[0]).not.toHaveProperty("total");
    expect(at({ elsewhere: "x" })).toBeGreaterThan(-1);
    expect(at({ elsewhere: "z" })).toBeGreaterThan(-1);
    expect(at({ elsewhere: "y" })).toBe(-1);
    expect(grouped.certificate.map(({ low: _, high: __, ...name }) => name)).toMatchSnapshot();
  });

  it.each([
    { what: "a group that is not there", index: 0, change: { group: "h" } },
    { what: "a column that is not there", index: 0, change: { column: "c9" } },
    { what: "a count elsewhere as well", index: 0, change: { elsewhere: "y" } },
    {
      what: "a count elsewhere that is not there",
      index: at({ elsewhere: "x" }),
      change: { elsewhere: "w" },
    },
    { what: "a count elsewhere that is open", index: at({ elsewhere: "x" }), change: { elsewhere: "y" } },
  ])("refuses a witness of $what", ({ index, change }) => {
    expect(() => checkCertificate(withWitness(index, change))).toThrow(
      refusalAt("statistics/certificate-invalid", ["certificate", index]),
    );
  });

  it("refuses a count taken off that is put on", () => {
    const ledger = grouped.ledger.map(({ sum, ...fact }) => ({
      ...fact,
      sum: sum.map((term) => ("elsewhere" in term ? { ...term, less: false } : term)),
    }));
    expect(() => checkCertificate({ ...grouped, ledger })).toThrow(
      refusalAt("statistics/certificate-invalid", ["certificate", 0, "low", "ledger", 1]),
    );
  });

  it("refuses groups that name rows it lacks", () => {
    const groups = grouped.groups.map((group) => ({ ...group, rows: ["r0", "r9"] }));
    expect(() => checkCertificate({ ...grouped, groups })).toThrow(refused);
  });
});

describe("refuses to stand for what the rule protects but the release prints", () => {
  const safe = protectTable(tableOf([[0, 9]], { margins: { rows: false, columns: false } }), {
    threshold: 5,
  });

  it("starting from a release that withholds nothing", () => {
    expect(checkCertificate(safe)).toBe(true);
    expect(checkCertificate({ ...safe, counts: [[0, 5]] })).toBe(true);
    expect(checkCertificate({ ...safe, rule: { ...safe.rule, always: [{ row: "r1" }] } })).toBe(true);
  });

  it.each<{ what: string; change: Partial<ProtectedTable>; place: readonly [line: number, column: number] }>([
    { what: "a small count", change: { counts: [[0, 4]] }, place: [0, 1] },
    { what: "a count of 1", change: { counts: [[1, 9]] }, place: [0, 0] },
    { what: "a count below zero", change: { counts: [[0, -3]] }, place: [0, 1] },
    { what: "no number", change: { counts: [[Number.NaN, 9]] }, place: [0, 0] },
    { what: "a zero that is private", change: { rule: { ...safe.rule, zeros: "protected" } }, place: [0, 0] },
    {
      what: "a sensitive count",
      change: { rule: { ...safe.rule, always: [{ column: "c1" }] } },
      place: [0, 1],
    },
    { what: "a small row total", change: { rowTotals: [3] }, place: [0, 2] },
    { what: "a small column total", change: { columnTotals: [0, 2] }, place: [1, 1] },
    { what: "a small total", change: { total: 4 }, place: [1, 2] },
    {
      what: "a small subtotal",
      change: { groups: [{ label: "g", rows: ["r0"], counts: [0, 9], total: 2 }] },
      place: [1, 2],
    },
  ])("such as $what", ({ change, place }) => {
    expect(() => checkCertificate({ ...safe, ...change })).toThrow(
      refusalAt("statistics/certificate-invalid", ["counts", ...place]),
    );
  });

  it("but prints sums of sensitive counts, which are not counts themselves", () => {
    const always = [{ row: "r0" }];
    const summed = protectTable(tableOf([[9, 9]]), { threshold: 5, always });
    expect([summed.counts, summed.rowTotals, summed.total]).toEqual([[["[c]", "[c]"]], [18], 18]);
    expect(checkCertificate(summed)).toBe(true);
    const down = protectTable(tableOf([[9], [9]]), { threshold: 5, always: [{ column: "c0" }] });
    expect([down.rowTotals, down.columnTotals, down.total]).toEqual([["[c]", "[c]"], [18], 18]);
    expect(checkCertificate(down)).toBe(true);
  });
});
