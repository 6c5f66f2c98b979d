import { addDays, calendarDate, money, sumMoney } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Earmark, earmarkStatement, openEarmark } from "./earmark.ts";
import { type Draw, drawDown, releaseCommitment } from "./earmark-draw.ts";
import { FundingError } from "./errors.ts";
import { refusalOf } from "./plain.fixture.ts";

const day = calendarDate;
const terms = {
  id: "free-training-2024-25",
  purpose: "A free programme of training in 2024/25, from the 2023/24 surplus",
  amount: money("10000"),
  conditions: ["rapid review", "strategic priority", "child safeguarding practice review"],
  from: day("2024-04-01"),
  expires: day("2025-03-31"),
  leftover: "general",
};
const fund = openEarmark(terms);
const draw = (on: string, amount: string, more: Partial<Draw> = {}): Draw => ({
  on: day(on),
  amount: money(amount),
  reason: "strategic priority",
  ...more,
});
const stands = (earmark: Earmark, on: string) => {
  const { status, committed, spent, free, leftover, held } = earmarkStatement(earmark, day(on));
  return [status, ...[committed, spent, free, leftover.amount, held].map((amount) => amount.toFixed(2))];
};

it("follows the free-training fund of 2024/25 from its start to its end", () => {
  const promised = drawDown(
    fund,
    draw("2024-05-01", "3000", { kind: "commit", id: "domestic abuse, 4 sessions" }),
  );
  const paid = drawDown(promised, draw("2024-07-10", "2250", { commitment: "domestic abuse, 4 sessions" }));
  const released = releaseCommitment(paid, {
    on: day("2024-09-30"),
    commitment: "domestic abuse, 4 sessions",
  });
  const spent = drawDown(released, draw("2025-01-15", "1800.50", { reason: "rapid review" }));

  expect(stands(spent, "2024-03-31")).toEqual(["not-begun", "0.00", "0.00", "10000.00", "0.00", "10000.00"]);
  expect(stands(spent, "2024-05-01")).toEqual(["open", "3000.00", "0.00", "7000.00", "0.00", "10000.00"]);
  expect(stands(spent, "2024-07-10")).toEqual(["open", "750.00", "2250.00", "7000.00", "0.00", "7750.00"]);
  expect(stands(spent, "2024-09-30")).toEqual(["open", "0.00", "2250.00", "7750.00", "0.00", "7750.00"]);
  expect(stands(spent, "2025-03-31")).toEqual(["open", "0.00", "4050.50", "5949.50", "0.00", "5949.50"]);
  expect(stands(spent, "2025-04-01")).toEqual(["expired", "0.00", "4050.50", "0.00", "5949.50", "0.00"]);
  expect(earmarkStatement(spent, day("2025-04-01")).because).toBe(
    "£10,000 set aside, £4,050.50 spent, £0 committed; £5,949.50 was left when it expired on 31 March 2025 (general)",
  );
  expect(stands(fund, "2025-03-31")).toEqual(["open", "0.00", "0.00", "10000.00", "0.00", "10000.00"]);
});

it("holds what is left until it has gone where another rule sends it", () => {
  const kept = openEarmark({ ...terms, leftover: "carry-forward" });
  expect(stands(kept, "2025-04-01")).toEqual(["expired", "0.00", "0.00", "0.00", "10000.00", "10000.00"]);
  expect(earmarkStatement(kept, day("2025-04-01")).leftover.rule).toBe("carry-forward");
});

it("lets a commitment made in time be spent after the expiry, for the reason it was made", () => {
  const promised = drawDown(fund, draw("2025-03-31", "100", { kind: "commit", id: "c" }));
  const { reason: _, ...late } = draw("2025-05-01", "100", { commitment: "c" });
  const paid = drawDown(promised, late);
  expect(stands(paid, "2025-05-01")).toEqual(["expired", "0.00", "100.00", "0.00", "9900.00", "0.00"]);
  expect(paid.movements.at(-1)?.reason).toBe("strategic priority");
});

it.each(["id", "purpose", "conditions", "from", "expires", "leftover"] as const)(
  "sets nothing aside without %s",
  (term) => {
    const { [term]: _, ...rest } = terms;
    for (const lacking of [
      rest,
      { ...terms, [term]: "" },
      { ...terms, [term]: term === "conditions" ? [] : " " },
    ]) {
      expect(() => openEarmark(lacking as typeof terms)).toThrow(
        expect.objectContaining({ code: "funding/earmark-incomplete", path: [term] }),
      );
    }
  },
);

it.each([
  { change: { amount: money("0") }, code: "funding/amount-invalid", path: ["amount"] },
  { change: { amount: money("-1") }, code: "funding/amount-invalid", path: ["amount"] },
  { change: { expires: day("2024-03-31") }, code: "funding/dates-not-in-order", path: ["expires"] },
])("refuses an earmark with $code", ({ change, code, path }) => {
  expect(() => openEarmark({ ...terms, ...change })).toThrow(expect.objectContaining({ code, path }));
  expect(refusalOf(() => openEarmark({ ...terms, ...change }))).toMatchSnapshot();
});

