import { csvAdapter, csvTemplate } from "@pdscp/adapters-csv";
import {
  childDeathTable,
  compareYears,
  deathsReviewed,
  fromPublishedCounts,
  timeToReview,
} from "@pdscp/cdop";
import {
  allocate,
  calendarDate,
  calendarDateSchema,
  defineTable,
  englandAndWales,
  figure,
  financialYear,
  financialYearOf,
  formatMoney,
  isPdscpError,
  money,
  moneySchema,
  parseMoney,
  quartersOf,
  readAll,
  sumMoney,
  type Table,
  workingDaysBetween,
} from "@pdscp/core";
import { contributionChanges, equalShares, impliedExpenditure, sharesUnder } from "@pdscp/funding";
import { actionTable, ratingFor, ratingRuleSchema } from "@pdscp/priorities";
import { checkDraft, createRegister, fillTemplate, toHtml, toMarkdown } from "@pdscp/report";
import { compareProportions, percentagesOf, proportion, protectTable, rate } from "@pdscp/statistics";
import { cancellationCharge, cancellationPolicySchema } from "@pdscp/training";
import * as z from "zod";

/**
 * Figures of every domain as one text, which must be the same bytes wherever it is made: from the source or from the packed
 * packages, imported or required, in any time zone and locale, in Node and in a browser.
 */
export async function goldenFigures(): Promise<string> {
  const sections: Readonly<Record<string, () => object | string | Promise<object>>> = {
    "exact money": exactMoney,
    "days and years": daysAndYears,
    contributions,
    "small numbers": smallNumbers,
    "child deaths": childDeaths,
    "cancelled training": cancelledTraining,
    priorities: ratings,
    "tables as CSV": tablesAsCsv,
    "the report": () => toMarkdown(frozen(report())),
    "a draft": draft,
  };
  const texts: string[] = [];
  for (const [title, figures] of Object.entries(sections)) {
    const found = await figures();
    const lines = typeof found === "string" ? [found] : Object.entries(found).map(lineOf);
    texts.push(`# ${title}\n${lines.join("\n")}\n`);
  }
  return texts.join("\n");
}

/** A result on one line, without its sentences: how a figure is put into words may be bettered, the figure may not. */
function lineOf([name, value]: readonly [string, unknown]): string {
  const spoken = new Set(["because", "message", "sentence"]);
  return `${name}: ${JSON.stringify(value, (key, inner) => (spoken.has(key) ? undefined : inner))}`;
}

/** Frozen to its depths, so that a function that changed what it was given would throw. */
function frozen<Value>(value: Value, seen = new Set<unknown>()): Value {
  if (typeof value !== "object" || value === null || seen.has(value)) return value;
  seen.add(value);
  for (const inner of Object.values(value)) frozen(inner, seen);
  return Object.freeze(value);
}

/** The page that the same figures make. */
export function goldenPage(): string {
  return toHtml(report());
}

const years = { now: financialYear("2023/24"), before: financialYear("2022/23") };

function exactMoney() {
  const names = frozen(["Istanbul", "ilk", "İzmir", "Zoë", "zebra", "Ä", "a"]);
  return {
    spread: allocate(money("100.00"), names, (name) => name.length, { tie: "by-name" }),
    read: ["£1,234.50", "(£500.00)", " £12 "].map((text) => formatMoney(parseMoney(text))),
  };
}

function daysAndYears() {
  const days = ["2011-12-30", "2024-02-29", "2024-03-31", "2024-04-01", "2024-10-27"].map(calendarDate);
  return {
    years: days.map(financialYearOf),
    quarters: quartersOf(years.now),
    notice: days.slice(2).map((day) => workingDaysBetween(day, calendarDate("2025-01-06"), englandAndWales)),
  };
}

function contributions() {
  const partners = frozen(["Dorset Police", "Dorset Council", "NHS Dorset", "BCP Council"]);
  const before = frozen(
    ["48845", "68932", "75000", "83424"].map((amount, index) => ({
      partner: partners[index] ?? "",
      amount: money(amount),
    })),
  );
  return {
    changes: contributionChanges(before, equalShares(money("303140"), partners)),
    third: equalShares(money("100"), partners.slice(1)),
    weighted: sharesUnder(
      frozen({ kind: "weights", weights: { councils: 2, health: 1, police: 4 } }),
      money("220000.01"),
    ),
    spent: impliedExpenditure({ opening: money("21697"), income: money("303140"), closing: money("68853") }),
  };
}

