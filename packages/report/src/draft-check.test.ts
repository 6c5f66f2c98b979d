import { calendarDate, financialYear } from "@pdscp/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";
import { toPlainText, toSarif } from "./check-report.ts";
import { checkDraft } from "./draft-check.ts";
import { isFrozenThrough } from "./plain.fixture.ts";
import { anyFigures, count, figureFor, pounds, published, share, withheld } from "./register.fixture.ts";
import { createRegister } from "./register.ts";
import { fillTemplate } from "./template.ts";

const register = createRegister(published);
const statuses = (text: string, options = {}) =>
  checkDraft(text, register, options).mentions.map(({ text: own, status }) => `${own} ${status}`);

it.each([
  { text: "The total budget was £303,140.", expected: ["£303,140 sourced"] },
  { text: "Some £0.3 million was spent.", expected: ["£0.3 million sourced"] },
  { text: "The total budget was £303,410.", expected: ["£303,410 drifted"] },
  { text: "We reviewed 28 deaths in all.", expected: ["28 drifted"] },
  {
    text: "We reviewed 27 deaths and 14 (52%) had factors.",
    expected: ["27 sourced", "14 sourced", "52% sourced"],
  },
  { text: "Reviews with modifiable factors were 51.9%.", expected: ["51.9% sourced"] },
  { text: "Reviews with modifiable factors were 51%.", expected: ["51% drifted"] },
  { text: "Half of the reviews, more or less.", expected: ["Half sourced"] },
  { text: "There were 812 lunches.", expected: ["812 unsourced"] },
  { text: "In 2023/24, at 16 years old.", expected: ["2023/24 context", "16 years old context"] },
])("says $expected of: $text", ({ text, expected }) => {
  expect(statuses(text)).toEqual(expected);
});

it("reads no number as a figure that its sentence states beside it", () => {
  const areas = createRegister([
    figureFor("cdop.notified", count(57), { label: "Deaths notified" }),
    figureFor("cdop.notified-by-area.north", count(27), { label: "Deaths notified by area: North" }),
  ]);
  const { findings } = checkDraft(
    "Of the 57 deaths that were notified, 28 were of children from North.",
    areas,
  );
  expect(findings.map(({ code, instead }) => [code, instead])).toEqual([["report/drifted", "27"]]);
});

it("counts what has a source, by paragraph too", () => {
  const { coverage } = checkDraft(
    "The total budget was £303,140.\n\nThere were 812 lunches in 2023/24.",
    register,
  );
  expect(coverage).toMatchObject({ sourced: 1, total: 2, excused: 0, text: "1 of 2" });
  expect(coverage.paragraphs.map(({ line, text }) => `${line}: ${text}`)).toEqual(["1: 1 of 1", "3: 0 of 1"]);
});

it("finds that a number says less than its words", () => {
  const { findings } = checkDraft("Over 57 deaths were notified.", register);
  expect(findings.map(({ code, instead }) => `${code} ${instead}`)).toEqual([
    "report/qualifier-not-borne 57",
  ]);
});

it.each([
  { text: "Under 57 deaths were notified.", instead: ["57"] },
  { text: "Nearly 57 deaths were notified.", instead: ["57"] },
  { text: "About 57 deaths were notified.", instead: [] },
  { text: "Over £303,140 was the total budget.", instead: ["£303,140"] },
  { text: "Over 52% of reviews.", instead: [] },
  { text: "Over 51.9% of reviews.", instead: [] },
])("lets an exact number be said to be $instead and no other in: $text", ({ text, instead }) => {
  const { findings } = checkDraft(text, register);
  expect(findings.map((finding) => finding.instead)).toEqual(instead);
});

it("names every figure that a number may be, the likeliest first", () => {
  const { mentions } = checkDraft("The reviews with modifiable factors were of 27.", register);
  expect(mentions.map(({ figure, candidates }) => [figure, candidates])).toEqual([
    ["cdop.modifiable", ["cdop.modifiable", "cdop.reviewed"]],
  ]);
  const [only] = checkDraft("The deaths notified were 57.", register).mentions;
  expect(only).not.toHaveProperty("candidates");
});