it("sets money aside for a single day, whose reasons are none of them blank", () => {
  const single = openEarmark({ ...terms, from: terms.expires });
  expect(stands(drawDown(single, draw("2025-03-31", "1")), "2025-03-31")[2]).toBe("1.00");
  expect(refusalOf(() => openEarmark({ ...terms, conditions: ["rapid review", " "] }))).toBe(
    'Cannot set the money aside: "conditions" is needed',
  );
});

it("says what is free while it is open, and counts the first day as open", () => {
  expect(earmarkStatement(drawDown(fund, draw("2024-04-01", "1")), day("2024-04-01"))).toMatchObject({
    status: "open",
    because: "£10,000 set aside, £1 spent, £0 committed; £9,999 free until 31 March 2025",
  });
  expect(refusalOf(() => earmarkStatement(fund, "June" as typeof terms.from))).toBe(
    'Cannot state the earmark: a day such as "2024-06-30" is needed',
  );
});

it("keeps each movement as it was made, and a commitment apart from a spend of the same name", () => {
  const spent = drawDown(fund, draw("2024-05-01", "10", { id: "INV 7" }));
  const promised = drawDown(spent, draw("2024-05-01", "30", { kind: "commit", id: "venue" }));
  const other = drawDown(promised, draw("2024-05-01", "500", { kind: "commit", id: "trainer" }));
  const settled = drawDown(other, { on: day("2024-05-01"), amount: money("20"), commitment: "venue" });
  const released = releaseCommitment(settled, { on: day("2024-05-01"), commitment: "venue" });
  expect(
    released.movements.map(({ amount, ...movement }) => ({ ...movement, amount: amount.toFixed(2) })),
  ).toStrictEqual([
    { kind: "spend", on: "2024-05-01", reason: "strategic priority", id: "INV 7", amount: "10.00" },
    { kind: "commit", on: "2024-05-01", reason: "strategic priority", id: "venue", amount: "30.00" },
    { kind: "commit", on: "2024-05-01", reason: "strategic priority", id: "trainer", amount: "500.00" },
    { kind: "spend", on: "2024-05-01", reason: "strategic priority", commitment: "venue", amount: "20.00" },
    { kind: "release", on: "2024-05-01", reason: "strategic priority", commitment: "venue", amount: "10.00" },
  ]);
  expect(
    refusalOf(() => drawDown(released, { on: day("2024-05-02"), amount: money("10"), commitment: "INV 7" })),
  ).toBe('Cannot draw on the earmark: "INV 7" must have been committed by then');
});

it("spends a commitment of all there is", () => {
  const promised = drawDown(fund, draw("2024-05-01", "10000", { kind: "commit", id: "all" }));
  const paid = drawDown(promised, draw("2024-05-02", "6000", { commitment: "all" }));
  expect(stands(paid, "2024-05-02")).toEqual(["open", "4000.00", "6000.00", "0.00", "0.00", "4000.00"]);
  expect(() => drawDown(paid, draw("2024-05-03", "0.01"))).toThrow(
    expect.objectContaining({ code: "funding/draw-beyond-earmark" }),
  );
  const freed = releaseCommitment(paid, { on: day("2024-05-03"), commitment: "all" });
  expect(stands(drawDown(freed, draw("2024-05-03", "4000")), "2024-05-03")[2]).toBe("10000.00");
});

it.each([
  { draw: draw("2024-06-01", "10000.01"), code: "funding/draw-beyond-earmark", path: ["amount"] },
  {
    draw: draw("2024-06-01", "1", { reason: "team day" }),
    code: "funding/draw-outside-conditions",
    path: ["reason"],
  },
  {
    draw: { on: day("2024-06-01"), amount: money("1") },
    code: "funding/draw-outside-conditions",
    path: ["reason"],
  },
  { draw: draw("2024-03-31", "1"), code: "funding/draw-outside-dates", path: ["on"] },
  { draw: draw("2025-04-01", "1"), code: "funding/draw-outside-dates", path: ["on"] },
  { draw: draw("2024-06-01", "0"), code: "funding/amount-invalid", path: ["amount"] },
  { draw: draw("2024-06-01", "-5"), code: "funding/amount-invalid", path: ["amount"] },
  {
    draw: { ...draw("2024-06-01", "5"), on: "June" } as unknown as Draw,
    code: "funding/date-invalid",
    path: ["on"],
  },
  { draw: draw("2024-06-01", "1", { kind: "commit" }), code: "funding/commitment-unknown", path: ["id"] },
  {
    draw: draw("2024-06-01", "1", { kind: "commit", id: "known" }),
    code: "funding/commitment-unknown",
    path: ["id"],
  },
  {
    draw: draw("2024-06-01", "1", { commitment: "other" }),
    code: "funding/commitment-unknown",
    path: ["commitment"],
  },
  {
    draw: draw("2024-04-30", "1", { commitment: "known" }),
    code: "funding/commitment-unknown",
    path: ["commitment"],
  },
  {
    draw: draw("2024-06-01", "501", { commitment: "known" }),
    code: "funding/draw-beyond-commitment",
    path: ["amount"],
  },
  {
    draw: draw("2024-06-01", "1", { kind: "commit", id: "again", commitment: "known" }),
    code: "funding/choice-unknown",
    path: ["kind"],
  },
  {
    draw: draw("2024-06-01", "1", { kind: "lend" as "spend" }),
    code: "funding/choice-unknown",
    path: ["kind"],
  },
])("refuses a draw with $code, and changes nothing", ({ draw: refused, code, path }) => {
  const earmark = drawDown(fund, draw("2024-05-01", "500", { kind: "commit", id: "known" }));
  const before = stands(earmark, "2025-03-31");
  expect(() => drawDown(earmark, refused)).toThrow(expect.objectContaining({ code, path }));
  expect(refusalOf(() => drawDown(earmark, refused))).toMatchSnapshot();
  expect(stands(earmark, "2025-03-31")).toEqual(before);
});

