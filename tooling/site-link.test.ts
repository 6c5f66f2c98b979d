import { expect, it } from "vitest";
import { planted } from "./planted.ts";
import { brokenLinks } from "./site-link.ts";

const page = '<h1 id="top">A page</h1>';

it.each([
  { link: '<a href="guide.html#top">', found: [] },
  { link: '<a href="#here"><p id="here">', found: [] },
  { link: '<a href="https://www.gov.uk/">', found: [] },
  { link: '<script src="main.js"></script>', found: [] },
  { link: '<a href="gone.html">', found: ["index.html links to gone.html, which is not there"] },
  { link: '<a href="guide.html#gone">', found: ["index.html links to guide.html#gone, which is not there"] },
  { link: '<a href="#gone">', found: ["index.html links to #gone, which is not there"] },
  { link: '<a href="folder">', found: ["index.html links to folder, which is not there"] },
  { link: '<a href="../above.html">', found: ["index.html links to ../above.html, which is not there"] },
  { link: '<img src="gone.svg">', found: ["index.html links to gone.svg, which is not there"] },
  {
    link: '<script async src="https://example.org/a.js"></script>',
    found: ["index.html fetches https://example.org/a.js"],
  },
  {
    link: '<link rel="stylesheet" href="//example.org/a.css">',
    found: ["index.html fetches //example.org/a.css"],
  },
])("reads $link", ({ link, found }) => {
  const files = { "index.html": link, "guide.html": page, "main.js": "", "folder/inner.html": page };
  expect(planted(files, brokenLinks)).toEqual(found);
});

it("reads pages in folders, from where they stand", () => {
  const files = {
    "core/money.html": '<a href="../index.html#top"><a href="index.html">',
    "index.html": page,
  };
  expect(planted(files, brokenLinks)).toEqual(["core/money.html links to index.html, which is not there"]);
});
