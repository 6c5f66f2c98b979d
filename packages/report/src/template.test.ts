import { calendarDate } from "@pdscp/core";
import { expect, it } from "vitest";
import { count, figureFor, published } from "./register.fixture.ts";
import { createRegister } from "./register.ts";
import { fillTemplate } from "./template.ts";

const missing = figureFor("cdop.missing", { kind: "not-available", why: "not collected" });
const fill = (text: string) => fillTemplate(text, createRegister([...published, missing]));

it("spells out the small numbers, and prints the others", () => {
  const figures = Array.from({ length: 11 }, (_, n) => figureFor(`n${n}`, count(n)));
  const template = figures.map(({ id }) => `{{ ${id} | words }}`).join(" ");
  expect(fillTemplate(template, createRegister(figures))).toBe(
    "none one two three four five six seven eight nine 10",
  );
});

it("says the day of a figure that is of one as a report prints it", () => {
  const waiting = figureFor("waiting", count(12), { period: calendarDate("2024-03-31") });
  expect(fillTemplate("{{ waiting }} on {{ waiting | period }}", createRegister([waiting]))).toBe(
    "12 on 31 March 2024",
  );
});

it.each([
  { template: "{{ cdop.reviewed }}", text: "27" },
  { template: "{{cdop.reviewed}} and {{funding.budget}}", text: "27 and £303,140" },
  { template: "{{ funding.budget | pence }}", text: "£303,140.00" },
  { template: "{{ cdop.modifiable }}", text: "52%" },
  { template: "{{ cdop.modifiable | places 1 }}", text: "51.9%" },
  { template: "{{ cdop.modifiable | count }} of {{ cdop.modifiable | total }}", text: "14 of 27" },
  { template: "{{ cdop.modifiable | of-total }}", text: "14 of 27" },
  { template: "{{ cdop.modifiable | with-count 1 }}", text: "14 (51.9%)" },
  { template: "{{ cdop.modifiable | share }}", text: "14 of 27 (52%)" },
  { template: "{{ cdop.reviewed | words }}", text: "27" },
  { template: "{{ cdop.modifiable | places   1 }}", text: "51.9%" },
  { template: "{{ cdop.modifiable | places 10 }}", text: "51.8518518519%" },
  { template: "{{ cdop.missing | count }}, {{ cdop.missing | label }}", text: "[x], cdop missing" },
  {
    template: "{{ cdop.reviewed | label }} in {{ cdop.reviewed | period }}",
    text: "Deaths reviewed in 2023/24",
  },
  {
    template: "{{ cdop.somerset }} {{ cdop.somerset | count }} {{ cdop.somerset | label }}",
    text: "[c] [c] Somerset deaths",
  },
  { template: "no placeholder }} here", text: "no placeholder }} here" },
])("fills $template with $text", ({ template, text }) => {
  expect(fill(template)).toBe(text);
});

it.each([
  { template: "a {{ cdop.none }}", code: "report/figure-unknown", path: ["cdop.none"] },
  { template: "a {{ cdop.reviewed | loud }}", code: "report/format-unknown", path: [2] },
  { template: "a {{ cdop.reviewed | total }}", code: "report/format-unknown", path: [2] },
  { template: "a {{ cdop.reviewed | places }}", code: "report/format-unknown", path: [2] },
  { template: "a {{ cdop.modifiable | 2 places 1 }}", code: "report/format-unknown", path: [2] },
  { template: "a {{ cdop.reviewed | constructor }}", code: "report/format-unknown", path: [2] },
  { template: "{{ cdop.reviewed", code: "report/placeholder-unclosed", path: [0] },
  { template: "{{ cdop.reviewed {{ cdop.notified }}", code: "report/placeholder-unclosed", path: [0] },
])("refuses $template with $code", ({ template, code, path }) => {
  expect(() => fill(template)).toThrow(expect.objectContaining({ code, path }));
});
