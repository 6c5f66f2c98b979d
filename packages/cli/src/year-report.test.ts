import { expect, it } from "vitest";
import { wholeYear } from "./year.fixture.ts";
import { readYear } from "./year-folder.ts";
import { registerOf } from "./year-register.ts";
import { reportOf } from "./year-report.ts";

it("names its sections, what each meets, its tables and its charts", async () => {
  const year = await readYear(wholeYear);
  const { sections } = reportOf(year, registerOf(year));
  const names = sections.map(({ id, heading, meets, tables, charts }) => ({
    id,
    heading,
    meets,
    tables: tables?.map((table) => table.id),
    charts: charts?.map((chart) => chart.id),
  }));
  expect(names).toMatchInlineSnapshot(`
    [
      {
        "charts": [
          "contributions",
          "balances",
        ],
        "heading": "Funding",
        "id": "funding",
        "meets": [
          "costs",
        ],
        "tables": [
          "contributions",
        ],
      },
      {
        "charts": [
          "deaths",
        ],
        "heading": "Child deaths",
        "id": "child-deaths",
        "meets": [
          "serious-incidents",
        ],
        "tables": [
          "deaths-notified-by-area",
          "deaths-reviewed-by-area",
          "deaths-reviewed-by-age",
        ],
      },
      {
        "charts": [
          "training",
        ],
        "heading": "Training",
        "id": "training",
        "meets": [
          "activity",
        ],
        "tables": [
          "training-quarters",
          "price-list",
          "free-places",
        ],
      },
      {
        "charts": [],
        "heading": "Priorities",
        "id": "priorities",
        "meets": [
          "effectiveness",
          "little-progress",
          "data",
        ],
        "tables": [
          "succession",
          "measures",
        ],
      },
    ]
  `);
});
