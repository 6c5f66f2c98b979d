import { mkdir, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pdscp } from "./command.fixture.ts";
import { smallYear, yearFolder } from "./year.fixture.ts";

/** What is printed, but for the checklist, which has tests of its own. */
function withoutChecklist(out: string): string {
  return out.replace(/\nWhat the report must contain.*?report\.json\.\n/s, "");
}

describe("pdscp figures of a year that is there in part", () => {
  it("gives a panel its other figures in a year without a review", async () => {
    const cases =
      "Case,Area,Date of death,Notified on,Age band,Reviewed on,Category of death,Modifiable factors,Out of area\n" +
      "SYN-1,North,2022-11-02,2022-11-03,0-27 days,2023-03-14,8,identified,no\nSYN-2,North,2023-05-10,2023-05-11,1-4 years,,,,no\n";
    const directory = await mkdtemp(join(tmpdir(), "report-"));
    const { exit, out, err } = await pdscp(
      "figures",
      await yearFolder({ "cdop/cases.csv": cases }),
      "--write",
      directory,
    );
    expect([exit, err.startsWith("Wrote ")]).toEqual([0, true]);
    expect(
      out.split("\n").filter((line) => /^(Deaths|Cases|Reviews|Median)/.test(line)),
    ).toMatchInlineSnapshot(`
      [
        "Deaths notified                                       [c]  not printed             cdop/cases.csv",
        "Deaths notified of children who lived elsewhere         0  not printed             cdop/cases.csv",
        "Deaths reviewed                                         0  not printed             cdop/cases.csv",
        "Deaths reviewed of children who lived elsewhere         0  not printed             cdop/cases.csv",
        "Cases open when the year began                          0  not printed             cdop/cases.csv",
        "Cases open when the year ended                        [c]  not printed             cdop/cases.csv",
        "Cases closed without a review                           0  not printed             cdop/cases.csv",
        "Deaths notified by area: North                        [c]  not printed             cdop/cases.csv",
        "Deaths notified by area: total                        [c]  not printed             cdop/cases.csv",
        "Deaths reviewed by area: North                          0  not printed             cdop/cases.csv",
        "Deaths reviewed by area: total                          0  not printed             cdop/cases.csv",
        "Deaths reviewed by age: 0-27 days                       0  not printed             cdop/cases.csv",
        "Deaths reviewed by age: 28-364 days                     0  not printed             cdop/cases.csv",
        "Deaths reviewed by age: 1-4 years                       0  not printed             cdop/cases.csv",
        "Deaths reviewed by age: 5-9 years                       0  not printed             cdop/cases.csv",
        "Deaths reviewed by age: 10-14 years                     0  not printed             cdop/cases.csv",
        "Deaths reviewed by age: 15-17 years                     0  not printed             cdop/cases.csv",
        "Deaths reviewed by age: total                           0  not printed             cdop/cases.csv",
      ]
    `);
    const text = await readFile(join(directory, "report.md"), "utf8");
    expect(text.split("\n").filter((line) => /panel|reviews|cases/.test(line))).toMatchInlineSnapshot(`
      [
        "The panel was notified of [c] deaths of children who lived in its area, and of 0 of children who lived elsewhere, whose own panels review them. It completed 0 reviews, of deaths in this year and before it.",
        "At the end of the year [c] cases were open, against 0 when it began.",
      ]
    `);
  });

  it.each([
    {
      opening: 8,
      notified: 2,
      reviewed: 5,
      withheld: ["notified", "open.closing", "time-to-review.still-open"],
    },
    { opening: 8, notified: 6, reviewed: 5, withheld: [] },
    {
      opening: 3,
      notified: 9,
      reviewed: 5,
      withheld: ["open.opening", "open.closing", "time-to-review.still-open"],
    },
    {
      opening: 6,
      notified: 6,
      reviewed: 9,
      withheld: ["open.closing", "open.otherwise-closed", "time-to-review.still-open"],
    },
    {
      opening: 2,
      notified: 4,
      reviewed: 0,
      withheld: ["notified", "open.opening", "open.closing"],
    },
  ])(
    "withholds no number of the open cases that the others give: $opening, $notified, $reviewed",
    async ({ opening, notified, reviewed, withheld }) => {
      const row = (index: number) => {
        const [died, came] = index < opening ? ["2022-11-02", "2022-11-03"] : ["2023-05-10", "2023-05-11"];
        const ended =
          index < reviewed ? `2023-09-14,8,${index % 2 === 0 ? "identified" : "none-identified"}` : ",,";
        return `SYN-${index},North,${died},${came},0-27 days,${ended},no`;
      };
      const heading =
        "Case,Area,Date of death,Notified on,Age band,Reviewed on,Category of death,Modifiable factors,Out of area";
      const cases = [
        heading,
        ...Array.from({ length: opening + notified }, (_, index) => row(index)),
        "",
      ].join("\n");
      const { out } = await pdscp("figures", await yearFolder({ "cdop/cases.csv": cases }), "--json");
      const figures = JSON.parse(out) as { id: string; value: { kind: string } }[];
      const hidden = figures
        .filter(({ value }) => value.kind === "withheld")
        .map(({ id }) => id.replace("cdop.", ""));
      const flow = [
        "notified",
        "reviewed",
        "open.opening",
        "open.closing",
        "open.otherwise-closed",
        "time-to-review.still-open",
      ];
      expect(hidden.filter((id) => flow.includes(id))).toEqual(withheld);
    },
  );

  it("takes a folder without funding, whose open cases fell", async () => {
    const row = (index: number) => {
      const [died, came] = index < 20 ? ["2022-11-02", "2022-11-03"] : ["2023-05-10", "2023-05-11"];
      const ended = index < 10 ? `2023-09-14,8,${index % 2 === 0 ? "identified" : "none-identified"}` : ",,";
      return `SYN-${index},North,${died},${came},0-27 days,${ended},no`;
    };
    const heading =
      "Case,Area,Date of death,Notified on,Age band,Reviewed on,Category of death,Modifiable factors,Out of area";
    const folder = await yearFolder({
      "cdop/cases.csv": [heading, ...Array.from({ length: 25 }, (_, index) => row(index)), ""].join("\n"),
      "funding/contributions.csv": undefined,
      "funding/account.csv": undefined,
      "priorities/cycles.csv":
        "Cycle,Name,From,To,Boards\n2021-23,2021 to 2023,2021-04-01,2023-03-31,north\n2023-25,2023 to 2025,2023-04-01,2025-03-31,north\n",
      "priorities/priorities.csv":
        "Cycle,Reference,Title,Level\n2021-23,A,Neglect,priority\n2021-23,B,Transitions,priority\n2023-25,A,Neglect,priority\n",
      "priorities/successions.csv":
        "From cycle,From,To cycle,To,Reason\n2021-23,A,2023-25,A,It is not done\n",
    });
    const directory = await mkdtemp(join(tmpdir(), "report-"));
    const { exit, out, err } = await pdscp("figures", folder, "--write", directory);
    expect([exit, err]).toEqual([0, expect.stringMatching(/^Wrote /)]);
    expect(out).not.toContain("Funding, 2023/24");
    expect(withoutChecklist(out.slice(out.indexOf("Open cases:")))).toMatchInlineSnapshot(`
      "Open cases: 20 + 5 notified - 10 reviewed - 0 otherwise closed = 15, 5 fewer than a year before.
      Training income of £85 is the sum of 2 statements.
      Neglect: continued (Neglect). It is not done
      Transitions: unaccounted
      "Neglect" has no evidence from training, an audit, a review, data or the voice of the child

      The papers print none of these figures.
      Printed, and computed from nothing here: funding.budget (£2,000).
      "
    `);
    const text = await readFile(join(directory, "report.md"), "utf8");
    expect(text).not.toContain("## Funding");
    expect(text.slice(text.indexOf("**How the priorities"))).toMatchInlineSnapshot(`
      "**How the priorities became those of 2023 to 2025**

      | Priority | What became of it | Priority now |
      | --- | --- | --- |
      | Neglect | continued | Neglect |
      | Transitions | unaccounted | [z] |

      ## Marks used

      - [z] not applicable
      "
    `);
  });

  it("takes one contribution alone, and an account of balances alone", async () => {
    const folder = await yearFolder({
      "funding/contributions.csv": "Financial year,Partner,Amount,Kind\n2023/24,Council,1000.00,cash\n",
      "funding/account.csv":
        "Financial year,Kind,Line,Amount\n2023/24,Opening balance,From last year,100.00\n2023/24,Grant,Office,1000.00\n2023/24,Closing balance,To next year,50.00\n",
      "published.csv": undefined,
    });
    const directory = await mkdtemp(join(tmpdir(), "report-"));
    const { out } = await pdscp("figures", folder, "--write", directory);
    expect(out.slice(0, out.indexOf("Child deaths, "))).toMatchInlineSnapshot(`
      "Northshire Safeguarding Children Partnership

      Funding, 2023/24

      Figure                                               Computed  In the papers  Verdict  From
      Total budget                                           £1,000  not printed             funding/contributions.csv, line 2
      Contribution of Council                                £1,000  not printed             funding/contributions.csv, line 2
      Balance brought forward                                  £100  not printed             funding/account.csv, line 2
      Income of the year                                     £1,000  not printed             funding/account.csv, lines 2 to 4
      Net outgoings of the year (implied by the balances)    £1,050  not printed             funding/account.csv, lines 2 to 4
      Income less expenditure                                  -£50  not printed             funding/account.csv, lines 2 to 4
      Balance carried forward                                   £50  not printed             funding/account.csv, line 4

      "
    `);
    const text = await readFile(join(directory, "report.md"), "utf8");
    expect(text.slice(text.indexOf("## Funding"), text.indexOf("## Child"))).toMatchInlineSnapshot(`
      "## Funding

      The partners put £1,000 into the budget.

      The year began with £100 and ended with £50. Its outgoings were not given line by line; the balances imply net outgoings of £1,050. Training income is not in this account as given.

      **What each partner paid**

      | Partner | 2023/24 |
      | --- | ---: |
      | Council | £1,000 |
      | All partners | £1,000 |

      **Contributions by partner**

      | Partner | Contribution |
      | --- | ---: |
      | Council | £1,000 |

      **Balances by year**

      | Year | Brought forward | Carried forward |
      | --- | ---: | ---: |
      | 2023/24 | £100 | £50 |

      "
    `);
  });

  it.each(["funding", "cdop", "training", "priorities"])(
    "prints of a folder that has %s alone nothing of the others",
    async (domain) => {
      const others = Object.keys(smallYear).filter(
        (name) => name.includes("/") && !name.startsWith(`${domain}/`),
      );
      const folder = await yearFolder(
        Object.fromEntries([...others, "published.csv"].map((name) => [name, undefined])),
      );
      const { exit, out } = await pdscp("figures", folder);
      expect(exit).toBe(0);
      expect(withoutChecklist(out)).toMatchSnapshot();
    },
  );

  it("takes a folder without a file for one that is not there", async () => {
    const folder = await yearFolder({
      "priorities/cycles.csv": undefined,
      "priorities/priorities.csv": undefined,
    });
    await mkdir(join(folder, "priorities"));
    expect(await pdscp("figures", folder)).toMatchObject({ exit: 0, err: "" });
  });
});