function smallNumbers() {
  const counts = [
    [8, 2],
    [7, 5],
    [12, 9],
  ];
  const protectedTable = protectTable(
    frozen({ rows: ["Dorset", "BCP", "Somerset"], columns: ["Under 1", "1 to 17"], counts }),
    frozen({ threshold: 5 }),
  );
  return {
    protectedTable,
    interval: proportion({ count: 14, total: 27 }),
    exact: rate({ count: 7, population: 54_321, per: 100_000 }),
    byar: rate({ count: 27, population: 140_000, per: 100_000 }),
    compared: compareProportions({ count: 14, total: 27 }, { count: 32, total: 59 }),
    printed: percentagesOf(frozen([14, 13, 1]), { places: 1, sumTo100: true }),
  };
}

async function childDeaths() {
  const text = `Case,Area,Date of death,Notified on,Age band,Reviewed on,Category of death,Modifiable factors,Out of area
C-1,Dorset,2022-11-02,2022-11-03,0-27 days,2023-06-15,8,identified,no
C-2,BCP,2023-04-20,2023-04-21,1-4 years,2023-12-07,4,none-identified,no
C-3,Somerset,2023-08-01,2023-08-01,15-17 years,,,,no
C-4,Elsewhere,2023-09-10,2023-09-12,28-364 days,,,,yes
`;
  const { records } = await readAll(csvAdapter.reader(childDeathTable, { name: "cases.csv", text }));
  const published = (period: typeof years.now, identified: number, total: number) =>
    fromPublishedCounts({ period, reviewed: { total }, modifiable: { identified } }).modifiable;
  const [now, before] = [published(years.now, 14, 27), published(years.before, 32, 59)];
  return {
    reviewed: deathsReviewed(frozen(records), { period: years.now, by: "area" }),
    time: timeToReview(records, { period: years.now }),
    compared: now && before && compareYears(now, before),
  };
}

function cancelledTraining() {
  const policy = cancellationPolicySchema.parse({
    id: "local-2023",
    name: "Cancellation policy",
    reference: { title: "Charging policy 2023/24" },
    from: "2023-04-01",
    bands: [
      { notice: { unit: "workingDays", atLeast: 3 }, charges: [{ kind: "none" }] },
      { notice: { unit: "workingDays", lessThan: 3 }, charges: [{ kind: "percent-of-fee", percent: "33" }] },
    ],
    didNotAttend: { charges: [{ kind: "full-fee" }] },
  });
  const booking = {
    ...{ id: "B1", session: "S1", organisation: "A school", payer: "school", hours: 6, fee: money("70.25") },
    bookedOn: calendarDate("2024-02-01"),
    heldOn: calendarDate("2024-04-02"),
  };
  return ["2024-03-25", "2024-03-27", "2024-03-28"].map((on) =>
    cancellationCharge(frozen({ ...booking, cancelledOn: calendarDate(on) }), frozen(policy), {
      calendar: englandAndWales,
    }),
  );
}

function ratings() {
  const rule = ratingRuleSchema.parse({
    name: "Actions by their due date",
    unit: "days",
    of: "days-left",
    scale: [
      { rating: "green", means: "on-track" },
      { rating: "amber", means: "at-risk" },
      { rating: "red", means: "off-track" },
    ],
    values: [
      {
        from: "2023-04-01",
        reference: { title: "Performance framework 2023" },
        value: [{ rating: "green", limit: 30 }, { rating: "amber", limit: 0 }, { rating: "red" }],
      },
    ],
  });
  const action = actionTable.schema.parse({
    cycle: "2023-25",
    ref: "C.1",
    title: "Carry out the plan",
    priorities: ["C"],
    due: "2024/25",
    state: "under-way",
  });
  return ["2025-03-01", "2025-03-12", "2025-04-01"].map((on) =>
    ratingFor(frozen(action), frozen(rule), { on: calendarDate(on) }),
  );
}

