import fc from "fast-check";
import { expect, it } from "vitest";
import { refusalOf } from "./plain.fixture.ts";
import { cycle } from "./record.fixture.ts";
import { seedEarlier, seedLater, seedLinks } from "./seed.fixture.ts";
import { earlier, later } from "./succession.fixture.ts";
import { checkSuccessions, succession } from "./succession.ts";

it("accounts for each of the four priorities of 2022/23 in the three of 2023 to 2025", () => {
  const ledger = succession(seedEarlier, seedLater, seedLinks);
  expect(
    ledger.priorities.map(({ priority, kind, to }) => [priority.ref, kind, to.map(({ ref }) => ref)]),
  ).toEqual([
    ["1", "merged", ["A"]],
    ["2", "merged", ["A.1"]],
    ["3", "merged", ["A.2"]],
    ["4", "continued", ["B"]],
  ]);
  expect(ledger.priorities[1]?.reason).toBe("It became a strand of violence");
  expect(ledger.added.map(({ title }) => title)).toEqual(["Neglect"]);
  expect(ledger.findings).toEqual([]);
});

it.each([
  { links: [{ from: "1", to: "X", reason: "same" }], kinds: ["continued", "unaccounted", "unaccounted"] },
  { links: [{ from: "1", to: "Y", reason: "new name" }], kinds: ["renamed", "unaccounted", "unaccounted"] },
  {
    links: [
      { from: "1", to: "X", reason: "half" },
      { from: "1", to: "Y", reason: "half" },
      { from: "2", reason: "done" },
      { from: "3", to: null, reason: "no longer needed" },
    ],
    kinds: ["split", "dropped", "dropped"],
  },
  {
    links: [
      { from: "1", to: "X", reason: "joined" },
      { from: "2", to: "X", reason: "joined" },
      { from: "3", to: "Y", reason: "renamed" },
    ],
    kinds: ["merged", "merged", "renamed"],
  },
])("reads $links as $kinds", ({ links, kinds }) => {
  const ledger = succession(earlier, later, links);
  expect(
    ledger.priorities.filter(({ priority }) => priority.level === "priority").map(({ kind }) => kind),
  ).toEqual(kinds);
  expect(ledger.findings.map(({ code, path }) => [code, path])).toEqual(
    kinds.flatMap((kind, index) =>
      kind === "unaccounted" ? [["priorities/priority-unaccounted", ["priorities", index]]] : [],
    ),
  );
});

it("lists the actions and measures that are left without a priority", () => {
  const links = [
    { from: "1", to: "X", reason: "same" },
    { from: "2", to: "Y", reason: "new name" },
    { from: "3", reason: "no longer needed" },
  ];
  const { actions, measures, orphans } = succession(earlier, later, links);
  expect(actions.map(({ part, kind, to }) => [part.ref, kind, to])).toEqual([
    ["a", "carried", ["X"]],
    ["b", "carried", ["Y"]],
    ["c", "orphan", []],
    ["d", "ended", []],
  ]);
  expect(measures.map(({ part, kind }) => [part.ref, kind])).toEqual([
    ["m", "orphan"],
    ["n", "carried"],
  ]);
  expect(orphans).toEqual({ actions: [earlier.actions[2]], measures: [earlier.measures[0]] });
});

it("follows a link of an action's own, whatever becomes of its priority", () => {
  const links = [
    { from: "a", to: "a2", reason: "goes on" },
    { from: "c", reason: "not worth doing" },
  ];
  const { actions, orphans } = succession(earlier, later, links);
  expect(actions.map(({ kind, to, because }) => [kind, to, because]).slice(0, 3)).toEqual([
    ["carried", ["a2"], "goes on"],
    ["orphan", [], "nothing takes on 2.1 and 3"],
    ["dropped", [], "not worth doing"],
  ]);
  expect(orphans.actions.map(({ ref }) => ref)).toEqual(["b"]);
});

