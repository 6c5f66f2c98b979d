import { calendarDate, type Figure, financialYear } from "@pdscp/core";
import { expect, it } from "vitest";
import { compareEditions } from "./edition.ts";
import { count, figureFor, withheld } from "./register.fixture.ts";
import { createRegister } from "./register.ts";

const past = financialYear("2022/23");
const inWords = (found: ReturnType<typeof compareEditions>) =>
  found.map(
    ({ code, severity, message, path = [] }) => `${severity} ${code} at ${path.join(".")}: ${message}`,
  );
const compared = (before: readonly Figure[], after: readonly Figure[]) =>
  inWords(compareEditions(createRegister(before), createRegister(after)));

const reviewed = (n: number, more: Partial<Figure> = {}) =>
  figureFor("cdop.reviewed", count(n), { label: "Deaths reviewed", ...more });

it.each<{ when: string; before: readonly Figure[]; after: readonly Figure[]; found: readonly string[] }>([
  { when: "nothing is", before: [reviewed(27)], after: [reviewed(27)], found: [] },
  {
    when: "a figure came and one went",
    before: [figureFor("cdop.old", count(1), { label: "Old" })],
    after: [figureFor("cdop.new", count(2), { label: "New" })],
    found: [
      'note report/figure-added at after.figures.0: "New" (cdop.new) is new',
      'note report/figure-dropped at before.cdop.old: "Old" (cdop.old, 1) is no longer reported',
    ],
  },
  {
    when: "a figure of the year changed",
    before: [reviewed(27)],
    after: [reviewed(28)],
    found: [
      'warning report/figure-changed at after.figures.0: "Deaths reviewed" (cdop.reviewed) has changed: 28, and before 27',
    ],
  },
  {
    when: "a figure of the year is withheld now, of which the draft before printed the number",
    before: [reviewed(4)],
    after: [figureFor("cdop.reviewed", withheld, { label: "Deaths reviewed" })],
    found: [
      'warning report/figure-changed at after.figures.0: "Deaths reviewed" (cdop.reviewed) has changed: [c], and before a number that is printed',
    ],
  },
  {
    when: "a figure of the year before is withheld now",
    before: [reviewed(4, { period: past })],
    after: [
      figureFor("cdop.reviewed", withheld, { label: "Deaths reviewed", period: past }),
      figureFor("cdop.now", count(1), { label: "Now" }),
    ],
    found: [
      'error report/last-year-differs at after.figures.0: "Deaths reviewed" for 2022/23 is [c], and before a number that is printed: print what was published, or mark it revised [r] and say why',
      'note report/figure-added at after.figures.1: "Now" (cdop.now) is new',
    ],
  },
  {
    when: "a balance is withheld in one of the years that it joins",
    before: [figureFor("cdop.open.closing", count(4), { label: "Open at the end", period: past })],
    after: [figureFor("cdop.open.opening", withheld, { label: "Open at the start" })],
    found: [
      'note report/figure-added at after.figures.0: "Open at the start" (cdop.open.opening) is new',
      'note report/figure-dropped at before.cdop.open.closing: "Open at the end" (cdop.open.closing, 4) is no longer reported',
      'error report/last-year-differs at after.cdop.open.opening: "Open at the start" is [c], and the year before ended with a number that is printed',
    ],
  },
  {
    when: "a figure of the year has another id and changed",
    before: [reviewed(27)],
    after: [{ ...reviewed(28), id: "cdop.renamed" }],
    found: [
      'error report/last-year-differs at after.figures.0: "Deaths reviewed" for 2023/24 is 28, and before 27: print what was published, or mark it revised [r] and say why',
    ],
  },
  {
    when: "a figure of the year before is another beside one of this year",
    before: [reviewed(27, { period: past })],
    after: [reviewed(28, { period: past }), figureFor("cdop.now", count(1), { label: "Now" })],
    found: [
      'error report/last-year-differs at after.figures.0: "Deaths reviewed" for 2022/23 is 28, and before 27: print what was published, or mark it revised [r] and say why',
      'note report/figure-added at after.figures.1: "Now" (cdop.now) is new',
    ],
  },
  {
    when: "the year alone is",
    before: [reviewed(27, { period: past })],
    after: [reviewed(28)],
    found: [],
  },
  {
    when: "the year and the rule are",
    before: [reviewed(27, { period: past, because: "The old rule" })],
    after: [reviewed(28, { because: "The new rule" })],
    found: [
      'warning report/rule-changed at after.figures.0: "Deaths reviewed" is computed by another rule than before, so the two years do not compare: "The new rule", and before "The old rule"',
    ],
  },
  {
    when: "a measure of one day is of another",
    before: [reviewed(27, { period: calendarDate("2024-03-31") })],
    after: [reviewed(28, { period: calendarDate("2024-06-30") })],
    found: [],
  },
])("says what differs when $when", ({ before, after, found }) => {
  expect(compared(before, after)).toEqual(found);
});

const stock = (id: string, n: number, period: Figure["period"]) =>
  figureFor(id, count(n), { label: id, period });

it.each<{ closed: Figure["period"]; opened: Figure["period"]; n: number; found: boolean }>([
  { closed: past, opened: financialYear("2023/24"), n: 41, found: false },
  { closed: past, opened: financialYear("2023/24"), n: 42, found: true },
  { closed: past, opened: financialYear("2024/25"), n: 42, found: false },
  { closed: calendarDate("2023-03-31"), opened: financialYear("2023/24"), n: 42, found: false },
  { closed: past, opened: calendarDate("2023-04-01"), n: 42, found: false },
])(
  "holds what a period from $closed to $opened opens with to what it closed with: $n",
  ({ closed, opened, n, found }) => {
    const said = compared([stock("cdop.open.closing", 41, closed)], [stock("cdop.open.opening", n, opened)]);
    expect(said.filter((words) => words.includes("ended with"))).toEqual(
      found
        ? [
            'error report/last-year-differs at after.cdop.open.opening: "cdop.open.opening" is 42, and the year before ended with 41',
          ]
        : [],
    );
  },
);

it("holds no stock to one that is not there", () => {
  const [closing, opening] = [
    stock("funding.closing", 41, past),
    stock("funding.opening", 42, financialYear("2023/24")),
  ];
  expect(compared([closing], []).join()).not.toContain("ended with");
  expect(compared([], [opening]).join()).not.toContain("ended with");
  expect(compared([closing], [opening]).join()).toContain("ended with");
});

it("says which files and rules changed, of those that both editions have", () => {
  const edition = (digests: Readonly<Record<string, string>>, rules: Readonly<Record<string, unknown>>) =>
    createRegister([], {
      sources: Object.entries(digests).map(([name, digest]) => ({ name, digest })),
      rules,
    });
  const before = edition(
    { "same.csv": "1", "changed.csv": "1", "gone.csv": "1" },
    { same: 1, changed: 1, gone: 1 },
  );
  const after = edition(
    { "same.csv": "1", "changed.csv": "2", "new.csv": "2" },
    { same: 1, changed: 2, added: 2 },
  );
  expect(inWords(compareEditions(before, after))).toEqual([
    'note report/source-changed at after.sources.changed.csv: The file "changed.csv" has changed since',
    'warning report/rule-changed at after.rules.changed: The rule "changed" has changed since',
  ]);
});