it("refuses an earlier draw that would leave too little for a later one", () => {
  const later = drawDown(fund, draw("2024-12-01", "9000"));
  expect(() => drawDown(later, draw("2024-05-01", "1000.01"))).toThrow(
    expect.objectContaining({ code: "funding/draw-beyond-earmark" }),
  );
  expect(stands(drawDown(later, draw("2024-05-01", "1000")), "2024-12-01")[3]).toBe("0.00");
});

it("frees on the same day what a release gives up", () => {
  const promised = drawDown(fund, draw("2024-05-01", "10000", { kind: "commit", id: "all" }));
  const released = releaseCommitment(promised, {
    on: day("2024-06-01"),
    commitment: "all",
    amount: money("400"),
  });
  expect(() => drawDown(released, draw("2024-05-31", "400"))).toThrow(
    expect.objectContaining({ code: "funding/draw-beyond-earmark" }),
  );
  expect(stands(drawDown(released, draw("2024-06-01", "400")), "2024-06-01").slice(1, 4)).toEqual([
    "9600.00",
    "400.00",
    "0.00",
  ]);
});

it.each([
  { release: { on: day("2024-06-01"), commitment: "other" }, code: "funding/commitment-unknown" },
  {
    release: { on: day("2024-06-01"), commitment: "known", amount: money("501") },
    code: "funding/draw-beyond-commitment",
  },
  {
    release: { on: day("2024-06-01"), commitment: "known", amount: money("-1") },
    code: "funding/amount-invalid",
  },
  { release: { on: "June" as typeof terms.from, commitment: "known" }, code: "funding/date-invalid" },
])("refuses a release with $code", ({ release, code }) => {
  const earmark = drawDown(fund, draw("2024-05-01", "500", { kind: "commit", id: "known" }));
  expect(() => releaseCommitment(earmark, release)).toThrow(expect.objectContaining({ code }));
  expect(refusalOf(() => releaseCommitment(earmark, release))).toMatchSnapshot();
});

it("is never overdrawn on any day, and accounts for every penny, whatever is asked of it in any order", () => {
  const request = fc.record({
    kind: fc.constantFrom("commit", "spend", "settle", "release"),
    day: fc.integer({ min: -5, max: 400 }),
    pence: fc.integer({ min: 0, max: 600_000 }),
    of: fc.integer({ min: 0, max: 5 }),
  });
  const once = (earmark: Earmark, step: () => Earmark) => {
    try {
      return step();
    } catch (error) {
      expect(error).toBeInstanceOf(FundingError);
      return earmark;
    }
  };
  fc.assert(
    fc.property(fc.array(request, { maxLength: 12 }), (requests) => {
      const earmark = requests.reduce((state, { kind, day: after, pence, of }, index) => {
        const on = addDays(terms.from, after);
        const amount = money((pence / 100).toFixed(2));
        const commitment = String(of);
        return once(state, () =>
          kind === "release"
            ? releaseCommitment(state, { on, commitment })
            : drawDown(state, {
                on,
                amount,
                reason: "rapid review",
                kind: kind === "commit" ? "commit" : "spend",
                ...(kind === "commit" ? { id: String(index % 6) } : {}),
                ...(kind === "settle" || pence % 97 === 0 ? { commitment } : {}),
              }),
        );
      }, fund);
      const days = [
        terms.from,
        terms.expires,
        addDays(terms.expires, 1),
        ...earmark.movements.map(({ on }) => on),
      ];
      for (const on of days) {
        const { committed, spent, free, leftover } = earmarkStatement(earmark, on);
        for (const amount of [committed, spent, free, leftover.amount])
          expect(amount.isNegative()).toBe(false);
        expect(sumMoney([committed, spent, free, leftover.amount]).equals(terms.amount)).toBe(true);
      }
    }),
  );
});
