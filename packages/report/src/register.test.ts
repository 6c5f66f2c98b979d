import { financialYear } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { compareEditions } from "./edition.ts";
import { explain } from "./explanation.ts";
import { isFrozenThrough, refusalOf } from "./plain.fixture.ts";
import { anyFigures, count, figureFor, pounds, published, share, withheld } from "./register.fixture.ts";
import { checkRegister, createRegister } from "./register.ts";

const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);

it("refuses two figures of one id", () => {
  const figures = [figureFor("a.one", count(1)), figureFor("a.two", count(2)), figureFor("a.one", count(3))];
  const made = () => createRegister(figures);
  expect(made).toThrow(
    expect.objectContaining({ code: "report/duplicate-figure", path: ["figures", 2, "id"] }),
  );
  expect(refusalOf(made)).toBe('Cannot register the figures: "a.one" must be one figure, and is two');
});

it.each([figureFor("a.one", count(1)), {}, 5, null, undefined, Promise.resolve([])])(
  "makes no register, and no empty one, of what is no list: %j",
  (figures) => {
    expect(() => createRegister(figures as never)).toThrow(
      expect.objectContaining({
        code: "core/figure-invalid",
        path: ["figures"],
        message: "Cannot register the figures: a list of them is needed",
      }),
    );
  },
);

it("has no edition but the one it is given", () => {
  expect("edition" in createRegister([])).toBe(false);
  expect(createRegister([], { edition: "First draft" }).edition).toBe("First draft");
  expect(createRegister([]).sources).toEqual([]);
});

it.each([
  { asked: "cdop.reviewd", like: "cdop.reviewed" },
  { asked: "cdop.reviewed.all", like: "cdop.reviewed" },
  { asked: "funding.closing-2022-23", like: "funding.closing" },
  { asked: "cdop.reviewed.all.of.them.at.once", like: undefined },
  { asked: "police", like: undefined },
])("offers $like for $asked", ({ asked, like }) => {
  const register = createRegister(
    ["cdop.reviewed", "funding.closing", "funding.closing.of.the.year.before"].map((id) =>
      figureFor(id, count(1)),
    ),
  );
  const refused = () => explain(register, asked);
  expect(refused).toThrow(expect.objectContaining({ path: [asked] }));
  expect(refusalOf(refused)).toBe(
    `Cannot find the figure "${asked}": an id of the register is needed${like === undefined ? "" : `, perhaps "${like}"`}`,
  );
});

it.each([
  { when: "all is well", figures: published, expected: [] },
  {
    when: "one meaning has two values",
    figures: [
      figureFor("a.one", count(1), { label: "Deaths reviewed" }),
      figureFor("b.one", count(2), { label: "Reviewed deaths" }),
    ],
    expected: ["report/meaning-with-two-values"],
  },
  {
    when: "labels differ by their numbers alone",
    figures: [
      figureFor("a.one", count(12), { label: "Deaths by age: 0-27 days" }),
      figureFor("b.one", count(6), { label: "Deaths by age: 28-364 days" }),
    ],
    expected: [],
  },
  {
    when: "one value has two meanings",
    figures: [
      figureFor("a.reviewed", count(27), { label: "Deaths reviewed" }),
      figureFor("a.notified", count(27), { label: "Deaths notified" }),
    ],
    expected: ["report/value-with-two-meanings"],
  },
  {
    when: "a source is missing",
    figures: [figureFor("a.one", count(1), { from: [] })],
    expected: ["report/source-missing"],
  },
  {
    when: "a figure rests on one that is not there",
    figures: [figureFor("a.one", count(1), { from: [{ figure: "b.one" }] })],
    expected: ["report/source-unknown"],
  },
  {
    when: "figures rest on each other",
    figures: [
      figureFor("a.one", count(1), { from: [{ figure: "a.two" }] }),
      figureFor("a.two", count(2), { from: [{ figure: "a.one" }] }),
    ],
    expected: ["report/source-circular", "report/source-circular"],
  },
])("finds $expected when $when", ({ figures, expected }) => {
  const found = checkRegister(createRegister(figures));
  expect(codes(found)).toEqual(expected);
  expect(
    found.map(({ severity, path = [], message }) => `${severity} at ${path.join(".")}: ${message}`),
  ).toMatchSnapshot();
});

