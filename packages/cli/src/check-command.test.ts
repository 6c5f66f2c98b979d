import { describe, expect, it } from "vitest";
import { draftOf, pdscp } from "./command.fixture.ts";
import { yearFolder } from "./year.fixture.ts";

describe("pdscp check", () => {
  it("leaves with 0 when a draft says what the register says", async () => {
    const draft = await draftOf("The total budget was £2,000.\n");
    const { exit, out } = await pdscp("check", draft, "--folder", await yearFolder());
    expect(exit).toBe(0);
    expect(out).toContain("1 of 1 numbers have a source");
  });

  it("leaves with 0 when there are warnings alone", async () => {
    const draft = await draftOf("The total budget was £2,000. There were 99 visits.\n");
    const { exit, out } = await pdscp("check", draft, "--folder", await yearFolder());
    expect(out).toMatch(/draft\.md:1:41 warning report\/unsourced\n/);
    expect(exit).toBe(0);
  });

  it("leaves with 1 when there is an error, and says where, why and what to print", async () => {
    const draft = await draftOf("The total budget was £2,100.\n");
    const { exit, out } = await pdscp("check", draft, "--folder", await yearFolder());
    expect(exit).toBe(1);
    expect(out).toMatch(
      /draft\.md:1:22 error report\/drifted\n.*"Total budget" is £2,000\n.*\n {2}print: £2,000/,
    );
  });

  it("checks the arithmetic alone without a folder", async () => {
    const draft = await draftOf("In 14 (53%) of 27 cases there were modifiable factors.\n");
    const { exit, out } = await pdscp("check", draft);
    expect(exit).toBe(1);
    expect(out).toMatch(/draft\.md:1:\d+ error report\/percentage-does-not-follow\n/);
    expect(out).not.toContain("have a source");
    const sarif = JSON.parse((await pdscp("check", draft, "--sarif")).out);
    expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toMatch(/draft\.md$/);
  });

  it("gives JSON and SARIF", async () => {
    const draft = await draftOf("The total budget was £2,100.\n");
    const folder = await yearFolder();
    const json = JSON.parse((await pdscp("check", draft, "--folder", folder, "--json")).out);
    expect(json.coverage.text).toBe("0 of 1");
    const sarif = JSON.parse((await pdscp("check", draft, "--folder", folder, "--sarif")).out);
    expect(sarif.runs[0].results[0]).toMatchObject({ ruleId: "report/drifted", level: "error" });
    expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toMatch(/draft\.md$/);
    expect(JSON.parse((await pdscp("check", draft, "--json")).out)).toEqual([]);
    expect(JSON.parse((await pdscp("check", draft, "--sarif")).out).runs[0].results).toEqual([]);
  });

  it("compares with the folder of the year before", async () => {
    const draft = await draftOf("The total budget was £2,000, against £1,500 in 2022/23.\n");
    const before = await yearFolder({
      "report.json": '{"partnership":"X","year":"2022/23"}',
      "funding/account.csv":
        "Financial year,Kind,Line,Amount\n2022/23,Opening balance,x,1.00\n2022/23,Expenditure,Team,1.00\n",
    });
    const { out } = await pdscp("check", draft, "--folder", await yearFolder(), "--last-year", before);
    expect(out).toMatchInlineSnapshot(`
      "2 of 2 numbers have a source
      0 errors, 0 warnings, 0 notes
      "
    `);
  });

  it("leaves with 2 when the year before is to be compared with no year", async () => {
    const draft = await draftOf("The total budget was £2,000.\n");
    expect(await pdscp("check", draft, "--last-year", await yearFolder())).toEqual({
      exit: 2,
      out: "",
      err: "error: option '--last-year <folder>' needs option '--folder <folder>'\n",
    });
  });

  it("leaves with 2 when there is no draft, when it is no text, or two forms are asked for", async () => {
    expect(await pdscp("check", "/no/such/draft.md")).toMatchObject({
      exit: 2,
      err: "Cannot read /no/such/draft.md: a file that exists and may be read is needed (ENOENT) (cli/draft-unreadable)\n",
    });
    const word = await draftOf(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14));
    for (const more of [[], ["--folder", await yearFolder()]]) {
      const { exit, out, err } = await pdscp("check", word, ...more);
      expect([exit, out]).toEqual([2, ""]);
      expect(err).toMatch(
        /^Cannot read .*draft\.md: .* a Word .* Save it as plain text \(cli\/draft-unreadable\)\n$/,
      );
    }
    expect(await pdscp("check", await draftOf("x"), "--json", "--sarif")).toMatchObject({ exit: 2, out: "" });
  });
});
