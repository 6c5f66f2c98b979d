import { deathsNotified, fromPublishedCounts } from "@pdscp/cdop";
import { calendarDate, formatFigure } from "@pdscp/core";
import { expect, it } from "vitest";
import { refusalOf } from "./plain.fixture.ts";
import { areas, certificate, panel, results, year } from "./yearly-figures.fixture.ts";
import { yearlyFigures } from "./yearly-figures.ts";

it("takes breakdowns as disclosure control has left them", () => {
  const counts = yearlyFigures(results).filter(({ id }) => id.startsWith("cdop.deaths-reviewed-by-area."));
  expect(counts.map((each) => formatFigure(each))).toEqual(["[c]", "[c]", "27"]);
  expect(counts.map(({ id, label, because }) => `${id}: ${label}: ${because}`)).toEqual(
    ["Dorset", "Somerset", "total"].map(
      (row) =>
        `cdop.deaths-reviewed-by-area.${row.toLowerCase()}: Deaths reviewed by area: ${row}: Deaths reviewed by area, protected against disclosure`,
    ),
  );
  const { label: _, columnTotals: __, ...nameless } = areas;
  expect(
    yearlyFigures({ year, cdop: { tables: [{ ...nameless, certificate }] } }).map(({ id, label }) => [
      id,
      label,
    ]),
  ).toEqual([
    ["cdop.deaths.dorset", "deaths: Dorset"],
    ["cdop.deaths.somerset", "deaths: Somerset"],
  ]);
});

it.each([
  { from: "2023-04-01", to: "2024-03-31", id: "cdop.notified" },
  { from: "2023-04-01", to: "2023-06-30", id: "cdop.notified-2023-04-01-to-2023-06-30" },
  { from: "2024-01-01", to: "2024-03-31", id: "cdop.notified-2024-01-01-to-2024-03-31" },
])("names a figure of the days from $from to $to: $id", ({ from: first, to, id }) => {
  const period = { from: calendarDate(first), to: calendarDate(to) };
  const notified = deathsNotified([], { period });
  expect(yearlyFigures({ year, cdop: { notified } })[0]?.id).toBe(id);
  expect(yearlyFigures({ year, cdop: { notified } })[0]?.from).toEqual([]);
});

it("says of what the share with modifiable factors is", () => {
  const ofShare = (denominator: "all-reviewed" | "sufficient-information") => {
    const { modifiable } = fromPublishedCounts({
      period: year,
      reviewed: { total: 8 },
      modifiable: { identified: 3, insufficientInformation: 2, denominator },
    });
    const figures = yearlyFigures({ year, cdop: modifiable === undefined ? {} : { modifiable } });
    return figures.map(({ value }) => value);
  };
  expect(ofShare("all-reviewed")).toEqual([
    { kind: "percentage", count: 3, total: 8, of: "deaths reviewed" },
  ]);
  expect(ofShare("sufficient-information")).toEqual([
    { kind: "percentage", count: 3, total: 6, of: "deaths reviewed with enough information to tell" },
  ]);
});

it("asks for the period of a share", () => {
  const { period: _, ...modifiable } = panel.modifiable as NonNullable<typeof panel.modifiable>;
  const made = () => yearlyFigures({ year, cdop: { modifiable } });
  expect(made).toThrow(
    expect.objectContaining({ code: "report/period-missing", path: ["cdop", "modifiable", "period"] }),
  );
  expect(refusalOf(made)).toBe("Cannot make the figures: the share with modifiable factors needs its period");
});