it.each([
  { one: count(9), other: count(9), found: [] },
  { one: count(10), other: count(10), found: ["report/value-with-two-meanings"] },
  { one: count(10), other: count(11), found: [] },
  { one: pounds("0"), other: pounds("0"), found: [] },
  { one: pounds("0.01"), other: pounds("0.01"), found: ["report/value-with-two-meanings"] },
  { one: share(14, 27), other: share(14, 27), found: [] },
  { one: withheld, other: withheld, found: [] },
])("finds $found where two figures are $one and $other", ({ one, other, found }) => {
  const figures = [figureFor("a.a", one, { label: "Visits" }), figureFor("b.b", other, { label: "Plans" })];
  expect(codes(checkRegister(createRegister(figures)))).toEqual(found);
});

it.each([
  { label: "Deaths reviewed", value: count(27), more: {}, found: [] },
  { label: "Reviews of deaths", value: count(28), more: {}, found: ["report/meaning-with-two-values"] },
  { label: "Deaths reviewed", value: pounds("27.00"), more: {}, found: [] },
  { label: "Deaths reviewed", value: count(28), more: { period: financialYear("2022/23") }, found: [] },
])("finds $found beside 27 deaths reviewed in $label of $value", ({ label, value, more, found }) => {
  const figures = [
    figureFor("a.a", count(27), { label: "Deaths reviewed" }),
    figureFor("b.b", value, { label, ...more }),
  ];
  expect(codes(checkRegister(createRegister(figures)))).toEqual(found);
});

it("finds the figures that go round in a circle, and not one that only leads there", () => {
  const figures = [
    figureFor("a.a", count(1), { label: "Visits", from: [{ title: "Paper" }, { figure: "b.b" }] }),
    figureFor("b.b", count(2), { label: "Plans", from: [{ source: "b.csv", line: 1 }, { figure: "c.c" }] }),
    figureFor("c.c", count(3), { label: "Meetings", from: [{ figure: "b.b" }, { figure: "d.d" }] }),
    figureFor("d.d", count(4), { label: "Reports", from: [{ title: "Paper" }] }),
  ];
  expect(checkRegister(createRegister(figures)).map(({ path }) => path?.join("."))).toEqual([
    "figures.1.from.1",
    "figures.2.from.0",
  ]);
});

it("has one digest for the same figures, sources and rules, and another for others", () => {
  fc.assert(
    fc.property(anyFigures, (figures) => {
      const rules = { uplift: { percent: "5", from: "2024-04-01" } };
      const digest = createRegister(figures, { rules }).digest;
      expect(
        createRegister(figures, { rules: { uplift: { from: "2024-04-01", percent: "5" } } }).digest,
      ).toBe(digest);
      expect(createRegister(figures).digest).not.toBe(digest);
      expect(createRegister([...figures, figureFor("one.more", count(1))], { rules }).digest).not.toBe(
        digest,
      );
    }),
  );
});

it("explains a figure down to the lines it was computed from", () => {
  const register = createRegister([
    figureFor("cdop.reviewed", count(3), {
      label: "Deaths reviewed",
      from: [2, 4, 3].map((line) => ({ source: "cases.csv", line })),
    }),
    figureFor("cdop.modifiable", share(1, 3), {
      label: "Modifiable",
      from: [{ figure: "cdop.reviewed" }, { title: "Guidance", at: "page 3" }],
    }),
  ]);
  expect(explain(register, "cdop.modifiable").text.split("\n")).toEqual([
    "Modifiable, 2023/24: 33%, 1 of 3 reviews (cdop.modifiable)",
    "  because: The rule for it",
    "  from",
    "    Deaths reviewed, 2023/24: 3 (cdop.reviewed)",
    "      because: The rule for it",
    "      from cases.csv, lines 2-4",
    "  from Guidance, page 3",
  ]);
});

it("explains figures that rest on each other without end", () => {
  const circle = [
    figureFor("a.one", count(1), { from: [{ figure: "a.two" }] }),
    figureFor("a.two", count(2), { from: [{ figure: "a.one" }, { figure: "a.three" }] }),
  ];
  expect(explain(createRegister(circle), "a.one").text).toContain("from a.one, explained above");
  expect(explain(createRegister(circle), "a.one").text).toContain(
    "from a.three, which is not in the register",
  );
});

