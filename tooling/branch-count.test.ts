import { runInNewContext } from "node:vm";
import { transform } from "esbuild";
import { expect, it } from "vitest";
import { countBranches } from "./branch-count.ts";
import { packagesOf, readText } from "./tree.ts";

/** What a program gives, and how often each of its branches was taken. */
function counted(program: string) {
  const { text, branches } = countBranches("program.ts", program, 0);
  const branchCounts = new Array<number>(branches).fill(0);
  return { result: runInNewContext(text, { branchCounts }), branchCounts };
}

it.each([
  { program: "if (1 > 2) 3; else 4;", result: 4, counts: [0, 1] },
  { program: "if (1 > 2) { 3; } 4", result: 4, counts: [0, 1] },
  { program: "if (1 < 2) if (1 > 2) 3; else 4;", result: 4, counts: [1, 0, 0, 1] },
  { program: "if (1 > 2) 3; else if (1 < 2) 4;", result: 4, counts: [0, 1, 1, 0] },
  { program: "if(1<2)3;if(1<2)4;", result: 4, counts: [1, 0, 1, 0] },
  { program: "1 > 2 ? 3 : 1 < 2 ? () => 4 : 5, 6", result: 6, counts: [0, 1, 1, 0, 0] },
  { program: "(null ?? 0) || (1 && 2)", result: 2, counts: [1, 1, 1] },
  { program: "let n = 0; for (const one of [1, 2, 3]) n += one; n", result: 6, counts: [3] },
  { program: "let n = 0; while (n < 3) { n++; } do n++; while (n < 6); n", result: 6, counts: [3, 3] },
  { program: "switch (2) { case 1: 5; break; case 2: 6; break; default: 7; }", result: 6, counts: [0, 1, 0] },
  { program: "const f = () => ({ a: 1 }); f(); f().a", result: 1, counts: [2] },
  { program: "class A { get a() { return 1; } b() {} } new A().a", result: 1, counts: [1, 0] },
])("counts the branches of $program", ({ program, result, counts }) => {
  expect(counted(program)).toEqual({ result, branchCounts: counts });
});

it("counts on from where another module ended", () => {
  expect(countBranches("program.ts", "if (1) 2;", 7)).toEqual({
    text: expect.stringContaining("{ branchCounts[7]++; 2; } else { branchCounts[8]++; }"),
    branches: 2,
  });
});

it("leaves every module of the packages a program", async () => {
  for (const path of packagesOf().flatMap(({ sources }) => sources)) {
    const { code } = await transform(countBranches(path, readText(path), 0).text, { loader: "ts" });
    expect(code).toContain("branchCounts");
  }
});
