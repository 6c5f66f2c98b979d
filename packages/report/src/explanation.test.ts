import { type Figure, type FigureValue, financialYear } from "@pdscp/core";
import { expect, it } from "vitest";
import { canonical, digestOf } from "./digest.ts";
import { explain } from "./explanation.ts";
import { refusalOf } from "./plain.fixture.ts";
import { count, figureFor, pounds, share, withheld } from "./register.fixture.ts";
import { createRegister } from "./register.ts";
import { toTables } from "./report-rows.ts";
import { fillTemplate } from "./template.ts";

const rate: FigureValue = { kind: "rate", count: 27, population: 140_000, per: 100_000 };
const missing: FigureValue = { kind: "not-available", why: "not collected" };
const line = (source: string, number: number) => ({ source, line: number });
const figures: readonly Figure[] = [
  figureFor("a.money", pounds("7639.50"), {
    from: [line("a.csv", 9), line("b.csv", 1), line("a.csv", 2), line("a.csv", 3), line("a.csv", 3)],
  }),
  figureFor("a.count", count(3), {
    from: [{ title: "Minutes", at: "item 4", href: "https://example.org/minutes" }],
  }),
  figureFor("a.share", share(14, 27), {
    from: [{ figure: "a.count" }, { figure: "a.none" }, { title: "Paper" }],
  }),
  figureFor("a.rate", rate, { from: [{ figure: "a.share" }, { figure: "a.count" }] }),
  figureFor("a.days", { kind: "days", days: 382.5 }, { from: [] }),
  figureFor("a.hidden", withheld, { from: [{ title: "Paper", href: "https://example.org/paper" }] }),
  figureFor("a.missing", missing, { from: [line("a.csv", 2)] }),
];
const register = createRegister(figures);

it("explains every kind of value from every kind of source", () => {
  expect(figures.map(({ id }) => explain(register, id).text).join("\n")).toMatchInlineSnapshot(`
    "a money, 2023/24: £7,639.50 (a.money)
      because: The rule for it
      from a.csv, lines 2-3, 9
      from b.csv, line 1
    a count, 2023/24: 3 (a.count)
      because: The rule for it
      from Minutes, item 4 <https://example.org/minutes>
    a share, 2023/24: 52%, 14 of 27 reviews (a.share)
      because: The rule for it
      from
        a count, 2023/24: 3 (a.count)
          because: The rule for it
          from Minutes, item 4 <https://example.org/minutes>
      from a.none, which is not in the register
      from Paper
    a rate, 2023/24: 19.3 per 100,000, 27 in a population of 140,000 (a.rate)
      because: The rule for it
      from
        a share, 2023/24: 52%, 14 of 27 reviews (a.share)
          because: The rule for it
          from
            a count, 2023/24: 3 (a.count)
              because: The rule for it
              from Minutes, item 4 <https://example.org/minutes>
          from a.none, which is not in the register
          from Paper
      from a.count, explained above
    a days, 2023/24: 382.5 days (a.days)
      because: The rule for it
    a hidden, 2023/24: [c], a small number (a.hidden)
      because: The rule for it
      from Paper <https://example.org/paper>
    a missing, 2023/24: [x], not collected (a.missing)
      because: The rule for it
      from a.csv, line 2"
  `);
});

it("gives every kind of figure as a row", () => {
  const tables = toTables({ title: "Report", register, sections: [] });
  expect(
    tables.map(({ name, title, table }) => [name, title, ...table.columns.map(({ heading }) => heading)]),
  ).toMatchInlineSnapshot(`
    [
      [
        "figures",
        "Figures",
        "Id",
        "Figure",
        "Period",
        "Value",
        "Of",
        "Because",
        "From",
      ],
    ]
  `);
  expect(
    tables.flatMap(({ records }) => records.map((record) => Object.values(record).join(" | "))),
  ).toMatchInlineSnapshot(`
    [
      "a.money | a money | 2023/24 | £7,639.50 | [z] | The rule for it | a.csv line 9; b.csv line 1; a.csv line 2; a.csv line 3; a.csv line 3",
      "a.count | a count | 2023/24 | 3 | [z] | The rule for it | Minutes",
      "a.share | a share | 2023/24 | 52% | 14 of 27 reviews | The rule for it | a.count; a.none; Paper",
      "a.rate | a rate | 2023/24 | 19.3 per 100,000 | 27 in 140,000 | The rule for it | a.share; a.count",
      "a.days | a days | 2023/24 | 382.5 days | [z] | The rule for it | [x]",
      "a.hidden | a hidden | 2023/24 | [c] | [z] | The rule for it | Paper",
      "a.missing | a missing | 2023/24 | [x] | [z] | The rule for it | a.csv line 2",
    ]
  `);
});

