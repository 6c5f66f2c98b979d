import { calendarDate, formatMoney, money, roundTo } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { feeFor } from "./fee-schedule.ts";
import { refusalOf } from "./plain.fixture.ts";
import { sampleSchedule } from "./sample.fixture.ts";
import { type Uplift, upliftFees } from "./uplift.ts";

const from = calendarDate("2024-04-01");
const course = { id: "C1", title: "Neglect", kind: "course", hours: 6 };

const shown = (uplift: Partial<Uplift>) =>
  upliftFees(sampleSchedule(), { percent: 5, from, ...uplift }).lines.map(
    ({ line, after, effectivePercent, because }) => [line, formatMoney(after), effectivePercent, because],
  );

it.each<[Partial<Uplift>, unknown]>([
  [
    { except: ["cancellation"] },
    [
      ["half-day", "£21", 5, "raised"],
      ["full-day", "£47.25", 5, "raised"],
      ["cancellation", "£25", 0, "not raised"],
    ],
  ],
  [
    { only: ["full-day"], roundTo: money("0.50") },
    [
      ["half-day", "£20", 0, "not raised"],
      ["full-day", "£47.50", 5.56, "raised"],
      ["cancellation", "£25", 0, "not raised"],
    ],
  ],
  [
    { roundTo: money("1.00") },
    [
      ["half-day", "£21", 5, "raised"],
      ["full-day", "£47", 4.44, "raised"],
      ["cancellation", "£26", 4, "raised"],
    ],
  ],
  [
    { roundTo: money("1.00"), mode: "up", announced: { "full-day": money("46.00") } },
    [
      ["half-day", "£21", 5, "raised"],
      ["full-day", "£46", 2.22, "announced"],
      ["cancellation", "£27", 8, "raised"],
    ],
  ],
  [
    { percent: "-10", only: ["half-day"] },
    [
      ["half-day", "£18", -10, "raised"],
      ["full-day", "£45", 0, "not raised"],
      ["cancellation", "£25", 0, "not raised"],
    ],
  ],
])("with %j gives %j", (uplift, lines) => {
  expect(shown(uplift)).toEqual(lines);
});

it("says that from nothing to something is no percentage", () => {
  const [version] = sampleSchedule().versions;
  const free = version?.lines.map((line) => ({ ...line, amount: money("0") })) ?? [];
  const schedule = { ...sampleSchedule(), versions: [{ ...version, lines: free }] } as ReturnType<
    typeof sampleSchedule
  >;
  const { lines } = upliftFees(schedule, { percent: 5, from, announced: { "half-day": money("5.00") } });
  expect(lines.map(({ effectivePercent }) => effectivePercent)).toEqual([null, 0, 0]);
});

it("leaves bookings of the day before at the old fee, and the schedule that it was given as it was", () => {
  const before = sampleSchedule();
  const { schedule } = upliftFees(before, { percent: 5, from });
  const feeOn = (day: string) => {
    const { amount, version } = feeFor(schedule, { course, payer: "school", on: calendarDate(day) });
    return [formatMoney(amount), version];
  };
  expect([feeOn("2024-03-31"), feeOn("2024-04-01")]).toEqual([
    ["£45", "2023/24"],
    ["£47.25", "2024/25"],
  ]);
  expect(before).toEqual(sampleSchedule());
});

it("gives each raised line a whole number of steps within one step of the exact fee", () => {
  const pennies = fc.integer({ min: 1, max: 500 }).map((pence) => money((pence / 100).toFixed(2)));
  fc.assert(
    fc.property(fc.integer({ min: -100, max: 300 }), pennies, (percent, step) => {
      const { lines } = upliftFees(sampleSchedule(), { percent, from, roundTo: step });
      for (const { before, after } of lines) {
        const exact = before.times(100 + percent).div(100);
        expect(roundTo(after, step).equals(after)).toBe(true);
        expect(after.minus(exact).abs().times(2).lessThanOrEqualTo(step)).toBe(true);
      }
    }),
  );
});

it.each<[Partial<Uplift>, string, readonly PropertyKey[]]>([
  [{ from: calendarDate("2023-04-01") }, "training/not-in-force", ["on"]],
  [{ percent: -101 }, "training/uplift-invalid", ["percent"]],
  [{ only: null as never }, "training/uplift-invalid", ["only"]],
  [{ except: "cancellation" as never }, "training/uplift-invalid", ["except"]],
  [{ announced: null as never }, "training/uplift-invalid", ["announced"]],
  [{ only: ["evening"] }, "training/line-unknown", ["evening"]],
  [{ except: ["evening"] }, "training/line-unknown", ["evening"]],
  [{ announced: { evening: money("1.00") } }, "training/line-unknown", ["evening"]],
  [{ percent: "5%" }, "core/number-invalid", []],
  [{ mode: "ceil" as "up" }, "core/choice-unknown", ["mode"]],
])("refuses %j with %s", (uplift, code, path) => {
  expect(() => shown(uplift)).toThrow(expect.objectContaining({ code, path }));
  expect(refusalOf(() => shown(uplift))).toMatchSnapshot();
});

it("names the document of the new version, or that of the old where it has none", () => {
  const titleOf = (uplift: Partial<Uplift>) =>
    upliftFees(sampleSchedule(), { percent: 5, from, ...uplift }).schedule.versions[0]?.reference.title;
  expect([titleOf({}), titleOf({ reference: { title: "Minutes of March" } })]).toEqual([
    "Price list 2023/24",
    "Minutes of March",
  ]);
});

it("refuses a second version from the same day", () => {
  const { schedule } = upliftFees(sampleSchedule(), { percent: 5, from });
  const raised = () => upliftFees(schedule, { percent: 5, from });
  expect(raised).toThrow(expect.objectContaining({ code: "training/uplift-invalid", path: ["versions", 0] }));
  expect(refusalOf(raised)).toBe("Cannot raise the fees: no version may begin on 2024-04-01 or later");
});

it("calls no two versions the same: of a second rise in one year the name has its day", () => {
  const first = upliftFees(sampleSchedule(), { percent: 5, from: calendarDate("2024-04-01") }).schedule;
  const second = upliftFees(first, { percent: 2, from: calendarDate("2024-10-01") }).schedule;
  expect(second.versions.map(({ version }) => version)).toEqual([
    "2024/25, from 1 October 2024",
    "2024/25",
    "2023/24",
  ]);
  expect(() =>
    upliftFees(first, { percent: 2, from: calendarDate("2024-10-01"), version: "2023/24" }),
  ).toThrow(expect.objectContaining({ code: "training/uplift-invalid", path: ["version"] }));
});
