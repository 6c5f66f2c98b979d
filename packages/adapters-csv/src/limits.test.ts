import { expect, it } from "vitest";
import { csvReader } from "./index.ts";
import { file, headings, payments, row, tell, told } from "./payment.fixture.ts";

const text = file(headings, row, row, "Police,bad,01/04/2024,A1", "Police,bad,01/04/2024,A1");
it.each([
  { limits: { maxRows: 1 }, rows: 1, refused: "3:1 csv/too-many-rows" },
  { limits: { maxRejects: 1 }, rows: 3, refused: "5:1 csv/too-many-rejects" },
  { limits: { maxBytes: 60 }, rows: 1, refused: "3:1 csv/too-many-bytes" },
  { limits: { maxColumns: 3 }, rows: 0, refused: "1:4 csv/too-many-columns" },
  { limits: { maxCellChars: 9 }, rows: 0, refused: "2:3 csv/cell-too-long" },
])("stops at $limits with $refused, in pieces of any size", async ({ limits, rows, refused }) => {
  for (const size of [1, 7, 1_000]) {
    const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [];
    const result = await told(csvReader(payments, pieces, { limits }));
    expect(result.refused).toBe(refused);
    expect(result.rows).toHaveLength(rows);
  }
});

const limited = "each limit must be a whole number above zero, or Infinity";
const divided = 'the delimiter must be one character, such as ";", and no letter, digit or quote';
it.each([
  ...[0, -1, 0.5, Number.NaN, "5"].map((maxRows) => ({ options: { limits: { maxRows } }, says: limited })),
  ...["ab", "", "a", "7", '"', " ", "\n", "\0", "é", ";;"].map((delimiter) => ({
    options: { delimiter },
    says: divided,
  })),
  ...[null, 5].map((delimiter) => ({ options: { delimiter }, says: divided })),
  ...[null, "Ref", 1].map((allowPersonalData) => ({
    options: { allowPersonalData },
    says: "allowPersonalData must be a list of fields, or true for all",
  })),
  {
    options: { encoding: "latin1" },
    says: "the encoding must be one of utf-8, utf-16le, utf-16be, windows-1252",
  },
])("takes no $options", ({ options, says }) => {
  expect(() => csvReader(payments, "", options as never)).toThrow(
    expect.objectContaining({ code: "csv/option-invalid", message: `Cannot read text: ${says}` }),
  );
});

it("takes null for no signal", async () => {
  expect((await tell(text, { signal: null })).error).toBeUndefined();
});

it.each([..."\t;|,:~!'/^"])("takes the delimiter %j", async (delimiter) => {
  const text = file(headings, "Police,5,2024-04-01,A1").replaceAll(",", delimiter);
  expect((await tell(text, { delimiter })).rows).toEqual(["2 ok"]);
});

it.each([
  { maxBytes: text.length },
  { maxRows: 4 },
  { maxColumns: 4 },
  { maxCellChars: 10 },
  { maxRejects: 2 },
])("reads a file that just keeps to %j", async (limits) => {
  const { rows, refused } = await tell(text, { limits });
  expect({ rows: rows.length, refused }).toEqual({ rows: 4, refused: undefined });
});

it("reads of bytes as far as of text", async () => {
  for (const maxBytes of [60, text.length - 1]) {
    const { rows, refused } = await tell(text, { limits: { maxBytes } });
    const bytes = await tell(new TextEncoder().encode(text), { limits: { maxBytes } });
    expect({ rows: bytes.rows, refused: bytes.refused }).toEqual({ rows, refused });
    expect(refused).toMatch(/csv\/too-many-bytes$/);
  }
});

it("ends before the character that the limit cuts in two", async () => {
  const start = `${headings}\nx`;
  for (const size of [start.length + 1, start.length + 2]) {
    const { refused } = await tell(`${start}😀😀,1,01/04/2024,A1`, { limits: { maxBytes: size } });
    expect(refused).toBe("2:1 csv/too-many-bytes");
  }
});

it("takes Infinity", async () => {
  expect((await tell(file(headings, row), { limits: { maxRows: Number.POSITIVE_INFINITY } })).rows).toEqual([
    "2 ok",
  ]);
});
