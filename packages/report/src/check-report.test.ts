import { calendarDate } from "@pdscp/core";
import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";
import { toPlainText, toSarif } from "./check-report.ts";
import { checkDraft } from "./draft-check.ts";
import { published } from "./register.fixture.ts";
import { createRegister } from "./register.ts";

const register = createRegister(published);

it("prints for a person and for a code host", () => {
  const check = checkDraft("The total budget was £303,410.", register);
  expect(toPlainText(check, { name: "draft.md" }).split("\n")).toEqual([
    "draft.md:1:22 error report/drifted",
    '  £303,410 is not what the register says: "Total budget" is £303,140',
    "  why: funding.budget, 2023/24: The rule for it",
    "  print: £303,140",
    "",
    "0 of 1 numbers have a source",
    "  paragraph at line 1: 0 of 1",
    "1 error, 0 warnings, 0 notes",
  ]);
  const [run] = toSarif(check, { uri: "draft.md" }).runs;
  expect(run?.results).toEqual([
    {
      ruleId: "report/drifted",
      level: "error",
      message: { text: expect.stringContaining("Print: £303,140.") },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "draft.md" },
            region: { startLine: 1, startColumn: 22, charOffset: 21, charLength: 8 },
          },
        },
      ],
    },
  ]);
});

it("prints what there is, and no line of what there is not", () => {
  const excuse = { text: "£25", reason: "set by the policy", expires: calendarDate("2024-09-30") };
  const fine = checkDraft("The total budget was £303,140, and the fee £25.", register, { excuses: [excuse] });
  expect(toPlainText(fine, { name: "draft.md" })).toBe(
    "1 of 2 numbers have a source and 1 excused\n0 errors, 0 warnings, 0 notes",
  );
  const alone = { findings: checkArithmetic("It doubled from 14 to 20.") };
  expect(toPlainText(alone, { name: "draft.md" })).toMatchInlineSnapshot(`
    "draft.md:1:17 error report/change-does-not-follow
      From 14 to 20 is not what "doubled" says
      why: 20 ÷ 14 = 1.43, and the words say 2.00

    1 error, 0 warnings, 0 notes"
  `);
  expect(toSarif(alone, { uri: "draft.md" })).toMatchInlineSnapshot(`
    {
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "runs": [
        {
          "columnKind": "utf16CodeUnits",
          "results": [
            {
              "level": "error",
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "draft.md",
                    },
                    "region": {
                      "charLength": 8,
                      "charOffset": 16,
                      "startColumn": 17,
                      "startLine": 1,
                    },
                  },
                },
              ],
              "message": {
                "text": "From 14 to 20 is not what "doubled" says. Why: 20 ÷ 14 = 1.43, and the words say 2.00.",
              },
              "ruleId": "report/change-does-not-follow",
            },
          ],
          "tool": {
            "driver": {
              "name": "pdscp",
              "rules": [
                {
                  "id": "report/change-does-not-follow",
                },
                {
                  "id": "report/change-not-borne",
                },
                {
                  "id": "report/change-wrong-way",
                },
                {
                  "id": "report/drifted",
                },
                {
                  "id": "report/duration-does-not-follow",
                },
                {
                  "id": "report/excuse-expired",
                },
                {
                  "id": "report/excuse-unused",
                },
                {
                  "id": "report/fraction-does-not-match",
                },
                {
                  "id": "report/last-year-differs",
                },
                {
                  "id": "report/mixed-precision",
                },
                {
                  "id": "report/multiple-does-not-follow",
                },
                {
                  "id": "report/no-evidence-of-change",
                },
                {
                  "id": "report/other-figure",
                },
                {
                  "id": "report/parts-do-not-sum",
                },
                {
                  "id": "report/percent-or-points",
                },
                {
                  "id": "report/percent-should-be-points",
                },
                {
                  "id": "report/percentage-does-not-follow",
                },
                {
                  "id": "report/percentage-impossible",
                },
                {
                  "id": "report/percentages-exceed-100",
                },
                {
                  "id": "report/points-should-be-percent",
                },
                {
                  "id": "report/printed-twice-differently",
                },
                {
                  "id": "report/qualifier-not-borne",
                },
                {
                  "id": "report/rate-does-not-follow",
                },
                {
                  "id": "report/rounded-twice",
                },
                {
                  "id": "report/same-number-twice",
                },
                {
                  "id": "report/small-count-recoverable",
                },
                {
                  "id": "report/total-not-given",
                },
                {
                  "id": "report/truncated",
                },
                {
                  "id": "report/unsourced",
                },
                {
                  "id": "report/withheld-printed",
                },
                {
                  "id": "report/withheld-recoverable",
                },
              ],
            },
          },
        },
      ],
      "version": "2.1.0",
    }
  `);
});
