import { describe, expect, it } from "vitest";
import { textFault } from "./cell-fault.ts";

describe("a text", () => {
  it.each<readonly [string, string]>([
    ["\u200b", "core/text-invisible"],
    ["soft\u00adhyphen", "core/text-invisible"],
    ["\u200dx", "core/text-invisible"],
    ["\u200c", "core/text-invisible"],
    ["x\u200c\u0634", "core/text-invisible"],
    ["\u0634\u200cx", "core/text-invisible"],
    ["\u0634\u200c", "core/text-invisible"],
    ["\u200d\u0634", "core/text-invisible"],
    ["\u0634\u202e", "core/text-invisible"],
    ["a\ufeff", "core/text-invisible"],
    ...[
      "\u034f",
      "\u115f",
      "\u1160",
      "\u17b4",
      "\u3164",
      "\uffa0",
      "\ufff9",
      "\u{1d173}",
      "\u{e0001}",
      "\u{e0041}",
    ].map((unseen) => [`Dor${unseen}set`, "core/text-invisible"] as const),
    ["\u{e0041}", "core/text-invisible"],
    ["1.23457e+11", "core/text-scientific"],
    ["1E+10", "core/text-scientific"],
    [" 4.57E+11 ", "core/text-scientific"],
    [" #N/A", "core/text-excel-error"],
    ["#ERROR!", "core/text-excel-error"],
    ["Err:502", "core/text-excel-error"],
    ["0.5E-10", "core/text-scientific"],
    ["-1.25E+100", "core/text-scientific"],
    ["9E+05", "core/text-scientific"],
    ["#N/A", "core/text-excel-error"],
    ["##", "core/text-excel-error"],
    ["########", "core/text-excel-error"],
  ])("that a person cannot have meant is not kept: %j", (text, code) => {
    expect(textFault(text)?.code).toBe(code);
  });

  it.each([
    "",
    "plain",
    "é – ü",
    "\u0634\u200c\u0634",
    "👩\u200d👧",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "\u2764\ufe0f",
    "e+11",
    "1e+5",
    "1E+5",
    "1E+1000",
    "12E+10",
    "A1E+10",
    "1E+10 pounds",
    "1.E+10",
    "1E10",
    "#",
    "#1",
    "#REF! again",
    "see #REF!",
  ])("that means something is kept: %j", (text) => {
    expect(textFault(text)).toBeUndefined();
  });
});
