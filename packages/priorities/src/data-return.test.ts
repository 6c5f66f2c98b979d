import fc from "fast-check";
import { expect, it } from "vitest";
import { expectedReturnTable, missingData, receivedReturnTable } from "./data-return.ts";
import { day } from "./record.fixture.ts";

const expected = (quarter: string, dueOn: string, provider = "CAMHS") =>
  expectedReturnTable.schema.parse({ provider, measure: "mental-health", quarter, dueOn });
const received = (quarter: string, on: string, outcome: string, provider = "CAMHS") =>
  receivedReturnTable.schema.parse({ provider, measure: "mental-health", quarter, on, outcome });

const year = [
  expected("2023/24 Q1", "2023-07-31"),
  expected("2023/24 Q2", "2023-10-31"),
  expected("2023/24 Q3", "2024-01-31"),
  expected("2023/24 Q4", "2024-04-30"),
];

it("says where each return of a year stands", () => {
  const events = [
    received("2023/24 Q1", "2023-07-31", "received"),
    received("2023/24 Q2", "2023-10-01", "definition-unclear"),
    received("2023/24 Q2", "2023-11-03", "received"),
    received("2023/24 Q3", "2024-01-15", "refused"),
    received("2023/24 Q4", "2024-06-01", "received"),
  ];
  const ledger = missingData(year, events, { on: day("2024-05-01") });
  expect(
    ledger.returns.map(({ state, overdue, daysLate, because }) => [state, overdue, daysLate, because]),
  ).toEqual([
    ["received", false, 0, "received on 31 July 2023, by its day"],
    ["late", false, 3, "received on 3 November 2023, 3 days late"],
    ["refused", true, 91, "due on 31 January 2024, 91 days ago; refused on 15 January 2024"],
    ["awaited", true, 1, "due on 30 April 2024, 1 day ago; nothing was heard"],
  ]);
  expect(ledger.counts).toEqual({ received: 1, late: 1, awaited: 1, refused: 1, "definition-unclear": 0 });
  expect(ledger.overdue.map(({ expected: { quarter } }) => quarter)).toEqual(["2023/24 Q3", "2023/24 Q4"]);
});

it("awaits the mental health data, without calling it overdue on its day", () => {
  const { returns, overdue } = missingData(
    [expected("2023/24 Q4", "2024-03-31")],
    [received("2023/24 Q4", "2024-03-31", "awaited")],
    { on: day("2024-03-31") },
  );
  expect(returns[0]).toMatchObject({
    state: "awaited",
    overdue: false,
    because: "due on 31 March 2024; awaited on 31 March 2024",
  });
  expect(overdue).toEqual([]);
});

it("takes the latest word, and keeps what was received even if a question came after", () => {
  const unclear = received("2023/24 Q1", "2023-08-01", "definition-unclear");
  const before = missingData(year, [unclear, received("2023/24 Q1", "2023-07-20", "awaited")], {
    on: day("2023-09-01"),
  });
  expect(before.returns[0]?.state).toBe("definition-unclear");
  const after = missingData(year, [received("2023/24 Q1", "2023-07-20", "received"), unclear], {
    on: day("2023-09-01"),
  });
  expect(after.returns[0]?.state).toBe("received");
});

it.each([
  { on: "2023-12-31", events: ["2023/24 Q1"], stale: [] },
  { on: "2024-03-31", events: ["2023/24 Q1"], stale: [{ newest: "2023/24 Q1", quarters: 3 }] },
  { on: "2023-12-30", events: [], stale: [] },
  { on: "2023-12-31", events: [], stale: [{ quarters: 3 }] },
])("finds $stale stale on $on when $events came", ({ on, events, stale }) => {
  const arrived = events.map((quarter) => received(quarter, "2023-07-15", "received"));
  const found = missingData(year, arrived, { on: day(on) }).stale;
  expect(found).toEqual(stale.map((each) => ({ provider: "CAMHS", measure: "mental-health", ...each })));
});

it("finds what nobody expected, and loses nothing that was", () => {
  const stray = received("2023/24 Q1", "2023-07-01", "received", "Police");
  const { findings, returns } = missingData(year, [stray], { on: day("2024-05-01") });
  expect(findings.map(({ code, path }) => [code, path])).toEqual([
    ["priorities/return-unexpected", ["received", 0]],
  ]);
  expect(returns.map((entry) => entry.expected)).toEqual(year);
});