const paymentSchema = z
  .strictObject({ partner: z.string().min(1), amount: moneySchema, paidOn: calendarDateSchema })
  .readonly();
type Payment = z.output<typeof paymentSchema>;

async function tablesAsCsv() {
  const table = defineTable({
    name: "payments",
    schema: paymentSchema,
    headings: { partner: "Partner", amount: "Amount", paidOn: "Paid on" },
  });
  const text = `Contributions 2023/24
Paid on,PARTNER,Amount
03/04/2023,"Police, İlçe","£75,785.00"
05/04/2023,=1+1,12.5
04/04/2023,NHS Dorset,"1.234,50"
Total,,75785.00
`;
  const { records, rejects, warnings } = await readAll(csvAdapter.reader(table, { name: "paid.csv", text }), {
    acceptRejects: true,
  });
  const target = { name: "copy.csv", text: "" };
  await csvAdapter.writer(table, target).write(frozen(records));
  const refused = await readAll(
    csvAdapter.reader(table, { name: "cut.csv", text: 'Partner,"Amount\n1' }),
  ).catch((error: unknown) => (isPdscpError(error) ? [error.code, error.path] : "not one of ours"));
  return {
    template: csvTemplate(table),
    written: target.text,
    rejects,
    warnings,
    refused,
    long: await longFile(table),
  };
}

/** A file that is long enough for its plain rows to be read by machine code, where that may be run. */
async function longFile(table: Table<Payment>) {
  const rows = Array.from({ length: 2_000 }, (_, index) => {
    const day = `${String((index % 28) + 1).padStart(2, "0")}/04/2023`;
    const partner = index % 7 === 0 ? `"Police, ""İlçe"" ${index % 3}"` : `NHS Dorset ’${index % 5}`;
    return `${index % 500 === 0 ? "31/02/2023" : day},${partner},£${index % 90}.${index % 2 === 0 ? "50" : "05"}`;
  });
  const text = `Paid on,Partner,Amount\r\n${rows.join("\r\n")}`;
  const { records, rejects } = await readAll(csvAdapter.reader(table, { name: "long.csv", text }), {
    acceptRejects: true,
  });
  return {
    partners: [...new Set(records.map(({ partner }) => partner))],
    total: sumMoney(records.map(({ amount }) => amount)),
    last: records.at(-1),
    rejected: rejects.map(({ at }) => at.line),
  };
}

function register() {
  const from = [{ source: "contributions.csv", line: 2 }];
  return createRegister([
    figure({
      ...{
        id: "funding.budget",
        label: "Total budget",
        period: years.now,
        because: "All contributions",
        from,
      },
      value: { kind: "money", amount: money("303140.00") },
    }),
    figure({
      ...{
        id: "cdop.modifiable",
        label: "Modifiable factors",
        period: years.now,
        because: "Of all reviews",
        from,
      },
      value: { kind: "percentage", count: 14, total: 27, of: "deaths reviewed" },
    }),
    figure({
      ...{
        id: "cdop.withheld",
        label: "Small number",
        period: years.now,
        because: "Below the threshold",
        from,
      },
      value: { kind: "withheld", why: "fewer than 5" },
    }),
  ]);
}

function report() {
  return {
    title: "Yearly report 2023/24",
    register: register(),
    sections: [
      {
        id: "money",
        heading: "Money",
        paragraphs: [
          "The total budget was {{ funding.budget }}, and {{ cdop.modifiable | share }} had such factors.",
        ],
        tables: [
          {
            id: "shares",
            caption: "Contributions",
            head: "Partner",
            columns: ["Share", "Withheld"],
            rows: equalShares(money("303140.01"), ["Dorset Police", "NHS Dorset"]).map(
              ({ partner, amount }) => ({
                heading: partner,
                cells: [{ kind: "money" as const, amount }, "{{ cdop.withheld }}"],
              }),
            ),
          },
        ],
      },
    ],
  };
}

function draft() {
  const text =
    "The total budget was £303,410. The panel reviewed 27 deaths; in 14 (57%) of these there were factors.";
  const { findings, coverage } = checkDraft(text, register());
  return { coverage, findings, filled: fillTemplate("In {{ cdop.modifiable | share }}.", register()) };
}
