import { fold } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { crossTabulationTally } from "./cross-tabulation.ts";
import { deathTally } from "./death-count.ts";
import { followUpTally } from "./follow-up.ts";
import { modifiableTally } from "./modifiable-factor.ts";
import { openCaseTally } from "./open-case.ts";
import { anyRecord, lastYear, panelCases, panels, thisYear } from "./panel.fixture.ts";
import { refusalOf } from "./plain.fixture.ts";
import type { DeathAccumulator } from "./tally.ts";
import { timeToReviewTally } from "./time-to-review.ts";

const tallies: Readonly<Record<string, () => DeathAccumulator<unknown>>> = {
  occurred: () => deathTally("occurred", { period: lastYear, by: "modifiable" }),
  notified: () => deathTally("notified", { period: lastYear, by: "area" }),
  reviewed: () => deathTally("reviewed", { period: lastYear, by: panels }),
  modifiable: () => modifiableTally({ denominator: "sufficient-information", period: lastYear }),
  open: () => openCaseTally({ period: lastYear, by: "ageBand" }),
  time: () => timeToReviewTally({ period: lastYear, since: "notification", months: [3, 6] }),
  "follow-up": () => followUpTally({ years: [thisYear, lastYear] }),
  "cross-tabulation": () =>
    crossTabulationTally({ rows: "area", columns: "categoryOfDeath", period: lastYear }),
};

/** The result, or the code of its refusal: no reviews in the period is one. */
function outcomeOf(tally: DeathAccumulator<unknown>): unknown {
  try {
    return tally.result();
  } catch (error) {
    return (error as { code: string }).code;
  }
}

it.each(Object.entries(tallies))(
  "gives the same %s for any partition of the cases, in any order",
  (_, tally) => {
    const parted = fc.array(fc.tuple(anyRecord, fc.integer({ min: 0, max: 4 })), { maxLength: 40 });
    fc.assert(
      fc.property(parted, (cases) => {
        const whole = tally();
        for (const [death] of cases) whole.add(death);
        const parts = Array.from({ length: 5 }, tally);
        for (const [death, part] of cases.toReversed()) parts[part]?.add(death);
        const merged = parts.reduceRight((all, part) => {
          all.merge(part);
          return all;
        });
        expect(outcomeOf(merged)).toEqual(outcomeOf(whole));
      }),
      { numRuns: 100 },
    );
  },
);

it.each(Object.entries(tallies))("merges a %s that was sent from elsewhere as JSON", (_, tally) => {
  const [whole, here, there] = [tally(), tally(), tally()];
  for (const [index, death] of panelCases.entries()) {
    whole.add(death);
    (index % 2 === 0 ? here : there).add(death);
  }
  here.mergeTallies(JSON.parse(JSON.stringify(there.tallies)));
  expect(outcomeOf(here)).toEqual(outcomeOf(whole));
});

it("is left as it was by giving its result, and by being merged into another", () => {
  const [one, other] = [
    deathTally("notified", { period: thisYear }),
    deathTally("notified", { period: thisYear }),
  ];
  for (const death of panelCases) one.add(death);
  other.merge(one);
  other.merge(one);
  expect([one.result().total, other.result().total]).toEqual([57, 114]);
});

it("doubles when merged with itself", () => {
  const tally = deathTally("notified", { period: thisYear });
  fold(panelCases, tally);
  tally.merge(tally);
  expect(tally.result().total).toBe(114);
});

it("refuses to merge what was counted otherwise", () => {
  const kinds = [
    ...Object.values(tallies).map((tally) => tally()),
    deathTally("notified", { period: thisYear, by: "area" }),
  ];
  for (const [at, one] of kinds.entries()) {
    for (const other of kinds.filter((_, index) => index !== at)) {
      expect(() => one.merge(other)).toThrow(expect.objectContaining({ code: "cdop/tallies-differ" }));
    }
  }
  expect(refusalOf(() => kinds[0]?.merge(kinds[1] as never))).toBe(
    "Cannot merge the summaries: two of the same kind and options are needed",
  );
  expect(kinds.map(({ tallies: { of } }) => of)).toMatchInlineSnapshot(`
    [
      "["deaths","occurred","2022/23","modifiable"]",
      "["deaths","notified","2022/23","area"]",
      "["deaths","reviewed","2022/23",[{"name":"Pan-Dorset","areas":["Dorset","BCP"]},{"name":"Somerset","areas":["Somerset"]}]]",
      "["modifiable","sufficient-information","2022/23",null]",
      "["open","2022/23","ageBand"]",
      "["time to review","2022/23","notification",[3,6],null]",
      "["follow-up",["2023/24","2022/23"],null]",
      "["cross-tabulation","area","categoryOfDeath","notified","2022/23"]",
      "["deaths","notified","2023/24","area"]",
    ]
  `);
  const stranger = { add() {}, merge() {}, result: () => 0 };
  expect(() => kinds[0]?.merge(stranger as never)).toThrow(
    expect.objectContaining({ code: "cdop/tallies-differ" }),
  );
});

it("adds no tallies that did not come whole, and keeps what it had", () => {
  const tally = deathTally("reviewed", { period: thisYear });
  for (const death of panelCases) tally.add(death);
  const { of, counts } = tally.tallies;
  const before = tally.result();
  const broken: readonly unknown[] = [
    ...[null, undefined, "tallies", { of }, { of, counts: null }, { of, counts: {} }],
    ...[null, {}, [["reviewed", "3"]], [["reviewed", -1]], [["reviewed", 0.5]]].map((columns) => ({
      of,
      counts: [...counts, ["all", columns]],
    })),
  ];
  for (const tallies of broken) {
    expect(() => tally.mergeTallies(tallies as never)).toThrow(
      expect.objectContaining({ code: "cdop/tallies-differ" }),
    );
  }
  for (const other of [null, undefined, "tally", {}]) {
    expect(() => tally.merge(other as never)).toThrow(
      expect.objectContaining({ code: "cdop/tallies-differ" }),
    );
  }
  expect(tally.result()).toEqual(before);
});