it("finds what nobody expected from the day on which it came", () => {
  const later = received("2023/24 Q1", "2023-08-01", "received", "Police");
  const stray = received("2023/24 Q1", "2023-07-01", "received", "Police");
  const places = (on: string) =>
    missingData(year, [later, stray], { on: day(on) }).findings.map(({ path }) => path?.[1]);
  expect(["2023-06-30", "2023-07-01", "2023-07-31", "2023-08-01"].map(places)).toEqual([
    [],
    [1],
    [1],
    [0, 1],
  ]);
});

it("counts every expected return once, whatever arrives and in whatever order", () => {
  const outcome = fc.constantFrom("received", "awaited", "refused", "definition-unclear");
  const event = fc
    .tuple(fc.constantFrom(...year), fc.constantFrom("2023-07-01", "2023-12-01", "2024-05-01"), outcome)
    .map(([{ quarter }, on, what]) => received(quarter, on, what));
  const events = fc.uniqueArray(event, { selector: ({ quarter, on }) => `${quarter} ${on}` });
  fc.assert(
    fc.property(events, fc.constantFrom("2023-06-01", "2023-12-01", "2025-01-01"), (all, on) => {
      const ledger = missingData(year, all, { on: day(on) });
      expect(Object.values(ledger.counts).reduce((sum, count) => sum + count, 0)).toBe(year.length);
      expect(missingData(year, all.toReversed(), { on: day(on) })).toMatchObject({ returns: ledger.returns });
    }),
  );
});

it("orders what is overdue by how long, and tells the series of a provider apart", () => {
  const series = [
    expected("2023/24 Q2", "2023-10-31"),
    expected("2023/24 Q1", "2023-07-31"),
    expected("2023/24 Q1", "2023-08-31", "Police"),
  ];
  const events = [
    received("2023/24 Q1", "2023-09-30", "received"),
    received("2023/24 Q1", "2023-08-02", "received"),
    received("2023/24 Q1", "2023-08-01", "awaited", "Police"),
    received("2023/24 Q1", "2023-08-01", "refused", "Probation"),
  ];
  const { returns, overdue, stale, findings } = missingData(series, events, { on: day("2024-05-01") });
  expect(
    returns.map(({ state, daysLate, latest, because }) => [state, daysLate, latest?.on, because]),
  ).toMatchInlineSnapshot(`
    [
      [
        "awaited",
        183,
        undefined,
        "due on 31 October 2023, 183 days ago; nothing was heard",
      ],
      [
        "late",
        2,
        "2023-08-02",
        "received on 2 August 2023, 2 days late",
      ],
      [
        "awaited",
        244,
        "2023-08-01",
        "due on 31 August 2023, 244 days ago; awaited on 1 August 2023",
      ],
    ]
  `);
  expect(overdue.map(({ daysLate }) => daysLate)).toEqual([244, 183]);
  expect(stale).toMatchInlineSnapshot(`
    [
      {
        "measure": "mental-health",
        "newest": "2023/24 Q1",
        "provider": "CAMHS",
        "quarters": 3,
      },
      {
        "measure": "mental-health",
        "provider": "Police",
        "quarters": 4,
      },
    ]
  `);
  expect(findings).toMatchInlineSnapshot(`
    [
      {
        "code": "priorities/return-unexpected",
        "message": "Probation sent word of "mental-health" for 2023/24 Q1, which nobody expected",
        "path": [
          "received",
          3,
        ],
        "severity": "warning",
      },
    ]
  `);
  expect(Object.keys(missingData(series, [], { on: day("2024-05-01") }).returns[0] ?? {})).not.toContain(
    "latest",
  );
  expect(missingData(series, [], { on: day("2024-05-01") }).stale.map((each) => "newest" in each)).toEqual([
    false,
    false,
  ]);
});

it.each([-1, 0.5, Number.NaN, "2", null])(
  "refuses %j quarters, after which all or nothing was stale",
  (quarters) => {
    const options = { on: day("2024-05-01"), staleAfterQuarters: quarters as number };
    expect(() => missingData(year, [], options)).toThrow(
      expect.objectContaining({
        code: "priorities/rule-invalid",
        path: ["staleAfterQuarters"],
        message: "Cannot draw up the data ledger: a whole number of quarters from 0 up is needed",
      }),
    );
  },
);
