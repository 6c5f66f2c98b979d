import { expect, it } from "vitest";
import { assembled, codeModule } from "./assembly.ts";

it("keeps the machine code that the text of the plain rows stands for", async () => {
  const file = "packages/adapters-csv/src/plain-row";
  await expect(await codeModule(`${file}.wat`, "plainRowCode")).toMatchFileSnapshot(`../${file}-code.ts`);
});

it("refuses a text that is no machine", async () => {
  await expect(assembled("(module (func (result i32)))")).rejects.toThrow("type mismatch");
});