it("says why a number needs a source, and what the words are of where it has another", () => {
  const said = (text: string) =>
    checkDraft(text, register).findings.map(({ message, why }) => `${message} | ${why}`);
  expect([
    ...said("There were 812 lunches."),
    ...said("The total budget was £75,785."),
    ...said("Over 57 deaths were notified."),
  ]).toMatchInlineSnapshot(`
    [
      "812 has no source: no figure of the register prints so | Only a number with a source can be defended",
      "£75,785 is "Share of each partner", but the words are those of "Total budget", which is £303,140 | The sentence names funding.budget and prints funding.share",
      "The figure is exactly 57: the word before it says otherwise | cdop.notified is 57",
    ]
  `);
});

it("takes a length of time for a name where a label has it, and for no source where none has", () => {
  const ages = createRegister([
    figureFor("cdop.young", count(33), { label: "Referrals: 0-27 days" }),
    figureFor("cdop.older", withheld, { label: "Referrals: 28-364 days" }),
  ]);
  const check = (text: string) => checkDraft(text, ages);
  expect(check("It was 0-27 days.").mentions.map(({ status }) => status)).toEqual(["context"]);
  expect(check("It was 5-27 days.").coverage.text).toBe("0 of 1");
  expect(check("Some 812 lunches at 28-364 days.").findings.map(({ instead }) => instead)).toEqual([
    expect.stringMatching(/^the mark, /),
  ]);
});

it.each([
  { text: "The total budget was £75,785.", expected: ["report/other-figure £303,140"] },
  { text: "The total budget was £303,140, or £75,785 for everyone.", expected: [] },
  { text: "Everyone paid £75,785.", expected: [] },
  { text: "The total budget was £0.3 million, or £75,785.", expected: [] },
  { text: "The total budget was over £75,785.", expected: ["report/qualifier-not-borne £75,785"] },
  {
    text: "The total budget was £303,140. The total budget was £75,785.",
    expected: ["report/other-figure £303,140"],
  },
])("finds $expected in: $text", ({ text, expected }) => {
  const { findings } = checkDraft(text, register);
  expect(findings.map(({ code, instead }) => `${code} ${instead}`)).toEqual(expected);
});

it("reads the value of a label, and what is withheld there", () => {
  const labels = createRegister([
    figureFor("priorities.count", count(3), { label: "Strategic priorities" }),
    figureFor("priorities.items.early-help", withheld, { label: "Number of early help items" }),
  ]);
  const codes = (text: string) => checkDraft(text, labels).findings.map(({ code }) => code);
  expect(codes("Strategic priorities: 3.")).toEqual([]);
  expect(codes("Strategic priorities: 4.")).toEqual(["report/drifted"]);
  expect(codes("Number of early help items: 4\nStrategic priorities: 3")).toEqual([
    "report/withheld-printed",
  ]);
});

it("holds last year to last year's report", () => {
  const lastYear = createRegister([
    figureFor("cdop.reviewed", count(59), { label: "Deaths reviewed", period: financialYear("2022/23") }),
  ]);
  const codes = (text: string) => checkDraft(text, register, { lastYear }).findings.map(({ code }) => code);
  expect(codes("Last year the deaths reviewed were 59.")).toEqual([]);
  expect(codes("Last year the deaths reviewed were 58.")).toEqual(["report/last-year-differs"]);
});