it.each([
  { template: "{{ a.money | pence }} {{ a.money }}", text: "£7,639.50 £7,639.50" },
  {
    template: "{{ a.rate | places 2 }} {{ a.rate | count }} {{ a.rate | population }}",
    text: "19.29 per 100,000 27 140,000",
  },
  { template: "{{ a.count | words }} {{ a.share | share 1 }}", text: "three 14 of 27 (51.9%)" },
  {
    template: "{{ a.missing | places 1 }} {{ a.missing | label }} {{ a.missing | period }}",
    text: "[x] a missing 2023/24",
  },
])("fills $template with $text", ({ template, text }) => {
  expect(fillTemplate(template, register)).toBe(text);
});

it("says why a placeholder cannot be filled", () => {
  const templates = [
    "{{ a.count | pence }}",
    "{{ a.money | count }}",
    "{{ a.count | population }}",
    "{{ a.count | of-total }}",
    "{{ a.count | share }}",
    "{{ a.money | words }}",
    "{{ a.money | places }}",
    "{{ a.money | places 100 }}",
    "{{ a.money | Loud }}",
    "{{ a.money | pence | pence }}",
    "{{ a.money",
    "{{ a.monye }}",
    "{{ zzz }}",
  ];
  expect(
    templates.map((template) => refusalOf(() => fillTemplate(template, register))),
  ).toMatchInlineSnapshot(`
    [
      "Cannot fill the template: "a.count" is count, which "pence" does not print",
      "Cannot fill the template: "a.money" is money, which "count" does not print",
      "Cannot fill the template: "a.count" is count, which "population" does not print",
      "Cannot fill the template: "a.count" is count, which "of-total" does not print",
      "Cannot fill the template: "a.count" is count, which "share" does not print",
      "Cannot fill the template: "a.money" is money, which "words" does not print",
      "Cannot fill the template: "a.money" is money, which "places" does not print",
      "Cannot fill the template: "places 100" must be one of places, pence, count, total, population, of-total, with-count, share, words, label, period",
      "Cannot fill the template: "Loud" must be one of places, pence, count, total, population, of-total, with-count, share, words, label, period",
      "Cannot fill the template: "pence" must be one of places, pence, count, total, population, of-total, with-count, share, words, label, period",
      "Cannot fill the template: each "{{" needs its "}}"",
      "Cannot find the figure "a.monye": an id of the register is needed, perhaps "a.money"",
      "Cannot find the figure "zzz": an id of the register is needed",
    ]
  `);
});

it("writes a value in one way, whatever the order of its keys", () => {
  const value = { b: 1n, a: [undefined, null, "x"], d: pounds("1.50"), c: undefined, f: () => 1 };
  expect(canonical(value)).toBe('{"a":[null,null,"x"],"b":"1","d":{"amount":"1.5","kind":"money"}}');
  expect(digestOf({ a: 1, b: 2 })).toBe(digestOf({ b: 2, a: 1 }));
  expect(digestOf({ a: 1, b: 2 })).not.toBe(digestOf({ a: 2, b: 1 }));
  expect(digestOf({})).toMatchInlineSnapshot(
    `"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"`,
  );
  expect(createRegister(figures.toReversed(), { edition: "One" }).edition).toBe("One");
  expect(
    "edition" in createRegister([figureFor("a.one", count(1), { period: financialYear("2022/23") })]),
  ).toBe(false);
});
