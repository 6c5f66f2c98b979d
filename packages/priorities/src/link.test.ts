import { expect, it } from "vitest";
import { successionTable } from "./link.ts";
import { refusalOf } from "./plain.fixture.ts";
import { cycle } from "./record.fixture.ts";
import { earlier, later } from "./succession.fixture.ts";
import { succession } from "./succession.ts";

it("reads the links of these two cycles among others", () => {
  const read = successionTable.readRow(["then", "1", "now", "", "done"]);
  expect(read.ok).toBe(true);
  const links = [
    { fromCycle: "x", from: "gone", toCycle: "y", reason: "elsewhere" },
    { fromCycle: "x", from: "gone", toCycle: "now", reason: "from elsewhere" },
    { fromCycle: "then", from: "gone", toCycle: "y", reason: "to elsewhere" },
    ...(read.ok ? [read.record] : []),
  ];
  expect(succession(earlier, later, links).priorities[0]).toMatchObject({ kind: "dropped", reason: "done" });
});

it.each([
  {
    links: [{ from: "9", to: "X", reason: "r" }],
    code: "priorities/link-unknown",
    path: ["links", 0, "from"],
  },
  { links: [{ from: "1", to: "9", reason: "r" }], code: "priorities/link-unknown", path: ["links", 0, "to"] },
  { links: [{ from: "1", to: "2", reason: "r" }], code: "priorities/link-unknown", path: ["links", 0, "to"] },
  { links: [{ from: "X", reason: "r" }], code: "priorities/link-unknown", path: ["links", 0, "from"] },
  {
    links: [{ from: "1", to: "a2", reason: "r" }],
    code: "priorities/link-unknown",
    path: ["links", 0, "to"],
  },
  {
    links: [{ from: "1", to: "X", reason: " " }],
    code: "priorities/reason-missing",
    path: ["links", 0, "reason"],
  },
  {
    links: [
      { from: "1", reason: "r" },
      { from: "1", to: "X", reason: "r" },
    ],
    code: "priorities/link-contradicted",
    path: ["links", 1, "to"],
  },
  {
    links: [
      { from: "1", to: "X", reason: "r" },
      { from: "X", to: "1", reason: "r" },
    ],
    code: "priorities/succession-circular",
    path: ["links", 1],
  },
])("refuses $links with $code", ({ links, code, path }) => {
  expect(() => succession(earlier, later, links)).toThrow(expect.objectContaining({ code, path }));
  expect(refusalOf(() => succession(earlier, later, links))).toMatchSnapshot();
});

it("takes parts that keep their references from one cycle to the next as no way back", () => {
  const again = cycle(
    {},
    {
      priorities: [
        { ref: "1", title: "One" },
        { ref: "2", title: "Second" },
      ],
    },
  );
  const ledger = succession(earlier, again, [
    { from: "1", to: "1", reason: " it goes on " },
    { from: "2", to: "2", reason: "under a new name" },
  ]);
  expect(ledger.priorities.map(({ kind, reason }) => [kind, reason])).toEqual([
    ["continued", "it goes on"],
    ["renamed", "under a new name"],
    ["unaccounted", ""],
  ]);
  expect(ledger.findings).toEqual([
    {
      code: "priorities/priority-unaccounted",
      severity: "error",
      message: 'nothing says what became of "Three"',
      path: ["priorities", 2],
    },
  ]);
});

it.each([undefined, null, 7, " "])("refuses a link whose reason is %j", (reason) => {
  const links = [{ from: "1", to: "X", reason: reason as string }];
  expect(() => succession(earlier, later, links)).toThrow(
    expect.objectContaining({ code: "priorities/reason-missing", path: ["links", 0, "reason"] }),
  );
});
