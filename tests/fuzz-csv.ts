import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CsvEncoding, csvReader, csvWriter } from "@pdscp/adapters-csv";
import {
  calendarDate,
  calendarDateSchema,
  defineTable,
  isPdscpError,
  money,
  moneySchema,
  type ReadOutcome,
} from "@pdscp/core";
import * as z from "zod";
import { root } from "../tooling/tree.ts";
import type { FuzzTarget } from "./fuzz-target.ts";

const table = defineTable({
  name: "payments",
  schema: z
    .strictObject({
      Partner: z.string().min(1),
      Amount: moneySchema,
      Date: calendarDateSchema,
      Ref: z.string(),
      places: z.int().min(0).exactOptional(),
      agreed: z.boolean().exactOptional(),
    })
    .readonly(),
  headings: {
    Partner: "Partner",
    Amount: "Amount",
    Date: "Date",
    Ref: "Ref",
    places: "Places",
    agreed: "Agreed",
  },
});

const encodings = [undefined, "utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
const delimiters = [undefined, ";", "\t"] as const;

interface Reading {
  readonly encoding?: CsvEncoding;
  readonly delimiter?: string;
  /** How many bytes come at a time, when it is neither all nor one. */
  readonly size: number;
  readonly file: Uint8Array;
}

/** The first two bytes of an input say how the rest is read. */
export function readingOf([choice = 0, size = 0, ...file]: Uint8Array): Reading {
  const encoding = encodings[(choice & 15) % encodings.length];
  const delimiter = delimiters[(choice >> 4) % delimiters.length];
  return {
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    size: 2 + size,
    file: Uint8Array.from(file),
  };
}

/** Whatever the bytes, reading ends in outcomes or in one of our errors, in the same ones whatever pieces the bytes come in. */
export function csvTarget(): FuzzTarget {
  return {
    name: "CSV files",
    weight: 6,
    seeds: [...hostileFiles(), ...generatedFiles()],
    tokens: [...texts.map(utf8), ...marks.map((bytes) => Uint8Array.from(bytes))],
    read: async (input) => {
      await ending(readingOf(input), Math.max(input.length, 1));
    },
    check: async (input) => {
      const reading = readingOf(input);
      const whole = await ending(reading, Math.max(input.length, 1));
      for (const size of [1, reading.size]) {
        const { told } = await ending(reading, size);
        if (told !== whole.told) {
          throw new Error(
            `In pieces of other sizes it ends otherwise: ${told.slice(-300)}\nwhole: ${whole.told.slice(-300)}`,
          );
        }
      }
      await checkWriting(whole.records);
      return whole.ended;
    },
  };
}

/** How reading ends, as text: every outcome and every warning, and the error's code and place. */
async function ending({ file, encoding, delimiter }: Reading, size: number) {
  const outcomes: ReadOutcome<z.output<typeof table.schema>>[] = [];
  const warnings: string[] = [];
  const options = {
    name: "damaged.csv",
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
  };
  const records = () => outcomes.flatMap((outcome) => (outcome.ok ? [outcome.record] : []));
  try {
    const reader = csvReader(table, piecesOf(file, size), options);
    for await (const batch of reader.batches({ warning: ({ code }) => warnings.push(code) }))
      outcomes.push(...batch);
  } catch (error) {
    if (!isPdscpError(error)) throw error;
    const told = JSON.stringify({ outcomes, warnings, code: error.code, at: { ...error } });
    return { told, ended: error.code, records: records() };
  }
  return { told: JSON.stringify({ outcomes, warnings }), ended: "read to its end", records: records() };
}

function* piecesOf(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** What was read can be written, and is then read as it was. */
async function checkWriting(records: readonly z.output<typeof table.schema>[]): Promise<void> {
  const target = { name: "again.csv", text: "" };
  await csvWriter(table, target).write(records);
  const again: object[] = [];
  for await (const outcome of csvReader(table, target, { allowPersonalData: true }).read()) {
    again.push(outcome.ok ? outcome.record : outcome);
  }
  const [was, is] = [JSON.stringify(records), JSON.stringify(again)];
  if (was !== is)
    throw new Error(`Written and read again it is another: ${was.slice(0, 300)}\nagain: ${is.slice(0, 300)}`);
}

/** What means something to a reader of CSV. */
const texts = [
  ...[
    '"',
    '""',
    '"\r\n',
    ",",
    ";",
    "\t",
    "\r\n",
    "\n",
    "\r",
    "\0",
    "\ufeff",
    "\ufffd",
    "\u2028",
    "\u00a0",
    "\u200b",
  ],
  ...[
    "sep=;\n",
    "sep=,\r\n",
    "=1+1",
    "'=1",
    "'",
    "Partner,Amount,Date,Ref\n",
    "Partner,Amount,Date,Ref,Places,Agreed\r\n",
  ],
  ...[
    "Total,",
    "Grand total",
    "£",
    "£1,234.50",
    "(5.00)",
    "-",
    "5p",
    "1e3",
    "31/02/2024",
    "01/04/2024",
    "2024-04-01",
  ],
  ...[
    "yes",
    "TRUE",
    "n/a",
    "[c]",
    "*",
    "<5",
    "__proto__",
    "<html>",
    "<!doctype html>",
    "PK\x03\x04",
    "{",
    "%PDF-",
  ],
  ...["NHS number", "Name", "Date of birth", "943 476 5919", "SW1A 1AA", "Organisation"],
];

/** The marks of encodings, and bytes that are wrong in one or another. */
const marks = [
  ...[
    [0xef, 0xbb, 0xbf],
    [0xff, 0xfe],
    [0xfe, 0xff],
    [0xff, 0xfe, 0, 0],
    [0xc0, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90],
  ],
  ...[
    [0x80],
    [0x81],
    [0xa3],
    [0xc2, 0xa3],
    [0xe2, 0x80],
    [0x3d, 0xd8],
    [0xd8, 0x3d],
    [0x00],
    [0x22, 0x00],
    [0x00, 0x22],
  ],
];

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function hostileFiles(): Uint8Array[] {
  const folder = join(root, "packages/adapters-csv/fixtures/hostile");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .map((name) => readFileSync(join(folder, name)))
    .filter(({ length }) => length <= 4_000)
    .map((file) => Uint8Array.of(0, 5, ...file));
}

/** Good files of many shapes: each encoding with its mark or told of it, each delimiter, quotes, line ends and empty cells. */
function generatedFiles(): Uint8Array[] {
  const row = (index: number) => ({
    Partner: ["Police", 'The "Hub", East', "Zoë £5\nand more"][index % 3],
    Amount: money(`${index * 17}.50`).toFixed(2),
    Date: calendarDate(`2024-0${1 + (index % 9)}-11`),
    Ref: index % 2 === 0 ? "" : `A${index}`,
  });
  return delimiters.flatMap((delimiter, at) =>
    ["\n", "\r\n"].flatMap((newline) => {
      const cell = (text: string) => (/[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
      const rows = [
        ["Partner", "Amount", "Date", "Ref"],
        ...[1, 2, 3, 4, 5].map((index) => Object.values(row(index))),
      ];
      const text = rows
        .map((cells) => cells.map((each) => cell(String(each))).join(delimiter ?? ","))
        .join(newline);
      const little = Buffer.from(text, "utf16le");
      const big = Buffer.from(little).swap16();
      return [
        [0, ...utf8(text)],
        [1, ...utf8(`\ufeff${text}`)],
        [2, ...little],
        [3, ...big],
        [0, 0xff, 0xfe, ...little],
        [0, 0xfe, 0xff, ...big],
        [4, ...Buffer.from(text, "latin1")],
      ].map(([encoding = 0, ...file]) => Uint8Array.of((at << 4) | encoding, 3, ...file));
    }),
  );
}
