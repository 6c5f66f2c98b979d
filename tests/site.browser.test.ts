import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, it } from "vitest";
import { openPage } from "../tooling/chromium.ts";
import { buildSite, siteFolder } from "../tooling/site.ts";

beforeAll(async () => {
  if (!existsSync(join(siteFolder, "index.html")))
    expect(await buildSite()).toEqual({ ok: true, output: "" });
});

const pages = [
  "index",
  "The_house",
  "Bring_your_own_partnership",
  "_pdscp/core",
  "_pdscp/funding/equalShares",
];
const sizes = [{ width: 1280 }, { width: 360 }];

it.each(pages.flatMap((name) => sizes.map((size) => ({ name, ...size }))))(
  "opens $name from a disk, $width pixels wide, without a network",
  async ({ name, width }) => {
    const address = pathToFileURL(join(siteFolder, `${name}.html`)).href;
    await using opened = await openPage(address, { width });
    const { page, problems } = opened;
    expect(problems).toEqual([]);
    const asked = await page.evaluate<string[]>(
      "performance.getEntriesByType('resource').map(({ name }) => name)",
    );
    expect(asked.filter((url) => /^(https?|wss?):/.test(url))).toEqual([]);
    expect(await page.locator("h1").count()).toBeGreaterThan(0);
    expect(
      await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth"),
    ).toBeLessThanOrEqual(0);
  },
);

it("finds a function by its name", async () => {
  const address = pathToFileURL(join(siteFolder, "index.html")).href;
  await using opened = await openPage(address);
  await opened.page.locator("#tsd-search-trigger").click();
  await opened.page.locator("#tsd-search-input").fill("equalShares");
  await opened.page.locator("#tsd-search-results li", { hasText: "equalShares" }).first().click();
  await opened.page.waitForURL(/equalShares/);
  expect(await opened.page.locator("h1").first().textContent()).toContain("equalShares");
});

it("draws the house so that it can be read without being seen", async () => {
  const address = pathToFileURL(join(siteFolder, "The_house.html")).href;
  await using opened = await openPage(address);
  const drawing = opened.page.getByRole("img", { name: "The packages as a house" });
  expect(await drawing.count()).toBe(1);
  const { width = 0 } = (await drawing.boundingBox()) ?? {};
  expect(width).toBeGreaterThan(300);
});
