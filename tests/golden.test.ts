import { expect, it } from "vitest";
import { goldenFigures } from "./golden.ts";

it("gives the figures that are written down, from the source and in this time zone", async () => {
  await expect(await goldenFigures()).toMatchFileSnapshot("golden.txt");
});