describe("the arithmetic of a text", () => {
  const said = (text: string) =>
    checkDraft(text, register).findings.map(
      ({ code, instead }) => `${code.replace("report/", "")} ${instead}`,
    );

  it("says a thing once, where the register says the same of the number", () => {
    expect(said("There were 14 of 27 reviews (57%) with modifiable factors.")).toEqual([
      "percentage-does-not-follow 52%",
    ]);
  });

  it("leaves the register to say it of another number, before or after", () => {
    expect(
      said(
        "Reviews with modifiable factors were 58%. There were 14 of 27 reviews (57%) with modifiable factors.",
      ),
    ).toEqual(["drifted 52%", "percentage-does-not-follow 52%"]);
    expect(
      said(
        "There were 14 of 27 reviews (57%) with modifiable factors. Reviews with modifiable factors were 58%.",
      ),
    ).toEqual(["percentage-does-not-follow 52%", "drifted 52%"]);
  });

  it("says each of two mistakes that come to the same", () => {
    const twice = "There were 14 of 27 reviews (57%) with modifiable factors.";
    expect(said(`${twice} ${twice}`)).toEqual([
      "percentage-does-not-follow 52%",
      "percentage-does-not-follow 52%",
    ]);
  });

  it("is silent about what is withheld, and not about what stands before or after it", () => {
    const sums = "There were 47 plans (20 old and 28 new).";
    const hidden = "Somerset deaths were 14 of 27 (57%).";
    const codes = (text: string) => said(text).map((each) => each.replace(/ .*/, ""));
    const [sum, printed] = ["parts-do-not-sum", "withheld-printed"];
    expect(codes(hidden)).not.toContain("percentage-does-not-follow");
    expect(codes(`${sums} ${hidden}`)).toContain(sum);
    expect(codes(`${hidden} ${sums}`)).toContain(sum);
    expect(codes(hidden)).toContain(printed);
  });
});

it("finds nothing in a filled template, for any register", () => {
  const sentence = fc.constantFrom("We saw", "There was", "The panel noted", "Partners heard of");
  fc.assert(
    fc.property(anyFigures, sentence, (figures, opening) => {
      const own = createRegister(figures);
      const template = figures.map(({ id }) => `${opening} {{ ${id} }} of such things.`).join("\n\n");
      const { coverage, findings } = checkDraft(fillTemplate(template, own), own);
      expect(findings).toEqual([]);
      expect(coverage.sourced).toBe(coverage.total);
    }),
  );
});

it("finds a drift wherever a digit of the money is mistyped", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100_000, max: 999_999 }), fc.integer({ min: 0, max: 4 }), (amount, at) => {
      const digits = String(amount);
      const swapped = digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2);
      fc.pre(swapped !== digits && !swapped.startsWith("0"));
      const own = createRegister([
        figureFor("funding.budget", pounds(`${amount}.00`), { label: "Total budget" }),
      ]);
      expect(checkDraft(`The total budget is £${swapped}.`, own).findings.map(({ code }) => code)).toEqual([
        "report/drifted",
      ]);
    }),
  );
});

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

it("is plain data", () => {
  const check = checkDraft(
    "We reviewed 27 deaths.",
    createRegister([figureFor("cdop.reviewed", share(27, 30), { label: "Deaths reviewed" })]),
  );
  expect(JSON.parse(JSON.stringify(check))).toEqual(check);
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
      why: 20 ÷ 14 = 1.43

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
                "text": "From 14 to 20 is not what "doubled" says. Why: 20 ÷ 14 = 1.43.",
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

it("gives out what stays as it was given, and follows no excuse that changes later", () => {
  const excuse = { text: "£25", reason: "set by the policy", expires: calendarDate("2024-09-30") };
  const check = checkDraft("The fee is £25 or £26; 27 came. It rose from 28 to 14.", register, {
    excuses: [excuse],
  });
  expect(isFrozenThrough(check)).toBe(true);
  excuse.reason = "another";
  expect(check.mentions[0]?.excuse?.reason).toBe("set by the policy");
});

it("freezes the names of all figures that a number may be", () => {
  const figures = ["a.one", "a.two"].map((id) => figureFor(id, count(27)));
  const [mention] = checkDraft("There were 27.", createRegister(figures)).mentions;
  expect(mention?.candidates).toHaveLength(2);
  expect(isFrozenThrough(mention)).toBe(true);
});
