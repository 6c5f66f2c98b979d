import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage } from "../tooling/chromium.ts";
import { type Consumer, installPacked } from "../tooling/consumer.ts";
import { bundleOf } from "../tooling/size.ts";
import { goldenPage } from "./golden.ts";

const expected = readFileSync(new URL("golden.txt", import.meta.url), "utf8");

let consumer: Consumer;
let script: string;

beforeAll(async () => {
  consumer = await installPacked();
  consumer.write("golden.ts", readFileSync(new URL("golden.ts", import.meta.url), "utf8"));
  const code = `import { goldenFigures } from "./golden.ts";
globalThis.figures = goldenFigures();
try { globalThis.madeAtRunTime = new Function("return 'allowed'")(); } catch { globalThis.madeAtRunTime = "refused"; }`;
  script = await bundleOf(code, consumer.folder);
});

afterAll(() => consumer.remove());

const html = `<!doctype html><meta charset="utf-8"><title>Figures</title><script type="module" src="/figures.js"></script>`;

describe("the packed packages, bundled and minified, in a browser", () => {
  it.each([
    { timeZone: "Europe/London", locale: "en-GB", policy: "script-src 'self' 'unsafe-eval'" },
    { timeZone: "Pacific/Apia", locale: "tr-TR", policy: "default-src 'none'; script-src 'self'" },
    { timeZone: "America/Los_Angeles", locale: "de-DE", policy: "default-src 'none'; script-src 'self'" },
  ])("give the same figures in $timeZone, in $locale, under $policy", async (options) => {
    await using opened = await openPage(html, { ...options, files: { "/figures.js": script } });
    const { page, problems } = opened;
    expect(problems).toEqual([]);
    expect(await page.evaluate("figures")).toBe(expected);
    expect(await page.evaluate("madeAtRunTime")).toBe(
      options.policy.includes("unsafe-eval") ? "allowed" : "refused",
    );
  });
});

describe("the report as a page", () => {
  /** What a reader would have to move sideways for. */
  const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

  it.each([
    { width: 320, media: "screen" },
    { width: 1280, media: "screen" },
    { width: 794, media: "print" },
  ] as const)("fits $width pixels of $media, and asks for nothing", async (options) => {
    await using opened = await openPage(goldenPage(), {
      ...options,
      policy: "default-src 'none'; style-src 'unsafe-inline'",
    });
    const { page, problems } = opened;
    expect(problems).toEqual([]);
    expect(await page.locator("script").count()).toBe(0);
    expect(await page.evaluate(overflow)).toBe(0);
    expect(await page.title()).toContain("Yearly report 2023/24");
    expect(await page.locator("caption").first().textContent()).toBe("Contributions");
    expect(await page.locator("td").allTextContents()).toEqual(["£151,570.01", "[c]", "£151,570", "[c]"]);
  });
});