it("takes a priority where its strands go, and leaves none of them out", () => {
  const violence = cycle(
    { id: "then", from: "2022-04-01", to: "2023-03-31" },
    {
      priorities: [
        { ref: "A" },
        { ref: "A.1", level: "strand", partOf: "A" },
        { ref: "A.2", level: "strand", partOf: "A" },
        { ref: "A.3", level: "strand", partOf: "A" },
        { ref: "A.1/1", level: "objective", partOf: "A.1" },
      ],
      actions: ["A", "A.1", "A.2", "A.3", "A.1/1"].map((ref, index) => ({
        ref: `a${index}`,
        priorities: [ref],
      })),
    },
  );
  const links = [
    { from: "A.1", to: "X", reason: "on its own" },
    { from: "A.2", to: "Y", reason: "with another" },
  ];
  const { priorities, actions, findings } = succession(violence, later, links);
  expect(priorities.map(({ priority, kind }) => [priority.ref, kind])).toEqual([
    ["A", "split"],
    ["A.1", "renamed"],
    ["A.2", "renamed"],
    ["A.3", "unaccounted"],
  ]);
  expect(priorities[0]?.reason).toBe("on its own; with another");
  expect(actions.map(({ kind, to }) => [kind, ...to])).toEqual([
    ["carried", "X", "Y"],
    ["carried", "X"],
    ["carried", "Y"],
    ["orphan"],
    ["carried", "X"],
  ]);
  expect(findings.map(({ path }) => path)).toEqual([["priorities", 3]]);
});

it.each([
  [later, earlier],
  [later, later],
  [later, cycle({ id: "same day" })],
  [later, cycle({ from: "2024-04-01" })],
])("refuses a succession that does not go forward", (from, to) => {
  expect(refusalOf(() => succession(from, to, []))).toMatchSnapshot();
  expect(() => succession(from, to, [])).toThrow(
    expect.objectContaining({ code: "priorities/succession-circular", path: ["to"] }),
  );
});

it("takes a priority as continued when one of the parts that it becomes has its title", () => {
  const parts = cycle(
    {},
    {
      priorities: [
        { ref: "X", title: "Wider" },
        { ref: "X.1", title: "ONE", level: "strand", partOf: "X" },
      ],
    },
  );
  const links = ["X", "X.1"].map((to) => ({ from: "1", to, reason: "it grew" }));
  expect(succession(earlier, parts, links).priorities[0]?.kind).toBe("continued");
});

it("says why an action goes where it goes", () => {
  const { actions } = succession(
    { ...earlier, actions: [...earlier.actions, { ...earlier.actions[0]!, ref: "e", priorities: [] }] },
    later,
    [{ from: "2.1", to: "Y", reason: "new name" }],
  );
  expect(actions.map(({ part, because }) => [part.ref, because])).toEqual([
    ["a", "nothing takes on 1"],
    ["b", "it follows 2.1 and 3"],
    ["c", "nothing takes on 3"],
    ["d", "it was complete or stopped"],
    ["e", "nothing takes on it"],
  ]);
});

it("finds a circle of cycles", () => {
  const steps = [
    { from: "a", to: "b" },
    { from: "b", to: "c" },
  ];
  expect(checkSuccessions(steps)).toEqual([]);
  expect(checkSuccessions([...steps, { from: "c", to: "b" }]).map(({ code, path }) => [code, path])).toEqual([
    ["priorities/cycle-circular", [1, "from"]],
    ["priorities/cycle-circular", [2, "from"]],
  ]);
  expect(checkSuccessions([{ from: "a", to: "a" }])).toEqual([
    {
      code: "priorities/cycle-circular",
      severity: "error",
      message: '"a" succeeds itself: a cycle leads to a later one',
      path: [0, "from"],
    },
  ]);
});

it("loses no priority, action or measure, whatever the links", () => {
  const link = fc.record({
    from: fc.constantFrom("1", "2", "3", "2.1", "a", "b", "c", "d", "m", "n"),
    to: fc.constantFrom("X", "Y", "Z"),
    reason: fc.constant("because"),
  });
  const drop = fc.constantFrom(true, false);
  fc.assert(
    fc.property(fc.array(link), drop, (links, dropping) => {
      const used = new Set(links.map(({ from }) => from));
      const drops = dropping && !used.has("3") ? [{ from: "3", reason: "dropped" }] : [];
      const ledger = succession(earlier, later, [...links, ...drops]);
      const refs = (parts: readonly { readonly part: { readonly ref: string } }[]) =>
        parts.map(({ part }) => part.ref);
      expect(refs(ledger.actions)).toEqual(earlier.actions.map(({ ref }) => ref));
      expect(refs(ledger.measures)).toEqual(earlier.measures.map(({ ref }) => ref));
      expect(ledger.priorities.map(({ priority }) => priority.ref)).toEqual(
        expect.arrayContaining(["1", "2", "3"]),
      );
      const orphans = ledger.actions.filter(({ kind }) => kind === "orphan");
      expect(ledger.orphans.actions).toEqual(orphans.map(({ part }) => part));
      for (const { kind, to } of [...ledger.actions, ...ledger.measures])
        expect(to.length > 0).toBe(kind === "carried");
    }),
  );
});
