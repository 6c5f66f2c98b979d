import { expect, it } from "vitest";
import { figuresText } from "./figures-text.ts";
import { yearFolder } from "./year.fixture.ts";
import { readYear, type YearOfFolder } from "./year-folder.ts";
import { registerOf } from "./year-register.ts";

const cycles =
  "Cycle,Name,From,To,Boards\n2021-23,2021 to 2023,2021-04-01,2023-03-31,north\n2023-25,2023 to 2025,2023-04-01,2025-03-31,north\n";
const priorities =
  "Cycle,Reference,Title,Level\n2021-23,A,Neglect,priority\n2023-25,B,Neglect and harm,priority\n";

it.each([
  { cycle: "2021-23", named: "2021 to 2023" },
  { cycle: "2023-25", named: "2023 to 2025" },
  { cycle: undefined, named: "2023 to 2025" },
])("reads the plan of the cycle that the settings name, or the last: $cycle", async ({ cycle, named }) => {
  const settings = { partnership: "Northshire", year: "2023/24", ...(cycle === undefined ? {} : { cycle }) };
  const folder = await yearFolder({
    "report.json": JSON.stringify(settings),
    "priorities/cycles.csv": cycles,
    "priorities/priorities.csv": priorities,
  });
  expect((await readYear(folder)).priorities?.cycle.name).toBe(named);
});

const noFunding = { "funding/contributions.csv": undefined, "funding/account.csv": undefined };
const newestFirst =
  "Cycle,Name,From,To,Boards\n2025-27,2025 to 2027,2025-04-01,2027-03-31,north\n2023-25,2023 to 2025,2023-04-01,2025-03-31,north\n2021-23,2021 to 2023,2021-04-01,2023-03-31,north\n";

it.each([
  { year: "2021/22", named: "2021 to 2023", from: undefined },
  { year: "2023/24", named: "2023 to 2025", from: "2021-23" },
  { year: "2025/26", named: "2025 to 2027", from: "2023-25" },
])(
  "takes the last cycle that had begun by the end of $year, and the one before it, in any order",
  async ({ year, named, from }) => {
    const [head, ...rows] = newestFirst.trim().split("\n");
    const plans = [rows, rows.toReversed()].map(async (lines) => {
      const folder = await yearFolder({
        "report.json": JSON.stringify({ partnership: "Northshire", year }),
        "priorities/cycles.csv": [head, ...lines, ""].join("\n"),
        "priorities/priorities.csv": priorities,
        "priorities/successions.csv":
          "From cycle,From,To cycle,To,Reason\n2021-23,A,2023-25,B,It goes on\n2023-25,B,2025-27,,It was done\n",
        ...noFunding,
      });
      const plan = (await readYear(folder)).priorities;
      return [plan?.cycle.name, plan?.succession?.from, plan?.succession?.findings.length ?? 0];
    });
    expect(await Promise.all(plans)).toEqual([
      [named, from, 0],
      [named, from, 0],
    ]);
  },
);

it("asks for the cycle where several have yet to begin", async () => {
  const folder = await yearFolder({
    ...noFunding,
    "report.json": JSON.stringify({ partnership: "Northshire", year: "2020/21" }),
    "priorities/cycles.csv": cycles,
    "priorities/priorities.csv": priorities,
  });
  await expect(readYear(folder)).rejects.toMatchObject({ code: "cli/settings-invalid", path: ["cycle"] });
});

it("says which cycles overlap, and what stands twice", async () => {
  const folder = await yearFolder({
    "priorities/cycles.csv": `${cycles}2023-25,2023 to 2025,2023-04-01,2025-03-31,north\n`,
    "priorities/priorities.csv": priorities,
    "priorities/actions.csv": `Cycle,Reference,Action,Priorities,Due,State\n${"2023-25,A1,Publish the plan,A,2024/25,under-way\n".repeat(2)}`,
  });
  const year = await readYear(folder);
  expect(year.warnings.map(({ code, at }) => [code, at?.source, at?.line])).toEqual([
    ["core/duplicate-key", "priorities/actions.csv", 3],
    ["core/duplicate-key", "priorities/cycles.csv", 4],
  ]);
  const text = figuresText(year, registerOf(year));
  expect(text).toContain(
    "priorities/cycles.csv:4: Line 4 has the same id as line 3: both were kept (core/duplicate-key)",
  );
  expect(text).toContain('"2023-25" is the id of two cycles (priorities/cycle-repeated)');
});

it("names the setting when there is no such cycle", async () => {
  const folder = await yearFolder({ "report.json": '{"partnership":"X","year":"2023/24","cycle":"1999"}' });
  await expect(readYear(folder)).rejects.toMatchObject({ code: "cli/settings-invalid", path: ["cycle"] });
});

it("takes what was observed by the end of the year, and nothing later", async () => {
  const observations = (...days: readonly string[]) =>
    ["Measure,On,Count,Total", ...days.map((day, index) => `HARM,${day},${20 + index},`), ""].join("\n");
  const of = async (...days: readonly string[]): Promise<YearOfFolder> =>
    readYear(
      await yearFolder({
        "priorities/measures.csv":
          "Cycle,Reference,Measure,Kind,Unit,Better,Every,Priorities,Aim\n2023-25,HARM,Children harmed,population,count,lower,month,A,track\n",
        "priorities/observations.csv": observations(...days),
      }),
    );
  const two = await of("2023-09-30", "2024-03-31", "2024-04-01");
  expect(two.priorities?.twoPoints.map(({ measure }) => measure.ref)).toEqual(["HARM"]);
  expect(two.priorities?.progress[0]?.value).toEqual({ kind: "count", count: 21 });
  expect(figuresText(two, registerOf(two))).toMatch(/\nMay be said: .*\.\nMay not be said: /);
  expect((await of("2024-04-01")).priorities?.twoPoints).toEqual([]);
});

it("says which returns are not there, and nothing of those that are", async () => {
  const year = await readYear(
    await yearFolder({
      "priorities/expected-returns.csv":
        "Provider,Measure,Quarter,Due on\nHospital,beds,2023/24 Q4,2024-03-31\nSchools,places,2023/24 Q4,2024-03-31\n",
      "priorities/received-returns.csv":
        "Provider,Measure,Quarter,On,Outcome,Note\nHospital,beds,2023/24 Q4,2024-03-31,received,\nSchools,places,2023/24 Q4,2024-03-31,awaited,Not yet sent\n",
    }),
  );
  const text = figuresText(year, registerOf(year));
  expect(text).toMatch(/\nSchools: .*/);
  expect(text).not.toContain("Hospital");
});
