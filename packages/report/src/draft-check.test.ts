import { calendarDate } from "@pdscp/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDraft } from "./draft-check.ts";
import { isFrozenThrough } from "./plain.fixture.ts";
import { anyFigures, count, figureFor, pounds, published, share } from "./register.fixture.ts";
import { createRegister } from "./register.ts";
import { fillTemplate } from "./template.ts";

const register = createRegister(published);
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

it("is plain data", () => {
  const check = checkDraft(
    "We reviewed 27 deaths.",
    createRegister([figureFor("cdop.reviewed", share(27, 30), { label: "Deaths reviewed" })]),
  );
  expect(JSON.parse(JSON.stringify(check))).toEqual(check);
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
