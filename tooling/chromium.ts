import { existsSync } from "node:fs";
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { type Ending, run } from "./command.ts";

const executablePath = "/usr/bin/chromium";

/** Nothing that a page under test does reaches a network. */
const flags = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
  ...["--disable-background-networking", "--disable-component-update"],
];

/** Makes sure that there is a browser: installs Debian's where this account may, and says what is needed where it may not. */
export async function ensureChromium(): Promise<Ending> {
  if (existsSync(executablePath)) return { ok: true, output: "" };
  const need = `The tests in a browser need ${executablePath}: install Debian's package "chromium"\n`;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return { ok: false, output: need };
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const update = await run("apt-get", ["update", "-qq"], { env });
  const install = await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
    env,
  });
  return existsSync(executablePath)
    ? { ok: true, output: "" }
    : { ok: false, output: `${need}${update.output}${install.output}` };
}

/** How a page is shown: on a desk's screen unless it says otherwise. */
export interface PageOptions {
  /** In CSS pixels; 320 is a telephone, or a desk's screen enlarged four times. */
  readonly width?: number;
  readonly media?: "screen" | "print";
  readonly timeZone?: string;
  readonly locale?: string;
  /** The `Content-Security-Policy` that the page is served under. */
  readonly policy?: string;
  /** Other files of the page's site, by path: "/figures.js". */
  readonly files?: Readonly<Record<string, string>>;
}

/** A page as a reader sees it. */
export interface OpenedPage extends AsyncDisposable {
  readonly page: Page;
  /** What went wrong in the page, and each address that it asked for and that is not its own. */
  readonly problems: readonly string[];
}

const site = "https://report.example";

/**
 * Opens HTML, or the page at an address, in a browser of its own that keeps nothing. HTML is served as a site without any
 * network: whatever else it asks for is refused and told in `problems`.
 */
export async function openPage(page: string, options: PageOptions = {}): Promise<OpenedPage> {
  const { width = 1280, media = "screen", timeZone, locale, policy, files = {} } = options;
  const browser = await chromium.launch({ executablePath, args: flags });
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    ...(timeZone ? { timezoneId: timeZone } : {}),
    ...(locale ? { locale } : {}),
  } satisfies BrowserContextOptions);
  const problems: string[] = [];
  const opened = await context.newPage();
  opened.on("pageerror", (error) => problems.push(String(error)));
  await opened.emulateMedia({ media });
  const isAddress = /^[a-z]+:\/\//.test(page);
  if (!isAddress) {
    await opened.route("**", (route) => {
      const { origin, pathname } = new URL(route.request().url());
      const body = origin === site ? (pathname === "/" ? page : files[pathname]) : undefined;
      if (body === undefined) {
        problems.push(`asked for ${route.request().url()}`);
        return route.abort();
      }
      return route.fulfill({
        body,
        contentType: pathname.endsWith(".js") ? "text/javascript; charset=utf-8" : "text/html; charset=utf-8",
        headers: policy ? { "content-security-policy": policy } : {},
      });
    });
  }
  await opened.goto(isAddress ? page : `${site}/`);
  return { page: opened, problems, [Symbol.asyncDispose]: () => browser.close() };
}
