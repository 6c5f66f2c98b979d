import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  calendarDate,
  figure,
  financialYear,
  formatMoney,
  isPdscpError,
  type Money,
  money,
  parseMoney,
  parseUkDate,
} from "@pdscp/core";
import { checkDraft, createRegister, findNumbers } from "@pdscp/report";
import { root } from "../tooling/tree.ts";
import type { FuzzTarget } from "./fuzz-target.ts";

/** Core's readers of text: a value that is read as itself again, or one of our errors, which does not repeat the text. */
export function coreTarget(): FuzzTarget {
  const pounds = (amount: Money) => money(amount.toFixed(2)).toFixed(2) === amount.toFixed(2);
  const readers: Readonly<Record<string, (text: string) => boolean>> = {
    money: (text) => pounds(money(text)),
    parseMoney: (text) =>
      pounds(parseMoney(text)) && parseMoney(formatMoney(parseMoney(text))).eq(parseMoney(text)),
    calendarDate: (text) => calendarDate(text) === text,
    parseUkDate: (text) => calendarDate(parseUkDate(text)) === parseUkDate(text),
    financialYear: (text) => financialYear(financialYear(text)) === financialYear(text),
  };
  // What the messages say of themselves: 'such as "31/03/2024"'.
  const examples = Object.values(readers).map(refusalOf).join("\n");
  return textTarget({
    name: "amounts, days and years",
    weight: 2,
    seeds: [
      "£1,234.50",
      "-£7,639",
      "(£500.00)",
      " £12 ",
      "0.1",
      "2024-02-29",
      "31/03/2024",
      "1/4/2024",
      "2023/24",
      "2023 to 2024",
    ],
    tokens: [
      "£",
      "-",
      "(",
      ")",
      ",",
      ".",
      "/",
      " ",
      "\u00a0",
      "–",
      "\u2212",
      "0",
      "00",
      "29",
      "31",
      "1999/00",
      "to",
      "e",
      "٣",
    ],
    read: (text) =>
      Object.entries(readers)
        .filter(([name, isLawful]) => {
          try {
            if (!isLawful(text)) throw new Error(`${name} reads it, and then something else`);
            return true;
          } catch (error) {
            if (!isPdscpError(error)) throw error;
            if (text.length >= 8 && error.message.includes(text) && !examples.includes(text)) {
              throw new Error(`${name} repeats the text`);
            }
            return false;
          }
        })
        .map(([name]) => name)
        .join(", "),
  });
}

function refusalOf(read: (text: string) => unknown): string {
  try {
    return String(read("?"));
  } catch (error) {
    return String(error);
  }
}

/** The draft check: it ends, and every number that it finds stands where it says. */
export function draftTarget(): FuzzTarget {
  const of = {
    period: financialYear("2023/24"),
    because: "Counted",
    from: [{ source: "made-up.csv", line: 2 }],
  };
  const register = createRegister([
    figure({
      ...of,
      id: "a.budget",
      label: "Total budget",
      value: { kind: "money", amount: money("303140.00") },
    }),
    figure({ ...of, id: "a.reviewed", label: "Deaths reviewed", value: { kind: "count", count: 27 } }),
    figure({
      ...of,
      id: "a.factors",
      label: "Reviews with modifiable factors",
      value: { kind: "percentage", count: 14, total: 27, of: "deaths reviewed" },
    }),
  ]);
  const drafts = JSON.parse(readFileSync(join(root, "packages/report/fixtures/drafts.json"), "utf8"));
  const sentences = [...JSON.stringify(drafts).matchAll(/"text":"((?:[^"\\]|\\.){20,400})"/g)];
  return textTarget({
    name: "drafts",
    weight: 2,
    seeds: [
      ...readFileSync(join(root, "examples/draft.md"), "utf8").split("\n\n"),
      ...sentences.map(([, text = ""]) => JSON.parse(`"${text}"`)),
    ],
    tokens: [
      ...[
        " ",
        "\n\n",
        ". ",
        ", ",
        "- ",
        "| ",
        "# ",
        "(",
        ")",
        "[",
        "](",
        "<b>",
        "<!--",
        "-->",
        "<script>",
        "&pound;",
        "{{",
        "}}",
      ],
      ...[
        "1",
        "27",
        "1,234",
        "0.5",
        "52%",
        " per cent",
        " percentage points",
        "£303,140",
        "£1.2 million",
        "half",
        "two-thirds",
      ],
      ...[
        "2023/24",
        "31 March 2024",
        "1st",
        "aged ",
        "over ",
        "nearly ",
        "between ",
        " and ",
        " to ",
        " of ",
        " in ",
        " per 100,000",
      ],
      ...[
        "increased from ",
        "rose by ",
        "fell",
        "last year",
        "Total",
        "Level ",
        "www.",
        "\u00a0",
        "\u202e",
        "👪",
        "\ud83d",
      ],
    ],
    read: (text) => {
      let last = 0;
      for (const { start, end, text: own } of findNumbers(text)) {
        if (start < last || text.slice(start, end) !== own)
          throw new Error("A number does not stand where it says");
        last = end;
      }
      const { findings, coverage } = checkDraft(text, register);
      if (findings.some(({ span }) => span.end > text.length))
        throw new Error("A finding lies outside the text");
      return `${coverage.total > 0 ? "with" : "without"} numbers`;
    },
  });
}

interface TextTarget extends Pick<FuzzTarget, "name" | "weight"> {
  readonly seeds: readonly string[];
  readonly tokens: readonly string[];
  /** Reads a text and says how that ended. */
  readonly read: (text: string) => string;
}

function textTarget({ seeds, tokens, read, ...named }: TextTarget): FuzzTarget {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const text = new TextDecoder();
  return {
    ...named,
    seeds: seeds.map(bytes),
    tokens: tokens.map(bytes),
    read: async (input) => void read(text.decode(input)),
    check: async (input) => read(text.decode(input)) || "refused",
  };
}
