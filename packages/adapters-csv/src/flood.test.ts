import { expect, it } from "vitest";
import { csvReader } from "./index.ts";
import { headings, payments, told } from "./payment.fixture.ts";

/** A piece again and again, as long as anybody asks for it. */
function* flood(start: string, piece: string, megabytes: number) {
  yield start;
  for (let sent = 0; sent < megabytes * 1e6; sent += piece.length) yield piece;
}

/** Seconds of this process, which a busy machine does not stretch. */
const processorTime = () => process.cpuUsage().user / 1e6;

const piece = (text: string) => text.repeat(65_536 / text.length);

it.each([
  {
    what: "one cell of 1 GB",
    start: `${headings}\n`,
    text: "x",
    megabytes: 1_000,
    refused: "2:1 csv/cell-too-long",
  },
  {
    what: "one cell of 1 GB in quotes",
    start: `${headings}\n"`,
    text: "x\n",
    megabytes: 1_000,
    refused: "2:1 csv/cell-too-long",
  },
  { what: "20 MB of quotes", start: "", text: '"', megabytes: 20, refused: "1:1 csv/cell-too-long" },
  {
    what: "20 MB of quotes after the headings",
    start: `${headings}\nPolice,`,
    text: '""',
    megabytes: 20,
    refused: "2:2 csv/cell-too-long",
  },
  { what: "a million columns", start: "", text: ",", megabytes: 1, refused: "1:1001 csv/too-many-columns" },
  {
    what: "20 MB of commas",
    start: `${headings}\n`,
    text: ",",
    megabytes: 20,
    refused: "2:1001 csv/too-many-columns",
  },
  { what: "20 MB of line breaks", start: "", text: "\n", megabytes: 20, refused: "1:1 csv/empty" },
  {
    what: "100 MB of line breaks below the headings",
    start: `${headings}\n`,
    text: "\n\n",
    megabytes: 100,
    refused: "1:1 csv/too-many-bytes",
  },
])("refuses $what at once, in little memory", async ({ start, text, megabytes, refused, what }) => {
  const before = process.memoryUsage().rss;
  const started = processorTime();
  const result = await told(csvReader(payments, flood(start, piece(text), megabytes)));
  const seconds = processorTime() - started;
  expect(what.includes("100 MB") ? result.refused?.replace(/^\d+:/, "1:") : result.refused).toBe(refused);
  expect(seconds).toBeLessThan(what.includes("100 MB") ? 10 : 1);
  expect(process.memoryUsage().rss - before).toBeLessThan(150e6);
});

it("takes time in proportion to a file with a quote in every cell", async () => {
  const rows = (count: number) => `${headings}\n${'"a ""b""\nc","1",2024-04-01,"x"\n'.repeat(count)}`;
  const time = async (count: number) => {
    const started = processorTime();
    expect((await told(csvReader(payments, rows(count)))).rows).toHaveLength(count);
    return processorTime() - started;
  };
  await time(2_000);
  expect(await time(20_000)).toBeLessThan(2);
});

it("takes time in proportion to a row of more cells than a piece holds", async () => {
  const limits = { maxColumns: Number.POSITIVE_INFINITY };
  const started = processorTime();
  const { refused } = await told(csvReader(payments, flood(`${headings}\n`, piece(","), 8), { limits }));
  expect(refused).toBeUndefined();
  expect(processorTime() - started).toBeLessThan(6);
});

it("takes no more from a source than its reader has asked for", async () => {
  const row = `Police,5.00,01/04/2024,${"A".repeat(40)}\n`;
  const rows = piece(row);
  const each = rows.length / row.length;
  let sent = 0;
  function* long() {
    yield `${headings}\n`;
    for (; sent < 40; sent++) yield rows;
  }
  let taken = 0;
  let ahead = 0;
  for await (const batch of csvReader(payments, long()).batches()) {
    taken += batch.length;
    ahead = Math.max(ahead, sent - taken / each);
    await new Promise((later) => setTimeout(later, 1));
  }
  expect(taken).toBe(40 * each);
  expect(ahead).toBeLessThanOrEqual(2);
});
