import { addDays, addMonths, checkParameter, daysBetween } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { ageBandNames, ageBandOf, ageBands } from "./age-band.ts";
import { day } from "./panel.fixture.ts";

it.each([
  { diedOn: "2024-01-01", ageInDays: 0, band: "0-27 days", when: "on the day of birth" },
  { diedOn: "2024-01-28", ageInDays: 27, band: "0-27 days", when: "on the last neonatal day" },
  { diedOn: "2024-01-29", ageInDays: 28, band: "28-364 days", when: "on the day after" },
  {
    diedOn: "2024-12-31",
    ageInDays: 365,
    band: "28-364 days",
    when: "on the eve of the first birthday, in a leap year",
  },
  { diedOn: "2023-12-31", ageInDays: 364, band: "28-364 days", when: "on the eve of the first birthday" },
  { diedOn: "2024-01-01", ageInDays: 365, band: "1-4 years", when: "on the first birthday" },
  {
    diedOn: "2024-02-28",
    ageInDays: 18 * 365 + 3,
    band: "15-17 years",
    when: "born 29 February, on 28 February at 17",
  },
])("gives $band $when", ({ diedOn, ageInDays, band }) => {
  expect(ageBandOf({ diedOn: day(diedOn), ageInDays })).toBe(band);
});

it.each([
  { bornOn: "2004-02-29", diedOn: "2022-02-28", band: "15-17 years" },
  { bornOn: "2004-02-29", diedOn: "2022-03-01", band: undefined },
  { bornOn: "2006-07-15", diedOn: "2024-07-14", band: "15-17 years" },
  { bornOn: "2006-07-15", diedOn: "2024-07-15", band: undefined },
])("takes a child born $bornOn who died $diedOn as $band", ({ bornOn, diedOn, band }) => {
  expect(ageBandOf({ diedOn: day(diedOn), ageInDays: daysBetween(day(bornOn), day(diedOn)) })).toBe(band);
});

it("takes the band that is given, and none from nothing", () => {
  expect(ageBandOf({ diedOn: day("2024-01-01"), ageBand: "5-9 years" })).toBe("5-9 years");
  expect(ageBandOf({ diedOn: day("2024-01-01") })).toBeUndefined();
  expect(ageBandOf({ diedOn: day("2024-01-01"), ageBand: "5-9 years", ageInDays: 3 })).toBe("5-9 years");
  expect(ageBandOf({ diedOn: day("2024-01-01"), ageInDays: -1 })).toBeUndefined();
  expect(ageBandOf({ diedOn: day("2024-01-01"), ageInDays: 1e9 })).toBeUndefined();
});

it("never gives a younger band for a longer life, and none from the 18th birthday on", () => {
  const births = fc.integer({ min: 0, max: 20_000 }).map((each) => addDays(day("1970-03-01"), each));
  const lives = fc.integer({ min: 0, max: 6_800 });
  fc.assert(
    fc.property(births, lives, (bornOn, lived) => {
      const rank = (days: number) => {
        const band = ageBandOf({ diedOn: addDays(bornOn, days), ageInDays: days });
        return band === undefined ? ageBandNames.length : ageBandNames.indexOf(band);
      };
      expect(rank(lived + 1)).toBeGreaterThanOrEqual(rank(lived));
      if (!bornOn.endsWith("02-29")) {
        expect(rank(lived) < ageBandNames.length).toBe(addDays(bornOn, lived) < addMonths(bornOn, 18 * 12));
      }
    }),
  );
});

it("puts the deaths of all years into the bands in use now", () => {
  const oldest = ageBands.values.at(-1)!;
  expect(ageBandOf({ diedOn: addDays(oldest.from, -1), ageInDays: 3 })).toBe("0-27 days");
  expect(ageBandOf({ diedOn: day("2009-06-30"), ageInDays: 400 })).toBe("1-4 years");
});

it("is a parameter with its reference", () => {
  expect(checkParameter(ageBands)).toEqual([]);
  expect(ageBands.values[0]?.value.map(({ band }) => band)).toEqual(ageBandNames);
  expect(ageBands.values).toMatchSnapshot();
});
