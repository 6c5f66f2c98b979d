import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Every link of a folder of pages that leads nowhere in it, and everything that a page would fetch from a network. */
export function brokenLinks(folder: string): string[] {
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".html"))
    .sort();
  const anchors = new Map<string, ReadonlySet<string>>();
  const anchorsOf = (file: string) => {
    const known = anchors.get(file) ?? new Set(valuesOf(readFileSync(file, "utf8"), "id"));
    anchors.set(file, known);
    return known;
  };
  return pages.flatMap((page) => {
    const file = join(folder, page);
    const html = readFileSync(file, "utf8");
    const leads = (link: string) => {
      const [path = "", anchor = ""] = link.split("#").map((part) => decodeURIComponent(part));
      const target = path === "" ? file : join(dirname(file), path.split("?")[0] ?? "");
      if (relative(folder, target).startsWith("..") || !existsSync(target) || !statSync(target).isFile())
        return false;
      return anchor === "" || !target.endsWith(".html") || anchorsOf(target).has(anchor);
    };
    const local = [...valuesOf(html, "href"), ...valuesOf(html, "src")].filter((link) => !isElsewhere(link));
    const fetched = [...html.matchAll(/<(?:script|img|link|iframe)\b[^>]*?(?:src|href)="([^"]*)"/g)].map(
      ([, link = ""]) => link,
    );
    return [
      ...[...new Set(local)]
        .filter((link) => !leads(link))
        .map((link) => `${page} links to ${link}, which is not there`),
      ...fetched.filter((link) => isElsewhere(link)).map((link) => `${page} fetches ${link}`),
    ];
  });
}

function valuesOf(html: string, attribute: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, "g"))].map(([, value = ""]) =>
    value.replaceAll("&amp;", "&"),
  );
}

function isElsewhere(link: string): boolean {
  return /^([a-z]+:|\/\/)/.test(link);
}
