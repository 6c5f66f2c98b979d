import { calendarDate, type FinancialYear, financialYear } from "@pdscp/core";
import { expect, it } from "vitest";
import { refusalOf } from "./plain.fixture.ts";
import { trainerCredits } from "./trainer-day.ts";

const year = financialYear("2014/15");
const on = calendarDate("2014-10-01");

it("gives ten free places for a trainer day", () => {
  const lent = [
    { organisation: "Police", on, days: 1 },
    { organisation: "Police", on, days: 0.1 },
    { organisation: "Police", on, days: 0.2 },
    { organisation: "Council", on, days: 0.29 },
    { organisation: "Council", on: calendarDate("2015-04-01"), days: 1 },
  ];
  const credits = trainerCredits(lent, { year, placesPerDay: 10, used: { Police: 4, Health: 1 } });
  expect(credits.map(({ organisation, earned, used, left }) => [organisation, earned, used, left])).toEqual([
    ["Council", 2, 0, 2],
    ["Health", 0, 1, -1],
    ["Police", 13, 4, 9],
  ]);
  expect(credits[2]).toMatchObject({
    days: 1.3,
    because: "1.3 trainer days in 2014/15 at 10 free places a day",
  });
  expect(trainerCredits(lent, { year, placesPerDay: 1 }).map(({ earned }) => earned)).toEqual([0, 1]);
});

it("takes any name for an organisation's, such as one that every object has", () => {
  const [credit] = trainerCredits([{ organisation: "constructor", on, days: 1 }], { year, placesPerDay: 10 });
  expect(credit).toMatchObject({ organisation: "constructor", earned: 10, used: 0, left: 10 });
});

it.each([
  [{ days: 0 }, {}, ["Police"]],
  [{}, { used: { Police: -1 } }, ["Police"]],
  [{}, { placesPerDay: 1.5 }, ["placesPerDay"]],
  [{ days: Number.NaN }, {}, ["Police"]],
  [{}, { placesPerDay: 0 }, ["placesPerDay"]],
  [{}, { used: { Police: 0.5 } }, ["Police"]],
])("refuses %j with %j", (lent, options, path) => {
  const days = [{ organisation: "Police", on, days: 1, ...lent }];
  const credited = () => trainerCredits(days, { year, placesPerDay: 10, ...options });
  expect(credited).toThrow(expect.objectContaining({ code: "training/trainer-days-invalid", path }));
  expect(refusalOf(credited)).toMatchSnapshot();
});

it("takes the year in any spelling", () => {
  const lent = [{ organisation: "A school", on: calendarDate("2023-06-01"), days: 1 }];
  const [credit] = trainerCredits(lent, { year: "2023-2024" as FinancialYear, placesPerDay: 10 });
  expect([credit?.earned, credit?.because]).toEqual([10, "1 trainer day in 2023/24 at 10 free places a day"]);
});
