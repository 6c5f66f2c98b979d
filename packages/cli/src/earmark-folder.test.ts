import { expect, it } from "vitest";
import { pdscp } from "./command.fixture.ts";
import { yearFolder } from "./year.fixture.ts";

const head = "Earmark,Purpose,Amount,Conditions,From,Expires,Leftover";
const reviews = "reviews,Practice reviews,100.00,review; audit,2023-04-01,2025-03-31,general";
const old = "old,An old fund,50.00,office,2022-04-01,2023-03-31,general";
const moved = "Earmark,Kind,On,Amount,Reason,Reference,Commitment";
const movements = [
  "reviews,Commit,2023-06-01,60.00,review,R1,",
  "reviews,Spend,2024-02-01,20.00,,,R1",
  "reviews,Spend,2024-04-01,10.00,audit,,",
];
const account =
  "Financial year,Kind,Line,Amount,Earmark\n2023/24,Opening balance,From last year,100.00,\n2023/24,Contribution,All,2000.00,\n2023/24,Expenditure,Team,1830.50,\n2023/24,Expenditure,Review,20.00,reviews\n";

const kept = (change: Readonly<Record<string, string>> = {}) =>
  yearFolder({
    "funding/account.csv": account,
    "funding/earmarks.csv": [head, reviews, old, ""].join("\n"),
    "funding/earmark-movements.csv": [moved, ...movements, ""].join("\n"),
    ...change,
  });

it("parts the balance into what is set aside and what is general, by the end of the year", async () => {
  const folder = await kept();
  const { exit, out } = await pdscp("figures", folder);
  expect(exit).toBe(0);
  expect(out).toMatch(
    /\nEarmarked in the balance +£80 +not printed +funding\/earmarks\.csv, lines 2 to 3; funding\/earmark-movements\.csv, lines 2 to 4\n/,
  );
  expect(out).toMatch(/\nGeneral balance +£169\.50 +not printed /);
  expect(out).toContain(
    [
      "What is set aside, 31 March 2024",
      "",
      "Purpose           Set aside  Spent  Committed  Free  In the balance",
      "Practice reviews       £100    £20        £40   £40             £80",
      "An old fund             £50     £0         £0    £0              £0",
    ].join("\n"),
  );
  expect(out).not.toContain("which says");
  expect((await pdscp("explain", "funding.earmark.reviews.committed", "--folder", folder)).out).toBe(
    `Committed from the fund "reviews" on 31 March 2024, 2023/24: £40 (funding.earmark.reviews.committed)
  because: £100 set aside, £20 spent, £40 committed; £40 free until 31 March 2025
  from funding/earmarks.csv, line 2
  from funding/earmark-movements.csv, lines 2-4
`,
  );
});

it("says where the account and the earmarks do not agree, and where more is set aside than there is", async () => {
  const without = await pdscp("figures", await kept({ "funding/earmark-movements.csv": `${moved}\n` }));
  expect(without.out).toContain('\n2023/24: the lines spend £20 from the earmark "reviews", which says £0\n');
  const large = await pdscp(
    "figures",
    await kept({ "funding/earmarks.csv": `${head}\n${reviews.replace("100.00", "1000.00")}\n` }),
  );
  expect(large.out).toContain("\n2023/24: £980 is set aside, which is more than the balance\n");
});

it("says that nothing is set aside where the file has none, and nothing of it without the file", async () => {
  const none = { "funding/earmarks.csv": `${head}\n`, "funding/earmark-movements.csv": `${moved}\n` };
  const { out } = await pdscp("figures", await kept(none));
  expect(out).toMatch(/\nEarmarked in the balance +£0 /);
  expect(out).toMatch(/\nGeneral balance +£249\.50 /);
  expect(out).not.toContain("What is set aside");
  expect((await pdscp("figures", await yearFolder())).out).not.toMatch(/armarked|General balance/);
});

const fund = (amount: string, id = "reviews") => ({
  "report.json": JSON.stringify({
    partnership: "Northshire Safeguarding Children Partnership",
    year: "2023/24",
    fund: {
      id,
      amount,
      purposes: ["priority"],
      from: "2024-04-01",
      to: "2025-03-31",
      reference: { title: "A decision" },
    },
  }),
});

it("gives each earmark the lines that are its own", async () => {
  const courses = "courses,Free places,200.00,course,2023-04-01,2025-03-31,general";
  const folder = await kept({
    "funding/earmarks.csv": [head, reviews, courses, ""].join("\n"),
    "funding/earmark-movements.csv": [moved, ...movements, "courses,Spend,2024-02-01,5.00,course,,", ""].join(
      "\n",
    ),
    ...fund("90.00", "courses"),
  });
  const { out } = await pdscp("explain", "funding.earmark.courses.committed", "--folder", folder);
  expect(out.split("\n").filter((line) => line.startsWith("  from "))).toEqual([
    "  from funding/earmarks.csv, line 3",
    "  from funding/earmark-movements.csv, line 5",
  ]);
  expect((await pdscp("figures", folder)).out).toContain(
    '\nearmarks.csv and report.json differ about the fund "courses": £200 in one, £90 in the other\n',
  );
});

it("takes the fund for free places that is an earmark for one sum of money, of one amount", async () => {
  const differ =
    'earmarks.csv and report.json differ about the fund "reviews": £100 in one, £90 in the other';
  expect((await pdscp("figures", await kept(fund("90.00")))).out).toContain(`\n${differ}\n`);
  expect((await pdscp("figures", await kept(fund("100.00")))).out).not.toContain("differ about");
});

it.each<[string, Readonly<Record<string, string>>, string]>([
  [
    "a movement beyond its conditions",
    {
      "funding/earmark-movements.csv": `${moved}\n${movements[0]}\nreviews,Spend,2024-02-01,1.00,team day,,\n`,
    },
    'funding/earmark-movements.csv:3: Cannot draw on the earmark: a reason is needed that is one of its conditions: "review", "audit" (funding/draw-outside-conditions)',
  ],
  [
    "a movement of an earmark that is not there",
    { "funding/earmark-movements.csv": `${moved}\nother,Spend,2024-02-01,1.00,review,,\n` },
    'funding/earmark-movements.csv:2: Cannot keep the earmarks: "other" is not among them (funding/earmark-unknown)',
  ],
  [
    "more than there is",
    {
      "funding/earmark-movements.csv": `${moved}\n${movements[0]}\nreviews,Spend,2024-02-01,50.00,audit,,\n`,
    },
    "funding/earmark-movements.csv:3: Cannot draw on the earmark: more than is free on 2024-02-01 was asked for (funding/draw-beyond-earmark)",
  ],
  [
    "an earmark that ends before it begins",
    { "funding/earmarks.csv": `${head}\n${reviews.replace("2025", "2022")}\n` },
    "funding/earmarks.csv:2: Cannot set the money aside: it must not expire before it begins (funding/dates-not-in-order)",
  ],
  [
    "an earmark twice",
    { "funding/earmarks.csv": `${head}\n${reviews}\n${reviews}\n` },
    "funding/earmarks.csv:3: Cannot keep the earmarks: each may stand once (funding/earmark-repeated)",
  ],
  [
    "a word for what is left that there is not",
    { "funding/earmarks.csv": `${head}\n${reviews.replace("general", "reserves")}\n` },
    'funding/earmarks.csv:2:7 Leftover: one of "general", "partners", "carry-forward" is needed (core/choice-unknown)',
  ],
])("refuses %s, with its line", async (_, change, need) => {
  const { exit, out, err } = await pdscp("figures", await kept(change));
  expect([exit, out]).toEqual([2, ""]);
  expect(err).toContain(need);
});
