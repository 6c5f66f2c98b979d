import { calendarDate } from "@pdscp/core";
import { describe, expect, it } from "vitest";
import { checkDraft } from "./draft-check.ts";
import { judged } from "./judged.fixture.ts";
import { published } from "./register.fixture.ts";
import { createRegister } from "./register.ts";

const register = createRegister(published);
const statuses = (text: string, options = {}) =>
  checkDraft(text, register, options).mentions.map(({ text: own, status }) => `${own} ${status}`);

describe("an excuse", () => {
  const excuse = { text: "£25", reason: "set by the policy of 2023", expires: calendarDate("2024-09-30") };
  const text = "The fee is £25, and the other is £250.";

  it("stands for a source until its last day", () => {
    expect(statuses(text, { excuses: [excuse], on: calendarDate("2024-09-30") })).toEqual([
      "£25 excused",
      "£250 unsourced",
    ]);
    expect(statuses(text, { excuses: [excuse], on: calendarDate("2024-10-01") })).toEqual([
      "£25 unsourced",
      "£250 unsourced",
    ]);
  });

  it("is missed when it has run out or excuses nothing", () => {
    const codes = (draft: string, on: string) =>
      checkDraft(draft, register, { excuses: [excuse], on: calendarDate(on) }).findings.map(
        ({ code }) => code,
      );
    expect(codes("The fee is £25.", "2024-10-01")).toContain("report/excuse-expired");
    expect(codes("No fee.", "2024-04-01")).toEqual(["report/excuse-unused"]);
  });

  it("accepts a finding by its code", () => {
    const accepted = { ...excuse, text: "12.9%", code: "report/percent-should-be-points" };
    const codes = checkDraft("It is 42.2%, increased by 12.9% from 29.3%.", register, {
      excuses: [accepted],
    }).findings.map(({ code }) => code);
    expect(codes).not.toContain("report/percent-should-be-points");
  });

  it("counts only near its words", () => {
    const near = { ...excuse, near: "late cancellation" };
    expect(statuses("The fee is £25.", { excuses: [near] })).toEqual(["£25 unsourced"]);
    expect(statuses("A late  cancellation is £25.", { excuses: [near] })).toEqual(["£25 excused"]);
  });

  it.each<[lacks: string, given: unknown, path: readonly string[]]>([
    ["reason but spaces", { ...excuse, reason: " " }, ["reason"]],
    ["reason", { text: "£25", expires: "2024-09-30" }, ["reason"]],
    ["reason in words", { ...excuse, reason: 12 }, ["reason"]],
    ["number", { reason: "policy", expires: "2024-09-30" }, ["text"]],
    ["number but spaces", { ...excuse, text: "" }, ["text"]],
    ["number as text", { ...excuse, text: 25 }, ["text"]],
    ["last day", { text: "£25", reason: "policy" }, ["expires"]],
    ["last day that there is", { ...excuse, expires: "2024-09-31" }, ["expires"]],
    ["words to stand near", { ...excuse, near: 7 }, ["near"]],
    ["code in words", { ...excuse, code: 7 }, ["code"]],
    ["excuse", null, []],
    ["excuse but a text", "£25", []],
  ])("is refused that has no %s", (_, given, path) => {
    const excuses = [excuse, given] as (typeof excuse)[];
    expect(() => checkDraft("The fee is £25.", register, { excuses })).toThrow(
      expect.objectContaining({ code: "report/excuse-invalid", path: ["excuses", 1, ...path] }),
    );
  });

  it("stays with the number that it excuses", () => {
    const { mentions, coverage } = checkDraft(text, register, { excuses: [excuse] });
    expect(mentions.map((mention) => mention.excuse)).toEqual([excuse, undefined]);
    expect(coverage).toMatchObject({ sourced: 0, total: 2, excused: 1 });
  });

  it("accepts a finding only near its words", () => {
    const accepted = { ...excuse, text: "12.9%", code: "report/percent-should-be-points" };
    const codesNear = (near: string) =>
      checkDraft("It is 42.2%, increased by 12.9% from 29.3%.", register, {
        excuses: [{ ...accepted, near }],
      }).findings.map(({ code }) => code);
    expect(codesNear("increased by")).not.toContain(accepted.code);
    expect(codesNear("decreased by")).toContain(accepted.code);
  });

  it("accepts a finding that holds its words, and not one that holds them in a longer number", () => {
    const codesOf = (words: string) =>
      checkDraft("There were 47 plans (20 old and 28 new).", register, {
        excuses: [{ ...excuse, text: words, code: "report/parts-do-not-sum" }],
      }).findings.map(({ code }) => code);
    const code = "report/parts-do-not-sum";
    expect(
      ["47 plans", "(20 old", "47", "20", "47  PLANS (20"].map((each) => codesOf(each).includes(code)),
    ).toEqual([false, false, false, false, false]);
    expect(["7", "4", "2", "48 plans", "8"].map((each) => codesOf(each).includes(code))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
  });

  it("is reported at the beginning of the draft when it excuses nothing", () => {
    const [unused] = checkDraft("No fee.", register, { excuses: [excuse] }).findings;
    expect(unused).toMatchObject({ line: 1, column: 1, span: { start: 0, end: 0 } });
  });
});

it("excuses a number only where its words stand, and not as a part of another", () => {
  const excuse = { text: "£25", reason: "set by the policy", expires: calendarDate("2024-09-30") };
  const accepted = { ...excuse, text: "25%", code: "report/no-such-total" };
  expect([
    ...judged("The fee is £250, and £25 for some.", { excuses: [excuse] }),
    ...judged("The fee is £1,025.", { excuses: [{ ...excuse, text: "25" }] }),
    ...judged("The fee is £25.50.", { excuses: [excuse] }),
    ...judged("The fee is £25 each.\n\nNothing late.", { excuses: [{ ...excuse, near: "late" }] }),
    ...judged("It is 25%.", { excuses: [accepted] }),
    ...judged("It is 25%.", { excuses: [excuse], on: calendarDate("2024-10-01") }),
  ]).toMatchInlineSnapshot(`
    [
      "The fee is £250, and £25 for some. => £250 unsourced; £25 excused",
      "  report/unsourced: £250 has no source: no figure of the register prints so | add the figure to the register, fill it from there, or excuse it with a reason and a last day",
      "The fee is £1,025. => £1,025 unsourced",
      "  report/unsourced: £1,025 has no source: no figure of the register prints so | add the figure to the register, fill it from there, or excuse it with a reason and a last day",
      "  report/excuse-unused: The excuse for "25" excuses nothing in this draft | a draft checked without it",
      "The fee is £25.50. => £25.50 unsourced",
      "  report/unsourced: £25.50 has no source: no figure of the register prints so | add the figure to the register, fill it from there, or excuse it with a reason and a last day",
      "  report/excuse-unused: The excuse for "£25" excuses nothing in this draft | a draft checked without it",
      "The fee is £25 each.

    Nothing late. => £25 unsourced",
      "  report/unsourced: £25 has no source: no figure of the register prints so | add the figure to the register, fill it from there, or excuse it with a reason and a last day",
      "  report/excuse-unused: The excuse for "£25" excuses nothing in this draft | a draft checked without it",
      "It is 25%. => 25% unsourced",
      "  report/unsourced: 25% has no source: no figure of the register prints so | add the figure to the register, fill it from there, or excuse it with a reason and a last day",
      "  report/excuse-unused: The excuse for "25%" excuses nothing in this draft | a draft checked without it",
      "It is 25%. => 25% unsourced",
      "  report/unsourced: 25% has no source: no figure of the register prints so | add the figure to the register, fill it from there, or excuse it with a reason and a last day",
      "  report/excuse-expired: The excuse for "£25" ran out on 30 September 2024 | a source for the number, or a new excuse",
    ]
  `);
  for (const [change, missing] of [
    [{ text: "" }, "text"],
    [{ reason: "" }, "reason"],
    [{ expires: "soon" as never }, "expires"],
  ] as const) {
    expect(() => checkDraft("", register, { excuses: [{ ...excuse, ...change }] })).toThrow(
      expect.objectContaining({
        code: "report/excuse-invalid",
        path: ["excuses", 0, missing],
        message: "Cannot accept the excuse: the number, a reason and a last day are needed",
      }),
    );
  }
});
