import { formatMoney } from "@pdscp/core";
import { expect, it } from "vitest";
import { pdscp } from "./command.fixture.ts";
import { yearFolder } from "./year.fixture.ts";
import { readYear } from "./year-folder.ts";
import { registerOf } from "./year-register.ts";
import { reportOf } from "./year-report.ts";

const head = "Partner,Amount,Received on,Financial year";
const paid = (...lines: readonly string[]) => ({ "funding/payments.csv": [head, ...lines, ""].join("\n") });

const receiptsOf = async (...lines: readonly string[]) => {
  const { funding } = await readYear(await yearFolder(paid(...lines)));
  return funding?.receipts?.partners.map(
    ({ partner, received, outstanding }) => `${partner} ${formatMoney(received)} ${formatMoney(outstanding)}`,
  );
};

it("counts the payments that are for the year, or arrived in it", async () => {
  expect(
    await receiptsOf(
      "Council,600.00,2023-04-30,",
      "Council,400.00,2023-03-30,2023/24",
      "Police,250.00,2024-03-31,2023/24",
      "Police,100.00,2024-04-01,2023/24",
      "Police,50.00,2024-03-01,2022/23",
      "Police,10.00,2023-03-31,",
    ),
  ).toEqual(["Council £1,000 £0", "Police £250 £750"]);
  expect(await receiptsOf("Police,10.00,2023-03-31,")).toBeUndefined();
  expect((await readYear(await yearFolder())).funding?.receipts).toBeUndefined();
});

it("prints what has been paid, and who paid without being asked", async () => {
  const folder = await yearFolder(paid("Council,1000.00,2023-04-30,", "Probation,5.00,2023-05-01,"));
  const { exit, out } = await pdscp("figures", folder);
  expect(exit).toBe(0);
  expect(out).toContain(
    [
      "What had been paid by 31 March 2024",
      "",
      "Partner       Expected  Received  Outstanding",
      "Council         £1,000    £1,000           £0",
      "Police          £1,000        £0       £1,000",
      "Probation           £0        £5          -£5",
      "All partners    £2,000    £1,005         £995",
    ].join("\n"),
  );
  expect(out).toContain("\nProbation has paid, and no contribution was expected\n");
});

it("refuses a payment that cannot be read, with its line", async () => {
  const folder = await yearFolder(paid("Council,1000.00,2023-04-31,"));
  const { exit, err } = await pdscp("figures", folder);
  expect(exit).toBe(2);
  expect(err).toMatch(/funding\/payments\.csv:2:3 Received on: .*core\/date-invalid/);
});

const account = (budget: string) =>
  `Financial year,Kind,Line,Amount,Budget,Earmark\n2023/24,Opening balance,Last year,100.00,,\n2023/24,Contribution,All,2000.00,2000.00,\n2023/24,Expenditure,Team,1850.50,${budget},Reviews\n`;

it("prints what was planned where it came to something else", async () => {
  const { out } = await pdscp("figures", await yearFolder({ "funding/account.csv": account("1800.00") }));
  expect(out).toContain(
    [
      "What was planned, and what it came to",
      "",
      "Line  Budget     Actual  Difference",
      "All   £2,000     £2,000          £0",
      "Team  £1,800  £1,850.50     +£50.50",
    ].join("\n"),
  );
  const unplanned = `${account("1800.00")}2023/24,Expenditure,Reviews,0.50,,\n`;
  const more = await pdscp("figures", await yearFolder({ "funding/account.csv": unplanned }));
  expect(more.out).toContain("\nReviews     [z]      £0.50         [z]\n");
  const same = await pdscp("figures", await yearFolder({ "funding/account.csv": account("1850.50") }));
  expect(same.out).not.toContain("planned");
});

it("says which line names an earmark that the folder has not", async () => {
  const { out } = await pdscp("figures", await yearFolder({ "funding/account.csv": account("") }));
  expect(out).toContain(
    '2023/24: a line is spent from the earmark "Reviews", which is not among those given: a line of earmarks.csv is needed, and until then it is taken for any other\n',
  );
});

it("says what was given in kind, which is in no figure", async () => {
  const lines = [
    "2023/24,Police,3000.00,in-kind",
    "2022/23,Police,9.00,in-kind",
    "2023/24,Council,0.50,in-kind",
  ];
  const cash =
    "Financial year,Partner,Amount,Kind\n2023/24,Council,1000.00,cash\n2023/24,Police,1000.00,cash\n";
  const folder = await yearFolder({ "funding/contributions.csv": `${cash}${lines.join("\n")}\n` });
  const said = "Given in kind, beside the money: Police £3,000, Council £0.50";
  expect((await pdscp("figures", folder)).out).toContain(`\n${said}\n`);
  const year = await readYear(folder);
  const { sections } = reportOf(year, registerOf(year));
  expect(sections[0]?.paragraphs).toContain(`${said}.`);
  expect((await pdscp("figures", await yearFolder())).out).not.toContain("in kind");
});