it("refuses to explain what it does not have, and says what is like it", () => {
  expect(() => explain(createRegister(published), "cdop.review")).toThrow(
    expect.objectContaining({
      code: "report/figure-unknown",
      message: expect.stringContaining('perhaps "cdop.'),
    }),
  );
});

const before = createRegister([
  figureFor("cdop.reviewed", count(59), { label: "Deaths reviewed", period: financialYear("2022/23") }),
  figureFor("cdop.notified", count(40), { label: "Deaths notified", period: financialYear("2022/23") }),
]);

it.each([
  { last: count(59), expected: [] },
  { last: count(58), expected: ["report/last-year-differs"] },
  { last: withheld, expected: ["report/last-year-differs"] },
])("holds this year's last year ($last) to last year's report", ({ last, expected }) => {
  const after = createRegister([
    figureFor("cdop.reviewed", count(27), { label: "Deaths reviewed" }),
    figureFor("cdop.reviewed-before", last, { label: "Deaths reviewed", period: financialYear("2022/23") }),
    figureFor("cdop.notified", count(57), { label: "Deaths notified" }),
  ]);
  expect(codes(compareEditions(before, after))).toEqual(expected);
});

it("lists what changed between two drafts", () => {
  const after = createRegister(
    [
      figureFor("cdop.reviewed", count(60), { label: "Deaths reviewed", period: financialYear("2022/23") }),
      figureFor("cdop.new", count(1), { period: financialYear("2022/23") }),
    ],
    { sources: [{ name: "cases.csv", digest: "sha256:2" }], rules: { uplift: "6" } },
  );
  const first = createRegister(before.figures, {
    sources: [{ name: "cases.csv", digest: "sha256:1" }],
    rules: { uplift: "5" },
  });
  expect(codes(compareEditions(first, after))).toEqual([
    "report/figure-changed",
    "report/figure-added",
    "report/figure-dropped",
    "report/source-changed",
    "report/rule-changed",
  ]);
});

it.each([
  { opening: "21697.00", expected: [] },
  { opening: "21679.00", expected: ["report/last-year-differs"] },
])("holds an opening balance of $opening to the closing one before it", ({ opening, expected }) => {
  const closed = createRegister([
    figureFor("funding.closing", pounds("21697.00"), { period: financialYear("2022/23") }),
  ]);
  const found = compareEditions(closed, createRegister([figureFor("funding.opening", pounds(opening))]));
  expect(codes(found).filter((code) => code === "report/last-year-differs")).toEqual(expected);
});

it("notices a rule that changed between two years", () => {
  const after = createRegister([
    figureFor("cdop.reviewed", count(27), { label: "Deaths reviewed", because: "Another rule" }),
    figureFor("cdop.notified", count(57), { label: "Deaths notified" }),
  ]);
  expect(codes(compareEditions(before, after))).toEqual(["report/rule-changed"]);
});

it("finds nothing between a register and itself", () => {
  fc.assert(
    fc.property(anyFigures, (figures) => {
      const register = createRegister(figures);
      expect(
        compareEditions(register, register).filter(({ code }) => code !== "report/last-year-differs"),
      ).toEqual([]);
    }),
  );
});

it("cannot be changed by what is done to it, nor by what it was given", () => {
  const source = { name: "cases.csv" };
  const rules = { share: "equal" };
  const register = createRegister(published, { sources: [source], rules });
  const figures = register.byId as Map<string, (typeof published)[number]>;
  const [one] = published;
  expect(() => figures.set("a.new", one as never)).toThrow(TypeError);
  expect(() => figures.delete("cdop.reviewed")).toThrow(TypeError);
  expect(() => figures.clear()).toThrow("The figures of a register cannot be changed");
  expect([...figures.keys()]).toEqual(published.map(({ id }) => id));
  source.name = "another.csv";
  rules.share = "by weight";
  expect(register.sources).toEqual([{ name: "cases.csv" }]);
  expect(register.rules).toEqual({ share: "equal" });
  expect(createRegister(published, register).digest).toBe(register.digest);
  expect([register.sources, register.rules].every(isFrozenThrough)).toBe(true);
  expect(Object.isFrozen(register)).toBe(true);
});
